using System.Collections.Immutable;

namespace OpsLead.Lint.Secrets;

/// <summary>Joins candidates that overlap: one text is one secret, named by the kind that is surest, with the peers' names of all.</summary>
internal static class SecretMerger
{
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

        return result;
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

        return new SecretMatch(best.Kind.Id, best.Kind.Name, best.Kind.Decision, best.Grade, best.Span, GetPreview(text, best), aliases.ToImmutable());
    }

    private static bool IsBetter(SecretCandidate candidate, SecretCandidate best)
    {
        if (candidate.Grade != best.Grade)
        {
            return candidate.Grade > best.Grade;
        }

        // Of equals the earlier decision, which is the more specific one; then the longer text.
        return candidate.Kind.Decision != best.Kind.Decision ? candidate.Kind.Decision < best.Kind.Decision : candidate.Span.Length > best.Span.Length;
    }

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
        var prefix = text.AsSpan(candidate.Span.Start, Math.Min(candidate.Kind.PrefixLength, candidate.Span.Length));
        return $"{prefix}… ({candidate.Span.Length} characters)";
    }
}
