using System.Text.Json;

namespace OpsLead.Lint.Cli.Tests;

/// <summary>The published schema and the page name exactly what the format has.</summary>
public sealed class JsonFormatTests
{
    [Test]
    public void A_report_has_what_the_schema_requires_and_nothing_it_does_not_name()
    {
        using var folder = new TemporaryFolder();
        folder.Add("a.yaml", "# opslead-lint: ignore-file[word-rule] a test's\na: «1» «2» word:x\n").Add("b.txt", "«1»").Add("c.png");

        var run = CommandRun.Start(folder.Path, ["check", "--format", "json"], new RuleSet([new MarkRule(), new WordRule()], []));

        var report = JsonDocument.Parse(run.Output).RootElement;
        Assert.That(report.GetProperty("suppressed").GetArrayLength(), Is.EqualTo(1));
        JsonSchemaSubset.Load("opslead-lint.schema.json").Verify(report);
    }
}
