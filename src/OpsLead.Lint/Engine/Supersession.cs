using System.Collections.Immutable;

namespace OpsLead.Lint.Engine;

/// <summary>Where two rules see one defect on overlapping characters, the more specific one stays and carries the other's aliases.</summary>
internal static class Supersession
{
    public static IReadOnlyList<Diagnostic> Apply(ImmutableArray<Diagnostic> diagnostics)
    {
        if (!diagnostics.Any(static diagnostic => diagnostic.Rule.Descriptor.Supersedes.Count > 0))
        {
            return diagnostics;
        }

        var remaining = diagnostics.ToList();
        for (var i = 0; i < remaining.Count; i++)
        {
            var specific = remaining[i];
            if (specific.Rule.Descriptor.Supersedes.Count == 0)
            {
                continue;
            }

            for (var j = remaining.Count - 1; j >= 0; j--)
            {
                var general = remaining[j];
                if (specific.Rule.Descriptor.Supersedes.Contains(general.Rule.Descriptor.Id) && specific.Location.Span.OverlapsWith(general.Location.Span))
                {
                    specific = specific with { Aliases = [.. specific.Aliases.Union(general.Aliases)] };
                    remaining.RemoveAt(j);
                    i -= j < i ? 1 : 0;
                }
            }

            remaining[i] = specific;
        }

        return remaining;
    }
}
