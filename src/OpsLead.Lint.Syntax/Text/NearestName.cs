namespace OpsLead.Lint.Text;

/// <summary>Finds the name that was probably meant.</summary>
public static class NearestName
{
    // Longer words are no misspelling of a name in our tables, and the bound keeps the search constant.
    private const int LongestWord = 64;
    private const int MostEdits = 3;

    /// <summary>The candidate nearest to a word.</summary>
    /// <param name="word">What was written.</param>
    /// <param name="candidates">What could have been meant; the first of several equally near wins.</param>
    /// <returns>
    /// The candidate with the fewest edits (insert, delete, replace, swap of neighbours; letter case ignored), at most a third of the word's
    /// length and three; null when there is none.
    /// </returns>
    public static string? Find(ReadOnlySpan<char> word, IEnumerable<string> candidates)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        if (word.IsEmpty || word.Length > LongestWord)
        {
            return null;
        }

        string? nearest = null;
        var limit = Math.Clamp(word.Length / 3, 1, MostEdits);
        foreach (var candidate in candidates)
        {
            if (Math.Abs(candidate.Length - word.Length) <= limit && GetDistance(word, candidate) is var distance && distance <= limit)
            {
                nearest = candidate;
                limit = distance - 1;
            }
        }

        return nearest;
    }

    // Optimal string alignment: a swap of two neighbours, the commonest slip of all, counts as one edit.
    private static int GetDistance(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        Span<int> before = stackalloc int[LongestWord + MostEdits + 1];
        Span<int> previous = stackalloc int[LongestWord + MostEdits + 1];
        Span<int> current = stackalloc int[LongestWord + MostEdits + 1];
        for (var column = 0; column <= right.Length; column++)
        {
            previous[column] = column;
        }

        for (var row = 1; row <= left.Length; row++)
        {
            current[0] = row;
            for (var column = 1; column <= right.Length; column++)
            {
                var cost = Same(left[row - 1], right[column - 1]) ? 0 : 1;
                var best = Math.Min(Math.Min(previous[column], current[column - 1]) + 1, previous[column - 1] + cost);
                if (row > 1 && column > 1 && Same(left[row - 1], right[column - 2]) && Same(left[row - 2], right[column - 1]))
                {
                    best = Math.Min(best, before[column - 2] + 1);
                }

                current[column] = best;
            }

            var spare = before;
            before = previous;
            previous = current;
            current = spare;
        }

        return previous[right.Length];
    }

    private static bool Same(char left, char right) => char.ToLowerInvariant(left) == char.ToLowerInvariant(right);
}
