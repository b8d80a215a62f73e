namespace OpsLead.Lint.Rules.Docker;

/// <summary>Finds the name that was probably meant.</summary>
internal static class NearestName
{
    /// <summary>The nearest of some names.</summary>
    /// <param name="name">What is written.</param>
    /// <param name="candidates">The names there are.</param>
    /// <returns>The nearest that differs in at most two letters and by at most a quarter; null when there is none, or more names than anyone writes.</returns>
    public static string? Find(string name, IReadOnlyList<string> candidates)
    {
        if (candidates.Count > 300)
        {
            return null;
        }

        string? best = null;
        var limit = Math.Min(2, name.Length / 4) + 1;
        foreach (var candidate in candidates)
        {
            if (Math.Abs(candidate.Length - name.Length) < limit && GetDistance(name, candidate, limit) is var distance && distance < limit)
            {
                best = candidate;
                limit = distance;
            }
        }

        return best;
    }

    // The optimal string alignment distance: a swap of neighbours counts as one change.
    private static int GetDistance(ReadOnlySpan<char> left, ReadOnlySpan<char> right, int limit)
    {
        if (left.Length > 64 || right.Length > 64)
        {
            return limit;
        }

        Span<int> previous = stackalloc int[65];
        Span<int> current = stackalloc int[65];
        Span<int> before = stackalloc int[65];
        for (var column = 0; column <= right.Length; column++)
        {
            previous[column] = column;
        }

        for (var row = 1; row <= left.Length; row++)
        {
            current[0] = row;
            for (var column = 1; column <= right.Length; column++)
            {
                var cost = left[row - 1] == right[column - 1] ? 0 : 1;
                current[column] = Math.Min(Math.Min(previous[column] + 1, current[column - 1] + 1), previous[column - 1] + cost);
                if (row > 1 && column > 1 && left[row - 1] == right[column - 2] && left[row - 2] == right[column - 1])
                {
                    current[column] = Math.Min(current[column], before[column - 2] + 1);
                }
            }

            previous.CopyTo(before);
            current.CopyTo(previous);
        }

        return previous[right.Length];
    }
}
