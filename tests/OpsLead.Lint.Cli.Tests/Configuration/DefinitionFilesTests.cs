namespace OpsLead.Lint.Cli.Tests.Configuration;

/// <summary><c>opslead_lint.crds</c>: definitions of custom resources that lie elsewhere.</summary>
public sealed class DefinitionFilesTests
{
    private const string Resource = "apiVersion: example.com/v1\nkind: Backup\nmetadata:\n  name: nightly\nspec:\n  schedul: daily\n";
    private const string Finding = "app/backup.yaml:6:3: error OPL1159 Backup has no field 'spec.schedul' in its definition, so the API server refuses it or drops it. Write 'schedule'.\n";

    private const string Definition = """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata:
          name: backups.example.com
        spec:
          group: example.com
          scope: Namespaced
          names: { kind: Backup, plural: backups }
          versions:
            - name: v1
              served: true
              storage: true
              schema:
                openAPIV3Schema:
                  type: object
                  properties:
                    spec:
                      type: object
                      properties:
                        schedule: { type: string }
        """;

    private TemporaryFolder folder = null!;

    [SetUp]
    public void SetUp() => folder = new TemporaryFolder().Add("app/backup.yaml", Resource).Add("crds/backup.yaml", Definition).Add("crds/notes.yaml", "a: 1\n").Add("empty/a.yaml", "a: 1\n");

    [TearDown]
    public void TearDown() => folder.Dispose();

    [TestCase("../crds/backup.yaml")]
    [TestCase("../crds")]
    [TestCase("../crds/*.yaml")]
    [TestCase("../**/backup.yaml")]
    [TestCase("../crds, ../crds/backup.yaml")]
    public void A_definition_that_is_named_holds_for_the_manifests(string value)
    {
        Name(value);
        var run = Check("app");

        Assert.That(run.Output, Is.EqualTo(Finding), run.Error);
    }

    [Test]
    public void A_definition_in_JSON_holds_too()
    {
        folder.Add("json/backup.json", """{ "apiVersion": "apiextensions.k8s.io/v1", "kind": "CustomResourceDefinition", "metadata": { "name": "backups.example.com" }, "spec": { "group": "example.com", "names": { "kind": "Backup", "plural": "backups" }, "scope": "Namespaced", "versions": [ { "name": "v1", "served": true, "storage": true, "schema": { "openAPIV3Schema": { "type": "object", "properties": { "spec": { "type": "object", "properties": { "schedule": { "type": "string" } } } } } } } ] } }""");
        Name("../json");

        Assert.That(Check("app").Output, Is.EqualTo(Finding));
    }

    [Test]
    public void Nothing_is_reported_of_the_definition_itself_and_it_is_not_counted()
    {
        // No image, no limits: what it defines counts, and only that.
        folder.Add("crds/backup.yaml", Definition + "\n---\napiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: nginx\n");
        Name("../crds");
        var run = Check("app", isQuiet: false);

        Assert.That(run.Output, Is.EqualTo(Finding));
        Assert.That(run.Error, Does.Contain("in 2 files"));
    }

    [Test]
    public void A_definition_that_is_linted_anyway_is_reported_as_ever()
    {
        folder.Add(".editorconfig", "root = true\n[*.yaml]\nopslead_lint.crds = crds\n").Add("crds/pod.yaml", "apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      imagee: nginx:1\n");

        Assert.That(Check(".").Output, Does.Contain(Finding).And.Contains("crds/pod.yaml:8:7: error OPL1150"));
    }

    [Test]
    public void Of_two_definitions_the_one_that_is_named_counts()
    {
        folder.Add("app/crd.yaml", Definition.Replace("schedule:", "schedul:", StringComparison.Ordinal));
        Name("../crds");

        Assert.That(Check("app").Output, Does.Contain(Finding));
    }

    [TestCase("none", "none", "there is no such file or folder")]
    [TestCase("../crds, none.yaml", "none.yaml", "there is no such file or folder")]
    [TestCase("../empty", "../empty", "no file in it holds a CustomResourceDefinition")]
    [TestCase("../empty/a.yaml", "../empty/a.yaml", "it holds no CustomResourceDefinition")]
    [TestCase("../crds/*.yml", "../crds/*.yml", "no file of that pattern holds a CustomResourceDefinition")]
    public void What_counts_for_nothing_is_said_where_it_is_named(string value, string part, string reason)
    {
        Name(value);

        Assert.That(Check("app").Output, Does.Contain($"app/.editorconfig:3:{21 + value.IndexOf(part, StringComparison.Ordinal)}: warning OPL9007 The configuration value '{part}' has no meaning here: {reason}."));
    }

    [Test]
    public void Above_what_is_linted_it_is_said_too()
    {
        folder.Add(".editorconfig", "root = true\n[*.yaml]\nopslead_lint.crds = none\n");

        Assert.That(Check("app", isQuiet: false).Error, Does.Contain("warning: 'none' under 'opslead_lint.crds' in '.editorconfig' counts for nothing: there is no such file or folder."));
    }

    [Test]
    public void The_settings_list_the_files()
    {
        Name("../crds");

        Assert.That(CommandRun.Start(folder.Path, ["check", "app", "--show-settings"]).Output, Does.EndWith("crds/backup.yaml: definitions of custom resources (opslead_lint.crds)\n"));
    }

    private void Name(string value) => folder.Add("app/.editorconfig", $"root = true\n[*.yaml]\nopslead_lint.crds = {value}\n");

    private CommandRun Check(string path, bool isQuiet = true) => CommandRun.Start(folder.Path, ["check", path, "--format", "concise", .. isQuiet ? ["--quiet"] : Array.Empty<string>()]);
}
