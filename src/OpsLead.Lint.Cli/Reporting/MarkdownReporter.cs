using System.Globalization;
using System.Text;

namespace OpsLead.Lint.Cli.Reporting;

/// <summary>A heading with the totals and a table, the gravest findings first, for a comment or the summary of a job.</summary>
internal sealed class MarkdownReporter : Reporter
{
    private readonly int capacity;
    private readonly Func<Location, string?>? getLink;

    /// <summary>A reporter that writes all findings.</summary>
    public MarkdownReporter()
        : this(int.MaxValue, getLink: null)
    {
    }

    /// <summary>A reporter that keeps to a size, and says how many findings it leaves out.</summary>
    /// <param name="capacity">How many bytes may be written; below what the heading takes, nothing is.</param>
    /// <param name="getLink">Where a place can be looked at, as a URL without spaces or round brackets; null for no links.</param>
    public MarkdownReporter(int capacity, Func<Location, string?>? getLink)
    {
        this.capacity = capacity;
        this.getLink = getLink;
    }

    /// <inheritdoc/>
    public override void Write(LintReport report, Stream output)
    {
        using var writer = CommandHost.CreateWriter(output);
        var heading = $"## OpsLead.Lint\n\n{RunSummary.GetTotals(report)}\n";
        const string TableHead = "\n| level | rule | where | what |\n|---|---|---|---|\n";

        // The sentence that says what is missing needs room whenever something may be.
        var room = capacity - Encoding.UTF8.GetByteCount(heading) - TableHead.Length - GetRemainder(report.Diagnostics.Length).Length;
        if (room < 0)
        {
            return;
        }

        writer.Write(heading);
        if (report.Diagnostics.IsEmpty)
        {
            return;
        }

        writer.Write(TableHead);
        var left = report.Diagnostics.Length;
        foreach (var diagnostic in report.Diagnostics.OrderByDescending(static diagnostic => diagnostic.Severity))
        {
            var row = FormatRow(diagnostic);
            room -= Encoding.UTF8.GetByteCount(row);
            if (room < 0)
            {
                break;
            }

            writer.Write(row);
            left--;
        }

        if (left > 0)
        {
            writer.Write(GetRemainder(left));
        }
    }

    private static string GetRemainder(int count) => string.Create(CultureInfo.InvariantCulture, $"\n{count} more findings do not fit in here.\n");

    private string FormatRow(Diagnostic diagnostic)
    {
        var place = MarkdownText.Escape(diagnostic.Location.ToString());
        if (getLink?.Invoke(diagnostic.Location) is { } link)
        {
            place = $"[{place}]({link})";
        }

        return $"| {SeverityNames.Of(diagnostic.Severity)} | {diagnostic.Rule} | {place} | {MarkdownText.Escape(diagnostic.Message)} |\n";
    }
}
