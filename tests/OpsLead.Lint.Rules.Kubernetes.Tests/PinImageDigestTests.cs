using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Kubernetes.Tests;

public sealed class PinImageDigestTests
{
    [TestCase("name: web\nimage: [|nginx:1.27|]", TestName = "A tag")]
    [TestCase("name: web\nimage: [|nginx|]", TestName = "Nothing")]
    [TestCase("name: web\nimage: [|\"registry.example:5000/a:1\"|]", TestName = "With a port")]
    [TestCase("name: web\nimage: nginx@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", TestName = "A digest")]
    [TestCase("name: web\nimage: ${IMAGE}", TestName = "A variable")]
    [TestCase("name: web", TestName = "No image")]
    public void Container(string container) => RuleVerifier<PinImageDigest>.VerifyKubernetes(Manifests.Deployment(container));
}
