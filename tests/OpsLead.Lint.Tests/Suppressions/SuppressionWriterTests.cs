using OpsLead.Lint.Tests.Engine;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Tests.Suppressions;

/// <summary>Where ignore comments are written: a finding stands wherever the text says BAD.</summary>
public sealed class SuppressionWriterTests
{
    private const string Comment = "opslead-lint: ignore[find-bad] why";

    [TestCase("a.yaml", "a: BAD\n", "# C\na: BAD\n", TestName = "Above a line of YAML")]
    [TestCase("a.yaml", "a:\n  - b: BAD\n", "a:\n  # C\n  - b: BAD\n", TestName = "Above an item of one line")]
    [TestCase("a.yaml", "a:\n  - b: BAD\n    c: 1\n", "a:\n  - b: BAD  # C\n    c: 1\n", TestName = "At the end of the first line of an item of several")]
    [TestCase("a.yaml", "a:\n  - b: BAD # known\n    c: 1\n", "a:\n  # C\n  - b: BAD # known\n    c: 1\n", TestName = "Above the item where the line has a comment already")]
    [TestCase("a.yaml", "a:\n  run: |\n    one\n    BAD\nb: 1\n", "a:\n  # C\n  run: |\n    one\n    BAD\nb: 1\n", TestName = "Above the key of a block scalar")]
    [TestCase("a.yaml", "- |\n  BAD\n", "# C\n- |\n  BAD\n", TestName = "Above an item that is a block scalar")]
    [TestCase("a.yaml", "a:\n  b: some\n    BAD text\n", "a:\n  # C\n  b: some\n    BAD text\n", TestName = "Above a plain scalar of several lines")]
    [TestCase("a.yaml", "a:\r\n  b: BAD\r\n", "a:\r\n  # C\r\n  b: BAD\r\n", TestName = "With the line breaks of the file")]
    [TestCase("a.yaml", "a: BAD\nb: BAD\n", "a: BAD  # C\n# C\nb: BAD\n", TestName = "One for each line, and the first is not about the whole document")]
    [TestCase("Dockerfile", "# syntax=docker/dockerfile:1\nFROM BAD\n", "# syntax=docker/dockerfile:1\n# C\nFROM BAD\n", TestName = "Below the directives of a Dockerfile")]
    [TestCase("Dockerfile", "FROM a\nRUN one && \\\n    BAD\n", "FROM a\n# C\nRUN one && \\\n    BAD\n", TestName = "Above a continued instruction")]
    [TestCase("Dockerfile", "FROM a\nRUN <<EOF\nBAD\nEOF\n", "FROM a\n# C\nRUN <<EOF\nBAD\nEOF\n", TestName = "Above an instruction with a heredoc")]
    [TestCase("A.cs", "class A\n{\n    string a = \"BAD\";\n}\n", "class A\n{\n    // C\n    string a = \"BAD\";\n}\n", TestName = "Above a line of C#")]
    [TestCase("appsettings.json", "{\n  \"A\": \"BAD\"\n}\n", "{\n  // C\n  \"A\": \"BAD\"\n}\n", TestName = "Above a line of JSON whose readers accept comments")]
    [TestCase("a.csproj", "<Project>\n  <A\n    b=\"BAD\" />\n</Project>\n", "<Project>\n  <!-- C -->\n  <A\n    b=\"BAD\" />\n</Project>\n", TestName = "Above an element of several lines")]
    [TestCase("web.config", "<a>\n  <b>\n    BAD\n  </b>\n</a>\n", "<a>\n  <!-- C -->\n  <b>\n    BAD\n  </b>\n</a>\n", TestName = "Above the element around a text")]
    [TestCase("a.sh", "#!/bin/sh\nrun --one \\\n  --two BAD\n", "#!/bin/sh\n# C\nrun --one \\\n  --two BAD\n", TestName = "Above a continued command")]
    [TestCase("a.sh", "if true; then\n  run BAD\nfi\n", "if true; then\n  # C\n  run BAD\nfi\n", TestName = "Above a command in a block")]
    [TestCase(".env", "A=1\nB=BAD\n", "A=1\n# C\nB=BAD\n", TestName = "Above a variable")]
    [TestCase("a.sql", "select 'BAD';\n", "-- C\nselect 'BAD';\n", TestName = "In the comments of SQL")]
    public void A_comment_is_written(string path, string text, string expected)
    {
        var written = Write(path, text);

        Assert.That(written.Workspace.Documents.Single().GetText().Text, Is.EqualTo(expected.Replace("C\n", Comment + "\n", StringComparison.Ordinal).Replace("C\r", Comment + "\r", StringComparison.Ordinal).Replace(" C ", $" {Comment} ", StringComparison.Ordinal)));
        Assert.That(Lint(written.Workspace).Diagnostics, Is.Empty);
        Assert.That(written.Unwritten, Is.Empty);
    }

    [TestCase("a.json", "{ \"a\": \"BAD\" }\n", "JSON has no comments")]
    [TestCase("notes.txt", "BAD\n", "nothing is known of comments in such a file")]
    [TestCase("A.cs", "var a = @\"one\nBAD\";\n", "it stands in a string of several lines")]
    [TestCase("A.cs", "// BAD\n", "it stands in a comment itself")]
    [TestCase("a.yaml", "# BAD\na: 1\n", "it stands in a comment itself")]
    [TestCase("Dockerfile", "FROM a\n# BAD\n", "it stands in a comment itself")]
    [TestCase(".env", "# BAD=1\n", "it stands in a comment itself")]
    [TestCase("a.sh", "# BAD\n", "it stands in a comment itself")]
    [TestCase("a.xml", "<!-- BAD -->\n", "it stands in a comment itself")]
    public void Where_no_comment_can_stand_it_is_said(string path, string text, string reason)
    {
        var written = Write(path, text);

        Assert.That(written.Changes, Is.Empty);
        Assert.That(written.Unwritten.Select(static left => left.Reason), Is.EqualTo(new[] { reason }));
    }

    [Test]
    public void A_file_with_bytes_that_could_not_be_read_is_left_alone()
    {
        var workspace = Workspace.Create([new SourceDocument("a.yaml", SourceText.Decode([.. "a: BAD #"u8, 0xFF, (byte)'\n']))]);
        var linter = CreateLinter();

        Assert.That(SuppressionWriter.Apply(linter, linter.Lint(workspace), "why").Unwritten.Single().Reason, Is.EqualTo("the file has bytes that cannot be read"));
    }

    [Test]
    public void A_reason_cannot_end_a_comment_of_xml() =>
        Assert.That(Write("a.xml", "<a b=\"BAD\" />\n", "so --> it is").Workspace.Documents.Single().GetText().Text, Does.StartWith("<!-- opslead-lint: ignore[find-bad] so - -> it is -->\n"));

    private static SuppressionWriterResult Write(string path, string text, string reason = "why")
    {
        var linter = CreateLinter();
        return SuppressionWriter.Apply(linter, linter.Lint(Workspace.Create([new SourceDocument(path, text)])), reason);
    }

    private static LintResult Lint(Workspace workspace) => CreateLinter().Lint(workspace);

    private static Linter CreateLinter() => new(new LintOptions { Rules = [new FindBad(), new ReportEvents()] });

    private sealed class FindBad : WorkspaceRule
    {
        public override RuleDescriptor Descriptor { get; } = new("OPL8901", "Find bad", "'{0}' is here. Mend it.", RuleCategory.Maintainability, RuleSeverity.Warning);

        public override void Initialize(WorkspaceContext context) => context.RegisterWorkspaceAction(static c =>
        {
            foreach (var document in c.Workspace.Documents)
            {
                var text = document.GetText().Text;
                for (var position = text.IndexOf("BAD", StringComparison.Ordinal); position >= 0; position = text.IndexOf("BAD", position + 1, StringComparison.Ordinal))
                {
                    c.Report(document, new TextSpan(position, 3), "BAD");
                }
            }
        });
    }
}
