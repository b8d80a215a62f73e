using System.Text.Json;

namespace OpsLead.Lint.Cli.Tests;

/// <summary>The sample systems: what is planted in the one is found and nothing else; in the sound one nothing is.</summary>
public sealed class SampleProjectTests
{
    [Test]
    public void Everything_planted_in_the_shop_is_found_and_nothing_else()
    {
        var expected = File.ReadLines(Path.Combine(RepositoryRoot.Find(), "testdata", "projects", "shop", "DEFECTS.md"))
            .Where(static line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(static line => line.Split('|', StringSplitOptions.TrimEntries))
            .Select(static cells => $"{cells[1].Trim('`')} {cells[4]}")
            .Order(StringComparer.Ordinal);

        Assert.That(Check("shop", out var code).Order(StringComparer.Ordinal), Is.EqualTo(expected));
        Assert.That(code, Is.EqualTo(ExitCode.Findings));
    }

    [Test]
    public void Nothing_is_found_in_the_sound_shop()
    {
        Assert.That(Check("shop-sound", out var code), Is.Empty);
        Assert.That(code, Is.Zero);
    }

    [Test]
    public void The_handbooks_examples_are_told_what_an_infrastructure_lead_would_say() => Assert.That(
        Check("handbook", out _),
        Is.SupersetOf(new[]
        {
            ".github/workflows/deploy.yml restrict-token-permissions",
            ".github/workflows/deploy.yml verify-rollout",
            ".github/workflows/deploy.yml scan-image-before-deploy",
            ".github/workflows/deploy.yml apply-existing-manifests",
            ".github/workflows/deploy.yml push-built-image",
            "canary.yaml complete-canary",
            "canary.yaml gate-canary-with-metrics",
            "canary.yaml remove-unknown-canary-field",
        }));

    private static List<string> Check(string project, out int code)
    {
        var folder = Path.Combine(RepositoryRoot.Find(), "testdata", "projects", project);
        var run = CommandRun.Start(folder, ["check", ".", "--format", "json"]);
        code = run.ExitCode;
        using var document = JsonDocument.Parse(run.Output);
        return [.. document.RootElement.GetProperty("findings").EnumerateArray().Select(static finding => $"{finding.GetProperty("path").GetString()} {finding.GetProperty("name").GetString()}")];
    }
}
