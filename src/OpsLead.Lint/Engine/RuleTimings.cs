using System.Collections.Immutable;
using System.Diagnostics;

namespace OpsLead.Lint;

/// <summary>Measures how long the rules of one <see cref="Linter"/> take, over all of its runs and threads.</summary>
public sealed class RuleTimings
{
    private ImmutableArray<string> names = [];
    private long[] ticks = [];

    /// <summary>The sums so far, the longest first. Rules that took no time at all are left out.</summary>
    /// <returns>One entry for each rule, and one for each <see cref="WorkspaceAnalyzer"/> with all of its rules.</returns>
    public ImmutableArray<RuleTiming> GetTimings()
    {
        var timings = ImmutableArray.CreateBuilder<RuleTiming>();
        for (var i = 0; i < ticks.Length; i++)
        {
            if (Volatile.Read(ref ticks[i]) is > 0 and var sum)
            {
                timings.Add(new RuleTiming(names[i], Stopwatch.GetElapsedTime(0, sum)));
            }
        }

        timings.Sort(static (left, right) => left.Elapsed != right.Elapsed ? right.Elapsed.CompareTo(left.Elapsed) : string.CompareOrdinal(left.Name, right.Name));
        return timings.DrainToImmutable();
    }

    /// <summary>Makes room: first the rules by their index, then the hosts.</summary>
    internal void Prepare(IEnumerable<string> measured)
    {
        names = [.. measured];
        ticks = new long[names.Length];
    }

    internal void Add(int index, long start) => Interlocked.Add(ref ticks[index], Stopwatch.GetTimestamp() - start);
}

/// <summary>How long a rule took.</summary>
/// <param name="Name">Its id and name, or the host's name.</param>
/// <param name="Elapsed">The sum over all threads.</param>
public readonly record struct RuleTiming(string Name, TimeSpan Elapsed);
