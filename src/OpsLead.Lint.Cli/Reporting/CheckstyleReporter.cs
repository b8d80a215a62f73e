using System.Xml;

namespace OpsLead.Lint.Cli.Reporting;

/// <summary>Checkstyle's XML, which Jenkins, reviewdog and many others read. <c>docs/formats/checkstyle.xsd</c> is the schema of what is written.</summary>
internal sealed class CheckstyleReporter : XmlReporter
{
    /// <inheritdoc/>
    protected override void WriteRoot(XmlWriter writer, LintReport report)
    {
        writer.WriteStartElement("checkstyle");
        writer.WriteAttributeString("version", "4.3");
        foreach (var (path, findings) in GroupByFile(report))
        {
            writer.WriteStartElement("file");
            writer.WriteAttributeString("name", path);
            foreach (var diagnostic in report.Diagnostics[findings])
            {
                writer.WriteStartElement("error");
                WriteAttribute(writer, "line", diagnostic.Location.LineSpan.Start.Line + 1);
                WriteAttribute(writer, "column", diagnostic.Location.LineSpan.Start.Character + 1);
                writer.WriteAttributeString("severity", diagnostic.Severity == RuleSeverity.Note ? "info" : SeverityNames.Of(diagnostic.Severity));
                WriteAttribute(writer, "message", diagnostic.Message);
                writer.WriteAttributeString("source", diagnostic.Rule.Descriptor.Id);
                writer.WriteEndElement();
            }

            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }
}
