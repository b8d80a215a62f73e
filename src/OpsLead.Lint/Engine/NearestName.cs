namespace OpsLead.Lint.Engine;

/// <summary>Finds the name somebody meant.</summary>
internal static class NearestName
{
    private const int MaxLength = 64;

    /// <summary>The candidate with the fewest edits (insert, delete, replace, swap of neighbours), at most a third of the length and three.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="candidates">What exists.</param>
    /// <returns>The nearest, the first in order of equals; null when none is near.</returns>
    public static string? Find(string text, IEnumerable<string> candidates)
    {
        if (text.Length is 0 or > MaxLength)
        {
            return null;
        }

        var limit = Math.Min(3, Math.Max(1, text.Length / 3));
        string? best = null;
        foreach (var candidate in candidates)
        {
            if (candidate.Length <= MaxLength && Math.Abs(candidate.Length - text.Length) <= limit && Distance(text, candidate) is var distance && distance <= limit)
            {
                if (distance == 0)
                {
                    return candidate;
                }

                limit = distance - 1;
                best = candidate;
            }
        }

        return best;
    }

    private static int Distance(string left, string right)
    {
        Span<int> previous = stackalloc int[right.Length + 1];
        Span<int> current = stackalloc int[right.Length + 1];
        Span<int> before = stackalloc int[right.Length + 1];
        for (var j = 0; j <= right.Length; j++)
        {
            previous[j] = j;
        }

        for (var i = 1; i <= left.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var cost = char.ToLowerInvariant(left[i - 1]) == char.ToLowerInvariant(right[j - 1]) ? 0 : 1;
                current[j] = Math.Min(Math.Min(current[j - 1] + 1, previous[j] + 1), previous[j - 1] + cost);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                {
                    current[j] = Math.Min(current[j], before[j - 2] + 1);
                }
            }

            previous.CopyTo(before);
            current.CopyTo(previous);
        }

        return previous[right.Length];
    }
}

