using System.Globalization;
using System.Text;

namespace OpsLead.Lint.Cli.Reporting;

/// <summary>
/// Annotations of a GitHub Actions step. Of one step GitHub shows ten errors, ten warnings and ten notices and drops the rest without
/// a word, so the gravest come first and what would be dropped stands in the log as plain lines.
/// </summary>
/// <remarks>Source: "Workflow commands for GitHub Actions"; limits and escapes of actions/toolkit (<c>docs/problem-matchers.md</c>, <c>packages/core/src/command.ts</c>), 2026-11.</remarks>
/// <param name="paths">Paths below the repository's root.</param>
internal sealed class GitHubReporter(RepositoryPaths paths) : Reporter
{
    /// <summary>How many annotations of one level GitHub shows of a step.</summary>
    public const int AnnotationsPerLevel = 10;

    private static readonly RuleSeverity[] Levels = [RuleSeverity.Error, RuleSeverity.Warning, RuleSeverity.Note];

    /// <inheritdoc/>
    public override void Write(LintReport report, Stream output)
    {
        using var writer = CommandHost.CreateWriter(output);
        var rest = new List<Diagnostic>();
        foreach (var level in Levels)
        {
            var count = 0;
            foreach (var diagnostic in report.Diagnostics)
            {
                if (diagnostic.Severity != level)
                {
                    continue;
                }

                if (count++ < AnnotationsPerLevel)
                {
                    writer.WriteLine(Format(diagnostic));
                }
                else
                {
                    rest.Add(diagnostic);
                }
            }
        }

        if (rest.Count == 0)
        {
            return;
        }

        writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"GitHub annotates {AnnotationsPerLevel} findings of a level in one step. {rest.Count} more:"));
        foreach (var diagnostic in rest)
        {
            writer.WriteLine(ConciseReporter.Format(diagnostic, TerminalStyle.None));
        }
    }

    private string Format(Diagnostic diagnostic)
    {
        var span = diagnostic.Location.LineSpan;
        var builder = new StringBuilder("::").Append(diagnostic.Severity switch
        {
            RuleSeverity.Error => "error",
            RuleSeverity.Warning => "warning",
            _ => "notice",
        });
        builder.Append(" file=");
        AppendEscaped(builder, PrintableText.Escape(paths.Get(diagnostic.Location.Document)), isProperty: true);
        builder.Append(CultureInfo.InvariantCulture, $",line={span.Start.Line + 1},endLine={span.End.Line + 1}");
        if (span.Start.Line == span.End.Line)
        {
            // Of a region of several lines the runner refuses columns.
            builder.Append(CultureInfo.InvariantCulture, $",col={span.Start.Character + 1},endColumn={span.End.Character + 1}");
        }

        builder.Append(CultureInfo.InvariantCulture, $",title={diagnostic.Rule}::");
        AppendEscaped(builder, PrintableText.Escape(diagnostic.Message), isProperty: false);
        foreach (var related in diagnostic.RelatedLocations)
        {
            builder.Append("%0A");
            AppendEscaped(builder, PrintableText.Escape($"{paths.Get(related.Location.Document)}:{related.Location.LineSpan.Start}: {related.Message}"), isProperty: false);
        }

        return builder.ToString();
    }

    private static void AppendEscaped(StringBuilder builder, string text, bool isProperty)
    {
        foreach (var character in text)
        {
            _ = character switch
            {
                '%' => builder.Append("%25"),
                '\r' => builder.Append("%0D"),
                '\n' => builder.Append("%0A"),
                ':' when isProperty => builder.Append("%3A"),
                ',' when isProperty => builder.Append("%2C"),
                _ => builder.Append(character),
            };
        }
    }
}
