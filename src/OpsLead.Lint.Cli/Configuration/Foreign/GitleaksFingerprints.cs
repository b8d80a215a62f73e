using System.Globalization;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Cli.Configuration.Foreign;

/// <summary>
/// Reads the fingerprints of <c>.gitleaksignore</c>: <c>FILE:RULE:LINE</c>, or <c>COMMIT:FILE:RULE:LINE</c>. A commit counts as the file it names: who accepted
/// what a commit brought does not want to hear of it in the next. Source: gitleaks' README, ".gitleaksignore", of version 8.29.
/// </summary>
internal static class GitleaksFingerprints
{
    /// <summary>Translates a list.</summary>
    /// <param name="text">Its text.</param>
    /// <param name="settings">Takes what it says.</param>
    public static void Read(SourceText text, ForeignSettings settings)
    {
        for (var index = 0; index < text.LineCount; index++)
        {
            var line = text.ToString(text.GetLineSpan(index)).Trim();
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            var parts = line.Split(':');
            if (parts.Length is not (3 or 4) || !int.TryParse(parts[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                settings.Remark(line, "it is no fingerprint, 'FILE:RULE:LINE'", index + 1);
                continue;
            }

            var path = parts[^3].Replace('\\', '/');
            path = path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path;
            settings.Add(new ForeignStatement(ForeignStatementKind.Silence, null, index + 1)
            {
                IsAboutSecrets = true,
                SecretChecks = GetChecks(parts[^2]),
                Spot = (path, number),
                Condition = new ForeignCondition(
                    $"'{path}:{number}'",
                    place => place.Path == path && place.Line <= number && number <= place.Location.LineSpan.End.Line + 1),
            });
        }
    }

    // What the rule about any value found may have a name of its own here, and of a rule that the repository wrote itself nothing is known but the line.
    private static ForeignSecretChecks? GetChecks(string rule) =>
        rule == ForeignSecretChecks.Generic || !ForeignSecretChecks.IsKnown(rule) ? null : new ForeignSecretChecks([rule]);
}
