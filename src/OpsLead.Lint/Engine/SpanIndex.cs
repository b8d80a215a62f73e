using OpsLead.Lint.Text;

namespace OpsLead.Lint.Engine;

/// <summary>Finds, among many spans, those that touch a stretch of the text, without looking at each: a balanced tree by start, each node with the farthest end below it.</summary>
/// <typeparam name="T">What belongs to a span.</typeparam>
internal sealed class SpanIndex<T>
{
    private readonly (TextSpan Span, int Order, T Value)[] items;
    private readonly int[] reaches;

    /// <summary>An index of spans. What <see cref="Find(int, int)"/> gives keeps the order of <paramref name="values"/>.</summary>
    public SpanIndex(IEnumerable<T> values, Func<T, TextSpan> getSpan)
    {
        items = [.. values.Select((value, order) => (getSpan(value), order, value))];
        Array.Sort(items, static (left, right) => left.Span.Start != right.Span.Start ? left.Span.Start.CompareTo(right.Span.Start) : left.Order.CompareTo(right.Order));
        reaches = new int[items.Length];
        Measure(0, items.Length);
    }

    /// <summary>The values whose spans begin at or before the end of a stretch and end at or behind its start, in their given order.</summary>
    public List<T> Find(int start, int end)
    {
        var found = new List<(int Order, T Value)>();
        Visit(0, items.Length, start, end, found);
        found.Sort(static (left, right) => left.Order.CompareTo(right.Order));
        return found.ConvertAll(static pair => pair.Value);
    }

    // The depth is the logarithm of the number of spans.
    private int Measure(int low, int high)
    {
        if (low >= high)
        {
            return -1;
        }

        var middle = (low + high) / 2;
        return reaches[middle] = Math.Max(items[middle].Span.End, Math.Max(Measure(low, middle), Measure(middle + 1, high)));
    }

    private void Visit(int low, int high, int start, int end, List<(int Order, T Value)> found)
    {
        if (low >= high)
        {
            return;
        }

        var middle = (low + high) / 2;
        if (reaches[middle] < start)
        {
            return;
        }

        Visit(low, middle, start, end, found);
        ref readonly var item = ref items[middle];
        if (item.Span.Start > end)
        {
            return;
        }

        if (item.Span.End >= start)
        {
            found.Add((item.Order, item.Value));
        }

        Visit(middle + 1, high, start, end, found);
    }
}
