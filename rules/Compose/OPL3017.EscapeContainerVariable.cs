using OpsLead.Lint.Compose;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Rules.Compose;

/// <summary>Finds variables of the container that Compose replaces with those of the host.</summary>
internal sealed class EscapeContainerVariable : ComposeRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL3017",
        "Let the container read its own variable",
        "Compose replaces '{0}' with the variable of the host, not with the one that the service '{1}' sets. Write '{2}' so that the container reads it.",
        RuleCategory.Correctness,
        RuleSeverity.Warning);

    /// <inheritdoc/>
    public override void Initialize(ComposeContext context) => context.RegisterWorkspaceAction(static c =>
    {
        foreach (var fact in c.GetFacts<ComposeShadowedVariableFact>())
        {
            // A variable of the host of the same name may well be meant.
            if (!c.Compose.IsSetInEnvironmentFile(fact.Document, fact.Name))
            {
                c.Report(fact.Document, fact.Span, new DiagnosticDetails
                {
                    Fix = new CodeFix("Escape the dollar sign", FixSafety.Unsafe, [new TextEdit(new TextSpan(fact.Span.Start, 0), "$")]),
                }, fact.Text, fact.Service, "$" + fact.Text);
            }
        }
    });
}
