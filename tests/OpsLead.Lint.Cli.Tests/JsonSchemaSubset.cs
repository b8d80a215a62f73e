using System.Text.Json;

namespace OpsLead.Lint.Cli.Tests;

/// <summary>As much of JSON Schema as the published schemas use. A property that the schema does not name fails, so that nothing is published unsaid.</summary>
internal sealed class JsonSchemaSubset
{
    private readonly JsonElement root;

    private JsonSchemaSubset(JsonElement root) => this.root = root;

    public static JsonSchemaSubset Load(string name) => new(JsonDocument.Parse(File.ReadAllText(Path.Combine(RepositoryRoot.Find(), "docs", name))).RootElement);

    public void Verify(JsonElement value) => Verify(value, root, "$");

    private void Verify(JsonElement value, JsonElement schema, string path)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        var isOpen = false;
        foreach (var part in Parts(schema))
        {
            VerifyType(value, part, path);
            if (value.ValueKind == JsonValueKind.Array && part.TryGetProperty("items", out var items))
            {
                foreach (var item in value.EnumerateArray())
                {
                    Verify(item, items, path + "[]");
                }
            }

            if (value.ValueKind != JsonValueKind.Object)
            {
                continue;
            }

            isOpen |= part.TryGetProperty("additionalProperties", out _);
            foreach (var name in part.TryGetProperty("required", out var required) ? required.EnumerateArray() : [])
            {
                Assert.That(value.TryGetProperty(name.GetString()!, out _), Is.True, $"{path}.{name}");
            }

            foreach (var property in part.TryGetProperty("properties", out var properties) ? properties.EnumerateObject() : [])
            {
                known.Add(property.Name);
                if (value.TryGetProperty(property.Name, out var child))
                {
                    Verify(child, property.Value, $"{path}.{property.Name}");
                }
            }
        }

        if (value.ValueKind == JsonValueKind.Object && !isOpen)
        {
            Assert.That(value.EnumerateObject().Select(static property => property.Name), Is.SubsetOf(known), path);
        }
    }

    private static void VerifyType(JsonElement value, JsonElement schema, string path)
    {
        if (schema.TryGetProperty("const", out var constant))
        {
            Assert.That(JsonElement.DeepEquals(value, constant), Is.True, path);
        }

        if (schema.TryGetProperty("enum", out var values))
        {
            Assert.That(values.EnumerateArray().Any(item => JsonElement.DeepEquals(item, value)), Is.True, path);
        }

        if (schema.TryGetProperty("pattern", out var pattern))
        {
            Assert.That(value.GetString(), Does.Match(pattern.GetString()!), path);
        }

        if (schema.TryGetProperty("minimum", out var minimum))
        {
            Assert.That(value.GetInt64(), Is.AtLeast(minimum.GetInt64()), path);
        }

        if (schema.TryGetProperty("type", out var type))
        {
            var types = type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(static item => item.GetString()) : [type.GetString()];
            Assert.That(types, Does.Contain(value.ValueKind is JsonValueKind.Number ? "integer" : value.ValueKind.ToString().ToLowerInvariant()), path);
        }
    }

    private IEnumerable<JsonElement> Parts(JsonElement schema)
    {
        if (schema.TryGetProperty("$ref", out var reference))
        {
            schema = root.GetProperty("$defs").GetProperty(reference.GetString()!["#/$defs/".Length..]);
        }

        yield return schema;
        foreach (var part in schema.TryGetProperty("allOf", out var all) ? all.EnumerateArray() : [])
        {
            foreach (var inner in Parts(part))
            {
                yield return inner;
            }
        }
    }
}
