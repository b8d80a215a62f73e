using System.Text;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Testing;

/// <summary>A stretch that a markup text marks as a finding.</summary>
/// <param name="Span">The characters in the text without marks.</param>
/// <param name="Id">The rule's id of <c>{|OPL1001:…|}</c>; null for <c>[|…|]</c>.</param>
public readonly record struct MarkedSpan(TextSpan Span, string? Id);

/// <summary>
/// 
/// A text with its expected findings marked: <c>[|…|]</c> for the rule under test, <c>{|OPL1001:…|}</c> for one named by its id.
/// Marks may nest and touch. Every other bracket and brace is text: <c>{|</c> counts only with an id, a closing mark only when one is open.
/// 
/// </summary>
public sealed class MarkupText
{
    private const int IdLength = 7;

    private MarkupText(string text, IReadOnlyList<MarkedSpan> spans)
    {
        Text = text;
        Spans = spans;
    }

    /// <summary>The text without marks.</summary>
    public string Text { get; }

    /// <summary>The marked stretches by start, the outer before the inner.</summary>
    public IReadOnlyList<MarkedSpan> Spans { get; }

    /// <summary>Takes the marks out of a text.</summary>
    /// <param name="markup">The text with marks.</param>
    /// <returns>The text and what was marked.</returns>
    /// <exception cref="FormatException">A mark is opened and not closed, or two marks cross.</exception>
    public static MarkupText Parse(string markup)
    {
        ArgumentNullException.ThrowIfNull(markup);
        var text = new StringBuilder(markup.Length);
        var open = new Stack<(int Start, string? Id, int Order)>();
        var spans = new List<(MarkedSpan Span, int Order)>();
        for (var i = 0; i < markup.Length; i++)
        {
            var rest = markup.AsSpan(i);
            if (rest.StartsWith("[|"))
            {
                open.Push((text.Length, null, spans.Count + open.Count));
                i++;
            }
            else if (rest.StartsWith("{|") && TryGetId(rest, out var id))
            {
                open.Push((text.Length, id, spans.Count + open.Count));
                i += 2 + IdLength;
            }
            else if (open.Count > 0 && (rest.StartsWith("|]") || (rest.StartsWith("|}") && open.Any(static mark => mark.Id is not null))))
            {
                var mark = open.Pop();
                if (mark.Id is null != rest.StartsWith("|]"))
                {
                    throw new FormatException($"Two marks cross at '{rest[..Math.Min(rest.Length, 20)]}'.");
                }

                spans.Add((new MarkedSpan(TextSpan.FromBounds(mark.Start, text.Length), mark.Id), mark.Order));
                i++;
            }
            else
            {
                text.Append(markup[i]);
            }
        }

        return open.Count == 0
            ? new MarkupText(
                text.ToString(),
                [.. spans.OrderBy(static span => span.Span.Span.Start).ThenBy(static span => span.Order).Select(static span => span.Span)])
            : throw new FormatException("A mark is opened and not closed.");
    }

    /// <summary>Puts marks into a text: the reverse of <see cref="Parse"/> where no two spans cross.</summary>
    /// <param name="text">The text.</param>
    /// <param name="spans">What to mark.</param>
    /// <returns>The text with marks.</returns>
    public static string Render(string text, IEnumerable<MarkedSpan> spans)
    {
        ArgumentNullException.ThrowIfNull(text);
        var ordered = spans.OrderBy(static span => span.Span.Start).ThenByDescending(static span => span.Span.Length).ToArray();
        var result = new StringBuilder(text.Length + (16 * ordered.Length));
        for (var position = 0; position <= text.Length; position++)
        {
            foreach (var span in ordered.Reverse().Where(span => span.Span.End == position && !span.Span.IsEmpty))
            {
                result.Append(span.Id is null ? "|]" : "|}");
            }

            foreach (var span in ordered.Where(span => span.Span.Start == position))
            {
                result.Append(span.Id is null ? "[|" : "{|" + span.Id + ":").Append(!span.Span.IsEmpty ? "" : span.Id is null ? "|]" : "|}");
            }

            result.Append(position < text.Length ? text[position].ToString() : "");
        }

        return result.ToString();
    }

    private static bool TryGetId(ReadOnlySpan<char> mark, out string? id)
    {
        var isId = mark.Length > 2 + IdLength
            && mark[2..].StartsWith("OPL")
            && mark[5..(2 + IdLength)].IndexOfAnyExceptInRange('0', '9') < 0
            && mark[2 + IdLength] == ':';
        id = isId ? mark.Slice(2, IdLength).ToString() : null;
        return isId;
    }
}
