using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Workflows.Tests;

/// <summary>How releases are built and published.</summary>
public sealed class ReleaseTests
{
    [TestCase("release", "- uses: [|actions/setup-go|]@v6", TestName = "On by default")]
    [TestCase("release", "- uses: actions/setup-dotnet@v5\n  with:\n    cache: [|true|]", TestName = "Switched on")]
    [TestCase("release", "- uses: [|swatinem/rust-cache|]@v2", TestName = "On unless switched off")]
    [TestCase("release", "- uses: [|mozilla-actions/sccache-action|]@v1", TestName = "Always on")]
    [TestCase("{push: {tags: ['v*']}}", "- uses: [|actions/cache|]@v4\n  with:\n    path: x", TestName = "For a tag")]
    [TestCase("{push: {branches: [release-2]}}", "- uses: [|actions/cache|]@v4", TestName = "For a release branch")]
    [TestCase("push", "- uses: [|actions/setup-go|]@v6\n- uses: goreleaser/goreleaser-action@v6", TestName = "Beside an action that publishes")]
    [TestCase("{push: {tags: ['v*']}}", "- uses: pyo3/maturin-action@v1\n  with:\n    sccache: [|${{ startsWith(github.ref, 'refs/tags/') }}|]", TestName = "Switched on for tags")]
    [TestCase("{push: {tags: ['v*']}}", "- uses: pyo3/maturin-action@v1\n  with:\n    sccache: ${{ !startsWith(github.ref, 'refs/tags/') }}", TestName = "Switched off for tags")]
    [TestCase("release", "- uses: actions/setup-go@v6\n  with:\n    cache: false", TestName = "Switched off")]
    [TestCase("release", "- uses: actions/setup-node@v6\n  with:\n    package-manager-cache: false", TestName = "Switched off, one of two inputs")]
    [TestCase("release", "- uses: astral-sh/setup-uv@v10", TestName = "Off by default since this version")]
    [TestCase("release", "- uses: astral-sh/setup-uv@0123456789abcdef0123456789abcdef01234567 # v10.0.1", TestName = "Off by default since the version in the comment")]
    [TestCase("release", "- uses: [|astral-sh/setup-uv|]@0123456789abcdef0123456789abcdef01234567 # v6.5.0", TestName = "On in the version of the comment")]
    [TestCase("push", "- uses: actions/setup-go@v6", TestName = "No release")]
    public void Cache(string trigger, string steps) => RuleVerifier<BuildReleasesWithoutCache>.VerifyWorkflow(Jobs.WithSteps(steps).Replace("on: push", "on: " + trigger, StringComparison.Ordinal));

    [TestCase("- run: [|dotnet nuget push shop.nupkg|]", TestName = "NuGet")]
    [TestCase("- run: |\n    [|cargo \\\n      publish --allow-dirty|]", TestName = "On a continued line")]
    [TestCase("- run: 'python3 -m [|twine upload dist/*|]'", TestName = "A module")]
    [TestCase("- run: [|pipx run twine==6.1.0 upload dist/x|]", TestName = "Run with a version")]
    [TestCase("- shell: pwsh\n  run: [|npm publish|]", TestName = "In PowerShell")]
    [TestCase("- uses: pypa/gh-action-pypi-publish@v1\n  with:\n    password: [|${{ secrets.PYPI }}|]", TestName = "An action with a password")]
    [TestCase("- run: cargo publish --dry-run", TestName = "A dry run")]
    [TestCase("- run: npm run publish", TestName = "A script of that name")]
    [TestCase("- uses: pypa/gh-action-pypi-publish@v1\n  with:\n    password: ${{ secrets.PYPI }}\n    repository-url: https://packages.example.com/", TestName = "A private registry")]
    [TestCase("- uses: pypa/gh-action-pypi-publish@v1", TestName = "An action without a password")]
    public void Publish(string steps) => RuleVerifier<PublishWithoutStoredKey>.VerifyWorkflow(Jobs.WithSteps(steps));

    [Test]
    public void Who_has_an_identity_publishes_with_it() =>
        RuleVerifier<PublishWithoutStoredKey>.VerifyWorkflow(Jobs.WithJob("runs-on: ubuntu-24.04\npermissions:\n  id-token: write\nsteps:\n  - run: npm publish"));

    [Test]
    public void Without_permissions_of_its_own_the_workflows_hold() =>
        RuleVerifier<PublishWithoutStoredKey>.VerifyWorkflow(Jobs.WithSteps("- run: npm publish").Replace("permissions: {}", "permissions:\n  id-token: write", StringComparison.Ordinal));
}
