using System.Collections.Immutable;

namespace OpsLead.Lint.Engine;

/// <summary>Where two rules see one defect on overlapping characters, the more specific one stays and carries the other's aliases.</summary>
internal static class Supersession
{
    public static IReadOnlyList<Diagnostic> Apply(ImmutableArray<Diagnostic> diagnostics)
    {
        var superseded = new HashSet<string>(diagnostics.SelectMany(static diagnostic => diagnostic.Rule.Descriptor.Supersedes), StringComparer.Ordinal);
        if (superseded.Count == 0)
        {
            return diagnostics;
        }

        // By the rule that may have to give way: a file may have as many findings of both kinds as it has words.
        var general = Enumerable.Range(0, diagnostics.Length)
            .Where(index => superseded.Contains(diagnostics[index].Rule.Descriptor.Id))
            .GroupBy(index => diagnostics[index].Rule.Descriptor.Id, StringComparer.Ordinal)
            .ToDictionary(static group => group.Key, group => new SpanIndex<int>(group, index => diagnostics[index].Location.Span), StringComparer.Ordinal);
        Diagnostic?[] remaining = [.. diagnostics];
        for (var i = 0; i < remaining.Length; i++)
        {
            if (remaining[i] is { Rule.Descriptor.Supersedes.Count: > 0 } specific)
            {
                remaining[i] = Absorb(specific, i, general, remaining);
            }
        }

        return [.. remaining.OfType<Diagnostic>()];
    }

    private static Diagnostic Absorb(Diagnostic specific, int index, Dictionary<string, SpanIndex<int>> general, Diagnostic?[] remaining)
    {
        var span = specific.Location.Span;
        foreach (var id in specific.Rule.Descriptor.Supersedes)
        {
            foreach (var other in general.TryGetValue(id, out var spans) ? spans.Find(span.Start, span.End) : [])
            {
                if (other != index && remaining[other] is { } found && span.OverlapsWith(found.Location.Span))
                {
                    specific = specific with { Aliases = [.. specific.Aliases.Union(found.Aliases)] };
                    remaining[other] = null;
                }
            }
        }

        return specific;
    }
}
