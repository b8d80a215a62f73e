using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;
using OpsLead.Lint.Workflows;

namespace OpsLead.Lint.Tests.Workflows;

public sealed class WorkflowModelTests
{
    [TestCase("actions/Checkout@v4", ActionReferenceKind.Repository, "actions/checkout", "", "v4")]
    [TestCase("github/codeql-action/init@main", ActionReferenceKind.Repository, "github/codeql-action", "init", "main")]
    [TestCase("a/b", ActionReferenceKind.Repository, "a/b", "", null)]
    [TestCase("./x", ActionReferenceKind.Local, "./x", "", null)]
    [TestCase("$/x", ActionReferenceKind.Local, "$/x", "", null)]
    [TestCase("docker://alpine:3", ActionReferenceKind.Docker, "alpine:3", "", null)]
    [TestCase("checkout@v4", ActionReferenceKind.Unknown, "", "", null)]
    [TestCase("a/b@${{ x }}", ActionReferenceKind.Unknown, "", "", null)]
    public void A_uses_in_its_parts(string text, ActionReferenceKind kind, string name, string path, string? reference)
    {
        var uses = ActionReference.Parse(ReadScalar(text));
        Assert.That((uses.Kind, uses.Name, uses.Path, uses.Ref), Is.EqualTo((kind, name, path, reference)));
    }

    [TestCase("a/b@0123456789abcdef0123456789abcdef01234567", true)]
    [TestCase("a/b@0123456789ABCDEF0123456789abcdef01234567", true)]
    [TestCase("a/b@0123456", false)]
    [TestCase("a/b@0123456789abcdef0123456789abcdef0123456z", false)]
    public void Only_a_full_hash_pins(string text, bool isPinned) => Assert.That(ActionReference.Parse(ReadScalar(text)).IsPinned, Is.EqualTo(isPinned));

    [TestCase("docker build -t a/b:1 -f docker/Dockerfile .", "docker/Dockerfile", "a/b:1", false)]
    [TestCase("docker buildx build --push --tag a/b:${{ github.sha }} src/web", "src/web/Dockerfile", "a/b", true)]
    [TestCase("sudo docker build .", "Dockerfile", "", false)]
    public void A_build_in_a_script(string script, string dockerfile, string images, bool isPushed)
    {
        var build = ImageBuilds.Find(ReadStep("run: " + script)).Single();
        Assert.That((build.Dockerfile, string.Join(' ', build.Images.Select(static image => image.Text)), build.IsPushed), Is.EqualTo((dockerfile, images, isPushed)));
    }

    [TestCase("kubectl apply -f x", "kubectl apply")]
    [TestCase("kubectl -n shop rollout restart deploy/x", "kubectl rollout")]
    [TestCase("helm upgrade --install a b", "helm upgrade")]
    [TestCase("kubectl apply -f x --dry-run=client", "")]
    [TestCase("kubectl get pods", "")]
    [TestCase("echo kubectl apply", "")]
    public void A_deployment_in_a_script(string script, string name) =>
        Assert.That(string.Join(' ', Deployments.Find(ReadStep("run: " + script)).Select(static deployment => deployment.Name)), Is.EqualTo(name));

    [Test]
    public void What_a_job_needs_is_each_job_once_though_they_need_each_other()
    {
        var workflow = Read("jobs:\n  a:\n    needs: [b, none]\n  b:\n    needs: c\n  c:\n    needs: A\n");
        Assert.That(workflow.Jobs[0].GetSelfAndNeeds().Select(static job => job.Id), Is.EqualTo(["a", "b", "c"]));
    }

    [TestCase("on: push", "push")]
    [TestCase("on: [push, pull_request]", "push pull_request")]
    [TestCase("on:\n  push:\n  schedule:\n    - cron: x", "push schedule")]
    [TestCase("name: x", "")]
    public void Triggers_in_each_form(string text, string names) => Assert.That(string.Join(' ', Read(text + "\n").Triggers.Select(static trigger => trigger.Name)), Is.EqualTo(names));

    [TestCase("format('{0}', github.head_ref)", "github.head_ref")]
    [TestCase("a.b && c.d || e.f", "c.d e.f")]
    [TestCase("a.b == c.d || !e.f || contains(g.h, 'x')", "")]
    [TestCase("case(a.b, c.d, e.f)", "c.d e.f")]
    [TestCase("fromJSON(a.b).c", "a.b")]
    [TestCase("a['b'].*.c", "a.b.*.c")]
    public void What_flows_out_of_an_expression(string expression, string sources) => Assert.That(
        string.Join(' ', ExpressionFlow.GetSources(Syntax.Expressions.ExpressionSyntax.Parse(expression)).Select(static source => source.GetContextPath())), Is.EqualTo(sources));

    private static YamlScalar ReadScalar(string text) => (YamlScalar)YamlStream.Parse(SourceText.From($"'{text}'")).Documents[0].Root!;

    private static Workflow Read(string text) => new((YamlMapping)YamlStream.Parse(SourceText.From(text)).Documents[0].Root!);

    private static Step ReadStep(string step) => Read($"jobs:\n  a:\n    steps:\n      - {step}\n").Jobs[0].Steps[0];
}
