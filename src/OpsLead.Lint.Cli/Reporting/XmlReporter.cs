using System.Globalization;
using System.Text;
using System.Xml;

namespace OpsLead.Lint.Cli.Reporting;

/// <summary>A format in XML that groups findings by file.</summary>
internal abstract class XmlReporter : Reporter
{
    private static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        Indent = true,
        NewLineChars = "\n",
        CloseOutput = false,
    };

    /// <inheritdoc/>
    public sealed override void Write(LintReport report, Stream output)
    {
        using (var writer = XmlWriter.Create(output, Settings))
        {
            writer.WriteStartDocument();
            WriteRoot(writer, report);
            writer.WriteEndDocument();
        }

        output.WriteByte((byte)'\n');
    }

    /// <summary>Writes the document's element.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="report">What was found.</param>
    protected abstract void WriteRoot(XmlWriter writer, LintReport report);

    /// <summary>The findings file by file, in their order.</summary>
    /// <param name="report">What was found.</param>
    /// <returns>The path as it may stand in XML, and where the file's findings begin and end in the report.</returns>
    protected static IEnumerable<(string Path, Range Findings)> GroupByFile(LintReport report)
    {
        var start = 0;
        for (var end = 1; end <= report.Diagnostics.Length; end++)
        {
            var path = report.Diagnostics[start].Location.Document.DisplayPath;
            if (end == report.Diagnostics.Length || report.Diagnostics[end].Location.Document.DisplayPath != path)
            {
                yield return (PrintableText.Escape(path), start..end);
                start = end;
            }
        }
    }

    /// <summary>Writes an attribute; what XML cannot hold (most control characters, half a surrogate pair) stands as an escape.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="name">The attribute's name.</param>
    /// <param name="value">Any text.</param>
    protected static void WriteAttribute(XmlWriter writer, string name, string value) => writer.WriteAttributeString(name, PrintableText.Escape(value));

    /// <summary>Writes a number.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="name">The attribute's name.</param>
    /// <param name="value">The number.</param>
    protected static void WriteAttribute(XmlWriter writer, string name, int value) => writer.WriteAttributeString(name, value.ToString(CultureInfo.InvariantCulture));
}
