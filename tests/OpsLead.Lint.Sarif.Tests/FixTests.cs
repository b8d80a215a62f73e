using System.Text;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Sarif.Tests;

internal sealed class FixTests
{
    [Test]
    public void AFixReplacesRegionsOfItsFile()
    {
        var finding = Sample.Finding(Sample.PinBaseImage, Sample.Dockerfile(), "debian") with
        {
            Fix = new CodeFix("Pin and drop", FixSafety.Unsafe, [new TextEdit(new TextSpan(12, 9), ""), new TextEdit(new TextSpan(11, 0), ":12")]),
        };
        Assert.That(Sample.Result(finding)["fixes"].Compact(), Is.EqualTo(
            """[{"description":{"text":"Pin and drop."},"artifactChanges":[{"artifactLocation":{"uri":"Dockerfile"},"replacements":[""" +
            """{"deletedRegion":{"startLine":1,"startColumn":12,"endLine":1,"endColumn":12},"insertedContent":{"text":":12"}},""" +
            """{"deletedRegion":{"startLine":2,"startColumn":1,"endLine":3,"endColumn":1}}]}],"properties":{"safety":"unsafe"}}]"""));
    }

    [Test]
    public void InsertedLineBreaksAreTheFilesOwn() =>
        Assert.That(
            (string?)Fixed(Sample.Dockerfile("FROM debian\r\n"), new TextSpan(11, 0), "\nUSER 1000")!["artifactChanges"]![0]!["replacements"]![0]!["insertedContent"]!["text"],
            Is.EqualTo("\r\nUSER 1000"));

    [Test]
    public void FixesMayBeLeftOut()
    {
        var finding = Sample.Finding(Sample.PinBaseImage, Sample.Dockerfile(), "debian") with { Fix = CodeFix.Replace("Pin", new TextSpan(11, 0), ":12") };
        Assert.That(Sample.Run(Sample.Report(finding) with { IncludeFixes = false })["results"]![0]!["fixes"], Is.Null);
    }

    [Test]
    public void AFixBeyondTheEndOfAFileThatShrankIsLeftOut() => Assert.That(Fixed(Sample.Dockerfile(), new TextSpan(20, 9), "x"), Is.Null);

    [Test]
    public void AFileWithInvalidBytesIsNotRewritten() =>
        Assert.That(Fixed(new SourceDocument("Dockerfile", SourceText.Decode([.. Encoding.UTF8.GetBytes("FROM debian"), 0xFF])), new TextSpan(11, 0), ":12"), Is.Null);

    [Test]
    public void AFixOfASecretIsNeverWritten()
    {
        var document = Sample.Dockerfile("ENV TOKEN=invented\n");
        var finding = Sample.Finding(Sample.KeepTokenOut, document, "invented", "A token stands in the file. Revoke it.") with
        {
            Arguments = [],
            Fix = CodeFix.Replace("Rename", new TextSpan(4, 14), "SECRET=invented"),
        };
        Assert.That(Sample.Write(Sample.Report(finding)), Does.Not.Contain("invented"));
    }

    [Test]
    public void AFixOfAnotherRuleThatWritesASecretIsLeftOutToo()
    {
        var document = Sample.Dockerfile("ENV TOKEN invented\n");
        var fix = CodeFix.Replace("Use '='", new TextSpan(4, 14), "TOKEN=invented") with { HoldsSecret = true };
        Assert.That(Sample.Write(Sample.Report(Sample.Finding(Sample.RunAsUser, document, "ENV") with { Fix = fix })), Does.Not.Contain("invented"));
    }

    private static System.Text.Json.Nodes.JsonNode? Fixed(SourceDocument document, TextSpan span, string newText) =>
        Sample.Result(Sample.Finding(Sample.PinBaseImage, document, "debian") with { Fix = CodeFix.Replace("Pin", span, newText) })["fixes"]?[0];
}
