namespace OpsLead.Lint.Tests.Secrets;

/// <summary>What no secret rule may do, whatever it finds.</summary>
[TestFixture]
public sealed class SecretScannerTests
{
    private static readonly string[] Values =
    [
        "ghp_" + "zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ0mLq17",
        "N0tARealPassw0rd!",
        "AKIA" + "Q7RFPZ2MEWB5TKXN",
        "sq0csp-" + "lBGGHNQmcaCesLfa3x6W7jJj8SQ-Fx5Y0yQiCrUWM40",
    ];

    [Test]
    public void No_part_of_a_finding_holds_more_of_the_secret_than_its_public_prefix()
    {
        var text = string.Join('\n', Values.Select(static (value, i) => $"password_{i} = \"{value}\"\nurl{i}=https://u:{value}@db.internal/x")) + "\n";
        var result = Lint(text);

        Assert.That(result.Diagnostics, Has.Length.GreaterThanOrEqualTo(Values.Length));
        foreach (var diagnostic in result.Diagnostics)
        {
            foreach (var value in Values)
            {
                Assert.That(diagnostic.Message, Does.Not.Contain(value[7..]));
                Assert.That(string.Join(' ', diagnostic.Arguments), Does.Not.Contain(value[7..]));
                Assert.That(diagnostic.ObjectPath, Does.Not.Contain(value[7..]));
            }
        }
    }

    [TestCase("curl -u ")]
    [TestCase("eyJ")]
    [TestCase("-----BEGIN ")]
    [TestCase("password=")]
    [TestCase("://a:b@")]
    [TestCase("${")]
    [TestCase("token: \"")]
    public void A_hostile_text_is_searched_to_its_end(string piece) =>
        Assert.That(() => Lint(string.Concat(Enumerable.Repeat(piece, 20_000))), Throws.Nothing);

    [Test]
    public void A_secret_in_two_kinds_is_one_finding() =>
        Assert.That(Lint($"github_token = \"{Values[0]}\"\n").Diagnostics.Select(static d => d.ObjectPath), Is.EqualTo(new[] { "secret:github-pat" }));

    private static LintResult Lint(string text) => Linter.Lint(
        [new SourceDocument("app.conf", text)],
        new LintOptions { Rules = [.. Enum.GetValues<SecretDecision>().Select(static (decision, i) => new ReportSecrets(decision, i))] });

    private sealed class ReportSecrets(SecretDecision decision, int number) : SecretRule
    {
        public override RuleDescriptor Descriptor { get; } =
            new($"OPL59{number:00}", "Report secrets", "A {0} '{1}' is there. Take it out.", RuleCategory.Security, RuleSeverity.Error);

        public override void Initialize(SecretContext context) =>
            context.RegisterSecretAction(decision, static c => c.Report(c.Node.Span, c.Node.CreateDetails(), c.Node.KindName, c.Node.Preview));
    }
}
