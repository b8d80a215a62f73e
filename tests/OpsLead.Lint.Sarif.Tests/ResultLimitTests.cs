using System.Text.Json.Nodes;

namespace OpsLead.Lint.Sarif.Tests;

internal sealed class ResultLimitTests
{
    private const string Text = "a b c d e f\n";

    [Test]
    public void TheGravestFindingsStayInTheirOrder()
    {
        var report = Sample.Report(
            Finding("a", RuleSeverity.Note),
            Finding("b", RuleSeverity.Warning),
            Finding("c", RuleSeverity.Error),
            Finding("d", RuleSeverity.Warning),
            Finding("e", RuleSeverity.Error)) with { MaximumResults = 3 };
        Assert.That(Columns(Sample.Run(report)), Is.EqualTo(new int?[] { 3, 5, 9 }));
    }

    [Test]
    public void OfOneLevelTheGreaterSecuritySeverityStays()
    {
        var plain = Finding("a", RuleSeverity.Error, Sample.PinBaseImage);
        Assert.That(Columns(Sample.Run(Sample.Report(plain, Finding("b", RuleSeverity.Error)) with { MaximumResults = 1 })), Is.EqualTo(new int?[] { 3 }));
    }

    [Test]
    public void SuppressedFindingsGoFirst()
    {
        var suppressed = Finding("a", RuleSeverity.Error) with { Suppression = new Suppression("opslead-lint", null) };
        var report = Sample.Report(Finding("b", RuleSeverity.Note)) with { Suppressed = [suppressed], IncludeSuppressed = true, MaximumResults = 1 };
        Assert.That(Columns(Sample.Run(report)), Is.EqualTo(new int?[] { 3 }));
    }

    [Test]
    public void ANotificationSaysWhatIsMissing()
    {
        var run = Sample.Run(Sample.Report(Finding("a", RuleSeverity.Note), Finding("b", RuleSeverity.Note)) with { MaximumResults = 1 });
        var notification = run["invocations"]![0]!["toolExecutionNotifications"]![0]!;
        Assert.That((string?)notification["level"], Is.EqualTo("warning"));
        Assert.That((string?)notification["message"]!["text"], Does.StartWith("The log holds 1 of 2 findings"));
        var descriptor = run["tool"]!["driver"]!["notifications"]![0]!;
        Assert.That((string?)notification["descriptor"]!["id"], Is.EqualTo((string?)descriptor["id"]));
        Assert.That(descriptor["fullDescription"]!["text"], Is.Not.Null);
        Assert.That(descriptor["help"]!["text"], Is.Not.Null);
    }

    [Test]
    public void AsManyFindingsAsFitNeedNoNotification() =>
        Assert.That(Sample.Write(Sample.Report(Finding("a", RuleSeverity.Note)) with { MaximumResults = 1 }), Does.Not.Contain("otifications"));

    [Test]
    public void UnlessToldOtherwiseFiveThousandAreWritten()
    {
        var document = Sample.Dockerfile(Text);
        var findings = Enumerable.Repeat(Sample.Finding(Sample.RunAsUser, document, "a"), 5_001).ToArray();
        Assert.That(Sample.Run(Sample.Report(findings))["results"]!.AsArray(), Has.Count.EqualTo(5_000));
    }

    [TestCase(0)]
    [TestCase(25_001)]
    public void AnUploadOfMoreThanIsAcceptedCannotBeAskedFor(int maximum) =>
        Assert.That(() => Sample.Write(Sample.Report() with { MaximumResults = maximum }), Throws.InstanceOf<ArgumentOutOfRangeException>());

    private static Diagnostic Finding(string at, RuleSeverity severity, RuleInfo? rule = null) =>
        Sample.Finding(rule ?? Sample.RunAsUser, Sample.Dockerfile(Text), at) with { Severity = severity };

    private static IEnumerable<int?> Columns(JsonNode run) =>
        run["results"]!.AsArray().Select(static result => (int?)result!["locations"]![0]!["physicalLocation"]!["region"]!["startColumn"]);
}
