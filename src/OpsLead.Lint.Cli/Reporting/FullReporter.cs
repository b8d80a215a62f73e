using OpsLead.Lint.Text;

namespace OpsLead.Lint.Cli.Reporting;

/// <summary>For people: each finding with its lines, marks under the very characters, the places that explain it, and where to read more.</summary>
/// <param name="style">The colours.</param>
internal sealed class FullReporter(TerminalStyle style) : Reporter
{
    /// <inheritdoc/>
    public override void Write(LintReport report, Stream output)
    {
        using var writer = CommandHost.CreateWriter(output);
        var frames = new FrameSource(report);
        foreach (var diagnostic in report.Diagnostics)
        {
            WriteDiagnostic(writer, diagnostic, frames);
            writer.WriteLine();
        }
    }

    private void WriteDiagnostic(StreamWriter writer, Diagnostic diagnostic, FrameSource frames)
    {
        var severityStyle = TerminalStyle.Of(diagnostic.Severity);
        var rule = diagnostic.Rule;
        var gutterWidth = CodeFrame.GetGutterWidth(diagnostic.Location.LineSpan);
        foreach (var related in diagnostic.RelatedLocations)
        {
            gutterWidth = Math.Max(gutterWidth, CodeFrame.GetGutterWidth(related.Location.LineSpan));
        }

        writer.Write(style.Apply(severityStyle, $"{SeverityNames.Of(diagnostic.Severity)}[{rule.Descriptor.Id} {rule.Name}]"));
        writer.WriteLine(style.Apply(TerminalStyle.Strong, ": " + PrintableText.Escape(diagnostic.Message)));
        WritePlace(writer, diagnostic.Location, '^', severityStyle, gutterWidth, frames);
        foreach (var related in diagnostic.RelatedLocations)
        {
            writer.WriteLine($"{style.Apply(TerminalStyle.Note, "note")}: {PrintableText.Escape(related.Message)}");
            WritePlace(writer, related.Location, '-', TerminalStyle.Note, gutterWidth, frames);
        }

        writer.WriteLine($"{style.Apply(TerminalStyle.Gutter, new string(' ', gutterWidth) + " =")} help: explain {rule.Descriptor.Id}");
    }

    private void WritePlace(StreamWriter writer, Location location, char mark, string markStyle, int gutterWidth, FrameSource frames)
    {
        writer.Write(style.Apply(TerminalStyle.Gutter, new string(' ', gutterWidth) + "-->"));
        writer.WriteLine($" {PrintableText.Escape(location.Document.DisplayPath)}:{location.LineSpan.Start}");
        if (frames.TryOpen(location) is { } frame)
        {
            frame.Write(writer, location.Span, mark, markStyle, gutterWidth, style);
        }
    }

    /// <summary>The frames of documents, the last one kept: findings come by document, and a text may be on disk only.</summary>
    private sealed class FrameSource(LintReport report)
    {
        private readonly Dictionary<SourceDocument, List<TextSpan>> pointed = SecretMask.Collect(report.Diagnostics.Concat(report.Suppressed));
        private SourceDocument? document;
        private SourceText? text;
        private CodeFrame? frame;

        public CodeFrame? TryOpen(Location location)
        {
            if (location.Document != document)
            {
                Open(location.Document);
            }

            // The file may have changed under the run; a mark under the wrong characters is worse than none.
            return text is not null && location.Span.End <= text.Length && text.GetLinePositionSpan(location.Span) == location.LineSpan ? frame : null;
        }

        // A secret that was detected in one place may stand in another as well.
        private SecretMask CreateMask(SourceDocument next, SourceText text) =>
            SecretMask.Create([.. pointed.GetValueOrDefault(next, []), .. report.Secrets.GetSpans(next), .. report.Secrets.Find(text.Text)]);

        private void Open(SourceDocument next)
        {
            document = next;
            try
            {
                text = next.GetText();
                frame = new CodeFrame(text, CreateMask(next, text));
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                text = null;
                frame = null;
            }
        }
    }
}
