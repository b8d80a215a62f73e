using OpsLead.Lint.Text;

namespace OpsLead.Lint.Cli.Reporting;

/// <summary>The characters of one document that hold a secret and are printed by nobody, whichever finding's line they stand on.</summary>
internal sealed class SecretMask
{
    private readonly TextSpan[] spans;

    private SecretMask(TextSpan[] spans) => this.spans = spans;

    /// <summary>A mask that hides nothing.</summary>
    public static SecretMask None { get; } = new([]);

    /// <summary>The places of each document that findings about secrets point at.</summary>
    /// <param name="diagnostics">All findings; those that something silences point at secrets just as well.</param>
    /// <returns>The spans for each document that has some.</returns>
    public static Dictionary<SourceDocument, List<TextSpan>> Collect(IEnumerable<Diagnostic> diagnostics)
    {
        var found = new Dictionary<SourceDocument, List<TextSpan>>();
        foreach (var diagnostic in diagnostics)
        {
            if (diagnostic.Rule.PointsAtSecrets && !diagnostic.Location.Span.IsEmpty)
            {
                if (!found.TryGetValue(diagnostic.Location.Document, out var spans))
                {
                    found.Add(diagnostic.Location.Document, spans = []);
                }

                spans.Add(diagnostic.Location.Span);
            }
        }

        return found;
    }

    /// <summary>A mask of one document.</summary>
    /// <param name="spans">The secrets, in any order.</param>
    /// <returns>The mask.</returns>
    public static SecretMask Create(IEnumerable<TextSpan> spans) => new(Merge([.. spans]));

    /// <summary>Whether a character must not be shown.</summary>
    /// <param name="position">Its index.</param>
    /// <returns>True when it is part of a secret.</returns>
    public bool Contains(int position)
    {
        var low = 0;
        var high = spans.Length - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (position >= spans[middle].End)
            {
                low = middle + 1;
            }
            else if (position < spans[middle].Start)
            {
                high = middle - 1;
            }
            else
            {
                return true;
            }
        }

        return false;
    }

    private static TextSpan[] Merge(List<TextSpan> spans)
    {
        spans.Sort();
        var merged = new List<TextSpan>(spans.Count);
        foreach (var span in spans)
        {
            if (merged.Count > 0 && span.Start <= merged[^1].End)
            {
                merged[^1] = TextSpan.FromBounds(merged[^1].Start, Math.Max(merged[^1].End, span.End));
            }
            else
            {
                merged.Add(span);
            }
        }

        return [.. merged];
    }
}
