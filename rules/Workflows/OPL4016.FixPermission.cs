using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;
using OpsLead.Lint.Workflows;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds scopes and levels of the token that there are not.</summary>
internal sealed class FixPermission : WorkflowRule
{
    private const string Level = "'{0}' is no level of the scope '{1}'. Write {2}.";
    private const string Similar = "There is no scope '{0}' of the token. It may be meant as '{1}'; GitHub refuses the whole file until then.";
    private const string All = "'{0}' is neither a list of scopes nor 'read-all' or 'write-all'. Name the scopes.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4016",
        "Fix the permission",
        "The scope '{0}' of the token is not known. Correct it, unless it is newer than this version.",
        RuleCategory.Correctness,
        RuleSeverity.Error)
    {
        Precision = RulePrecision.VeryHigh,
        Aliases = ["github/permissions", "actionlint/permissions"],
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context)
    {
        context.RegisterWorkflowAction(static c => Check(c, c.Node.Root));
        context.RegisterJobAction(static c => Check(c, c.Node.Mapping));
    }

    private static void Check<TNode>(NodeContext<TNode> c, YamlMapping holder)
    {
        if (!holder.TryGetValue("permissions", out var permissions))
        {
            return;
        }

        if (permissions is YamlScalar { IsNull: false } scalar && scalar.Value is not ("read-all" or "write-all") && !scalar.Value.Contains("${{", StringComparison.Ordinal))
        {
            c.Report(scalar.Span, new DiagnosticDetails { MessageFormat = All }, scalar.Value);
        }
        else if (permissions is YamlMapping mapping)
        {
            foreach (ref readonly var entry in mapping.Entries)
            {
                if (entry.Key is YamlScalar key && key.Value != "<<" && entry.Value.Resolve() is YamlScalar level && !key.Value.Contains("${{", StringComparison.Ordinal)
                    && !level.Value.Contains("${{", StringComparison.Ordinal))
                {
                    CheckScope(c, key, level);
                }
            }
        }
    }

    private static void CheckScope<TNode>(NodeContext<TNode> c, YamlScalar key, YamlScalar level)
    {
        if (!TokenPermissions.ScopeNames.Contains(key.Value))
        {
            // A scope that GitHub adds tomorrow must not stop anybody; a slip of the pen may.
            if (NearestName.Find(key.Value, TokenPermissions.ScopeNames) is { } nearest)
            {
                c.Report(key.Span, new DiagnosticDetails { MessageFormat = Similar, Fix = CodeFix.Replace($"Rename it to '{nearest}'", key.ContentSpan, nearest) }, key.Value, nearest);
            }
            else
            {
                c.Report(key.Span, new DiagnosticDetails { Severity = RuleSeverity.Warning, Aliases = ["actionlint/permissions"] }, key.Value);
            }

            return;
        }

        var allowed = key.Value switch
        {
            "id-token" or "copilot-requests" => "'write' or 'none'",
            "models" or "vulnerability-alerts" => "'read' or 'none'",
            _ => "'read', 'write' or 'none'",
        };
        if (level.Value is not ("read" or "write" or "none") || !allowed.Contains($"'{level.Value}'", StringComparison.Ordinal))
        {
            c.Report(level.Span, new DiagnosticDetails { MessageFormat = Level }, level.Value, key.Value, allowed);
        }
    }
}
