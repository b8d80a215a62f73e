using System.Globalization;
using System.Text;

namespace OpsLead.Lint.Cli.Reporting;

/// <summary>
/// Lines that an <c>Exec</c> task turns into errors and warnings of the build: <c>path(line,column,endLine,endColumn): warning ID: text</c>.
/// MSBuild knows no third level, so a note is a line that it merely prints.
/// </summary>
/// <remarks>Source: "MSBuild and Visual Studio format for diagnostic messages"; MSBuild's <c>CanonicalError</c>.</remarks>
internal sealed class MSBuildReporter : Reporter
{
    /// <inheritdoc/>
    public override void Write(LintReport report, Stream output)
    {
        using var writer = CommandHost.CreateWriter(output);
        foreach (var diagnostic in report.Diagnostics)
        {
            var (start, end) = (diagnostic.Location.LineSpan.Start, diagnostic.Location.LineSpan.End);
            var level = diagnostic.Severity == RuleSeverity.Note ? "info" : SeverityNames.Of(diagnostic.Severity);
            writer.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{GetOrigin(diagnostic)}({start.Line + 1},{start.Character + 1},{end.Line + 1},{end.Character + 1}): {level} {diagnostic.Rule.Descriptor.Id}: {PrintableText.Escape(diagnostic.Message)}"));
        }
    }

    // The origin ends at the first colon that is not a drive's.
    private static string GetOrigin(Diagnostic diagnostic)
    {
        var path = PrintableText.Escape(diagnostic.Location.Document.DisplayPath);
        var drive = path is [_, ':', '/', ..] && char.IsAsciiLetter(path[0]) ? 2 : 0;
        return path.IndexOf(':', drive) < 0 ? path : new StringBuilder(path).Replace(":", "\\u003a", drive, path.Length - drive).ToString();
    }
}
