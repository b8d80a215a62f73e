using System.Collections.Immutable;
using OpsLead.Lint.Engine;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Redaction;

/// <summary>Takes the secrets of a run out of all that its findings say.</summary>
internal sealed class Redactor
{
    // The secrets that are no single words: a word of our own wording may be somebody's password.
    private readonly SecretVocabulary unusual;

    private Redactor(DetectedSecrets secrets, SecretVocabulary unusual)
    {
        Secrets = secrets;
        this.unusual = unusual;
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
        var forms = new List<string>();
        foreach (var (document, secrets) in known)
        {
            if (secrets is { Spans.Count: > 0 })
            {
                spans.Add(document, [.. secrets.Spans]);
                forms.AddRange(secrets.Forms);
            }
        }

        return spans.Count == 0
            ? new Redactor(DetectedSecrets.None, SecretVocabulary.Empty)
            : new Redactor(new DetectedSecrets(spans, SecretVocabulary.Create(forms)), SecretVocabulary.Create(forms.Where(static form => !SecretForms.IsWord(form))));
    }

    private Diagnostic Apply(Diagnostic diagnostic)
    {
        var arguments = Apply(diagnostic.Arguments);
        if (arguments != diagnostic.Arguments)
        {
            diagnostic = diagnostic with { Arguments = arguments, Message = Linter.Format(diagnostic.MessageFormat, arguments.AsSpan()) };
        }

        // A rule may have put a value into the wording itself.
        if (!diagnostic.HasDescriptorMessage)
        {
            diagnostic = diagnostic with { Message = unusual.Redact(diagnostic.Message) };
        }

        if (diagnostic.Fix is { } fix)
        {
            diagnostic = diagnostic with { Fix = Apply(fix) };
        }

        if (diagnostic.RelatedLocations.Any(related => Secrets.AppearIn(related.Message)))
        {
            diagnostic = diagnostic with { RelatedLocations = [.. diagnostic.RelatedLocations.Select(related => related with { Message = Secrets.Redact(related.Message) })] };
        }

        if (diagnostic.ObjectPath is { } path)
        {
            diagnostic = diagnostic with { ObjectPath = Secrets.Redact(path) };
        }

        return diagnostic.Suppression is { Justification: { } reason } suppression
            ? diagnostic with { Suppression = suppression with { Justification = Secrets.Redact(reason) } }
            : diagnostic;
    }

    private ImmutableArray<string> Apply(ImmutableArray<string> arguments)
    {
        ImmutableArray<string>.Builder? redacted = null;
        for (var i = 0; i < arguments.Length; i++)
        {
            var argument = Secrets.Redact(arguments[i]);
            if (!ReferenceEquals(argument, arguments[i]))
            {
                redacted ??= arguments.ToBuilder();
                redacted[i] = argument;
            }
        }

        return redacted?.DrainToImmutable() ?? arguments;
    }

    private CodeFix Apply(CodeFix fix)
    {
        var holdsSecret = false;
        foreach (var edit in fix.Edits)
        {
            holdsSecret |= Secrets.AppearIn(edit.NewText);
        }

        return fix with { Title = Secrets.Redact(fix.Title), HoldsSecret = holdsSecret };
    }
}
