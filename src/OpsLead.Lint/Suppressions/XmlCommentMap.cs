using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Suppressions;

/// <summary>Comments of XML; what one stands above is the whole element.</summary>
internal sealed class XmlCommentMap : CommentMap
{
    private readonly List<SyntaxComment> comments = [];
    private readonly List<TextSpan> elements = [];
    private readonly Stack<int> open = new();
    private readonly string source;

    public XmlCommentMap(SourceText text)
        : base(text)
    {
        source = text.Text;
        var position = 0;
        while ((position = source.IndexOf('<', position)) >= 0)
        {
            position = ReadMarkup(position);
        }

        while (open.TryPop(out var start))
        {
            elements.Add(TextSpan.FromBounds(start, source.Length));
        }
    }

    public override IReadOnlyList<SyntaxComment> Comments => comments;

    public override string Open => "<!-- ";

    public override string Close => " -->";

    public override TextSpan? FindObject(int position)
    {
        foreach (var element in elements)
        {
            if (element.Start == position)
            {
                return element;
            }
        }

        return null;
    }

    public override CommentPlace? FindPlace(int position, out string? reason)
    {
        reason = IsInComment(position) ? InsideComment : null;
        if (reason is not null)
        {
            return null;
        }

        // The innermost element that begins a line; a comment above it is about the whole of it.
        TextSpan? innermost = null;
        foreach (var element in elements)
        {
            if (element.Start <= position && position < element.End && SkipBlanks(Text.GetLineIndex(element.Start)) == element.Start
                && (innermost is null || element.Length < innermost.Value.Length))
            {
                innermost = element;
            }
        }

        reason = innermost is null ? "it stands in no element that begins a line" : null;
        return innermost is { } found ? Above(found.Start) : null;
    }

    private int ReadMarkup(int start)
    {
        var rest = source.AsSpan(start);
        if (rest.StartsWith("<!--", StringComparison.Ordinal))
        {
            var end = EndOf("-->", start, 4);
            comments.Add(new SyntaxComment(TextSpan.FromBounds(start, end), SkipBlanks(Text.GetLineIndex(start)) == start));
            return end;
        }

        if (rest.StartsWith("<![CDATA[", StringComparison.Ordinal))
        {
            return EndOf("]]>", start, 9);
        }

        if (rest is ['<', '?' or '!', ..])
        {
            return EndOf(">", start, 2);
        }

        var close = FindEndOfTag(start);
        if (rest is ['<', '/', ..])
        {
            if (open.TryPop(out var opened))
            {
                elements.Add(TextSpan.FromBounds(opened, close));
            }
        }
        else if (close - start >= 2 && source[close - 2] == '/')
        {
            elements.Add(TextSpan.FromBounds(start, close));
        }
        else
        {
            open.Push(start);
        }

        return close;
    }

    private int EndOf(string mark, int start, int length)
    {
        var end = source.IndexOf(mark, Math.Min(source.Length, start + length), StringComparison.Ordinal);
        return end < 0 ? source.Length : end + mark.Length;
    }

    // A value in quotes may hold '>'.
    private int FindEndOfTag(int start)
    {
        var quote = '\0';
        for (var i = start + 1; i < source.Length; i++)
        {
            if (quote != '\0')
            {
                quote = source[i] == quote ? '\0' : quote;
            }
            else if (source[i] is '"' or '\'')
            {
                quote = source[i];
            }
            else if (source[i] == '>')
            {
                return i + 1;
            }
        }

        return source.Length;
    }
}
