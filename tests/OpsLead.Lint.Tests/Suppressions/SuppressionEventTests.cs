using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Tests.Suppressions;

/// <summary>What the engine says of suppressions that do nothing.</summary>
public sealed class SuppressionEventTests
{
    [Test]
    public void A_suppression_that_names_no_rule_is_told_at_the_name() => RuleVerifier<ReportEvents>.VerifyKubernetes(
        """
        # opslead-lint: ignore[[|nonsense|]] reason
        apiVersion: v1
        kind: Pod
        """,
        options: new() { Variants = CaseVariants.CarriageReturns | CaseVariants.ByteOrderMark });

    [Test]
    public void A_suppression_that_cannot_be_read_is_told_as_a_whole() => RuleVerifier<ReportEvents>.VerifyKubernetes(
        """
        [|# opslead-lint: ignore everything|]
        apiVersion: v1
        kind: Pod
        """,
        options: new() { Variants = CaseVariants.CarriageReturns | CaseVariants.ByteOrderMark });

    [Test]
    public void A_page_that_shows_suppressions_is_not_told_of_them() => RuleVerifier<ReportEvents>.Verify(
        "docs/page.md",
        "```yaml\n# opslead-lint: ignore[nonsense] reason\n# opslead-lint: ignore everything\n```\n");

    private sealed class ReportEvents : EngineRule
    {
        public override RuleDescriptor Descriptor { get; } = new("OPL9901", "Report events", "Event '{0}' came. Look.", RuleCategory.Correctness, RuleSeverity.Warning);

        public override void Initialize(EngineContext context)
        {
            context.RegisterEventAction(EngineEventKind.UnknownRule, static c => c.Report(c.Event.Arguments[0]));
            context.RegisterEventAction(EngineEventKind.MalformedSuppression, static c => c.Report(c.Event.Arguments[0]));
        }
    }
}
