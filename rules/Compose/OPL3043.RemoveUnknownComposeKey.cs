using System.Collections.Frozen;
using OpsLead.Lint.Compose;
using OpsLead.Lint.Schemas;
using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Rules.Compose;

/// <summary>Finds keys that Compose does not know.</summary>
internal sealed class RemoveUnknownComposeKey : ComposeSchemaRule
{
    // Keys that people put into the service itself, and where they belong.
    private static readonly FrozenDictionary<string, string> Homes = new Dictionary<string, string>
    {
        ["context"] = "build",
        ["dockerfile"] = "build",
        ["dockerfile_inline"] = "build",
        ["args"] = "build",
        ["target"] = "build",
        ["cache_from"] = "build",
        ["additional_contexts"] = "build",
        ["replicas"] = "deploy",
        ["resources"] = "deploy",
        ["placement"] = "deploy",
        ["update_config"] = "deploy",
        ["restart_policy"] = "deploy",
        ["limits"] = "deploy.resources",
        ["reservations"] = "deploy.resources",
        ["memory"] = "deploy.resources.limits",
        ["watch"] = "develop",
        ["interval"] = "healthcheck",
        ["retries"] = "healthcheck",
        ["timeout"] = "healthcheck",
        ["test"] = "healthcheck",
        ["driver"] = "logging",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL3043",
        "Remove the unknown key",
        "Compose knows no key '{0}' here, so it refuses the whole file. {1}.",
        RuleCategory.Correctness,
        RuleSeverity.Error)
    {
        Practice = Practice.ManifestValidation,
        Precision = RulePrecision.VeryHigh,
        Aliases = [Alias],
    };

    /// <inheritdoc/>
    protected override void Report(NodeContext<ComposeFile> context, SchemaViolation violation)
    {
        if (violation.Kind != SchemaViolationKind.UnknownProperty)
        {
            return;
        }

        if (!violation.Path.Contains('.', StringComparison.Ordinal) && !context.Node.Root.TryGetValue("services", out _) && IsService(context.Node.Root, violation.Name))
        {
            // The first format had no 'services'; one finding says so for all of them.
            if (IsFirstService(context.Node.Root, violation.Name))
            {
                context.Report(violation.Span, violation.Name, "Put the services under 'services'");
            }

            return;
        }

        var isOfService = violation.Path.StartsWith("services.", StringComparison.Ordinal) && violation.Path.Count(static letter => letter == '.') == 2;
        if (isOfService && Homes.TryGetValue(violation.Name, out var home))
        {
            context.Report(violation.Span, violation.Name, $"Put it under '{home}'");
        }
        else if (violation.Suggestion is { } suggestion && violation.Node.Resolve() is YamlScalar key)
        {
            var details = new DiagnosticDetails { Fix = new CodeFix("Correct the name of the key", FixSafety.Unsafe, [new TextEdit(key.ContentSpan, suggestion)]) };
            context.Report(violation.Span, details, violation.Name, $"Write '{suggestion}'");
        }
        else
        {
            context.Report(violation.Span, violation.Name, "Remove it, or move it to where it belongs");
        }
    }

    private static bool IsService(YamlMapping root, string name) =>
        root.TryGetMapping(name, out var mapping) && (mapping.TryGetValue("image", out _) || mapping.TryGetValue("build", out _));

    private static bool IsFirstService(YamlMapping root, string name)
    {
        foreach (ref readonly var entry in root.Entries)
        {
            if (entry.Key is YamlScalar key && IsService(root, key.Value))
            {
                return key.Value == name;
            }
        }

        return false;
    }
}
