using OpsLead.Lint.Testing.Pages;

namespace OpsLead.Lint.Testing.Tests;

/// <summary>How a page is read.</summary>
public sealed class RulePageTests
{
    [Test]
    public void A_page_has_a_title_and_sections()
    {
        var page = RulePage.Parse("# Pin it\n\n## Why\nBecause.\n\n## Bad\n", RuleLanguage.Kubernetes);

        Assert.That(page.Title, Is.EqualTo("Pin it"));
        Assert.That(page.Sections.Select(static section => section.Name), Is.EqualTo(["Why", "Bad"]));
        Assert.That(page.GetSection("Why").Prose, Is.EqualTo(["Because."]));
    }

    [Test]
    public void A_block_with_a_path_is_a_file_of_that_path()
    {
        var file = Examples("```yaml deploy/web.yaml\na: 1\n\nb: 2\n```\n").Single().Files.Single();

        Assert.That(file.Path, Is.EqualTo("deploy/web.yaml"));
        Assert.That(file.GetText().Text, Is.EqualTo("a: 1\n\nb: 2\n"));
    }

    [TestCase("yaml", RuleLanguage.Kubernetes, "deploy/app.yaml")]
    [TestCase("yaml", RuleLanguage.Compose, "compose.yaml")]
    [TestCase("yaml", RuleLanguage.Workflows, ".github/workflows/ci.yml")]
    [TestCase("dockerfile", RuleLanguage.Docker, "Dockerfile")]
    [TestCase("csharp", RuleLanguage.CSharp, "Program.cs")]
    [TestCase("json", RuleLanguage.Secrets, "appsettings.json")]
    public void A_block_without_a_path_has_the_usual_one_of_its_language(string info, RuleLanguage language, string path) =>
        Assert.That(Examples($"```{info}\na\n```\n", language).Single().Files.Single().Path, Is.EqualTo(path));

    [Test]
    public void Blocks_of_different_paths_are_one_example() =>
        Assert.That(
            Examples("```yaml a.yaml\n```\nand\n```dockerfile\n```\n").Single().Files.Select(static file => file.Path),
            Is.EqualTo(["a.yaml", "Dockerfile"]));

    [Test]
    public void A_path_that_comes_again_begins_the_next_example() => Assert.That(Examples("```yaml a.yaml\n```\n```yaml a.yaml\n```\n"), Has.Count.EqualTo(2));

    [Test]
    public void An_output_ends_its_example()
    {
        var examples = Examples("```yaml a.yaml\n```\n```text\nsaid\n```\n```yaml b.yaml\n```\n");

        Assert.That(examples.Select(static example => example.Output), Is.EqualTo(["said\n", null]));
    }

    [Test]
    public void A_text_block_with_a_path_is_a_file() =>
        Assert.That(Examples("```text notes.txt\na\n```\n").Single().Files.Single().Path, Is.EqualTo("notes.txt"));

    [Test]
    public void A_longer_fence_holds_a_shorter_one() =>
        Assert.That(Examples("````yaml a.yaml\n```\n````\n").Single().Files.Single().GetText().Text, Is.EqualTo("```\n"));

    [Test]
    public void The_joint_of_a_token_is_left_out() =>
        Assert.That(Examples("```text a.txt\nghp_‖0000\n```\n").Single().Files.Single().GetText().Text, Is.EqualTo("ghp_0000\n"));

    [Test]
    public void A_block_that_is_not_closed_is_told() => Assert.That(RulePage.Parse("# A\n## Bad\n```yaml\na: 1\n", RuleLanguage.Kubernetes).HasOpenBlock);

    [Test]
    public void An_empty_text_is_a_page_without_anything() => Assert.That(RulePage.Parse("", RuleLanguage.Kubernetes).Title, Is.Null);

    [Test]
    public void A_missing_output_is_written_after_the_last_file_of_its_example() =>
        Assert.That(
            Write("## Bad\n```yaml a.yaml\n```\n```yaml b.yaml\n```\n\nAfterwards.\n"),
            Is.EqualTo("## Bad\n```yaml a.yaml\n```\n```yaml b.yaml\n```\n\n```text\na.yaml b.yaml\n```\n\nAfterwards.\n"));

    [Test]
    public void An_old_output_is_replaced_and_everything_else_kept() =>
        Assert.That(
            Write("# A\n\n## Bad\nFirst.\n```yaml a.yaml\nx: 1\n```\nIt says:\n```text\nold\nlines\n```\n## Good\n```yaml a.yaml\n```\n"),
            Is.EqualTo("# A\n\n## Bad\nFirst.\n```yaml a.yaml\nx: 1\n```\nIt says:\n```text\na.yaml\n```\n## Good\n```yaml a.yaml\n```\n"));

    [Test]
    public void Writing_outputs_a_second_time_changes_nothing()
    {
        var written = Write("## Bad\n```yaml a.yaml\n```\n\n```yaml a.yaml\n```\n");

        Assert.That(Write(written), Is.EqualTo(written));
    }

    private static string Write(string markdown) =>
        RulePage.Parse(markdown, RuleLanguage.Kubernetes)
            .WithOutputs(static example => string.Join(' ', example.Files.Select(static file => file.Path)) + "\n");

    private static IReadOnlyList<RulePageExample> Examples(string blocks, RuleLanguage language = RuleLanguage.Kubernetes) =>
        RulePage.Parse("# A\n## Bad\n" + blocks, language).GetSection("Bad").Examples;
}
