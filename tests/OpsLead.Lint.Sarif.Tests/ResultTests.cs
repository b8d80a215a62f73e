using OpsLead.Lint.Text;

namespace OpsLead.Lint.Sarif.Tests;

internal sealed class ResultTests
{
    [Test]
    public void AResultNamesItsRuleByIdAndIndex()
    {
        var result = Sample.Result(Sample.Finding(Sample.RunAsUser, Sample.Dockerfile(), "FROM"));
        Assert.That((string?)result["ruleId"], Is.EqualTo("OPL2002"));
        Assert.That((int?)result["ruleIndex"], Is.EqualTo(1));
        Assert.That(result["rule"], Is.Null);
    }

    [TestCase(RuleSeverity.Error, "error")]
    [TestCase(RuleSeverity.Warning, "warning")]
    [TestCase(RuleSeverity.Note, "note")]
    public void TheLevelIsTheFindingsNotTheRules(RuleSeverity severity, string level) =>
        Assert.That((string?)Sample.Result(Sample.Finding(Sample.RunAsUser, Sample.Dockerfile(), "FROM") with { Severity = severity })["level"], Is.EqualTo(level));

    [Test]
    public void TheUsualMessageHasTextIdAndArguments() =>
        Assert.That(
            Sample.Result(Sample.Finding(Sample.PinBaseImage, Sample.Dockerfile(), "debian"))["message"].Compact(),
            Is.EqualTo("""{"text":"Image 'debian' has no tag. Pin a version.","id":"default","arguments":["debian"]}"""));

    [Test]
    public void AnotherWordingHasTextAlone() =>
        Assert.That(
            Sample.Result(Sample.Finding(Sample.PinBaseImage, Sample.Dockerfile(), "debian", "Tag moves. Pin it"))["message"].Compact(),
            Is.EqualTo("""{"text":"Tag moves. Pin it."}"""));

    [Test]
    public void WhatReadsAsALinkIsEscaped() =>
        Assert.That(
            Sample.Result(Sample.Finding(Sample.PinBaseImage, Sample.Dockerfile("FROM [x](1)\n"), "[x](1)"))["message"].Compact(),
            Is.EqualTo("""{"text":"Image '\\[x\\](1)' has no tag. Pin a version.","id":"default","arguments":["\\[x\\](1)"]}"""));

    [Test]
    public void OtherBracketsStayAsTheyAre() =>
        Assert.That(
            (string?)Sample.Result(Sample.Finding(Sample.PinBaseImage, Sample.Dockerfile("FROM [x]\n"), "[x]"))["message"]!["text"],
            Is.EqualTo("Image '[x]' has no tag. Pin a version."));

    [Test]
    public void TheRegionCoversTheCharactersInUtf16UnitsFromOne() =>
        Assert.That(
            Sample.Result(Sample.Finding(Sample.PinBaseImage, Sample.Dockerfile("# 💡\r\n# 💡 debian\r\n"), "debian"))["locations"].Compact(),
            Is.EqualTo("""[{"physicalLocation":{"artifactLocation":{"uri":"Dockerfile"},"region":{"startLine":2,"startColumn":6,"endLine":2,"endColumn":12}}}]"""));

    [Test]
    public void ARegionOfSeveralLinesEndsAfterItsLastCharacter() =>
        Assert.That(
            Sample.Result(Sample.Finding(Sample.RunAsUser, Sample.Dockerfile(), "debian\nRUN"))["locations"]![0]!["physicalLocation"]!["region"].Compact(),
            Is.EqualTo("""{"startLine":1,"startColumn":6,"endLine":2,"endColumn":4}"""));

    [Test]
    public void AFindingAboutAnEmptyFileHasARegionTooSinceUploadsWithoutAreRefused() =>
        Assert.That(
            Sample.Result(Sample.Finding(Sample.RunAsUser, Sample.Dockerfile(""), ""))["locations"]![0]!["physicalLocation"]!["region"].Compact(),
            Is.EqualTo("""{"startLine":1,"startColumn":1,"endLine":1,"endColumn":1}"""));

    [TestCase("a b/ü#?%.yaml", "a%20b/%C3%BC%23%3F%25.yaml")]
    [TestCase("a:b/c", "a%3Ab/c")]
    [TestCase("./Dockerfile", "Dockerfile")]
    [TestCase("..Dockerfile", "..Dockerfile")]
    public void UrisAreRelativeAndPercentEncoded(string path, string uri) => Assert.That(UriOf(new SourceDocument(path, "x")), Is.EqualTo(uri));

    [TestCase("/src/repo/deploy/web.yaml")]
    [TestCase("C:/repo/deploy/web.yaml")]
    [TestCase("../repo/deploy/web.yaml")]
    [TestCase("sub/../../repo/deploy/web.yaml")]
    public void AShownPathThatLeavesTheRepositoryGivesWayToThePathBelowTheRoot(string displayPath) =>
        Assert.That(UriOf(new SourceDocument("deploy/web.yaml", static () => SourceText.From("x"), displayPath)), Is.EqualTo("deploy/web.yaml"));

    [Test]
    public void TheShownPathIsTheUriOtherwise() =>
        Assert.That(UriOf(new SourceDocument("web.yaml", static () => SourceText.From("x"), "deploy/web.yaml")), Is.EqualTo("deploy/web.yaml"));

    [Test]
    public void RelatedLocationsAreNumberedAndLinkedFromTheMessage()
    {
        var document = Sample.Dockerfile();
        var result = Sample.Result(Sample.Finding(Sample.RunAsUser, document, "FROM") with
        {
            RelatedLocations =
            [
                new RelatedLocation(Sample.Finding(Sample.RunAsUser, document, "RUN").Location, "Step [1] runs as root"),
                new RelatedLocation(Sample.Finding(Sample.RunAsUser, document, "make").Location, ""),
            ],
        });
        Assert.That((string?)result["message"]!["text"], Is.EqualTo(@"The image runs as root. Add a USER instruction. [Step \[1\] runs as root](1)."));
        Assert.That(result["relatedLocations"]!.AsArray().Select(static location => (int?)location!["id"]), Is.EqualTo(new int?[] { 1, 2 }));
        Assert.That(
            result["relatedLocations"]![0].Compact(),
            Is.EqualTo("""
                {"id":1,"physicalLocation":{"artifactLocation":{"uri":"Dockerfile"},"region":{"startLine":2,"startColumn":1,"endLine":2,"endColumn":4}},
                """.TrimEnd() + """
                "message":{"text":"Step [1] runs as root."}}
                """));
    }

    [Test]
    public void TheResultListsTheAliasesThatHold()
    {
        var finding = Sample.Finding(Sample.PinBaseImage, Sample.Dockerfile(), "debian") with { Aliases = ["hadolint/DL3006"] };
        Assert.That(Sample.Result(finding)["properties"].Compact(), Is.EqualTo("""{"aliases":["hadolint/DL3006"]}"""));
    }

    [Test]
    public void OfARuleWithAliasesTheResultSaysThatNoneHolds()
    {
        var finding = Sample.Finding(Sample.PinBaseImage, Sample.Dockerfile(), "debian") with { Aliases = [] };
        Assert.That(Sample.Result(finding)["properties"].Compact(), Is.EqualTo("""{"aliases":[]}"""));
    }

    [Test]
    public void ARuleWithoutAliasesNeedsNoList() => Assert.That(Sample.Result(Sample.Finding(Sample.RunAsUser, Sample.Dockerfile(), "FROM"))["properties"], Is.Null);

    [Test]
    public void TheFingerprintIsTheHashOfTheFirstLineCountedByOccurrence()
    {
        var document = Sample.Dockerfile("RUN\n\nRUN\n");
        var text = document.GetText();
        var finding = Sample.Finding(Sample.RunAsUser, document, "RUN") with { Location = Location.Create(document, text, new TextSpan(5, 3)) };
        Assert.That(
            (string?)Sample.Result(finding)["partialFingerprints"]!["primaryLocationLineHash"],
            Is.EqualTo(PrimaryLocationLineHash.Compute(text).GetLine(2)));
    }

    [Test]
    public void AFileThatCannotBeReadAnyMoreHasNoFingerprint()
    {
        var finding = Sample.Finding(Sample.RunAsUser, Sample.Dockerfile(), "FROM");
        var gone = new SourceDocument("Dockerfile", static () => throw new FileNotFoundException("gone"));
        var result = Sample.Result(finding with { Location = finding.Location with { Document = gone } });
        Assert.That(result["partialFingerprints"], Is.Null);
        Assert.That(result["locations"], Is.Not.Null);
    }

    [Test]
    public void AFileInUtf16IsLeftToTheUploadsOwnFingerprint()
    {
        var document = new SourceDocument("Dockerfile", SourceText.Decode([0xFF, 0xFE, (byte)'F', 0]));
        Assert.That(Sample.Result(Sample.Finding(Sample.RunAsUser, document, "F"))["partialFingerprints"], Is.Null);
    }

    [Test]
    public void SuppressedFindingsAreLeftOut()
    {
        var report = Sample.Report() with { Suppressed = [Suppressed] };
        Assert.That(Sample.Run(report)["results"].Compact(), Is.EqualTo("[]"));
    }

    [Test]
    public void SuppressedFindingsAreWrittenWhenAskedForAndTheOthersSayThatNothingSilencesThem()
    {
        var report = Sample.Report(Sample.Finding(Sample.PinBaseImage, Sample.Dockerfile(), "debian")) with { Suppressed = [Suppressed], IncludeSuppressed = true };
        Assert.That(
            Sample.Run(report)["results"]!.AsArray().Select(static result => result!["suppressions"].Compact()),
            Is.EqualTo(["""[{"kind":"inSource","justification":"legacy","properties":{"origin":"hadolint"}}]""", "[]"]));
    }

    private static Diagnostic Suppressed => Sample.Finding(Sample.RunAsUser, Sample.Dockerfile(), "FROM") with { Suppression = new Suppression("hadolint", "legacy") };

    private static string? UriOf(SourceDocument document) =>
        (string?)Sample.Result(Sample.Finding(Sample.RunAsUser, document, "x"))["locations"]![0]!["physicalLocation"]!["artifactLocation"]!["uri"];
}
