using System.Text;
using OpsLead.Lint.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace OpsLead.Lint.Syntax.Yaml;

/// <summary>
/// Drives YamlDotNet's event parser over a text and builds the tree. One event parser runs through all documents; after an
/// error a new one begins at the next document. What YamlDotNet gets wrong is put right here: see <see cref="YamlInput"/>.
/// </summary>
internal sealed partial class YamlParser
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
    private int triviaStart;
    private int commentCount;
    private bool isInDocument;
    private bool hasEndMarker;
    private bool isPhantomKeyNext;

    // Where another event parser takes over, as this one has misread something.
    private int? resumeAt;

    // The end of the last token; where a value that is not written stands when no indicator says better.
    private int lastEnd;
    private int failedDocuments;
    private List<SyntaxError> errors = [];

    /// <summary>A parser of a text.</summary>
    /// <param name="source">The text that values are read from.</param>
    /// <param name="masked">The text that its structure is read from, of the same length: a template made YAML. The text itself when null.</param>
    public YamlParser(SourceText source, string? masked = null)
    {
        this.source = source;
        text = masked ?? source.Text;
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
        while (true)
        {
            if (MoveNext(parser) is { } failure)
            {
                return Recover(failure, scanner, origin);
            }

            if (parser.Current is not { } current || current is StreamEnd)
            {
                return text.Length;
            }

            Take(current, origin);
            if (builder.IsTooDeep)
            {
                return Abandon(origin);
            }

            if (resumeAt is { } next)
            {
                resumeAt = null;
                return next;
            }
        }
    }

    /// <summary>Reads one event.</summary>
    /// <returns>Why that failed, or null.</returns>
    private static Exception? MoveNext(Parser parser)
    {
        try
        {
            parser.MoveNext();
            return null;
        }
#pragma warning disable CA1031 // YamlDotNet lets more than YamlException escape (InvalidOperationException at least): a defect there must cost one document, not the run.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return exception;
        }
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
        trivia.Advance(documentStart);
        triviaStart = trivia.Position;
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
    private int Abandon(int origin)
    {
        builder.Clear();
        errors.Clear();
        errors.Add(new SyntaxError(
            new TextSpan(lastEnd, Math.Min(1, text.Length - lastEnd)),
            $"Collections are nested too deeply: at most {YamlTreeBuilder.MaxDepth:N0}, and {YamlTreeBuilder.MaxFlowDepth} with brackets, are read"));
        CloseDocument();
        return SkipDocument(lastEnd, origin);
    }

    private int Recover(Exception exception, Scanner scanner, int origin)
    {
        isPhantomKeyNext = false;
        if ((isInDocument || drafts.Count == 0 || hasEndMarker) && input.TryPatch(exception, origin, builder.OutermostFlowStart))
        {
            if (isInDocument)
            {
                Rewind();
            }

            return documentStart;
        }

        if (!isInDocument && hasEndMarker && documentStart > origin)
        {
            // YamlDotNet refuses block collections right after "...": a parser of their own reads them.
            return documentStart;
        }

        var error = exception is InvalidOperationException && builder.OutermostFlowStart is >= 0 and var bracket && input.IsUnclosed
            ? new SyntaxError(new TextSpan(bracket, 1), $"'{text[bracket]}' is not closed")
            : CreateError(exception, scanner, origin);
        if (isInDocument)
        {
            errors.Add(error);
            CloseDocument();
            return SkipDocument(Math.Max(lastEnd, contentStart), origin);
        }

        var next = trivia.SkipTrivia();
        if (drafts.Count > 0 && !hasEndMarker)
        {
            // What follows a finished root is still its document's.
            drafts[^1].Errors.Add(error);
            return SkipDocument(next, origin);
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
        return SkipDocument(next, origin);
    }

    /// <summary>Forgets the document being read, so that it can be read once more.</summary>
    private void Rewind()
    {
        builder.Clear();
        errors.Clear();
        trivia.Rewind(triviaStart, commentCount);
        isInDocument = false;
        isPhantomKeyNext = false;
        hasEndMarker = true;
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
    private int SkipDocument(int position, int origin)
    {
        // Never back to where this parser began: it would fail there again.
        var next = FindBoundary(Math.Max(position, origin + 1));
        trivia.AdvanceLeniently(next);
        next = EnterBoundary(next);
        documentStart = next;
        return ++failedDocuments < MaxFailedDocuments || next >= text.Length ? next : GiveUp();
    }

    /// <summary>Goes past a line that ends a document; one that begins a document is left to the next parser.</summary>
    /// <returns>Where the next document begins.</returns>
    private int EnterBoundary(int position)
    {
        trivia.MoveTo(position);
        hasEndMarker = position < text.Length && text[position] == '.';
        if (!hasEndMarker)
        {
            return position;
        }

        trivia.MoveTo(position + 3);
        trivia.Advance(trivia.FindLineEnd(position));
        return trivia.FindNextLine(position);
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
