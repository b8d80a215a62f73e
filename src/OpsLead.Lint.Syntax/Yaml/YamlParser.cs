using System.Text;
using OpsLead.Lint.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace OpsLead.Lint.Syntax.Yaml;

/// <summary>
/// Drives YamlDotNet's event parser over a text and builds the tree. One event parser runs through all documents; after an
/// error a new one begins at the next document. What YamlDotNet gets wrong is put right here: see <see cref="YamlInput"/>.
/// </summary>
internal sealed class YamlParser
{
    // Each failed document costs an exception; a file of nothing else must not take minutes.
    private const int MaxFailedDocuments = 1_000;

    private readonly SourceText source;
    private readonly string text;
    private readonly YamlInput input;
    private readonly YamlTriviaScanner trivia;
    private readonly YamlTreeBuilder builder = new();
    private readonly List<Draft> drafts = [];
    private readonly StringBuilder decoded = new();

    // The document being read: where it begins, where its content does, what to undo when it is read again.
    private int documentStart;
    private int contentStart;
    private int commentCount;
    private bool isInDocument;
    private bool hasEndMarker;

    // The end of the last token; where a value that is not written stands when no indicator says better.
    private int lastEnd;
    private int failedDocuments;
    private List<SyntaxError> errors = [];

    public YamlParser(SourceText source)
    {
        this.source = source;
        text = source.Text;
        input = new YamlInput(text);
        trivia = new YamlTriviaScanner(text);
    }

    public YamlStream Parse()
    {
        var origin = 0;
        while (origin < text.Length)
        {
            origin = ParseFrom(origin);
        }

        trivia.Advance(text.Length);
        return new YamlStream(source, CreateDocuments(), trivia.Comments);
    }

    /// <summary>Reads documents until the end of the text or the first error.</summary>
    /// <returns>Where to go on.</returns>
    private int ParseFrom(int origin)
    {
        var scanner = new Scanner(input.CreateReader(origin), skipComments: true);
        var parser = new Parser(scanner);
        try
        {
            while (parser.MoveNext())
            {
                if (!Take(parser.Current!, origin))
                {
                    return Abandon();
                }
            }

            return text.Length;
        }
#pragma warning disable CA1031 // YamlDotNet lets more than YamlException escape (InvalidOperationException at least): a defect there must cost one document, not the run.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return Recover(exception, scanner, origin);
        }
    }

    private bool Take(ParsingEvent current, int origin)
    {
        var start = Math.Min(origin + (int)current.Start.Index, text.Length);
        var end = Math.Min(origin + (int)current.End.Index, text.Length);
        switch (current)
        {
            case Scalar scalar:
                TakeScalar(scalar, start, end);
                return true;
            case MappingStart mapping:
                TakeCollection(mapping, start, end, isMapping: true, mapping.Style == MappingStyle.Flow);
                return !builder.IsTooDeep;
            case SequenceStart sequence:
                TakeCollection(sequence, start, end, isMapping: false, sequence.Style == SequenceStyle.Flow);
                return !builder.IsTooDeep;
            case MappingEnd:
                TakeCollectionEnd(start, '}');
                return true;
            case SequenceEnd:
                TakeCollectionEnd(start, ']');
                return true;
            case AnchorAlias alias:
                trivia.Advance(start);
                trivia.MoveTo(end);
                lastEnd = end;
                builder.AddAlias(alias.Value.Value, TextSpan.FromBounds(start, end));
                return true;
            case DocumentStart document:
                TakeDocumentStart(document, start);
                return true;
            case DocumentEnd document:
                TakeDocumentEnd(document, start);
                return true;
            default:
                return true;
        }
    }

    private void TakeScalar(Scalar scalar, int start, int end)
    {
        YamlAnchor? anchor = null;
        string? tag = null;
        if (start < end && text[start] is '&' or '!')
        {
            trivia.Advance(start);
            start = TakeProperties(start, end, out anchor, out tag);
        }

        var style = scalar.Style switch
        {
            ScalarStyle.SingleQuoted => YamlScalarStyle.SingleQuoted,
            ScalarStyle.DoubleQuoted => YamlScalarStyle.DoubleQuoted,
            ScalarStyle.Literal => YamlScalarStyle.Literal,
            ScalarStyle.Folded => YamlScalarStyle.Folded,
            _ => YamlScalarStyle.Plain,
        };
        TextSpan span;
        if (style == YamlScalarStyle.Plain && scalar.Value.Length == 0)
        {
            // The event stands anywhere near; without properties the indicators tell the place.
            span = new TextSpan(anchor is null && tag is null ? FindEmptyPlace() : lastEnd, 0);
        }
        else if (style is YamlScalarStyle.Literal or YamlScalarStyle.Folded)
        {
            span = TakeBlockScalar(start, end);
        }
        else
        {
            trivia.Advance(start);
            trivia.MoveTo(end);
            span = TextSpan.FromBounds(start, end);
        }

        lastEnd = span.End;
        builder.Add(new YamlScalar(source, input.IsPatched ? Decode(span, style) : scalar.Value, style, span), anchor, tag);
    }

    private string Decode(TextSpan span, YamlScalarStyle style)
    {
        if (span.IsEmpty)
        {
            return "";
        }

        decoded.Clear();
        YamlScalarText.Decode(text, span, style, builder.GetBlockIndentation(text), decoded, map: null);
        return decoded.ToString();
    }

    private TextSpan TakeBlockScalar(int start, int end)
    {
        trivia.Advance(start);
        var header = YamlBlockHeader.Read(text, start, end, builder.GetBlockIndentation(text));
        trivia.MoveTo(header.IndicatorEnd);
        trivia.Advance(trivia.FindLineEnd(header.IndicatorEnd));
        trivia.MoveTo(end);
        if (input.IsPatched)
        {
            AddBlankLineError(header, end);
        }

        return TextSpan.FromBounds(start, header.FindEnd(text, end));
    }

    // YAML 1.2.2, section 8.1.1.1. YamlDotNet refuses these lines together with valid ones, so they are hidden from it.
    private void AddBlankLineError(YamlBlockHeader header, int end)
    {
        if (header.Indentation == int.MaxValue)
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

    private int FindPropertyEnd(int position)
    {
        var isVerbatimTag = position < text.Length && text[position] == '<' && text[position - 1] == '!';
        while (position < text.Length && text[position] is not (' ' or '\t' or '\n' or '\r'))
        {
            if (!isVerbatimTag && text[position] is ',' or '[' or ']' or '{' or '}')
            {
                break;
            }

            position++;
            if (isVerbatimTag && text[position - 1] == '>')
            {
                break;
            }
        }

        return position;
    }

    private int FindEmptyPlace()
    {
        var position = trivia.SkipTrivia();
        switch (builder.NextRole)
        {
            case YamlNodeRole.Value:
                return trivia.TrySkip(':') ? trivia.Position : lastEnd;
            case YamlNodeRole.Item:
                return trivia.TrySkip('-') ? trivia.Position : lastEnd;
            case YamlNodeRole.Key:
                if (builder.IsInFlow && trivia.TrySkip(','))
                {
                    position = trivia.SkipTrivia();
                }

                return trivia.TrySkip('?') ? trivia.Position : position;
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

    private void TakeDocumentStart(DocumentStart document, int start)
    {
        if (drafts.Count > 0)
        {
            // After "..." the document began with the next line already.
            documentStart = hasEndMarker ? documentStart : start;
        }

        isInDocument = true;
        hasEndMarker = false;
        commentCount = trivia.Comments.Count;
        contentStart = start;
        if (!document.IsImplicit)
        {
            contentStart = FindMarker(start);
            trivia.Advance(contentStart);
            contentStart = Math.Min(contentStart + 3, text.Length);
            trivia.MoveTo(contentStart);
        }

        lastEnd = contentStart;
    }

    private void TakeDocumentEnd(DocumentEnd document, int start)
    {
        CloseDocument();
        if (!document.IsImplicit)
        {
            trivia.Advance(start);
            trivia.MoveTo(Math.Min(start + 3, text.Length));
            hasEndMarker = true;
            documentStart = trivia.FindNextLine(trivia.Position);
        }
    }

    private void CloseDocument()
    {
        var (root, duplicates) = builder.Finish();
        if (root is YamlScalar { Span.IsEmpty: true, Anchor: null, Tag: null })
        {
            root = null;
        }

        drafts.Add(new Draft(documentStart, root, duplicates, errors));
        errors = [];
        isInDocument = false;
    }

    /// <summary>Gives up a document that is nested too deeply.</summary>
    /// <returns>Where the next one begins.</returns>
    private int Abandon()
    {
        builder.Clear();
        errors.Clear();
        errors.Add(new SyntaxError(
            new TextSpan(lastEnd, Math.Min(1, text.Length - lastEnd)),
            $"Collections are nested too deeply: at most {YamlTreeBuilder.MaxDepth:N0}, and {YamlTreeBuilder.MaxFlowDepth} with brackets, are read"));
        CloseDocument();
        return SkipDocument(lastEnd);
    }

    private int Recover(Exception exception, Scanner scanner, int origin)
    {
        if (isInDocument && input.TryPatch(exception, builder.OutermostFlowStart))
        {
            builder.Clear();
            errors.Clear();
            trivia.Rewind(documentStart, commentCount);
            isInDocument = false;
            hasEndMarker = true;
            return documentStart;
        }

        var error = exception is InvalidOperationException && builder.OutermostFlowStart is >= 0 and var bracket
            ? new SyntaxError(new TextSpan(bracket, 1), $"'{text[bracket]}' is not closed")
            : CreateError(exception, scanner, origin);
        if (isInDocument)
        {
            errors.Add(error);
            CloseDocument();
            return SkipDocument(Math.Max(lastEnd, contentStart));
        }

        var next = trivia.SkipTrivia();
        if (drafts.Count > 0 && !hasEndMarker)
        {
            // What follows a finished root is still its document's.
            drafts[^1].Errors.Add(error);
            return SkipDocument(next);
        }

        if (next < text.Length && text[next] == '%' && FindBoundary(next) is var marker && marker < text.Length && text[marker] == '-')
        {
            // A bad directive: the document it belongs to is read without it.
            errors.Add(error);
            trivia.AdvanceLeniently(marker);
            hasEndMarker = true;
            failedDocuments++;
            return failedDocuments < MaxFailedDocuments ? marker : GiveUp();
        }

        errors.Add(error);
        CloseDocument();
        return SkipDocument(next);
    }

    private SyntaxError CreateError(Exception exception, Scanner scanner, int origin)
    {
        var (start, end) = exception is YamlException { Start: var first, End: var last } && (first.Index > 0 || last.Index > 0 || trivia.Position == origin)
            ? (origin + (int)first.Index, origin + (int)last.Index)
            : (origin + (int)scanner.CurrentPosition.Index, 0);
        start = Math.Clamp(start, 0, text.Length);
        while (start < text.Length && text[start] is ' ' or '\n' or '\r')
        {
            start++;
        }

        var lineEnd = trivia.FindLineEnd(start);
        end = Math.Min(end, lineEnd);
        if (end <= start)
        {
            end = start;
            while (end < lineEnd && (end == start || text[end] is not (' ' or '\t')))
            {
                end++;
            }
        }

        return new SyntaxError(TextSpan.FromBounds(start, end), YamlErrorMessages.Get(exception));
    }

    /// <summary>Goes to the next document after a failed one; between, only comments are understood.</summary>
    private int SkipDocument(int position)
    {
        var next = FindBoundary(position);
        trivia.AdvanceLeniently(next);
        trivia.MoveTo(next);
        hasEndMarker = next < text.Length && text[next] == '.';
        if (hasEndMarker)
        {
            trivia.MoveTo(next + 3);
            trivia.Advance(trivia.FindLineEnd(next));
            next = trivia.FindNextLine(next);
        }

        documentStart = next;
        return ++failedDocuments < MaxFailedDocuments || next >= text.Length ? next : GiveUp();
    }

    private int GiveUp()
    {
        errors.Add(new SyntaxError(new TextSpan(trivia.Position, 0), $"{MaxFailedDocuments:N0} documents do not parse; the rest of the file is not read"));
        documentStart = trivia.Position;
        CloseDocument();
        trivia.AdvanceLeniently(text.Length);
        return text.Length;
    }

    /// <summary>The line of the <c>---</c> that begins a document, after its directives.</summary>
    private int FindMarker(int position)
    {
        while (position < text.Length && !IsMarker(position, '-'))
        {
            position = trivia.FindNextLine(position);
        }

        return position;
    }

    /// <summary>The next line that begins or ends a document, whatever stands before it: nothing in YAML reaches beyond one.</summary>
    private int FindBoundary(int position)
    {
        if (position > 0 && position < text.Length && text[position - 1] is not ('\n' or '\r'))
        {
            position = trivia.FindNextLine(position);
        }

        while (position < text.Length && !IsMarker(position, '-') && !IsMarker(position, '.'))
        {
            position = trivia.FindNextLine(position);
        }

        return position;
    }

    private bool IsMarker(int position, char c) =>
        position + 2 < text.Length && text[position] == c && text[position + 1] == c && text[position + 2] == c
        && (position + 3 == text.Length || text[position + 3] is ' ' or '\t' or '\n' or '\r');

    private YamlDocument[] CreateDocuments()
    {
        var documents = new YamlDocument[drafts.Count];
        for (var i = 0; i < documents.Length; i++)
        {
            var draft = drafts[i];
            var start = i == 0 ? 0 : draft.Start;
            var span = TextSpan.FromBounds(start, i + 1 < documents.Length ? Math.Max(start, drafts[i + 1].Start) : text.Length);
            input.AddControlCharacterError(draft.Errors, span);
            documents[i] = new YamlDocument(draft.Root, span, draft.Errors) { DuplicateKeys = draft.DuplicateKeys };
        }

        return documents;
    }

    private sealed record Draft(int Start, YamlNode? Root, IReadOnlyList<YamlEntry> DuplicateKeys, List<SyntaxError> Errors);
}
