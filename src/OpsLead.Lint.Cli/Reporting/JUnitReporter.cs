using System.Xml;

namespace OpsLead.Lint.Cli.Reporting;

/// <summary>
/// JUnit's XML: a suite for each file that has findings, a test case for each finding. What counts against the run is a failure; what
/// lies below the threshold is a skipped test, which CI systems show and let pass. <c>docs/formats/junit.xsd</c> is the schema of what is written.
/// </summary>
internal sealed class JUnitReporter : XmlReporter
{
    private const string Name = "opslead-lint";

    /// <inheritdoc/>
    protected override void WriteRoot(XmlWriter writer, LintReport report)
    {
        writer.WriteStartElement("testsuites");
        writer.WriteAttributeString("name", Name);
        WriteCounts(writer, report, ..);
        if (report.Diagnostics.IsEmpty)
        {
            WriteCleanRun(writer, report);
        }

        foreach (var (path, findings) in GroupByFile(report))
        {
            writer.WriteStartElement("testsuite");
            writer.WriteAttributeString("name", path);
            WriteCounts(writer, report, findings);
            foreach (var diagnostic in report.Diagnostics[findings])
            {
                WriteCase(writer, report, path, diagnostic);
            }

            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }

    private static void WriteCounts(XmlWriter writer, LintReport report, Range findings)
    {
        var tests = report.Diagnostics.AsSpan()[findings];
        var failures = 0;
        foreach (var diagnostic in tests)
        {
            failures += report.IsFailure(diagnostic) ? 1 : 0;
        }

        WriteAttribute(writer, "tests", Math.Max(tests.Length, 1));
        WriteAttribute(writer, "failures", failures);
        WriteAttribute(writer, "errors", 0);
        WriteAttribute(writer, "skipped", tests.Length - failures);
    }

    // A report without any test is taken for one that could not be made.
    private static void WriteCleanRun(XmlWriter writer, LintReport report)
    {
        writer.WriteStartElement("testsuite");
        writer.WriteAttributeString("name", Name);
        WriteCounts(writer, report, ..);
        writer.WriteStartElement("testcase");
        writer.WriteAttributeString("name", "check");
        writer.WriteAttributeString("classname", Name);
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static void WriteCase(XmlWriter writer, LintReport report, string path, Diagnostic diagnostic)
    {
        writer.WriteStartElement("testcase");

        // CI systems know a test by its name, so two findings need two.
        WriteAttribute(writer, "name", $"{diagnostic.Rule} {diagnostic.Location.LineSpan.Start}");
        writer.WriteAttributeString("classname", path);
        writer.WriteAttributeString("file", path);
        WriteAttribute(writer, "line", diagnostic.Location.LineSpan.Start.Line + 1);
        if (report.IsFailure(diagnostic))
        {
            writer.WriteStartElement("failure");
            WriteAttribute(writer, "message", diagnostic.Message);
            writer.WriteAttributeString("type", SeverityNames.Of(diagnostic.Severity));
            writer.WriteString(ConciseReporter.Format(diagnostic, TerminalStyle.None));
        }
        else
        {
            writer.WriteStartElement("skipped");
            WriteAttribute(writer, "message", $"{SeverityNames.Of(diagnostic.Severity)}: {diagnostic.Message}");
        }

        writer.WriteEndElement();
        writer.WriteEndElement();
    }
}
