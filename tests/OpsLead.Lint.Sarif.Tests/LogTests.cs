using System.Text;
using System.Text.Json.Nodes;

namespace OpsLead.Lint.Sarif.Tests;

internal sealed class LogTests
{
    [Test]
    public void ItIsUtf8WithoutByteOrderMarkAndEndsInALineFeed()
    {
        using var stream = new MemoryStream();
        SarifReporter.Write(stream, Sample.Report(Sample.Finding(Sample.PinBaseImage, Sample.Dockerfile("FROM débian\n"), "débian")));
        var bytes = stream.ToArray();
        Assert.That(bytes[0], Is.EqualTo((byte)'{'));
        Assert.That(bytes[^2..], Is.EqualTo("}\n"u8.ToArray()));
        Assert.That(bytes, Has.No.Member((byte)'\r'));
        Assert.That(Encoding.UTF8.GetString(bytes), Does.Contain("débian"));
    }

    [Test]
    public void SchemaAndVersionComeFirst() =>
        Assert.That(Sample.Write(Sample.Report()), Does.StartWith("{\n  \"$schema\": \"https://json.schemastore.org/sarif-2.1.0.json\",\n  \"version\": \"2.1.0\",\n"));

    [Test]
    public void ACleanRunHasAnEmptyResultListAndAllRules()
    {
        var run = Sample.Run(Sample.Report());
        Assert.That(run["results"].Compact(), Is.EqualTo("[]"));
        Assert.That(run["tool"]!["driver"]!["rules"]!.AsArray().Select(static rule => (string?)rule!["id"]), Is.EqualTo(["OPL2001", "OPL2002", "OPL5001"]));
        Assert.That(run["invocations"].Compact(), Is.EqualTo("""[{"executionSuccessful":true}]"""));
        Assert.That((string?)run["columnKind"], Is.EqualTo("utf16CodeUnits"));
    }

    [Test]
    public void TheDriverSaysItsNameVersionAndHome()
    {
        var driver = Sample.Run(Sample.Report())["tool"]!["driver"]!;
        Assert.That((string?)driver["name"], Is.EqualTo("OpsLead.Lint"));
        Assert.That((string?)driver["semanticVersion"], Is.EqualTo("1.2.3"));
        Assert.That((string?)driver["version"], Is.EqualTo("1.2.3"));
        Assert.That((string?)driver["informationUri"], Is.EqualTo("https://github.com/opslead/opslead-lint"));
    }

    [Test]
    public void WithoutACategoryTheUploadMayGiveItsOwn() => Assert.That(Sample.Run(Sample.Report())["automationDetails"], Is.Null);

    [TestCase("api")]
    [TestCase("api/")]
    public void ACategoryEndsInASlash(string category) =>
        Assert.That((string?)Sample.Run(Sample.Report() with { Category = category })["automationDetails"]!["id"], Is.EqualTo("api/"));

    [Test]
    public void TheOrderOfTheInputDoesNotMatter()
    {
        Diagnostic[] findings =
        [
            Sample.Finding(Sample.PinBaseImage, Sample.Dockerfile(path: "b/Dockerfile"), "debian"),
            Sample.Finding(Sample.RunAsUser, Sample.Dockerfile(path: "a/Dockerfile"), "debian"),
            Sample.Finding(Sample.PinBaseImage, Sample.Dockerfile(path: "a/Dockerfile"), "debian"),
            Sample.Finding(Sample.RunAsUser, Sample.Dockerfile(path: "a/Dockerfile"), "FROM"),
        ];
        var report = Sample.Report(findings);
        var reversed = report with { Diagnostics = [.. findings.Reverse()], Rules = [.. report.Rules.Reverse()] };
        Assert.That(Sample.Write(reversed), Is.EqualTo(Sample.Write(report)));
        Assert.That(
            Sample.Run(report)["results"]!.AsArray().Select(Place),
            Is.EqualTo(["a/Dockerfile:1 OPL2002", "a/Dockerfile:6 OPL2001", "a/Dockerfile:6 OPL2002", "b/Dockerfile:6 OPL2001"]));

        static string Place(JsonNode? result)
        {
            var location = result!["locations"]![0]!["physicalLocation"]!;
            return $"{location["artifactLocation"]!["uri"]}:{location["region"]!["startColumn"]} {result["ruleId"]}";
        }
    }

    [Test]
    public void TheStreamStaysOpen()
    {
        using var stream = new MemoryStream();
        SarifReporter.Write(stream, Sample.Report());
        Assert.That(stream.CanWrite);
    }

    [Test]
    public void ThePreparedLogIsWrittenByteForByte()
    {
        var document = Sample.Dockerfile();
        var finding = Sample.Finding(Sample.PinBaseImage, document, "debian") with
        {
            Fix = CodeFix.Replace("Pin 'debian'", new(11, 0), ":12"),
            RelatedLocations = [new RelatedLocation(Sample.Finding(Sample.RunAsUser, document, "RUN make").Location, "This needs it")],
        };
        var actual = Sample.Write(Sample.Report(finding, Sample.Finding(Sample.RunAsUser, document, "FROM")) with { Category = "images" });
        Golden.Verify("two-findings.sarif", actual);
    }
}
