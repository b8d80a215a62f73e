namespace OpsLead.Lint.Cli.Fixes;

/// <summary>
/// Which lines of two texts differ: the shortest edit script by Myers, "An O(ND) Difference Algorithm and Its Variations" (1986),
/// between the lines that both begin and end with. Texts with more than <see cref="MaxDifferences"/> differing lines are told apart
/// as a whole, so that no text costs more than a bounded multiple of its length.
/// </summary>
internal static class LineDifference
{
    private const int MaxDifferences = 1000;

    /// <summary>Compares.</summary>
    /// <param name="before">Lines.</param>
    /// <param name="after">Lines.</param>
    /// <returns>Ranges of lines that differ, in order, not touching each other.</returns>
    public static List<ChangedLines> Find(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var start = 0;
        while (start < before.Count && start < after.Count && before[start] == after[start])
        {
            start++;
        }

        var (beforeEnd, afterEnd) = (before.Count, after.Count);
        while (beforeEnd > start && afterEnd > start && before[beforeEnd - 1] == after[afterEnd - 1])
        {
            beforeEnd--;
            afterEnd--;
        }

        if (start == beforeEnd || start == afterEnd)
        {
            return start == beforeEnd && start == afterEnd ? [] : [new ChangedLines(start, beforeEnd - start, start, afterEnd - start)];
        }

        return Search(before, after, start, beforeEnd - start, afterEnd - start) ?? [new ChangedLines(start, beforeEnd - start, start, afterEnd - start)];
    }

    private static List<ChangedLines>? Search(IReadOnlyList<string> before, IReadOnlyList<string> after, int offset, int beforeCount, int afterCount)
    {
        var limit = Math.Min(MaxDifferences, beforeCount + afterCount);
        var furthest = new int[(2 * limit) + 2];
        var trace = new List<int[]>();
        for (var differences = 0; differences <= limit; differences++)
        {
            for (var diagonal = -differences; diagonal <= differences; diagonal += 2)
            {
                var down = diagonal == -differences || (diagonal != differences && furthest[limit + diagonal - 1] < furthest[limit + diagonal + 1]);
                var x = down ? furthest[limit + diagonal + 1] : furthest[limit + diagonal - 1] + 1;
                var y = x - diagonal;
                while (x < beforeCount && y < afterCount && x >= 0 && y >= 0 && before[offset + x] == after[offset + y])
                {
                    x++;
                    y++;
                }

                furthest[limit + diagonal] = x;
                if (x >= beforeCount && y >= afterCount)
                {
                    return Backtrack(trace, limit, offset, x, y, differences);
                }
            }

            // Only the diagonals that this step reached are ever looked at again.
            trace.Add(furthest.AsSpan(limit - differences, (2 * differences) + 1).ToArray());
        }

        return null;
    }

    private static List<ChangedLines> Backtrack(List<int[]> trace, int limit, int offset, int x, int y, int differences)
    {
        var changes = new List<ChangedLines>();
        for (var step = differences; step > 0; step--)
        {
            var reached = trace[step - 1];
            var diagonal = x - y;

            // The step before knew the diagonals from 1 - step to step - 1, every second of them.
            int Reached(int of) => Math.Abs(of) < step ? reached[of + step - 1] : -1;
            var down = diagonal == -step || (diagonal != step && Reached(diagonal - 1) < Reached(diagonal + 1));
            var previousDiagonal = down ? diagonal + 1 : diagonal - 1;
            var previousX = Reached(previousDiagonal);
            var previousY = previousX - previousDiagonal;
            Add(changes, new ChangedLines(offset + previousX, down ? 0 : 1, offset + previousY, down ? 1 : 0));
            (x, y) = (previousX, previousY);
        }

        changes.Reverse();
        return changes;
    }

    // Changes come from the last to the first; what touches the one found before is one change with it.
    private static void Add(List<ChangedLines> changes, ChangedLines change)
    {
        if (changes.Count > 0 && changes[^1] is var next && change.BeforeStart + change.BeforeCount == next.BeforeStart
            && change.AfterStart + change.AfterCount == next.AfterStart)
        {
            changes[^1] = new ChangedLines(change.BeforeStart, change.BeforeCount + next.BeforeCount, change.AfterStart, change.AfterCount + next.AfterCount);
        }
        else
        {
            changes.Add(change);
        }
    }
}

/// <summary>Lines that were replaced, from zero.</summary>
/// <param name="BeforeStart">The first line replaced.</param>
/// <param name="BeforeCount">How many lines were there.</param>
/// <param name="AfterStart">The first line that stands there now.</param>
/// <param name="AfterCount">How many lines stand there now.</param>
internal readonly record struct ChangedLines(int BeforeStart, int BeforeCount, int AfterStart, int AfterCount);
