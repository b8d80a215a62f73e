using OpsLead.Lint.Text;

namespace OpsLead.Lint.Tests.Workspaces;

public sealed class DocumentClassifierTests
{
    [TestCase("Dockerfile", ExpectedResult = DocumentKind.Dockerfile)]
    [TestCase("build/Dockerfile.web", ExpectedResult = DocumentKind.Dockerfile)]
    [TestCase("build/web.Dockerfile", ExpectedResult = DocumentKind.Dockerfile)]
    [TestCase("Containerfile", ExpectedResult = DocumentKind.Dockerfile)]
    [TestCase("Dockerfile.dockerignore", ExpectedResult = DocumentKind.Text)]
    [TestCase("Dockerfile.template", ExpectedResult = DocumentKind.Text)]
    [TestCase("Dockerfile.j2", ExpectedResult = DocumentKind.Text)]
    [TestCase("docs/Dockerfile.md", ExpectedResult = DocumentKind.Markdown)]
    [TestCase(".github/workflows/ci.yml", ExpectedResult = DocumentKind.Workflow)]
    [TestCase("sub/.github/workflows/ci.yaml", ExpectedResult = DocumentKind.Workflow)]
    [TestCase(".github/workflows/nested/ci.yml", ExpectedResult = DocumentKind.Yaml)]
    [TestCase(".github/dependabot.yml", ExpectedResult = DocumentKind.Dependabot)]
    [TestCase("deploy/kustomization.yaml", ExpectedResult = DocumentKind.Kustomization)]
    [TestCase("chart/Chart.yaml", ExpectedResult = DocumentKind.HelmChart)]
    [TestCase("appsettings.Production.json", ExpectedResult = DocumentKind.AppSettings)]
    [TestCase("src/Program.cs", ExpectedResult = DocumentKind.CSharp)]
    [TestCase("src/Shop.csproj", ExpectedResult = DocumentKind.MSBuild)]
    [TestCase("Directory.Build.props", ExpectedResult = DocumentKind.MSBuild)]
    [TestCase(".env.production", ExpectedResult = DocumentKind.Environment)]
    [TestCase("scripts/deploy.sh", ExpectedResult = DocumentKind.Shell)]
    [TestCase("notes.txt", ExpectedResult = DocumentKind.Text)]
    public DocumentKind A_path_says_what_a_file_is(string path) => DocumentClassifier.ClassifyPath(path);

    [Test]
    public void Yaml_with_apiVersion_and_kind_is_Kubernetes() =>
        Assert.That(Classify("any/name.yml", "# shop\napiVersion: v1\nkind: Service\n"), Is.EqualTo(DocumentKind.Kubernetes));

    [Test]
    public void A_later_document_makes_a_file_Kubernetes_too() =>
        Assert.That(Classify("x.yaml", "note: first\n---\nkind: Service\napiVersion: v1\n"), Is.EqualTo(DocumentKind.Kubernetes));

    [Test]
    public void Json_with_apiVersion_and_kind_is_Kubernetes() =>
        Assert.That(Classify("x.json", """{ "kind": "Service", "apiVersion": "v1" }"""), Is.EqualTo(DocumentKind.Kubernetes));

    [Test]
    public void A_nested_apiVersion_does_not_make_a_file_Kubernetes() =>
        Assert.That(Classify("x.yaml", "target:\n  apiVersion: v1\n  kind: Service\n"), Is.EqualTo(DocumentKind.Yaml));

    [Test]
    public void A_template_of_a_chart_is_not_yaml_yet() =>
        Assert.That(Classify("chart/templates/web.yaml", "apiVersion: v1\nkind: Service\nmetadata:\n  name: {{ .Release.Name }}\n"), Is.EqualTo(DocumentKind.HelmTemplate));

    [Test]
    public void Compose_goes_by_its_name_and_by_its_content()
    {
        Assert.That(Classify("docker-compose.override.yml", "services: {}\n"), Is.EqualTo(DocumentKind.Compose));
        Assert.That(Classify("stack.yml", "services:\n  web:\n    image: web:1\n"), Is.EqualTo(DocumentKind.Compose));
        Assert.That(Classify("other.yml", "services:\n  - web\n"), Is.EqualTo(DocumentKind.Yaml));
    }

    [Test]
    public void An_action_has_runs()
    {
        Assert.That(Classify("action.yml", "name: x\nruns:\n  using: composite\n"), Is.EqualTo(DocumentKind.Action));
        Assert.That(Classify("deploy/action.yml", "name: x\n"), Is.EqualTo(DocumentKind.Yaml));
    }

    [Test]
    public void A_file_without_extension_may_be_a_script() =>
        Assert.That(Classify("bin/deploy", "#!/usr/bin/env bash\necho\n"), Is.EqualTo(DocumentKind.Shell));

    [TestCase("deploy/web.yaml", ExpectedResult = false)]
    [TestCase("tests/web.yaml", ExpectedResult = true)]
    [TestCase("src/Shop.Tests/appsettings.json", ExpectedResult = true)]
    [TestCase("src/appsettings.Development.json", ExpectedResult = true)]
    [TestCase("charts/shop/templates/web.yaml", ExpectedResult = false)]
    [TestCase("charts/shop/charts/redis/values.yaml", ExpectedResult = true)]
    [TestCase("contest/web.yaml", ExpectedResult = false)]
    [TestCase("Dockerfile.dev", ExpectedResult = true)]
    [TestCase("build/test.Dockerfile", ExpectedResult = true)]
    [TestCase("Dockerfile.device", ExpectedResult = false)]
    [TestCase(".devcontainer/Dockerfile", ExpectedResult = true)]
    public bool Tests_samples_and_vendored_charts_are_outside_production(string path) => PathConventions.IsOutsideProduction(path);

    private static DocumentKind Classify(string path, string text) => DocumentClassifier.Classify(path, SourceText.From(text));
}
