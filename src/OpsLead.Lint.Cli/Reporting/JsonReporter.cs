using System.Collections.Immutable;
using System.Text.Json;
using OpsLead.Lint.Sarif;

namespace OpsLead.Lint.Cli.Reporting;

/// <summary>The versioned JSON format, as <c>docs/json-format.md</c> and <c>docs/opslead-lint.schema.json</c> describe it. It holds no text of a scanned file beyond the messages.</summary>
internal sealed class JsonReporter : Reporter
{
    /// <summary>Grows when a property changes its meaning or goes; new ones may come at any time.</summary>
    public const int FormatVersion = 1;

    /// <inheritdoc/>
    public override void Write(LintReport report, Stream output)
    {
        using (var writer = new Utf8JsonWriter(output, PlainJson.Options))
        {
            writer.WriteStartObject();
            writer.WriteNumber("version", FormatVersion);
            writer.WriteStartObject("tool");
            writer.WriteString("name", "opslead-lint");
            writer.WriteString("version", CommandLineApplication.Version);
            writer.WriteEndObject();
            WriteDiagnostics(writer, "findings", report.Diagnostics);
            WriteDiagnostics(writer, "suppressed", report.Suppressed);
            WriteSkipped(writer, report.Skipped);
            WriteSummary(writer, report);
            writer.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
    }

    private static void WriteDiagnostics(Utf8JsonWriter writer, string name, ImmutableArray<Diagnostic> diagnostics)
    {
        writer.WriteStartArray(name);
        foreach (var diagnostic in diagnostics)
        {
            WriteDiagnostic(writer, diagnostic);
        }

        writer.WriteEndArray();
    }

    private static void WriteDiagnostic(Utf8JsonWriter writer, Diagnostic diagnostic)
    {
        var rule = diagnostic.Rule;
        writer.WriteStartObject();
        writer.WriteString("id", rule.Descriptor.Id);
        writer.WriteString("name", rule.Name);
        writer.WriteString("severity", SeverityNames.Of(diagnostic.Severity));
        writer.WriteString("message", diagnostic.Message);
        WriteLocation(writer, diagnostic.Location);
        if (diagnostic.ObjectPath is not null)
        {
            writer.WriteString("objectPath", diagnostic.ObjectPath);
        }

        writer.WriteStartArray("aliases");
        foreach (var alias in diagnostic.Aliases)
        {
            writer.WriteStringValue(alias);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("related");
        foreach (var related in diagnostic.RelatedLocations)
        {
            writer.WriteStartObject();
            writer.WriteString("message", related.Message);
            WriteLocation(writer, related.Location);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();

        // What would replace a secret stands beside it; nobody needs that in a log.
        if (diagnostic.Fix is { HoldsSecret: false } fix && !rule.PointsAtSecrets)
        {
            WriteFix(writer, fix);
        }

        if (diagnostic.Suppression is { } suppression)
        {
            writer.WriteStartObject("suppression");
            writer.WriteString("origin", suppression.Origin);
            writer.WriteString("justification", suppression.Justification);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void WriteLocation(Utf8JsonWriter writer, Location location)
    {
        writer.WriteString("path", location.Document.DisplayPath);
        writer.WriteStartObject("span");
        writer.WriteNumber("start", location.Span.Start);
        writer.WriteNumber("length", location.Span.Length);
        writer.WriteEndObject();
        WritePosition(writer, "start", location.LineSpan.Start);
        WritePosition(writer, "end", location.LineSpan.End);
    }

    private static void WritePosition(Utf8JsonWriter writer, string name, Text.LinePosition position)
    {
        writer.WriteStartObject(name);
        writer.WriteNumber("line", position.Line + 1);
        writer.WriteNumber("column", position.Character + 1);
        writer.WriteEndObject();
    }

    private static void WriteFix(Utf8JsonWriter writer, CodeFix fix)
    {
        writer.WriteStartObject("fix");
        writer.WriteString("title", fix.Title);
        writer.WriteString("safety", fix.Safety == FixSafety.Safe ? "safe" : "unsafe");
        writer.WriteStartArray("edits");
        foreach (var edit in fix.Edits)
        {
            writer.WriteStartObject();
            writer.WriteNumber("start", edit.Span.Start);
            writer.WriteNumber("length", edit.Span.Length);
            writer.WriteString("newText", edit.NewText);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteSkipped(Utf8JsonWriter writer, ImmutableArray<SkippedDocument> skipped)
    {
        writer.WriteStartArray("skipped");
        foreach (var file in skipped)
        {
            writer.WriteStartObject();
            writer.WriteString("path", file.Document.DisplayPath);
            writer.WriteString("reason", file.Reason);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteSummary(Utf8JsonWriter writer, LintReport report)
    {
        writer.WriteStartObject("summary");
        writer.WriteNumber("files", report.FileCount);
        writer.WriteNumber("errors", report.Count(RuleSeverity.Error));
        writer.WriteNumber("warnings", report.Count(RuleSeverity.Warning));
        writer.WriteNumber("notes", report.Count(RuleSeverity.Note));
        writer.WriteNumber("suppressed", report.Suppressed.Length);
        writer.WriteNumber("skipped", report.Skipped.Length);
        writer.WriteEndObject();
    }
}
