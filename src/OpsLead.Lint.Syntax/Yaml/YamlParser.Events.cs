using OpsLead.Lint.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace OpsLead.Lint.Syntax.Yaml;

/// <content>From events to nodes: where each one stands, its anchor and tag, the comments before it.</content>
internal sealed partial class YamlParser
{
    private void Take(ParsingEvent current, int origin)
    {
        var start = Math.Min(origin + (int)current.Start.Index, text.Length);
        var end = Math.Min(origin + (int)current.End.Index, text.Length);
        if (current is NodeEvent or AnchorAlias && LacksColon(start) && input.TryHideColons(start - 1))
        {
            Rewind();
            resumeAt = documentStart;
            return;
        }

        switch (current)
        {
            case Scalar scalar:
                TakeScalar(scalar, start, end);
                break;
            case MappingStart mapping:
                TakeCollection(mapping, start, end, isMapping: true, mapping.Style == MappingStyle.Flow);
                break;
            case SequenceStart sequence:
                TakeCollection(sequence, start, end, isMapping: false, sequence.Style == SequenceStyle.Flow);
                break;
            case MappingEnd:
                TakeCollectionEnd(start, '}');
                break;
            case SequenceEnd:
                TakeCollectionEnd(start, ']');
                break;
            case AnchorAlias alias:
                trivia.Advance(start);
                trivia.MoveTo(end);
                lastEnd = end;
                builder.AddAlias(alias.Value.Value, TextSpan.FromBounds(start, end));
                break;
            case DocumentStart document:
                TakeDocumentStart(document, start);
                break;
            case DocumentEnd document:
                TakeDocumentEnd(document, start);
                break;
        }
    }

    private void TakeScalar(Scalar scalar, int start, int end)
    {
        if (IsPhantom(scalar, start, end))
        {
            return;
        }

        YamlAnchor? anchor = null;
        string? tag = null;
        if (start < end && text[start] is '&' or '!')
        {
            trivia.Advance(start);
            start = TakeProperties(start, end, out anchor, out tag);
            if (!builder.IsInFlow && scalar.Value.Length > 0 && scalar.Style == ScalarStyle.Plain && text[start] == ':' && scalar.Value[0] != ':' && input.TryHideColons(start))
            {
                Rewind();
                resumeAt = documentStart;
                return;
            }
        }

        var style = scalar.Style switch
        {
            ScalarStyle.SingleQuoted => YamlScalarStyle.SingleQuoted,
            ScalarStyle.DoubleQuoted => YamlScalarStyle.DoubleQuoted,
            ScalarStyle.Literal => YamlScalarStyle.Literal,
            ScalarStyle.Folded => YamlScalarStyle.Folded,
            _ => YamlScalarStyle.Plain,
        };
        var value = scalar.Value;
        TextSpan span;
        if (style == YamlScalarStyle.Plain && scalar.Value.Length == 0)
        {
            // The event stands anywhere near; without properties the indicators tell the place.
            span = new TextSpan(anchor is null && tag is null ? FindEmptyPlace(start) : lastEnd, 0);
        }
        else if (style is YamlScalarStyle.Literal or YamlScalarStyle.Folded)
        {
            span = TakeBlockScalar(start, end, out var isMisread);
            value = isMisread && !input.IsPatched ? Decode(span, style) : value;
        }
        else
        {
            trivia.Advance(start);
            trivia.MoveTo(end);
            span = TextSpan.FromBounds(start, end);
        }

        lastEnd = span.End;
        builder.Add(new YamlScalar(source, input.IsPatched || IsTemplated(span) ? Decode(span, style) : value, style, span), anchor, tag);
        if (resumeAt is { } next)
        {
            CloseDocument();
            documentStart = next;
        }
    }

    // For an empty explicit key, "? " and ":" on the next line, YamlDotNet tells of an entry that is not there: after the key
    // an empty value and an empty key, both where the mapping begins, before what was already read.
    private bool IsPhantom(Scalar scalar, int start, int end)
    {
        if (scalar.Value.Length > 0 || start >= lastEnd || end > start || scalar.Style != ScalarStyle.Plain)
        {
            isPhantomKeyNext = false;
            return false;
        }

        if (isPhantomKeyNext)
        {
            isPhantomKeyNext = false;
            return true;
        }

        isPhantomKeyNext = builder.NextRole == YamlNodeRole.Value;
        return isPhantomKeyNext;
    }

    // After a bracketed collection, YamlDotNet takes the colon of ":8080" for an indicator: what follows begins right behind it.
    private bool LacksColon(int start) =>
        !builder.IsInFlow && start > 1 && start < text.Length && text[start - 1] == ':' && text[start - 2] is ' ' or '\t' or '\n' or '\r'
        && text[start] is not (' ' or '\t' or '\n' or '\r');

    private string Decode(TextSpan span, YamlScalarStyle style)
    {
        if (span.IsEmpty)
        {
            return "";
        }

        decoded.Clear();
        YamlScalarText.Decode(source.Text, span, style, builder.GetBlockIndentation(text), decoded, map: null);
        return decoded.ToString();
    }

    // What is masked says so itself: an action.
    private bool IsTemplated(TextSpan span) => !ReferenceEquals(text, source.Text) && source.Slice(span).Contains("{{", StringComparison.Ordinal);

    private TextSpan TakeBlockScalar(int start, int end, out bool isMisread)
    {
        trivia.Advance(start);
        var header = YamlBlockHeader.Read(text, start, end, builder.GetBlockIndentation(text));
        trivia.MoveTo(header.IndicatorEnd);
        trivia.Advance(trivia.FindLineEnd(header.IndicatorEnd));
        isMisread = builder.NextRole == YamlNodeRole.Root && header.Indentation == 0;
        if (builder.NextRole == YamlNodeRole.Root && FindBoundary(header.BodyStart) is var boundary && boundary < end)
        {
            // YamlDotNet reads the lines of a root in column 0, and takes even "---" for one of them.
            isMisread = true;
            end = boundary;
            resumeAt = EnterBoundary(boundary);
            header = YamlBlockHeader.Read(text, start, end, -1);
        }

        trivia.MoveTo(end);
        if (input.IsPatched && ReferenceEquals(text, source.Text))
        {
            AddBlankLineError(header, end);
        }

        return TextSpan.FromBounds(start, header.FindEnd(text, end));
    }

    // YAML 1.2.2, section 8.1.1.1. YamlDotNet refuses these lines together with valid ones, so they are hidden from it.
    private void AddBlankLineError(YamlBlockHeader header, int end)
    {
        if (header.HasIndicator || header.Indentation == int.MaxValue)
        {
            return;
        }

        for (var line = header.BodyStart; line < end; line = trivia.FindNextLine(line))
        {
            var lineEnd = trivia.FindLineEnd(line);
            if (text.AsSpan(line, lineEnd - line).ContainsAnyExcept(' '))
            {
                return;
            }

            if (lineEnd - line > header.Indentation)
            {
                errors.Add(new SyntaxError(TextSpan.FromBounds(line, lineEnd), "A blank line before the first line of a block scalar has more spaces than that line"));
                return;
            }
        }
    }

    /// <summary>Reads anchor and tag.</summary>
    /// <returns>Where the node itself begins; <see cref="lastEnd"/> is where they end.</returns>
    private int TakeProperties(int start, int end, out YamlAnchor? anchor, out string? tag)
    {
        anchor = null;
        tag = null;
        var position = start;
        while (position < end)
        {
            if (text[position] == '&' && anchor is null)
            {
                lastEnd = FindPropertyEnd(position + 1);
                anchor = new YamlAnchor(text[(position + 1)..lastEnd], TextSpan.FromBounds(position, lastEnd));
            }
            else if (text[position] == '!' && tag is null)
            {
                lastEnd = FindPropertyEnd(position + 1);
                tag = text[position..lastEnd];
            }
            else
            {
                break;
            }

            trivia.MoveTo(lastEnd);
            position = trivia.SkipTrivia();
        }

        return Math.Min(position, Math.Max(end, start));
    }

    // A tag reaches to the next blank, in brackets too, as in libyaml; a name ends at an indicator as well.
    private int FindPropertyEnd(int position)
    {
        var isName = text[position - 1] == '&';
        while (position < text.Length && text[position] is not (' ' or '\t' or '\n' or '\r') && !(isName && text[position] is ',' or '[' or ']' or '{' or '}'))
        {
            position++;
        }

        return position;
    }

    // An indicator before the event is this node's, one behind it begins the next plain scalar.
    private int FindEmptyPlace(int start)
    {
        var position = trivia.SkipTrivia();
        switch (builder.NextRole)
        {
            case YamlNodeRole.Value:
                return position < start && trivia.TrySkip(':') ? trivia.Position : lastEnd;
            case YamlNodeRole.Item:
                return position < start && trivia.TrySkip('-') ? trivia.Position : lastEnd;
            case YamlNodeRole.Key:
                if (builder.IsInFlow && trivia.TrySkip(','))
                {
                    position = trivia.SkipTrivia();
                }

                return position < start && trivia.TrySkip('?') ? trivia.Position : position;
            default:
                return lastEnd;
        }
    }

    private void TakeCollection(NodeEvent current, int start, int end, bool isMapping, bool isFlow)
    {
        YamlAnchor? anchor = null;
        string? tag = null;
        if (isFlow && isMapping && (start < trivia.Position || !IsFlowMapping(start, end)))
        {
            // A pair in a sequence, [key: value]: its event stands at the beginning of the text.
            trivia.SkipTrivia();
            trivia.TrySkip(',');
            start = trivia.SkipTrivia();
            builder.Begin(isMapping, isFlow, start, null, null);
            return;
        }

        trivia.Advance(start);
        if (!current.Anchor.IsEmpty || !current.Tag.IsEmpty)
        {
            start = TakeProperties(start, end, out anchor, out tag);
            start = trivia.SkipTrivia();
        }

        if (isFlow)
        {
            trivia.MoveTo(start + 1);
        }

        lastEnd = start;
        builder.Begin(isMapping, isFlow, start, anchor, tag);
    }

    private bool IsFlowMapping(int start, int end) => start < text.Length && (text[start] == '{' || (end > start && text[start] is '&' or '!'));

    private void TakeCollectionEnd(int position, char bracket)
    {
        if (builder.IsInFlow && position >= trivia.Position && position < text.Length && text[position] == bracket)
        {
            trivia.Advance(position);
            trivia.MoveTo(position + 1);
            lastEnd = position + 1;
            builder.End(lastEnd);
            return;
        }

        builder.End(lastEnd);
    }
}
