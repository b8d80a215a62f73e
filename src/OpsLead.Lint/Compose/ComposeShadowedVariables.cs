using OpsLead.Lint.Engine;
using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Compose;

/// <summary>
/// Finds <c>$NAME</c> in the commands of a service that sets NAME for its container by a literal value: Compose replaces it by the
/// host's variable. A value that itself comes from the host's variable of the same name is the same either way.
/// </summary>
internal static class ComposeShadowedVariables
{
    public static void Collect(FileAnalysis file, ComposeService service)
    {
        HashSet<string>? names = null;
        Visit("command", service.Mapping);
        Visit("entrypoint", service.Mapping);
        if (service.Mapping.TryGetMapping("healthcheck", out var healthcheck))
        {
            Visit("test", healthcheck);
        }

        void Visit(string key, YamlMapping mapping)
        {
            if (!mapping.TryGetValue(key, out var value))
            {
                return;
            }

            foreach (var node in value is YamlSequence sequence ? sequence.Items.ToArray() : [value])
            {
                if (node.Resolve() is YamlScalar scalar && scalar.Value.Contains('$', StringComparison.Ordinal))
                {
                    names ??= GetLiterals(service);
                    Report(scalar);
                }
            }
        }

        void Report(YamlScalar scalar)
        {
            foreach (var (start, length, name) in ComposeInterpolation.FindVariables(scalar.Value))
            {
                if (names!.Contains(name))
                {
                    file.AddFact(new ComposeShadowedVariableFact(file.Document, scalar.GetSpan(start, length), scalar.Value.Substring(start, length), name, service.Name));
                }
            }
        }
    }

    private static HashSet<string> GetLiterals(ComposeService service)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var variable in service.GetEnvironment())
        {
            if (!ComposeInterpolation.FindVariables(variable.Value).Any(inner => inner.Name == variable.Name))
            {
                names.Add(variable.Name);
            }
        }

        // Another variable of the file with the host's value under that name shows that the host has it.
        foreach (var variable in service.GetEnvironment())
        {
            foreach (var inner in ComposeInterpolation.FindVariables(variable.Value))
            {
                names.Remove(inner.Name);
            }
        }

        return names;
    }
}
