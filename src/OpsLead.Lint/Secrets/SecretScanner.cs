using OpsLead.Lint.Engine;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Secrets;

/// <summary>Finds the secrets of one file: tokens by their own shape, values by the names beside them, and what the file's structure gives away.</summary>
internal sealed class SecretScanner
{
    /// <summary>How many candidates one file may have; a file with more is a corpus or an attack, and the first ones say so.</summary>
    public const int MaxCandidates = 10_000;

    private readonly List<SecretCandidate> candidates = [];
    private readonly List<TextSpan> concealed = [];
    private readonly string text;
    private readonly string path;
    private readonly SecretObserver? observer;

    internal SecretScanner(string text, string path, SecretObserver? observer = null)
    {
        this.text = text;
        this.path = path;
        this.observer = observer;
    }

    /// <summary>Finds the secrets of a file.</summary>
    public static SecretScan Scan(FileAnalysis file) => Run(file, observer: null).CreateResult();

    /// <summary>Says what the search made of a file.</summary>
    public static SecretExplanation Explain(FileAnalysis file)
    {
        var observer = new SecretObserver();
        return new SecretExplanation([.. Run(file, observer).Candidates], observer.Rejections);
    }

    private static SecretScanner Run(FileAnalysis file, SecretObserver? observer)
    {
        var scanner = new SecretScanner(file.Text.Text, file.Document.Path, observer);
        KeyStoreFile.Scan(scanner);
        TokenScanner.Scan(scanner);
        MarkScanner.Scan(scanner);
        AssignmentScanner.Scan(scanner);
        if (StructureScanner.GetTree(file) is { } tree)
        {
            StructureScanner.Scan(scanner, tree);
        }

        if (file.Kind == DocumentKind.Kubernetes)
        {
            KubernetesSecretScanner.Scan(scanner, file.Yaml);
        }

        return scanner;
    }

    public string Text => text;

    /// <summary>What was found so far, before what overlaps is joined.</summary>
    internal IReadOnlyList<SecretCandidate> Candidates => candidates;

    /// <summary>The path of the file; some kinds live in files of one name.</summary>
    public string Path => path;

    /// <summary>Adds what was found by a scanner of its own.</summary>
    public void Add(SecretKind kind, int start, int end, SecretGrade grade, bool? verified = null)
    {
        if (candidates.Count < MaxCandidates)
        {
            candidates.Add(new SecretCandidate(kind, TextSpan.FromBounds(start, end), grade, verified));
        }
    }

    /// <summary>Says why what might be a secret is none.</summary>
    /// <param name="kind">What it would be.</param>
    /// <param name="start">Where it begins.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="reason">Why; a sentence that goes on after a colon, without a full stop.</param>
    /// <returns>-1.</returns>
    public int Reject(SecretKind kind, int start, int end, string reason)
    {
        observer?.Add(new SecretRejection(kind.Name, TextSpan.FromBounds(start, end), reason));
        return -1;
    }

    /// <summary>Adds what is no finding of its own and yet is to be shown by nobody.</summary>
    public void Conceal(TextSpan span)
    {
        if (concealed.Count < MaxCandidates)
        {
            concealed.Add(span);
        }
    }

    /// <summary>Drops what only a name gave away inside a stretch that its structure explains better.</summary>
    public void RemoveNamed(TextSpan span) =>
        candidates.RemoveAll(candidate => span.Contains(candidate.Span) && candidate.Kind.Decision == SecretDecision.Password && candidate.Kind.PatternText.Length == 0);

    /// <summary>Matches a kind at one place and adds what fits.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="start">Where the secret would begin.</param>
    /// <param name="limit">The best grade that what stands around it allows; null for any.</param>
    /// <returns>Where the match ends; -1 when it does not fit.</returns>
    public int TryAdd(SecretKind kind, int start, SecretGrade? limit = null)
    {
        if (!BeginsWell(kind, start))
        {
            return Reject(kind, start, start, "it begins inside a longer word");
        }

        var end = kind.Pattern.Match(text, start);
        if (end < 0)
        {
            // Near most names of services stand texts of other shapes; a prefix is worth a word.
            return kind.Near.IsEmpty ? Reject(kind, start, start, "its beginning is there, but what follows has not the length or the characters") : -1;
        }

        if (!EndsWell(kind, end))
        {
            return Reject(kind, start, end, "it goes on where such a text ends");
        }

        if (kind.PathEnd is { } pathEnd && !path.EndsWith(pathEnd, StringComparison.OrdinalIgnoreCase))
        {
            return Reject(kind, start, end, "it counts only in files of another name");
        }

        var secret = text.AsSpan(start, end - start);
        var verified = SecretChecksums.Verify(kind, secret);
        if (verified != true && (SecretEntropy.Measure(secret) <= kind.MinEntropy || (kind.IsMachineMade && !GenericKey.IsMachineMade(secret))))
        {
            return Reject(kind, start, end, "its characters are not those of a text that a machine made: too few different ones, or words");
        }

        var grade = GetGrade(kind, secret, verified);
        Add(kind, start, end, verified != true && limit < grade ? limit.Value : grade, verified);
        return end;
    }

    private SecretScan CreateResult()
    {
        if (candidates.Count == 0)
        {
            return new SecretScan([], concealed);
        }

        // Before what overlaps is joined: the password in an address, and the address.
        foreach (var candidate in candidates)
        {
            if (candidate.Grade >= SecretGrade.Likely)
            {
                Conceal(candidate.Span);
            }
        }

        return new SecretScan(SecretMerger.Merge(text, candidates), concealed);
    }

    private static SecretGrade GetGrade(SecretKind kind, ReadOnlySpan<char> secret, bool? verified)
    {
        if (verified == true)
        {
            return kind.IsWeak ? SecretGrade.Weak : SecretGrade.Proven;
        }

        var body = secret[kind.GetPrefixLength(secret)..];
        return verified == false || Placeholders.LooksLikeSample(body) || SecretEntropy.Measure(body) < SecretEntropy.GetFloor(body) ? SecretGrade.Weak : kind.Grade;
    }

    private bool BeginsWell(SecretKind kind, int start) => kind.Edge != SecretEdge.Word || start == 0 || !IsWordCharacter(text[start - 1]) || IsEndOfEscape(start);

    private bool EndsWell(SecretKind kind, int end) =>
        kind.Edge == SecretEdge.None || end == text.Length || (!kind.Pattern.Continues(text[end]) && (kind.Edge != SecretEdge.Word || !IsWordCharacter(text[end])));

    // "\nghp_…" in a string literal and %20ghp_… in a URL begin a word all the same.
    internal bool IsEndOfEscape(int position) =>
        (position >= 2 && text[position - 2] == '\\' && text[position - 1] is 'n' or 'r' or 't')
        || (position >= 3 && text[position - 3] == '%' && char.IsAsciiHexDigit(text[position - 2]) && char.IsAsciiHexDigit(text[position - 1]));

    internal static bool IsWordCharacter(char character) => char.IsAsciiLetterOrDigit(character) || character == '_';
}

/// <summary>What is known of the secrets of a file.</summary>
/// <param name="Matches">The secrets, those that overlap joined.</param>
/// <param name="Concealed">All that no message may say and no report may show, whichever rules are on; the spans may overlap.</param>
internal sealed record SecretScan(IReadOnlyList<SecretMatch> Matches, IReadOnlyList<TextSpan> Concealed);
