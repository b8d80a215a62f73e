using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using OpsLead.Lint.Sarif;

namespace OpsLead.Lint.Cli.Reporting;

/// <summary>GitLab's Code Quality report: an array, empty when nothing was found.</summary>
/// <remarks>Source: "Code Quality report format" of GitLab's documentation; <c>docs/formats/gitlab.schema.json</c> is the schema of what is written.</remarks>
/// <param name="paths">Paths below the repository's root.</param>
internal sealed class GitLabReporter(RepositoryPaths paths) : Reporter
{
    private const int FingerprintLength = 16;

    /// <inheritdoc/>
    public override void Write(LintReport report, Stream output)
    {
        var occurrences = new Dictionary<string, int>(StringComparer.Ordinal);
        using (var writer = new Utf8JsonWriter(output, PlainJson.Options))
        {
            writer.WriteStartArray();
            foreach (var diagnostic in report.Diagnostics)
            {
                WriteDiagnostic(writer, diagnostic, occurrences);
            }

            writer.WriteEndArray();
        }

        output.WriteByte((byte)'\n');
    }

    private void WriteDiagnostic(Utf8JsonWriter writer, Diagnostic diagnostic, Dictionary<string, int> occurrences)
    {
        var path = paths.Get(diagnostic.Location.Document);
        var id = diagnostic.Rule.Descriptor.Id;
        writer.WriteStartObject();

        // GitLab does not show the check's name, so the description begins with it.
        writer.WriteString("description", $"{id}: {PrintableText.Escape(diagnostic.Message)}");
        writer.WriteString("check_name", $"{id} {diagnostic.Rule.Name}");
        writer.WriteString("fingerprint", GetFingerprint(diagnostic, path, occurrences));
        writer.WriteString("severity", diagnostic.Severity switch
        {
            RuleSeverity.Error => "critical",
            RuleSeverity.Warning => "major",
            _ => "info",
        });
        writer.WriteStartObject("location");
        writer.WriteString("path", path);
        writer.WriteStartObject("positions");
        WritePosition(writer, "begin", diagnostic.Location.LineSpan.Start);
        WritePosition(writer, "end", diagnostic.Location.LineSpan.End);
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WritePosition(Utf8JsonWriter writer, string name, Text.LinePosition position)
    {
        writer.WriteStartObject(name);
        writer.WriteNumber("line", position.Line + 1);
        writer.WriteNumber("column", position.Character + 1);
        writer.WriteEndObject();
    }

    // By what was found rather than where: a finding whose lines moved is the one it was, and two alike in one file stay two.
    private static string GetFingerprint(Diagnostic diagnostic, string path, Dictionary<string, int> occurrences)
    {
        var builder = new StringBuilder(path).Append('\0').Append(diagnostic.Rule.Descriptor.Id).Append('\0').Append(diagnostic.ObjectPath).Append('\0');
        if (diagnostic.HasDescriptorMessage)
        {
            builder.AppendJoin('\0', diagnostic.Arguments);
        }
        else
        {
            builder.Append(diagnostic.Message);
        }

        var identity = builder.ToString();
        var occurrence = occurrences[identity] = occurrences.GetValueOrDefault(identity) + 1;
        var bytes = Encoding.UTF8.GetBytes(identity + '\0' + occurrence.ToString(CultureInfo.InvariantCulture));
        return Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, FingerprintLength));
    }
}
