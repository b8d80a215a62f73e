using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Compose;

/// <summary>
/// Reads the names that a service uses. What is no name of the same project is left out: external links, containers, variables,
/// and networks and volumes that Docker makes by itself.
/// </summary>
internal static class ComposeReferences
{
    public static IReadOnlyList<ComposeReference> Read(ComposeService service)
    {
        var result = new List<ComposeReference>();
        AddNames(service.Mapping, "networks", ComposeElementKind.Network, result);
        foreach (var volume in service.Volumes)
        {
            if (volume.Kind == ComposeMountKind.Volume && volume.Source.IsKnown)
            {
                result.Add(new ComposeReference(ComposeElementKind.Volume, volume.Source.Value, volume.Source.Span, "volumes", IsOptional: false, Absent(volume.Source.Span)));
            }
        }

        AddGrants(service.Mapping, "secrets", ComposeElementKind.Secret, result);
        AddGrants(service.Mapping, "configs", ComposeElementKind.Config, result);
        if (service.Mapping.TryGetMapping("build", out var build))
        {
            AddGrants(build, "secrets", ComposeElementKind.Secret, result);
        }

        AddNames(service.Mapping, "depends_on", ComposeElementKind.Service, result);
        AddServices(service.Mapping, "links", result);
        AddServices(service.Mapping, "volumes_from", result);
        foreach (var key in new[] { "network_mode", "pid", "ipc" })
        {
            if (service.Mapping.TryGetScalar(key, out var scalar) && scalar.Value.StartsWith("service:", StringComparison.Ordinal) && IsName(scalar.Value.AsSpan(8)))
            {
                result.Add(new ComposeReference(ComposeElementKind.Service, scalar.Value[8..], scalar.GetSpan(8, scalar.Value.Length - 8), key, IsOptional: false, Absent(scalar.Span)));
            }
        }

        return result;
    }

    // A list of names, or a mapping from names to options.
    private static void AddNames(YamlMapping mapping, string key, ComposeElementKind kind, List<ComposeReference> result)
    {
        if (!mapping.TryGetValue(key, out var node))
        {
            return;
        }

        if (node is YamlSequence sequence)
        {
            foreach (var item in sequence.Items)
            {
                if (item.Resolve() is YamlScalar scalar && IsName(scalar.Value))
                {
                    result.Add(new ComposeReference(kind, scalar.Value, scalar.Span, key, IsOptional: false, Absent(scalar.Span)));
                }
            }
        }
        else if (node is YamlMapping names)
        {
            foreach (ref readonly var entry in names.Entries)
            {
                if (entry.Key is YamlScalar { Value: not "<<" } name && IsName(name.Value))
                {
                    var options = entry.Value.Resolve() as YamlMapping;
                    var isOptional = options is not null && options.TryGetValue("required", out var required)
                        && !(required is YamlScalar scalar && scalar.TryGetBoolean(out var isRequired) && isRequired);
                    result.Add(new ComposeReference(
                        kind, name.Value, name.Span, key, isOptional, options is null ? Absent(name.Span) : ComposeValue.GetString(options, "condition", name.Span)));
                }
            }
        }
    }

    // A list of names, or of mappings with a source.
    private static void AddGrants(YamlMapping mapping, string key, ComposeElementKind kind, List<ComposeReference> result)
    {
        if (!mapping.TryGetSequence(key, out var sequence))
        {
            return;
        }

        foreach (var item in sequence.Items)
        {
            var name = item.Resolve() as YamlScalar;
            if (item.Resolve() is YamlMapping grant)
            {
                grant.TryGetScalar("source", out name);
            }

            if (name is not null && IsName(name.Value))
            {
                result.Add(new ComposeReference(kind, name.Value, name.Span, key, IsOptional: false, Absent(name.Span)));
            }
        }
    }

    // 'SERVICE[:ALIAS]' of links, 'SERVICE[:MODE]' and 'container:NAME[:MODE]' of volumes_from.
    private static void AddServices(YamlMapping mapping, string key, List<ComposeReference> result)
    {
        if (!mapping.TryGetSequence(key, out var sequence))
        {
            return;
        }

        foreach (var item in sequence.Items)
        {
            if (item.Resolve() is YamlScalar scalar && !scalar.Value.StartsWith("container:", StringComparison.Ordinal))
            {
                var colon = scalar.Value.IndexOf(':', StringComparison.Ordinal);
                var name = colon < 0 ? scalar.Value : scalar.Value[..colon];
                if (IsName(name))
                {
                    result.Add(new ComposeReference(ComposeElementKind.Service, name, scalar.GetSpan(0, name.Length), key, IsOptional: false, Absent(scalar.Span)));
                }
            }
        }
    }

    private static bool IsName(ReadOnlySpan<char> text) => !text.IsEmpty && !text.ContainsAny('$', '{');

    private static Fact<string> Absent(TextSpan span) => Fact<string>.Absent(span);
}
