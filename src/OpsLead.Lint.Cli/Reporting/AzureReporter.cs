using System.Globalization;
using System.Text;

namespace OpsLead.Lint.Cli.Reporting;

/// <summary>Issues of an Azure Pipelines task. It knows errors and warnings; a note is a plain line of the log.</summary>
/// <remarks>Source: "Logging commands" of Azure Pipelines' documentation: <c>task.logissue</c> and "Formatting commands".</remarks>
/// <param name="paths">Paths below the repository's root.</param>
internal sealed class AzureReporter(RepositoryPaths paths) : Reporter
{
    /// <inheritdoc/>
    public override void Write(LintReport report, Stream output)
    {
        using var writer = CommandHost.CreateWriter(output);
        foreach (var diagnostic in report.Diagnostics)
        {
            writer.WriteLine(diagnostic.Severity == RuleSeverity.Note ? ConciseReporter.Format(diagnostic, TerminalStyle.None) : Format(diagnostic));
        }
    }

    private string Format(Diagnostic diagnostic)
    {
        var start = diagnostic.Location.LineSpan.Start;
        var builder = new StringBuilder("##vso[task.logissue type=").Append(SeverityNames.Of(diagnostic.Severity)).Append(";sourcepath=");
        AppendEscaped(builder, PrintableText.Escape(paths.Get(diagnostic.Location.Document)), isProperty: true);
        builder.Append(CultureInfo.InvariantCulture, $";linenumber={start.Line + 1};columnnumber={start.Character + 1};code={diagnostic.Rule.Descriptor.Id};]");
        AppendEscaped(builder, PrintableText.Escape(diagnostic.Message), isProperty: false);
        return builder.ToString();
    }

    private static void AppendEscaped(StringBuilder builder, string text, bool isProperty)
    {
        foreach (var character in text)
        {
            _ = character switch
            {
                '%' => builder.Append("%AZP25"),
                '\r' => builder.Append("%0D"),
                '\n' => builder.Append("%0A"),
                ';' when isProperty => builder.Append("%3B"),
                ']' when isProperty => builder.Append("%5D"),
                _ => builder.Append(character),
            };
        }
    }
}
