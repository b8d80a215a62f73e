using OpsLead.Lint.Text;
using OpsLead.Lint.Workflows.Types;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds inputs that an action does not have.</summary>
internal sealed class PassDeclaredInputs : WorkflowRule
{
    private const string Near = "The action '{1}' has no input '{0}', so it does nothing. Write '{2}'.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4088",
        "Pass inputs that the action declares",
        "The action '{1}' has no input '{0}', so it does nothing. Correct the name, or take it away.",
        RuleCategory.Correctness,
        RuleSeverity.Warning)
    {
        Aliases = ["actionlint/action"],
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context)
    {
        context.RegisterStepAction(static c =>
        {
            if (c.Node.Uses is { } uses && ActionSignatures.Find(c.Text, uses, out var isExact) is { Inputs: { } inputs } && c.Node.GivenInputs is { } given)
            {
                foreach (var (name, span) in given)
                {
                    if (!inputs.ContainsKey(name))
                    {
                        var (details, nearest) = Describe(name, span, inputs.Keys);
                        // A release between the major versions of the table may have inputs of its own.
                        c.Report(span, isExact ? details : details with { Aliases = [], IsOptIn = nearest.Length == 0 }, name, uses.Text, nearest);
                    }
                }
            }
        });
        context.RegisterWorkspaceAction(static c =>
        {
            var actions = LocalFiles.GetActions(c);
            foreach (var use in c.GetFacts<ActionUseFact>())
            {
                if (use.Inputs is null || !actions.TryGetValue(use.Path, out var action) || action.Inputs is not { } inputs)
                {
                    continue;
                }

                foreach (var (name, span) in use.Inputs)
                {
                    if (!inputs.ContainsKey(name) && !ActionSignatures.IsAlwaysAllowed(name, action.IsDocker))
                    {
                        var (details, nearest) = Describe(name, span, inputs.Keys);
                        c.Report(use.Document, span, details, name, use.Path, nearest);
                    }
                }
            }
        });
    }

    private static (DiagnosticDetails Details, string Nearest) Describe(string name, TextSpan span, IEnumerable<string> names) =>
        NearestName.Find(name, names) is { } nearest
            ? (new DiagnosticDetails { MessageFormat = Near, Fix = new CodeFix($"Write '{nearest}'", FixSafety.Unsafe, [new TextEdit(span, nearest)]) }, nearest)
            : (new DiagnosticDetails(), "");
}
