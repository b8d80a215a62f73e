using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Schemas;

/// <content>Mappings, and the way references take.</content>
internal sealed partial class SchemaCompiler
{
    private ObjectConstraints? ReadObjectConstraints(YamlMapping mapping, bool isRootOfResource)
    {
        var properties = new Dictionary<string, SchemaProperty>(StringComparer.Ordinal);
        var required = ReadNames(mapping, "required");
        var hasProperties = mapping.TryGetMapping("properties", out var listed);
        if (hasProperties)
        {
            foreach (ref readonly var entry in listed!.Entries)
            {
                if (entry.Key is YamlScalar name)
                {
                    // The API server checks metadata by itself, whatever the definition says of it.
                    var schema = isRootOfResource && name.Value == "metadata" ? SchemaNode.Anything : Compile(entry.Value);
                    properties[name.Value] = new SchemaProperty(schema, Array.IndexOf(required, name.Value), IsDeclared: true, Since: 0);
                }
            }
        }

        if (isRootOfResource || (isStructural && IsTrue(mapping, "x-kubernetes-embedded-resource")))
        {
            foreach (var name in (ReadOnlySpan<string>)["apiVersion", "kind", "metadata"])
            {
                properties.TryAdd(name, new SchemaProperty(SchemaNode.Anything, Array.IndexOf(required, name), IsDeclared: true, Since: 0));
            }
        }

        for (var i = 0; i < required.Length; i++)
        {
            properties.TryAdd(required[i], new SchemaProperty(SchemaNode.Anything, i, IsDeclared: false, Since: 0));
        }

        var constraints = new ObjectConstraints { Properties = properties.ToFrozenDictionary(StringComparer.Ordinal), Required = required };
        ReadPatternProperties(mapping, constraints);
        ReadDependencies(mapping, constraints);
        constraints.Additional = mapping.TryGetValue("additionalProperties", out var additional) ? Compile(additional)
            : isStructural && hasProperties && !IsPart(mapping) && !IsTrue(mapping, "x-kubernetes-preserve-unknown-fields") ? SchemaNode.Nothing
            : null;
        if (ReferenceEquals(constraints.Additional, SchemaNode.Anything))
        {
            constraints.Additional = isStructural ? null : constraints.Additional;
        }

        constraints.Names = mapping.TryGetValue("propertyNames", out var names) ? Compile(names) : null;
        constraints.Unevaluated = mapping.TryGetValue("unevaluatedProperties", out var unevaluated) ? Compile(unevaluated) : null;
        constraints.MinProperties = TryReadCount(mapping, "minProperties", out var minimum) ? minimum : 0;
        constraints.MaxProperties = TryReadCount(mapping, "maxProperties", out var maximum) ? maximum : int.MaxValue;
        var isUsed = properties.Count > 0 || constraints.Patterns.Length > 0 || constraints.Additional is not null || constraints.Names is not null
            || constraints.Unevaluated is not null || constraints.DependentRequired.Length > 0 || constraints.DependentSchemas.Length > 0
            || constraints.MinProperties > 0 || constraints.MaxProperties < int.MaxValue || constraints.HasUnreadablePattern;
        return isUsed ? constraints : null;
    }

    // Below allOf, anyOf, oneOf and not a structural schema states no type and only constrains what the schema around it declares.
    private static bool IsPart(YamlMapping mapping)
    {
        for (YamlNode? child = mapping, node = mapping.Parent; node is not null; child = node, node = node.Parent)
        {
            if (node is YamlMapping outer)
            {
                foreach (ref readonly var entry in outer.Entries)
                {
                    if (ReferenceEquals(entry.Value, child) && entry.Key is YamlScalar { Value: "allOf" or "anyOf" or "oneOf" or "not" } && !IsBelowProperties(outer))
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }

    // A property may be called anyOf.
    private static bool IsBelowProperties(YamlMapping mapping)
    {
        if (mapping.Parent is YamlMapping outer)
        {
            foreach (ref readonly var entry in outer.Entries)
            {
                if (ReferenceEquals(entry.Value, mapping))
                {
                    return entry.Key is YamlScalar { Value: "properties" };
                }
            }
        }

        return false;
    }

    private void ReadPatternProperties(YamlMapping mapping, ObjectConstraints constraints)
    {
        if (!mapping.TryGetMapping("patternProperties", out var patterns))
        {
            return;
        }

        var result = new List<(Regex Pattern, SchemaNode Schema)>();
        foreach (ref readonly var entry in patterns.Entries)
        {
            if (entry.Key is YamlScalar key && ReadPattern(key.Value) is { } pattern)
            {
                result.Add((pattern, Compile(entry.Value)));
            }
            else
            {
                constraints.HasUnreadablePattern = true;
            }
        }

        constraints.Patterns = [.. result];
    }

    private void ReadDependencies(YamlMapping mapping, ObjectConstraints constraints)
    {
        var required = new List<(string Name, string[] Required)>();
        var schemas = new List<(string Name, SchemaNode Schema)>();

        // Up to draft 7 one keyword for both.
        foreach (var keyword in (ReadOnlySpan<string>)["dependencies", "dependentRequired", "dependentSchemas"])
        {
            if (!mapping.TryGetMapping(keyword, out var dependencies))
            {
                continue;
            }

            foreach (ref readonly var entry in dependencies.Entries)
            {
                if (entry.Key is not YamlScalar name)
                {
                    continue;
                }

                if (entry.Value.Resolve() is YamlSequence list)
                {
                    required.Add((name.Value, ReadNames(list)));
                }
                else
                {
                    schemas.Add((name.Value, Compile(entry.Value)));
                }
            }
        }

        constraints.DependentRequired = [.. required];
        constraints.DependentSchemas = [.. schemas];
    }

    private static string[] ReadNames(YamlMapping mapping, string key) => mapping.TryGetSequence(key, out var list) ? ReadNames(list) : [];

    private static string[] ReadNames(YamlSequence list)
    {
        var names = new List<string>(list.Items.Length);
        foreach (var item in list.Items)
        {
            if (item.Resolve() is YamlScalar scalar && !names.Contains(scalar.Value))
            {
                names.Add(scalar.Value);
            }
        }

        return [.. names];
    }

    /// <summary>The schema of a reference: a JSON pointer, an anchor, or an id within the same document. Another document's accepts everything.</summary>
    private SchemaNode Find(string reference)
    {
        lock (compiled)
        {
            if (FindTree(reference) is { } tree)
            {
                return Compile(tree);
            }

            HasUnknowns = true;
            return SchemaNode.Anything;
        }
    }

    private YamlNode? FindTree(string reference)
    {
        if (reference is "#" or "")
        {
            return root;
        }

        var hash = reference.IndexOf('#', StringComparison.Ordinal);
        var resource = root;
        if (hash != 0)
        {
            var name = hash < 0 ? reference : reference[..hash];
            if (!GetAnchors().TryGetValue(name, out resource) && !GetAnchors().TryGetValue(name[(name.LastIndexOf('/') + 1)..], out resource))
            {
                return null;
            }
        }

        var fragment = hash < 0 ? "" : reference[(hash + 1)..];
        return fragment.Length == 0 ? resource
            : fragment[0] == '/' ? FollowPointer(resource, fragment)
            : GetAnchors().GetValueOrDefault("#" + fragment);
    }

    // RFC 6901 in its URI form.
    private static YamlNode? FollowPointer(YamlNode resource, string pointer)
    {
        var node = resource;
        foreach (var part in pointer[1..].Split('/'))
        {
            var name = Uri.UnescapeDataString(part).Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            switch (node.Resolve())
            {
                case YamlMapping mapping when mapping.TryGetValue(name, out var value):
                    node = value;
                    break;
                case YamlSequence sequence when int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < sequence.Items.Length:
                    node = sequence.Items[index];
                    break;
                default:
                    return null;
            }
        }

        return node;
    }

    // Ids by the name they have and by their last segment, anchors with a '#'. The first of a name wins.
    private Dictionary<string, YamlNode> GetAnchors()
    {
        if (anchors is not null)
        {
            return anchors;
        }

        anchors = new Dictionary<string, YamlNode>(StringComparer.Ordinal);
        var pending = new Stack<YamlNode>();
        pending.Push(root);
        while (pending.TryPop(out var node))
        {
            if (node is YamlMapping mapping)
            {
                foreach (ref readonly var entry in mapping.Entries)
                {
                    if (entry is { Key: YamlScalar { Value: "$id" or "id" }, Value: YamlScalar id })
                    {
                        anchors.TryAdd(id.Value, mapping);
                        anchors.TryAdd(id.Value.TrimEnd('#')[(id.Value.TrimEnd('#').LastIndexOf('/') + 1)..], mapping);
                    }
                    else if (entry is { Key: YamlScalar { Value: "$anchor" or "$dynamicAnchor" }, Value: YamlScalar anchor })
                    {
                        anchors.TryAdd("#" + anchor.Value, mapping);
                    }

                    pending.Push(entry.Value);
                }
            }
            else if (node is YamlSequence sequence)
            {
                foreach (var item in sequence.Items)
                {
                    pending.Push(item);
                }
            }
        }

        return anchors;
    }
}
