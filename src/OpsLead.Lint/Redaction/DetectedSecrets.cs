using System.Collections.Immutable;
using OpsLead.Lint.Redaction;
using OpsLead.Lint.Text;

namespace OpsLead.Lint;

/// <summary>
/// The secrets that were detected in a run, kept so that nothing says them: where they stand, and what to put in their place in a text that
/// quotes them. What is detected at a grade of at least <see cref="SecretGrade.Likely"/> is here whichever rules are selected; what is
/// <see cref="SecretGrade.Weak"/> is here when a rule reported it.
/// </summary>
public sealed class DetectedSecrets
{
    /// <summary>What stands in the place of a secret.</summary>
    public const string Mask = "***";

    private readonly Dictionary<SourceDocument, ImmutableArray<TextSpan>> spans;
    private readonly SecretVocabulary values;

    internal DetectedSecrets(Dictionary<SourceDocument, ImmutableArray<TextSpan>> spans, SecretVocabulary values)
    {
        this.spans = spans;
        this.values = values;
    }

    /// <summary>No secrets.</summary>
    public static DetectedSecrets None { get; } = new([], SecretVocabulary.Empty);

    /// <summary>Whether none was detected.</summary>
    public bool IsEmpty => spans.Count == 0 && values.IsEmpty;

    /// <summary>The secrets of several runs as one.</summary>
    /// <param name="secrets">The secrets of each.</param>
    /// <returns>All of them.</returns>
    public static DetectedSecrets Join(IEnumerable<DetectedSecrets> secrets)
    {
        ArgumentNullException.ThrowIfNull(secrets);
        DetectedSecrets[] all = [.. secrets.Where(static one => !one.IsEmpty)];
        if (all.Length <= 1)
        {
            return all is [var single] ? single : None;
        }

        var spans = new Dictionary<SourceDocument, ImmutableArray<TextSpan>>();
        foreach (var (document, more) in all.SelectMany(static one => one.spans))
        {
            spans[document] = spans.TryGetValue(document, out var known) ? known.AddRange(more) : more;
        }

        return new DetectedSecrets(spans, SecretVocabulary.Create(all.SelectMany(static one => one.values.Values)));
    }

    /// <summary>Where the secrets of a document stand.</summary>
    /// <param name="document">The document, the very instance that was linted.</param>
    /// <returns>The spans, in no order; they may overlap.</returns>
    public ImmutableArray<TextSpan> GetSpans(SourceDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return spans.TryGetValue(document, out var found) ? found : [];
    }

    /// <summary>
    /// Finds the secrets that a text says, in whichever document they were detected. A secret that is a single word counts in its own document
    /// alone (<see cref="GetSpans"/>): any text may say it and mean something else.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <returns>Their spans in the order of the text; they do not overlap.</returns>
    public ImmutableArray<TextSpan> Find(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var found = ImmutableArray.CreateBuilder<TextSpan>();
        for (var position = 0; values.Find(text, position, out var start, out var length); position = start + length)
        {
            found.Add(new TextSpan(start, length));
        }

        return found.DrainToImmutable();
    }

    /// <summary>Whether a text says a secret.</summary>
    /// <param name="text">The text.</param>
    /// <returns>True when it does, also as it reads once it is unescaped or decoded.</returns>
    public bool AppearIn(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return values.Find(text, 0, out _, out _);
    }

    /// <summary>A text with <see cref="Mask"/> in the place of each secret.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The text; the same instance when it says none.</returns>
    public string Redact(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return values.Redact(text);
    }
}
