using OpsLead.Lint.Text;

namespace OpsLead.Lint.Secrets;

/// <summary>Hears why what might be a secret is none. Only a run that explains has one: the others spend nothing on reasons.</summary>
internal sealed class SecretObserver
{
    private readonly HashSet<SecretRejection> rejections = [];

    /// <summary>What was looked at and is none, in no order.</summary>
    public IReadOnlyCollection<SecretRejection> Rejections => rejections;

    /// <summary>Adds what is none.</summary>
    /// <param name="rejection">What, and why.</param>
    public void Add(SecretRejection rejection)
    {
        // A text may have as many as words; who asks about a line wants to read about a few.
        if (rejections.Count < SecretScanner.MaxCandidates)
        {
            rejections.Add(rejection);
        }
    }
}

/// <summary>A stretch of a text that was taken for a secret of a kind, and is none.</summary>
/// <param name="KindName">What it would have been.</param>
/// <param name="Span">Its characters as far as they were read.</param>
/// <param name="Reason">Why it is none; a sentence that goes on after a colon, without a full stop.</param>
internal sealed record SecretRejection(string KindName, TextSpan Span, string Reason);

/// <summary>What the search for secrets made of a file, whatever of it is reported.</summary>
/// <param name="Candidates">What has the shape of a secret.</param>
/// <param name="Rejections">What was looked at and has not.</param>
internal sealed record SecretExplanation(IReadOnlyList<SecretCandidate> Candidates, IReadOnlyCollection<SecretRejection> Rejections)
{
    /// <summary>Why a candidate is reported only where that is asked for.</summary>
    /// <param name="text">The text.</param>
    /// <param name="candidate">The candidate; its grade is <see cref="SecretGrade.Weak"/>.</param>
    /// <returns>A sentence that goes on after a colon, without a full stop.</returns>
    public static string GetWeakness(string text, in SecretCandidate candidate)
    {
        var secret = text.AsSpan(candidate.Span.Start, candidate.Span.Length);
        var body = secret[candidate.Kind.GetPrefixLength(secret)..];
        return candidate.Verified == false ? "the check that is part of such a text does not fit, so nobody issued it"
            : Placeholders.LooksLikeSample(body) ? "it reads like a sample"
            : candidate.Kind.PatternText.Length > 0 && SecretEntropy.Measure(body) < SecretEntropy.GetFloor(body) ? "its characters repeat more than those of a text that a machine made"
            : candidate.Kind.IsWeak ? "texts of this shape are mostly no secrets"
            : "what stands around it speaks against it: a host that is local, a sample, prose, or a name that says little";
    }
}
