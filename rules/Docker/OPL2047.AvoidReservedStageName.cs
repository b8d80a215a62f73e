using System.Collections.Immutable;

namespace OpsLead.Lint.Rules.Docker;

/// <summary>Finds stages named like what the builder knows already.</summary>
internal sealed class AvoidReservedStageName : DockerRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL2047",
        "Avoid reserved stage names",
        "The stage name '{0}' already means something else to the builder. Choose another.",
        RuleCategory.Correctness,
        RuleSeverity.Warning)
    {
        Precision = RulePrecision.VeryHigh,
        Aliases = ["hadolint/DL3063", "buildkit/ReservedStageName"],
    };

    /// <inheritdoc/>
    public override void Initialize(DockerContext context) => context.RegisterStageAction(static c =>
    {
        if (c.Node.Stage is { Name: "scratch" or "context", From.StageName: { } written } stage)
        {
            ImmutableArray<string> aliases = written.Text == stage.Name ? ["hadolint/DL3063", "buildkit/ReservedStageName"] : ["buildkit/ReservedStageName"];
            c.Report(written.Span, new DiagnosticDetails { Aliases = aliases }, written.Text);
        }
    });
}
