namespace OpsLead.Lint.Testing.Tests;

/// <summary>Where a test writes the comment that must silence a finding.</summary>
public sealed class SuppressionVariantTests
{
    [TestCase("app.yaml", "a:\n  b: 1\n", 1, "a:\n  # opslead-lint: ignore[x] test\n  b: 1\n")]
    [TestCase("Dockerfile", "FROM a\nRUN b\n", 1, "FROM a\n# opslead-lint: ignore[x] test\nRUN b\n")]
    [TestCase("Program.cs", "if (a)\n    b();\n", 1, "if (a)\n    // opslead-lint: ignore[x] test\n    b();\n")]
    [TestCase("appsettings.json", "{\n  \"a\": 1\n}\n", 1, "{\n  // opslead-lint: ignore[x] test\n  \"a\": 1\n}\n")]
    [TestCase("a.csproj", "<Project>\n  <A />\n</Project>\n", 1, "<Project>\n  <!-- opslead-lint: ignore[x] test -->\n  <A />\n</Project>\n")]
    [TestCase(".env", "A=1\r\nB=2\r\n", 1, "A=1\r\n# opslead-lint: ignore[x] test\r\nB=2\r\n")]
    public void A_comment_stands_above_the_line_in_the_syntax_of_the_file(string path, string text, int line, string expected) =>
        Assert.That(SuppressionVariant.AboveLines(path, text, [line], "x"), Is.EqualTo(expected));

    [TestCase("app.yaml", "run: |\n  one\n  two\n", 2, Description = "a block scalar")]
    [TestCase("app.yaml", "run: one\n  two\n", 1, Description = "a plain scalar")]
    [TestCase("Dockerfile", "# syntax=docker/dockerfile:1\nFROM a\n", 0, Description = "a parser directive")]
    [TestCase("run.sh", "echo a \\\n  b\n", 1, Description = "a continued line")]
    [TestCase("a.csproj", "<A\n  B=\"c\" />\n", 1, Description = "an attribute")]
    [TestCase("notes.txt", "a\n", 0, Description = "a text without comments")]
    [TestCase("app.yaml", "a: 1\n", 1, Description = "an empty line")]
    public void No_comment_stands_where_it_would_be_content(string path, string text, int line) =>
        Assert.That(SuppressionVariant.AboveLines(path, text, [line], "x"), Is.Null);

    [TestCase("app.yaml", "a: 1\n", "# opslead-lint: ignore-file[x] test\na: 1\n")]
    [TestCase("Dockerfile", "# syntax=a\n# escape=`\nFROM a\n", "# syntax=a\n# escape=`\n# opslead-lint: ignore-file[x] test\nFROM a\n")]
    [TestCase("run.sh", "#!/bin/sh\na\n", "#!/bin/sh\n# opslead-lint: ignore-file[x] test\na\n")]
    [TestCase("a.csproj", "<?xml version=\"1.0\"?>\n<Project />\n", "<?xml version=\"1.0\"?>\n<!-- opslead-lint: ignore-file[x] test -->\n<Project />\n")]
    public void A_comment_for_the_file_stands_after_what_must_come_first(string path, string text, string expected) =>
        Assert.That(SuppressionVariant.AtTop(path, text, "x"), Is.EqualTo(expected));
}
