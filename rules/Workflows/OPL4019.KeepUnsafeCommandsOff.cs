using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds the switch that lets a line of a log set variables and the path.</summary>
internal sealed class KeepUnsafeCommandsOff : WorkflowRule
{
    private const string Name = "ACTIONS_ALLOW_UNSECURE_COMMANDS";
    private const string Unknown = "The environment is '{0}' as a whole, which may switch on commands that GitHub disabled. List the variables.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4019",
        "Keep unsafe commands off",
        "'{0}' lets every line that a step prints set variables and the path of the next steps. Remove it, and write to '$GITHUB_ENV' and '$GITHUB_PATH' instead.",
        RuleCategory.Security,
        RuleSeverity.Error)
    {
        Precision = RulePrecision.VeryHigh,
        SecuritySeverity = 8.1,
        Weaknesses = [77, 1188],
        Aliases = ["zizmor/insecure-commands", "checkov/CKV_GHA_1"],
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context)
    {
        context.RegisterWorkflowAction(static c => Check(c, c.Node.Root));
        context.RegisterJobAction(static c => Check(c, c.Node.Mapping));
        context.RegisterStepAction(static c =>
        {
            Check(c, c.Node.Mapping);
            if (c.Node.Run is not null && c.Node.Mapping.TryGetScalar("env", out var whole) && whole.Value.Contains("${{", StringComparison.Ordinal))
            {
                c.Report(whole.Span, new DiagnosticDetails { MessageFormat = Unknown, Severity = RuleSeverity.Note, Aliases = ["zizmor/insecure-commands"], IsOptIn = true }, whole.Value);
            }
        });
    }

    private static void Check<TNode>(NodeContext<TNode> c, YamlMapping holder)
    {
        // The runner reads the value as .NET reads a Boolean: any case, white space around it.
        if (holder.TryGetMapping("env", out var variables) && variables.TryGetEntry(Name, out var entry)
            && entry.Value.Resolve() is YamlScalar value && value.Value.AsSpan().Trim().Equals("true", StringComparison.OrdinalIgnoreCase))
        {
            c.Report(entry.Span, $"{Name}: {value.Value}");
        }
    }
}
