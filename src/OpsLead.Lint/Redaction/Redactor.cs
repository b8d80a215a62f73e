using System.Collections.Immutable;
using OpsLead.Lint.Engine;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Redaction;

/// <summary>Takes the secrets of a run out of all that its findings say.</summary>
internal sealed class Redactor
{
    // The secrets that are single words, by the document that says them: where somebody's password is 'docker', another file's
    // 'docker/login-action' gives nothing away, and masked it would say nothing any more. Nor does a word of our own wording.
    private readonly Dictionary<SourceDocument, SecretVocabulary> words;

    private Redactor(DetectedSecrets secrets, Dictionary<SourceDocument, SecretVocabulary> words)
    {
        Secrets = secrets;
        this.words = words;
    }

    public DetectedSecrets Secrets { get; }

    /// <summary>Collects the secrets of all files, and of those of which something is said though nobody searched them.</summary>
    /// <param name="analysis">The run.</param>
    /// <param name="known">The secrets of the files; null where nobody searched.</param>
    /// <param name="late">What was reported after the files were walked, by document.</param>
    /// <param name="diagnostics">All findings.</param>
    public static Redactor Create(
        WorkspaceAnalysis analysis,
        Dictionary<SourceDocument, DocumentSecrets?> known,
        IReadOnlyDictionary<SourceDocument, List<Diagnostic>> late,
        IEnumerable<Diagnostic> diagnostics)
    {
        foreach (var (document, found) in late)
        {
            // The C# rules report late, and so do those across files.
            if (found.Exists(static diagnostic => diagnostic.Rule.PointsAtSecrets))
            {
                Search(analysis, known, document, found);
            }
        }

        foreach (var diagnostic in diagnostics)
        {
            SearchOnce(diagnostic.Location.Document);
            foreach (var related in diagnostic.RelatedLocations)
            {
                SearchOnce(related.Location.Document);
            }
        }

        return Join(known);

        void SearchOnce(SourceDocument document)
        {
            if (known.GetValueOrDefault(document) is null)
            {
                Search(analysis, known, document, []);
            }
        }
    }

    /// <summary>The findings without secrets in what they say.</summary>
    public List<Diagnostic> Apply(List<Diagnostic> diagnostics)
    {
        if (!Secrets.IsEmpty)
        {
            for (var i = 0; i < diagnostics.Count; i++)
            {
                diagnostics[i] = Apply(diagnostics[i]);
            }
        }

        return diagnostics;
    }

    private static void Search(WorkspaceAnalysis analysis, Dictionary<SourceDocument, DocumentSecrets?> known, SourceDocument document, List<Diagnostic> diagnostics)
    {
        try
        {
            known[document] = DocumentSecrets.Create(analysis.OpenForEvents(document), known.GetValueOrDefault(document), diagnostics);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // What cannot be read cannot be quoted.
            known[document] = DocumentSecrets.None;
        }
    }

    private static Redactor Join(Dictionary<SourceDocument, DocumentSecrets?> known)
    {
        var spans = new Dictionary<SourceDocument, ImmutableArray<TextSpan>>();
        var words = new Dictionary<SourceDocument, SecretVocabulary>();
        var forms = new List<string>();
        foreach (var (document, secrets) in known)
        {
            if (secrets is { Spans.Count: > 0 })
            {
                spans.Add(document, [.. secrets.Spans]);
                forms.AddRange(secrets.Forms.Where(static form => !SecretForms.IsWord(form)));
                if (SecretVocabulary.Create(secrets.Forms.Where(SecretForms.IsWord)) is { IsEmpty: false } own)
                {
                    words.Add(document, own);
                }
            }
        }

        return new Redactor(spans.Count == 0 ? DetectedSecrets.None : new DetectedSecrets(spans, SecretVocabulary.Create(forms)), words);
    }

    private Diagnostic Apply(Diagnostic diagnostic)
    {
        var arguments = Apply(diagnostic.Arguments, diagnostic);
        if (arguments != diagnostic.Arguments)
        {
            diagnostic = diagnostic with { Arguments = arguments, Message = Linter.Format(diagnostic.MessageFormat, arguments.AsSpan()) };
        }

        // A rule may have put a value into the wording itself.
        if (!diagnostic.HasDescriptorMessage)
        {
            diagnostic = diagnostic with { Message = Secrets.Redact(diagnostic.Message) };
        }

        if (diagnostic.Fix is { } fix)
        {
            diagnostic = diagnostic with { Fix = Apply(fix, diagnostic) };
        }

        if (!diagnostic.RelatedLocations.IsEmpty)
        {
            diagnostic = diagnostic with { RelatedLocations = Apply(diagnostic.RelatedLocations, diagnostic) };
        }

        if (diagnostic.ObjectPath is { } path)
        {
            diagnostic = diagnostic with { ObjectPath = Redact(path, diagnostic) };
        }

        return diagnostic.Suppression is { Justification: { } reason } suppression
            ? diagnostic with { Suppression = suppression with { Justification = Redact(reason, diagnostic) } }
            : diagnostic;
    }

    private ImmutableArray<string> Apply(ImmutableArray<string> arguments, Diagnostic diagnostic)
    {
        ImmutableArray<string>.Builder? redacted = null;
        for (var i = 0; i < arguments.Length; i++)
        {
            var argument = Redact(arguments[i], diagnostic);
            if (!ReferenceEquals(argument, arguments[i]))
            {
                redacted ??= arguments.ToBuilder();
                redacted[i] = argument;
            }
        }

        return redacted?.DrainToImmutable() ?? arguments;
    }

    private ImmutableArray<RelatedLocation> Apply(ImmutableArray<RelatedLocation> locations, Diagnostic diagnostic)
    {
        ImmutableArray<RelatedLocation>.Builder? redacted = null;
        for (var i = 0; i < locations.Length; i++)
        {
            var message = Redact(locations[i].Message, diagnostic);
            if (!ReferenceEquals(message, locations[i].Message))
            {
                redacted ??= locations.ToBuilder();
                redacted[i] = locations[i] with { Message = message };
            }
        }

        return redacted?.DrainToImmutable() ?? locations;
    }

    private CodeFix Apply(CodeFix fix, Diagnostic diagnostic)
    {
        var holdsSecret = false;
        foreach (var edit in fix.Edits)
        {
            holdsSecret |= !ReferenceEquals(Redact(edit.NewText, diagnostic), edit.NewText);
        }

        return fix with { Title = Redact(fix.Title, diagnostic), HoldsSecret = holdsSecret };
    }

    // What a finding quotes stands in the documents that it points into.
    private string Redact(string text, Diagnostic diagnostic)
    {
        text = RedactWords(Secrets.Redact(text), diagnostic.Location.Document);
        foreach (var related in diagnostic.RelatedLocations)
        {
            text = RedactWords(text, related.Location.Document);
        }

        return text;
    }

    private string RedactWords(string text, SourceDocument document) => words.TryGetValue(document, out var own) ? own.Redact(text) : text;
}
