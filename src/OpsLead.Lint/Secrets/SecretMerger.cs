using System.Collections.Immutable;

namespace OpsLead.Lint.Secrets;

/// <summary>Joins candidates that overlap: one text is one secret, named by the kind that is surest, with the peers' names of all.</summary>
internal static class SecretMerger
{
    // What is shorter is repeated by chance.
    private const int MinCopied = 5;

    public static IReadOnlyList<SecretMatch> Merge(string text, List<SecretCandidate> candidates)
    {
        candidates.Sort(static (left, right) => left.Span.CompareTo(right.Span));
        var result = new List<SecretMatch>(candidates.Count);
        var start = 0;
        while (start < candidates.Count)
        {
            var end = start + 1;
            var reach = candidates[start].Span.End;
            while (end < candidates.Count && candidates[end].Span.Start < reach)
            {
                reach = Math.Max(reach, candidates[end].Span.End);
                end++;
            }

            result.Add(Join(text, candidates, start, end));
            start = end;
        }

        return JoinCopies(text, result);
    }

    // One secret is one finding, however often it stands in the file: where it is surest, and there first. A Secret of Kubernetes is sealed as a whole.
    private static List<SecretMatch> JoinCopies(string text, List<SecretMatch> matches)
    {
        if (matches.Count < 2)
        {
            return matches;
        }

        var groups = new Dictionary<string, List<SecretMatch>>(StringComparer.Ordinal);
        var result = new List<List<SecretMatch>>(matches.Count);
        foreach (var match in matches)
        {
            var value = match.Span.Length < MinCopied || match.Decision == SecretDecision.KubernetesSecret ? null : text.Substring(match.Span.Start, match.Span.Length);
            if (value is not null && groups.TryGetValue(value, out var group) && group[0].Decision == match.Decision)
            {
                group.Add(match);
                continue;
            }

            result.Add([match]);
            if (value is not null)
            {
                groups.TryAdd(value, result[^1]);
            }
        }

        return [.. result.Select(static group => group.Count == 1 ? group[0] : Join(group)).OrderBy(static match => match.Span.Start)];
    }

    private static SecretMatch Join(List<SecretMatch> copies)
    {
        var best = copies.MaxBy(static match => match.Grade)!;
        return new SecretMatch(
            best.KindId, best.KindName, best.Decision, best.Grade, best.Span, best.Preview,
            [.. copies.SelectMany(static match => match.Aliases).Distinct(StringComparer.Ordinal)],
            [.. copies.Where(match => match != best).Select(static match => match.Span)]);
    }

    private static SecretMatch Join(string text, List<SecretCandidate> candidates, int start, int end)
    {
        var best = candidates[start];
        var aliases = ImmutableArray.CreateBuilder<string>();
        for (var i = start; i < end; i++)
        {
            var candidate = candidates[i];
            best = IsBetter(candidate, best) ? candidate : best;
            AddNew(aliases, candidate.Kind.Aliases);
            if (candidate.Verified == true)
            {
                AddNew(aliases, candidate.Kind.VerifiedAliases);
            }
        }

        // A result without names of its own would be read as having all of its rule's.
        if (aliases.Count == 0)
        {
            aliases.Add(best.Kind.OwnAlias);
        }

        // The name beside it may make surer what has the same beginning or end; what lies around it or in it is something else.
        var grade = best.Grade;
        for (var i = start; i < end; i++)
        {
            var span = candidates[i].Span;
            grade = candidates[i].Grade > grade && (span.Start == best.Span.Start || span.End == best.Span.End) ? candidates[i].Grade : grade;
        }

        return new SecretMatch(best.Kind.Id, best.Kind.Name, best.Kind.Decision, grade, best.Span, GetPreview(text, best), aliases.ToImmutable());
    }

    // What a text is, its own shape says best; how sure that is may also come from the name beside it.
    private static bool IsBetter(SecretCandidate candidate, SecretCandidate best)
    {
        var (left, right) = (GetRank(candidate), GetRank(best));
        return left != right ? left > right
            : candidate.Grade != best.Grade ? candidate.Grade > best.Grade
            : candidate.Kind.Decision != best.Kind.Decision ? candidate.Kind.Decision < best.Kind.Decision
            : candidate.Span.Length > best.Span.Length;
    }

    private static int GetRank(SecretCandidate candidate) => candidate.Kind switch
    {
        { IsWeak: true } => 0,
        _ when candidate.Verified == true => 5,
        { Decision: SecretDecision.PrivateKey } => candidate.Grade == SecretGrade.Weak ? 1 : 5,
        { PatternText.Length: > 0, Near.IsEmpty: true } => 4,
        { PatternText.Length: > 0 } => candidate.Grade == SecretGrade.Weak ? 1 : 3,
        { Decision: SecretDecision.Password } => 1,
        _ => 2,
    };

    private static void AddNew(ImmutableArray<string>.Builder aliases, ImmutableArray<string> more)
    {
        foreach (var alias in more)
        {
            if (!aliases.Contains(alias))
            {
                aliases.Add(alias);
            }
        }
    }

    private static string GetPreview(string text, SecretCandidate candidate)
    {
        // The blanks of a key over several lines are the file's, not the key's.
        var count = 0;
        foreach (var character in text.AsSpan(candidate.Span.Start, candidate.Span.Length))
        {
            count += char.IsWhiteSpace(character) ? 0 : 1;
        }

        var secret = text.AsSpan(candidate.Span.Start, candidate.Span.Length);
        var prefix = secret[..candidate.Kind.GetPrefixLength(secret)];
        return $"{prefix}… ({count} characters)";
    }
}
