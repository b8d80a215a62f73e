namespace OpsLead.Lint.Tests.Engine;

/// <summary>In which files a rule speaks by default.</summary>
public sealed class RuleReachTests
{
    [TestCase(RuleReach.Everywhere, "deploy/web.yaml", ExpectedResult = 1)]
    [TestCase(RuleReach.Everywhere, "tests/web.yaml", ExpectedResult = 1)]
    [TestCase(RuleReach.OutsideTests, "samples/web.yaml", ExpectedResult = 1)]
    [TestCase(RuleReach.OutsideTests, "src/testdata/web.yaml", ExpectedResult = 0)]
    [TestCase(RuleReach.OutsideTests, "integration-tests/web.yaml", ExpectedResult = 0)]
    [TestCase(RuleReach.Production, "deploy/web.yaml", ExpectedResult = 1)]
    [TestCase(RuleReach.Production, "samples/web.yaml", ExpectedResult = 0)]
    [TestCase(RuleReach.Production, "tests/web.yaml", ExpectedResult = 0)]
    public int By_default(RuleReach reach, string path) => Lint(reach, path).Diagnostics.Length;

    [TestCase(RuleReach.OutsideTests)]
    [TestCase(RuleReach.Production)]
    public void A_rule_that_is_selected_speaks_in_tests_too(RuleReach reach) =>
        Assert.That(Lint(reach, "tests/web.yaml", "OPL1999").Diagnostics, Has.Length.EqualTo(1));

    private static LintResult Lint(RuleReach reach, string path, params string[] select) =>
        Linter.Lint([new SourceDocument(path, "apiVersion: v1\nkind: Pod\nmetadata: { name: web }\n")], new LintOptions { Rules = [new EveryObject(reach)], Select = [.. select] });

    private sealed class EveryObject(RuleReach reach) : KubernetesRule
    {
        public override RuleDescriptor Descriptor { get; } =
            new("OPL1999", "Say something", "It is an object. Look at it.", RuleCategory.Reliability, RuleSeverity.Warning) { Reach = reach };

        public override void Initialize(KubernetesContext context) => context.RegisterManifestAction(static c => c.Report(c.Node.KindSpan));
    }
}
