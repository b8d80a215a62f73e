using OpsLead.Lint.Text;
using OpsLead.Lint.Workflows.Types;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds inputs and secrets that a called workflow does not declare.</summary>
internal sealed class PassDeclaredWorkflowInputs : WorkflowRule
{
    private const string Secret = "The workflow '{1}' declares no secret '{0}'. Correct the name, or declare it there; GitHub refuses the run until then.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4093",
        "Pass what the called workflow declares",
        "The workflow '{1}' declares no input '{0}'. Correct the name, or declare it there; GitHub refuses the run until then.",
        RuleCategory.Correctness,
        RuleSeverity.Error)
    {
        Precision = RulePrecision.VeryHigh,
        Aliases = ["github/reusable-workflow-inputs", "actionlint/workflow-call"],
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context) => context.RegisterWorkspaceAction(static c =>
    {
        var workflows = LocalFiles.GetWorkflows(c);
        foreach (var use in c.GetFacts<WorkflowUseFact>())
        {
            if (!workflows.TryGetValue(use.Path, out var called))
            {
                continue;
            }

            if (called.Inputs is { } inputs)
            {
                foreach (var given in use.Inputs ?? [])
                {
                    Check(c, use, called, given.Name, given.Span, inputs.Keys, null);
                }
            }

            if (called.Secrets is { } secrets)
            {
                foreach (var given in use.Secrets ?? [])
                {
                    Check(c, use, called, given.Name, given.Span, secrets.Keys, Secret);
                }
            }
        }
    });

    private static void Check(WorkspaceAnalysisContext c, WorkflowUseFact use, WorkflowSignatureFact called, string name, TextSpan span, IEnumerable<string> declared, string? message)
    {
        if (called.IsCallable && !declared.Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            var fix = NearestName.Find(name, declared) is { } nearest ? new CodeFix($"Write '{nearest}'", FixSafety.Unsafe, [new TextEdit(span, nearest)]) : null;
            c.Report(use.Document, span, new DiagnosticDetails { MessageFormat = message, Fix = fix }, name, use.Path);
        }
    }
}
