using OpsLead.Lint.Dev.NewRule;

namespace OpsLead.Lint.Dev.Tests;

/// <summary>Which files a new rule has, and which id.</summary>
public sealed class NewRuleCommandTests
{
    private StringWriter output = null!;
    private StringWriter error = null!;
    private TemporaryFolder folder = null!;

    [SetUp]
    public void CreateFolder()
    {
        output = new StringWriter();
        error = new StringWriter();
        folder = new TemporaryFolder();
        folder.Write("rules/Kubernetes/Kubernetes.csproj", "");
        folder.Write("rules/CSharp/AnalyzerReleases.Unshipped.md", "Rule ID | Category | Severity | Notes\n");
    }

    [TearDown]
    public void DeleteFolder()
    {
        folder.Dispose();
        output.Dispose();
        error.Dispose();
    }

    [Test]
    public void A_new_rule_is_a_class_a_page_and_a_test()
    {
        var before = folder.Files.ToArray();

        Assert.That(Run("Kubernetes", "DropCapabilities"), Is.Zero);
        Assert.That(
            folder.Files.Except(before),
            Is.EqualTo(
                [
                    "rules/Kubernetes/OPL1001.DropCapabilities.cs",
                    "rules/Kubernetes/OPL1001.md",
                    "tests/OpsLead.Lint.Rules.Kubernetes.Tests/DropCapabilitiesTests.cs",
                ]));
        Assert.That(output.ToString(), Does.Contain("rules/Kubernetes/OPL1001.DropCapabilities.cs").And.Contains("--filter DropCapabilities"));
    }

    [Test]
    public void It_takes_the_id_after_the_highest_of_its_folder()
    {
        folder.Write("rules/Kubernetes/OPL1001.PinImageTag.cs", "");
        folder.Write("rules/Kubernetes/OPL1007.AddProbes.cs", "");

        Run("Kubernetes", "DropCapabilities");

        Assert.That(folder.Files, Does.Contain("rules/Kubernetes/OPL1008.DropCapabilities.cs"));
    }

    [Test]
    public void A_page_without_a_rule_has_taken_its_id()
    {
        folder.Write("rules/Kubernetes/OPL1003.md", "");

        Run("Kubernetes", "DropCapabilities");

        Assert.That(folder.Files, Does.Contain("rules/Kubernetes/OPL1004.DropCapabilities.cs"));
    }

    [Test]
    public void Class_page_and_test_name_each_other()
    {
        Run("Kubernetes", "DropCapabilities");

        Assert.That(
            folder.Read("rules/Kubernetes/OPL1001.DropCapabilities.cs"),
            Does.Contain("\"OPL1001\"").And.Contains("\"Drop capabilities\"").And.Contains("sealed class DropCapabilities : KubernetesRule"));
        Assert.That(folder.Read("rules/Kubernetes/OPL1001.md"), Does.StartWith("# Drop capabilities\n"));
        Assert.That(
            folder.Read("tests/OpsLead.Lint.Rules.Kubernetes.Tests/DropCapabilitiesTests.cs"),
            Does.Contain("Assert.Fail").And.Contains("rules/Kubernetes/OPL1001.md"));
    }

    [Test]
    public void A_CSharp_rule_also_gets_its_line_in_the_release_ledger()
    {
        Run("CSharp", "DisposeClients");

        Assert.That(
            folder.Read(NewRuleCommand.Ledger),
            Is.EqualTo("Rule ID | Category | Severity | Notes\nOPL6001 | Reliability | Warning | DisposeClients\n"));
    }

    [TestCase("Terraform", "DropCapabilities", "There is no folder")]
    [TestCase("Kubernetes", "dropit", "is no name of a rule")]
    public void What_cannot_be_a_rule_is_refused(string language, string name, string message)
    {
        var before = folder.Files.ToArray();

        Assert.That(Run(language, name), Is.EqualTo(2));
        Assert.That(error.ToString(), Does.Contain(message));
        Assert.That(folder.Files, Is.EqualTo(before));
    }

    [Test]
    public void A_name_that_another_rule_has_is_refused()
    {
        folder.Write("rules/CSharp/OPL6001.DropCapabilities.cs", "");

        Assert.That(Run("Kubernetes", "DropCapabilities"), Is.EqualTo(2));
        Assert.That(error.ToString(), Does.Contain("OPL6001.DropCapabilities.cs"));
    }

    private int Run(string language, string name) => NewRuleCommand.Run(folder.Path, language, name, output, error);
}
