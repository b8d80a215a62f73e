using System.Text.Json;

namespace OpsLead.Lint.Cli.Tests;

/// <summary>The published schema and the page name exactly what the format has.</summary>
public sealed class JsonFormatTests
{
    private static readonly JsonElement Schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(RepositoryRoot.Find(), "docs", "opslead-lint.schema.json"))).RootElement;

    [Test]
    public void A_report_has_what_the_schema_requires_and_nothing_it_does_not_name()
    {
        using var folder = new TemporaryFolder();
        folder.Add("a.yaml", "# opslead-lint: ignore-file[word-rule] a test's\na: «1» «2» word:x\n").Add("b.txt", "«1»").Add("c.png");

        var run = CommandRun.Start(folder.Path, ["check", "--format", "json"], new RuleSet([new MarkRule(), new WordRule()], []));

        var report = JsonDocument.Parse(run.Output).RootElement;
        Assert.That(report.GetProperty("suppressed").GetArrayLength(), Is.EqualTo(1));
        Verify(report, Schema, "$");
    }

    // As much of JSON Schema as the published one uses.
    private static void Verify(JsonElement value, JsonElement schema, string path)
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

        if (schema.TryGetProperty("type", out var type))
        {
            var types = type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(static item => item.GetString()) : [type.GetString()];
            Assert.That(types, Does.Contain(value.ValueKind is JsonValueKind.Number ? "integer" : value.ValueKind.ToString().ToLowerInvariant()), path);
        }
    }

    private static IEnumerable<JsonElement> Parts(JsonElement schema)
    {
        if (schema.TryGetProperty("$ref", out var reference))
        {
            schema = Schema.GetProperty("$defs").GetProperty(reference.GetString()!["#/$defs/".Length..]);
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
