namespace OpsLead.Lint.Cli.Reporting;

/// <summary>One line a finding, in the shape that editors and problem matchers know from compilers.</summary>
/// <param name="style">The colours.</param>
internal sealed class ConciseReporter(TerminalStyle style) : Reporter
{
    /// <inheritdoc/>
    public override void Write(LintReport report, Stream output)
    {
        using var writer = CommandHost.CreateWriter(output);
        foreach (var diagnostic in report.Diagnostics)
        {
            var path = PrintableText.AtLineStart(PrintableText.Escape(diagnostic.Location.Document.DisplayPath));
            var level = style.Apply(TerminalStyle.Of(diagnostic.Severity), SeverityNames.Of(diagnostic.Severity));
            writer.WriteLine($"{path}:{diagnostic.Location.LineSpan.Start}: {level} {diagnostic.Rule.Descriptor.Id} {PrintableText.Escape(diagnostic.Message)}");
        }
    }
}
