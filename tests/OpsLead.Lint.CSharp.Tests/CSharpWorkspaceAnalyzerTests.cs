using OpsLead.Lint.CSharp.Compilations;

namespace OpsLead.Lint.CSharp.Tests;

public sealed class CSharpWorkspaceAnalyzerTests
{
    private const string Project = """<Project Sdk="Microsoft.NET.Sdk"/>""";

    [Test]
    public void A_finding_stands_on_the_exact_characters_with_its_arguments()
    {
        const string Source = "class Mail { const string SmtpPassword = \"hunter2!\"; }";
        var result = TestWorkspace.Lint(TestWorkspace.Create(("Mail.csproj", Project), ("Mail.cs", Source)));
        var diagnostic = result.Diagnostics.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(diagnostic.Rule.Name, Is.EqualTo("keep-credentials-out-of-code"));
            Assert.That(diagnostic.Rule.GetPage(), Does.StartWith("# Keep credentials out of code"));
            Assert.That(Source.Substring(diagnostic.Location.Span.Start, diagnostic.Location.Span.Length), Is.EqualTo("hunter2!"));
            Assert.That(diagnostic.Arguments, Is.EqualTo(["SmtpPassword"]));
            Assert.That(diagnostic.HasDescriptorMessage, Is.True);
            Assert.That(diagnostic.Message, Does.StartWith("The value of 'SmtpPassword' is written in the code."));
            Assert.That(diagnostic.Severity, Is.EqualTo(RuleSeverity.Error));
        }
    }

    [Test]
    public void Another_message_of_a_rule_is_kept()
    {
        var result = TestWorkspace.Lint(TestWorkspace.Create(
            ("Db.csproj", Project), ("Db.cs", "class Db { const string Orders = \"Server=db.shop.internal;Password=s3cr3t-pw\"; }")));
        Assert.That(result.Diagnostics.Single().Message, Does.StartWith("The password for host 'db.shop.internal' is written in the code."));
    }

    [Test]
    public void A_pragma_silences_as_everywhere_in_CSharp()
    {
        var result = TestWorkspace.Lint(TestWorkspace.Create(
            ("Mail.csproj", Project),
            ("Mail.cs", "#pragma warning disable OPL6001 // an emulator's\nclass Mail { const string SmtpPassword = \"hunter2!\"; }")));
        Assert.That(result.Diagnostics, Is.Empty);
    }

    [Test]
    public void A_test_project_lowers_the_severity_once()
    {
        const string Tests = """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><IsTestProject>true</IsTestProject></PropertyGroup></Project>""";
        const string Source = "class Mail { const string SmtpPassword = \"hunter2!\"; }";
        var result = TestWorkspace.Lint(TestWorkspace.Create(
            ("specs/Specs.csproj", Tests), ("specs/Mail.cs", Source), ("tests/Tests.csproj", Tests), ("tests/Mail.cs", Source)));
        Assert.That(result.Diagnostics.Select(static diagnostic => diagnostic.Severity), Is.EqualTo([RuleSeverity.Warning, RuleSeverity.Warning]));
    }

    [Test]
    public void Sources_without_a_project_and_without_references_are_linted_too()
    {
        var result = TestWorkspace.Lint(TestWorkspace.Create(("Mail.cs", "class Mail { const string SmtpPassword = \"hunter2!\"; }")), ReferenceSet.Empty);
        Assert.That(result.Diagnostics, Has.Length.EqualTo(1));
    }

    [Test]
    public void A_broken_source_leaves_the_others_alone()
    {
        var result = TestWorkspace.Lint(TestWorkspace.Create(
            ("Mail.csproj", Project), ("A.cs", "class A { void M( { \"\"\" ] }"), ("Mail.cs", "class Mail { const string SmtpPassword = \"hunter2!\"; }")));
        Assert.That(result.Diagnostics.Select(static diagnostic => diagnostic.Location.Document.Path), Is.EqualTo(["Mail.cs"]));
    }

    [Test]
    public void Projects_that_reference_each_other_are_linted_all_the_same()
    {
        const string Source = "class Mail { const string SmtpPassword = \"hunter2!\"; }";
        var result = TestWorkspace.Lint(TestWorkspace.Create(
            ("a/A.csproj", """<Project Sdk="Microsoft.NET.Sdk"><ItemGroup><ProjectReference Include="../b/B.csproj" /></ItemGroup></Project>"""),
            ("a/A.cs", Source),
            ("b/B.csproj", """<Project Sdk="Microsoft.NET.Sdk"><ItemGroup><ProjectReference Include="../a/A.csproj" /></ItemGroup></Project>"""),
            ("b/B.cs", Source)));
        Assert.That(result.Diagnostics, Has.Length.EqualTo(2));
    }

    [Test]
    public void A_source_that_nests_without_end_is_left_out_and_the_others_are_linted()
    {
        var result = TestWorkspace.Lint(TestWorkspace.Create(
            ("Mail.csproj", Project), ("A.cs", "class A { object M() => " + new string('(', 20_000) + "1" + new string(')', 20_000) + "; }"),
            ("Mail.cs", "class Mail { const string SmtpPassword = \"hunter2!\"; }")));
        Assert.That(result.Diagnostics.Select(static diagnostic => diagnostic.Location.Document.Path), Is.EqualTo(["Mail.cs"]));
    }

    [Test]
    public void The_sample_with_planted_defects_gets_the_four_that_are_listed()
    {
        var result = TestWorkspace.Lint(TestWorkspace.ReadSample("shop"));
        Assert.That(
            result.Diagnostics.Select(static diagnostic => $"{diagnostic.Location.Document.Path} {diagnostic.Rule.Name}"),
            Is.EquivalentTo(
            [
                "src/Shop.Fulfilment/FulfilmentWorker.cs honor-stopping-token",
                "src/Shop.Orders/Program.cs bind-to-all-interfaces",
                "src/Shop.Orders/Program.cs keep-credentials-out-of-code",
                "src/Shop.Orders/Program.cs map-health-endpoint",
            ]));
    }

    [TestCase("shop-sound")]
    public void A_sound_sample_gets_nothing(string sample) => Assert.That(TestWorkspace.Lint(TestWorkspace.ReadSample(sample)).Diagnostics, Is.Empty);
}
