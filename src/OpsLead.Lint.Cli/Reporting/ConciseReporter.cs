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
            writer.WriteLine(Format(diagnostic, style));
        }
    }

    /// <summary>The line of a finding, which starts no command of a build's log.</summary>
    /// <param name="diagnostic">The finding.</param>
    /// <param name="style">The colours.</param>
    /// <returns>The line without its end.</returns>
    public static string Format(Diagnostic diagnostic, TerminalStyle style)
    {
        var path = PrintableText.AtLineStart(PrintableText.Escape(diagnostic.Location.Document.DisplayPath));
        var level = style.Apply(TerminalStyle.Of(diagnostic.Severity), SeverityNames.Of(diagnostic.Severity));
        return $"{path}:{diagnostic.Location.LineSpan.Start}: {level} {diagnostic.Rule.Descriptor.Id} {PrintableText.Escape(diagnostic.Message)}";
    }
}
