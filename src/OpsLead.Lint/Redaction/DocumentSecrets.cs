using OpsLead.Lint.Engine;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Redaction;

/// <summary>The secrets of one document: where they stand and how they may be quoted.</summary>
/// <param name="Spans">Where they stand.</param>
/// <param name="Forms">How they may be quoted.</param>
internal sealed record DocumentSecrets(IReadOnlyList<TextSpan> Spans, IReadOnlyCollection<string> Forms)
{
    /// <summary>No secrets.</summary>
    public static DocumentSecrets None { get; } = new([], []);

    /// <summary>Collects the secrets of a file that has findings.</summary>
    /// <param name="file">The file, with its findings.</param>
    /// <returns>Its secrets; null for a file nobody searched, of which nothing is said so far.</returns>
    public static DocumentSecrets? Collect(FileAnalysis file) =>
        file.IsSearchedForSecrets || file.Diagnostics.Count > 0 ? Create(file, None, file.Diagnostics) : null;

    /// <summary>The secrets of a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="known">What is known of them.</param>
    /// <param name="diagnostics">What was found in it: what rules about credentials point at is a secret too.</param>
    public static DocumentSecrets Create(FileAnalysis file, DocumentSecrets? known, IEnumerable<Diagnostic> diagnostics)
    {
        var spans = new HashSet<TextSpan>(known?.Spans ?? []);
        if (file.Text.Length > 0)
        {
            spans.UnionWith(file.Secrets.Concealed);
        }

        foreach (var diagnostic in diagnostics)
        {
            if (PointsAtSecret(diagnostic, file.Text))
            {
                spans.Add(diagnostic.Location.Span);
            }
        }

        return spans.Count == 0 ? None : new DocumentSecrets([.. spans], SecretForms.Collect(file.Text.Text, spans));
    }

    // Where a credential has no characters of its own, its name or command is marked, and the message names that.
    private static bool PointsAtSecret(Diagnostic diagnostic, SourceText text)
    {
        var span = diagnostic.Location.Span;
        if (!diagnostic.Rule.PointsAtSecrets || span.Length < SecretForms.MinLength || span.End > text.Length)
        {
            return false;
        }

        foreach (var argument in diagnostic.Arguments)
        {
            if (text.Slice(span).SequenceEqual(argument))
            {
                return false;
            }
        }

        return true;
    }
}
