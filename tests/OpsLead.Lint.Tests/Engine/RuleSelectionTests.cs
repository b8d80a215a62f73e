namespace OpsLead.Lint.Tests.Engine;

/// <summary>What a selector names runs.</summary>
[TestFixture]
public sealed class RuleSelectionTests
{
    private const string Pod = """
        apiVersion: v1
        kind: Pod
        spec:
          containers:
            - name: web
              image: shop/web:1
        """;

    [TestCase("OPL1902", TestName = "An_id_selects_its_rule")]
    [TestCase("opl1902", TestName = "An_id_is_read_without_regard_to_case")]
    [TestCase("report-name", TestName = "A_name_selects_its_rule")]
    [TestCase("ReportName", TestName = "The_name_of_the_class_selects_its_rule")]
    [TestCase("peer/name", TestName = "An_alias_selects_its_rule")]
    [TestCase("security", TestName = "A_category_selects_its_rules")]
    public void A_selector_runs_one_rule_even_if_it_is_off_by_default(string selector) =>
        Assert.That(Select(selector), Is.EqualTo(new[] { "OPL1902" }));

    [TestCase("other/image")]
    [TestCase("image-scanning")]
    [TestCase("ImageScanning")]
    [TestCase("reliability")]
    public void A_practice_or_a_category_leaves_the_others_out(string selector) =>
        Assert.That(Select(selector), Is.EqualTo(new[] { "OPL1901" }));

    [TestCase("peer/*")]
    [TestCase("kubernetes")]
    [TestCase("*")]
    public void A_selector_may_name_several_rules(string selector) =>
        Assert.That(Select(selector), Is.SupersetOf(new[] { "OPL1901", "OPL1902" }));

    [Test]
    public void Without_a_selector_the_defaults_run() =>
        Assert.That(Select().Where(static id => id.StartsWith("OPL1", StringComparison.Ordinal)), Is.EqualTo(new[] { "OPL1901" }));

    [Test]
    public void What_is_ignored_does_not_run_though_it_is_selected()
    {
        var options = new LintOptions { Rules = [new ReportImage(), new ReportName()], Select = ["*"], Ignore = ["peer/name"] };

        Assert.That(Linter.Lint([new SourceDocument("pod.yaml", Pod)], options).Diagnostics.Select(static d => d.Rule.Descriptor.Id), Is.EqualTo(new[] { "OPL1901" }));
    }

    [Test]
    public void A_selector_added_to_the_defaults_leaves_them_on()
    {
        var options = new LintOptions { Rules = [new ReportImage(), new ReportName()], ExtendSelect = ["report-name"] };

        Assert.That(
            Linter.Lint([new SourceDocument("pod.yaml", Pod)], options).Diagnostics.Select(static d => d.Rule.Descriptor.Id),
            Is.EquivalentTo(new[] { "OPL1901", "OPL1902" }));
    }

    [Test]
    public void An_unknown_selector_is_refused_with_the_nearest_name()
    {
        var exception = Assert.Throws<UnknownSelectorException>(static () => Select("report-nmae"));

        Assert.That(exception.Nearest, Is.EqualTo("report-name"));
    }

    private static string[] Select(params string[] selectors) =>
        [.. TestLinter.Lint("pod.yaml", Pod, selectors).Diagnostics.Select(static d => d.Rule.Descriptor.Id)];
}
