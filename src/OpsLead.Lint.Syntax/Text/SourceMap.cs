namespace OpsLead.Lint.Text;

/// <summary>
/// The way from the characters of a decoded text (a quoted or block scalar, an instruction with continuations) back to the
/// file. It is a list of runs in which both sides advance together, so a plain text costs one run.
/// </summary>
public sealed class SourceMap
{
    private readonly Run[] runs;

    private SourceMap(Run[] runs, int length)
    {
        this.runs = runs;
        Length = length;
    }

    /// <summary>How many code units the decoded text has.</summary>
    public int Length { get; }

    /// <summary>A map for a text that stands in the file as it is.</summary>
    /// <param name="span">Where it stands.</param>
    /// <returns>The map.</returns>
    public static SourceMap Identity(TextSpan span) => new([new Run(0, span.Start, span.Length, span.Length, IsVerbatim: true)], span.Length);

    /// <summary>The characters of the file that a stretch of the decoded text came from.</summary>
    /// <param name="start">The index in the decoded text; its length is allowed for an empty stretch.</param>
    /// <param name="length">How many of its code units.</param>
    /// <returns>The span in the file.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The stretch reaches beyond the decoded text.</exception>
    public TextSpan GetSpan(int start, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(start, Length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, Length - start);
        var first = GetSourceStart(start);
        return length == 0 ? new TextSpan(first, 0) : TextSpan.FromBounds(first, Math.Max(first, GetSourceEnd(start + length - 1)));
    }

    /// <summary>The index in the file of one character of the decoded text.</summary>
    /// <param name="position">The index in the decoded text; its length gives the place after the last character.</param>
    /// <returns>The index in the file.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The index lies outside the decoded text.</exception>
    public int GetPosition(int position) => GetSpan(position, 0).Start;

    /// <summary>Whether a stretch of the decoded text stands in the file character by character, so that it can be edited in place.</summary>
    /// <param name="start">The index in the decoded text; its length is allowed for an empty stretch.</param>
    /// <param name="length">How many of its code units.</param>
    /// <returns>False when the stretch holds an escape or a folded line break, or when something stands between its characters in the file.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The stretch reaches beyond the decoded text.</exception>
    public bool IsVerbatim(int start, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(start, Length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, Length - start);
        if (length == 0)
        {
            return true;
        }

        // Neighbouring verbatim runs that touch in the file are one run already: AddVerbatim joins them.
        var run = runs[Find(start)];
        return run.IsVerbatim && start + length <= run.Start + run.Length;
    }

    /// <summary>The map of a stretch of the decoded text, which then counts from zero.</summary>
    /// <param name="start">The index in the decoded text where the stretch begins.</param>
    /// <param name="length">How many of its code units; zero keeps the place in the file.</param>
    /// <returns>The map.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The stretch reaches beyond the decoded text.</exception>
    public SourceMap Slice(int start, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(start, Length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, Length - start);
        if (length == 0)
        {
            return Identity(new TextSpan(GetPosition(start), 0));
        }

        var first = Find(start);
        var last = Find(start + length - 1);
        var slice = new Run[last - first + 1];
        for (var index = first; index <= last; index++)
        {
            var run = runs[index];
            var from = Math.Max(start, run.Start);
            var count = Math.Min(start + length, run.Start + run.Length) - from;
            slice[index - first] = run.IsVerbatim
                ? new Run(from - start, run.SourceStart + (from - run.Start), count, count, IsVerbatim: true)
                : run with { Start = from - start, Length = count };
        }

        return new SourceMap(slice, length);
    }

    private int GetSourceStart(int position)
    {
        var run = runs[Find(position)];
        var offset = position - run.Start;
        return run.IsVerbatim ? run.SourceStart + offset : offset >= run.Length ? run.SourceStart + run.SourceLength : run.SourceStart;
    }

    private int GetSourceEnd(int position)
    {
        var run = runs[Find(position)];
        return run.IsVerbatim ? run.SourceStart + (position - run.Start) + 1 : run.SourceStart + run.SourceLength;
    }

    private int Find(int position)
    {
        var low = 0;
        var high = runs.Length - 1;
        while (low < high)
        {
            var middle = (low + high + 1) >>> 1;
            if (runs[middle].Start <= position)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        return low;
    }

    private readonly record struct Run(int Start, int SourceStart, int Length, int SourceLength, bool IsVerbatim);

    /// <summary>Builds a map from left to right.</summary>
    public sealed class Builder
    {
        private readonly List<Run> runs = [];
        private int length;

        /// <summary>How many code units have been added.</summary>
        public int Length => length;

        /// <summary>Adds characters that stand in the file as they are.</summary>
        /// <param name="sourceStart">Where they begin in the file.</param>
        /// <param name="count">How many.</param>
        public void AddVerbatim(int sourceStart, int count)
        {
            if (count <= 0)
            {
                return;
            }

            if (runs.Count > 0 && runs[^1] is var last && last.IsVerbatim && last.SourceStart + last.Length == sourceStart)
            {
                runs[^1] = last with { Length = last.Length + count, SourceLength = last.SourceLength + count };
            }
            else
            {
                runs.Add(new Run(length, sourceStart, count, count, IsVerbatim: true));
            }

            length += count;
        }

        /// <summary>Adds characters that the file writes in another way: an escape, a folded line break.</summary>
        /// <param name="source">What stands in the file; every added character maps to all of it.</param>
        /// <param name="count">How many characters it decodes to.</param>
        public void AddEncoded(TextSpan source, int count)
        {
            if (count <= 0)
            {
                return;
            }

            runs.Add(new Run(length, source.Start, count, source.Length, IsVerbatim: false));
            length += count;
        }

        /// <summary>The map of what was added.</summary>
        /// <param name="origin">Where the text stands in the file; it is asked for only when nothing was added.</param>
        /// <returns>The map.</returns>
        public SourceMap ToSourceMap(int origin = 0) => runs.Count == 0 ? Identity(new TextSpan(origin, 0)) : new([.. runs], length);
    }
}
