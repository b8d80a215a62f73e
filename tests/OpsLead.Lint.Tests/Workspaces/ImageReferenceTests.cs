namespace OpsLead.Lint.Tests.Workspaces;

public sealed class ImageReferenceTests
{
    [TestCase("nginx", "", "nginx", null, null)]
    [TestCase("nginx:1.27", "", "nginx", "1.27", null)]
    [TestCase("library/nginx", "", "library/nginx", null, null)]
    [TestCase("registry.example/shop/web:1.4", "registry.example", "shop/web", "1.4", null)]
    [TestCase("localhost/web", "localhost", "web", null, null)]
    [TestCase("registry:5000/web", "registry:5000", "web", null, null)]
    [TestCase("registry:5000/web:2@sha256:0abc", "registry:5000", "web", "2", "sha256:0abc")]
    [TestCase("web@sha256:0abc", "", "web", null, "sha256:0abc")]
    [TestCase("web:", "", "web", "", null)]
    [TestCase("", "", "", null, null)]
    public void A_reference_splits_as_the_distribution_project_splits_it(string text, string registry, string repository, string? tag, string? digest) =>
        Assert.That(ImageReference.Parse(text), Is.EqualTo(new ImageReference(text, registry, repository, tag, digest)));
}
