using CsCheck;
using OpsLead.Lint.Cli.Reporting;
using OpsLead.Lint.Testing.Pages;

namespace OpsLead.Lint.Cli.Tests.Hostile;

/// <summary>The examples of all rules' pages, damaged: no rule fails, no finding points outside its file, every fix can be applied.</summary>
public sealed class LinterFuzzTests
{
    // Fixed, so that a failure is the same one on every machine.
    private const string Seed = "0N0XIzNsQ0O2";

    private static readonly string[] Pieces =
    [
        "\n", "\r\n", " ", "  ", "\t", "#", "- ", "-", ": ", ":", "? ", "|", ">", "\"", "'", "\\", "{", "}", "[", "]", ",", "&a ", "*a", "!t ", "<<: ", "---\n", "${{ ", " }}", "$", "${", "$(", ")", "`",
        "&&", "||", ";", "|", "<<EOF\n", "EOF\n", "FROM ", "RUN ", "COPY ", "\0", "\ud83d", "é", "😀", "null", "~", "true", "0", "-1", "99999999999999999999", "1e999", "=", "/", "//", "/*", "*/", "<", ">", "%", "@sha256:",
        "kind: ", "apiVersion: v1\n", "name: ", "image: ", "opslead-lint: ignore[", "\u2028", "\u0085", "(", "*", ".", "..",
    ];

    private static readonly Linter Linter = AllRules.CreateLinter();

    private static readonly (string Path, string Text)[][] Examples =
    [
        .. Linter.RuleInfos
            .Where(static rule => rule.Language != RuleLanguage.CSharp && rule.GetPage() is not null)
            .SelectMany(static rule => RulePage.Parse(rule.GetPage()!, rule.Language).Sections)
            .SelectMany(static section => section.Examples)
            .Select(static example => example.Files.Select(static file => (file.Path, file.GetText().Text)).ToArray())
            .Where(static files => files.Length > 0),
    ];

    private static readonly Gen<(int Kind, double At, int Length, string Piece)> Mutation =
        Gen.Select(Gen.Int[0, 4], Gen.Double[0, 1], Gen.Int[0, 40], Gen.OneOf([.. Pieces.Select(Gen.Const)]), static (kind, at, length, piece) => (kind, at, length, piece));

    [Test]
    public void There_are_examples_to_damage() => Assert.That(Examples, Has.Length.GreaterThan(200));

    [Test]
    public void No_rule_fails_on_a_damaged_example() =>
        Gen.Select(Gen.Int[0, Examples.Length - 1], Mutation.Array[1, 6], static (example, mutations) => (example, mutations))
            .Sample(static sample => Check(Damage(Examples[sample.example], sample.mutations)), seed: Seed, iter: 3_000, threads: 1);

    private static Workspace Damage((string Path, string Text)[] files, (int Kind, double At, int Length, string Piece)[] mutations)
    {
        var documents = files.Select(static file => new SourceDocument(file.Path, file.Text)).ToList();
        for (var i = 0; i < mutations.Length; i++)
        {
            var index = i % documents.Count;
            documents[index] = new SourceDocument(documents[index].Path, Damage(documents[index].GetText().Text, mutations[i]));
        }

        return Workspace.Create(documents);
    }

    private static string Damage(string text, (int Kind, double At, int Length, string Piece) mutation)
    {
        var at = (int)(mutation.At * text.Length);
        var length = Math.Min(mutation.Length, text.Length - at);
        return mutation.Kind switch
        {
            0 => text.Insert(at, mutation.Piece),
            1 => text.Remove(at, length),
            2 => text.Insert(at, text.Substring(at, length)),
            3 => text.Remove(at, length).Insert(at, mutation.Piece),
            _ => text[..at],
        };
    }

    private static void Check(Workspace workspace)
    {
        var result = Linter.Lint(workspace);
        AllRules.AssertNoFailure(result);
        foreach (var diagnostic in result.Diagnostics)
        {
            var text = diagnostic.Location.Document.GetText();
            Assert.That(diagnostic.Location.Span.End, Is.LessThanOrEqualTo(text.Length), diagnostic.ToString());
            if (diagnostic.Fix is { } fix)
            {
                Assert.That(() => FixEngine.Apply(text, fix.Edits), Throws.Nothing, diagnostic.ToString());
            }
        }

        Write(result);
    }

    private static void Write(LintResult result)
    {
        var report = new LintReport { Rules = Linter.RuleInfos, Diagnostics = result.Diagnostics, Suppressed = result.Suppressed, Skipped = result.Skipped, Secrets = result.Secrets, FileCount = 1 };
        new FullReporter(TerminalStyle.None).Write(report, Stream.Null);
    }
}
