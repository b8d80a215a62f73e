using System.Buffers;
using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Syntax.Shell;

/// <summary>
/// A recursive-descent parser for the POSIX shell and bash: one pass, nesting bounded, every error recorded and passed over.
/// This part holds the state, blanks, comments and reserved words.
/// </summary>
internal sealed partial class ShellParser
{
    // Each level costs a handful of frames; real scripts stay below twenty.
    private const int MaxDepth = 256;

    // A text that is no shell at all would otherwise fill memory with complaints.
    private const int MaxErrors = 100;

    private static readonly SearchValues<char> WordBreaks = SearchValues.Create(" \t\r\n;&|()<>");

    private readonly string text;
    private readonly SourceMap? origin;
    private readonly List<SyntaxError> errors;
    private readonly List<SyntaxComment> comments;
    private readonly TextSpan[] opaqueSpans;
    private readonly List<ShellWordPart> partStack = [];
    private List<PendingHereDocument> pendingHereDocuments = [];
    private int pos;
    private int end;
    private int tokenEnd;
    private int depth;
    private int nextOpaque;
    private int nextDoubleBrace;
    private bool isAborted;
    private bool isEndReported;
    private bool ignoresExpressionQuotes;

    /// <param name="text">The script.</param>
    /// <param name="opaqueSpans">Stretches to take as expressions whatever they hold, in order and disjoint.</param>
    public ShellParser(string text, TextSpan[] opaqueSpans)
        : this(text, opaqueSpans, origin: null, [], [], depth: 0)
    {
    }

    private ShellParser(string text, TextSpan[] opaqueSpans, SourceMap? origin, List<SyntaxError> errors, List<SyntaxComment> comments, int depth)
    {
        this.text = text;
        this.opaqueSpans = opaqueSpans;
        this.origin = origin;
        this.errors = errors;
        this.comments = comments;
        this.depth = depth;
        end = text.Length;
    }

    /// <summary>What separates the tokens a list may end at; a parser of a body passes on those of what encloses it.</summary>
    [Flags]
    private enum Stops
    {
        None = 0,
        Then = 1,
        Elif = 2,
        Else = 4,
        Fi = 8,
        Do = 16,
        Done = 32,
        Esac = 64,
        RightBrace = 128,
        RightParenthesis = 256,
        CaseTerminator = 512,
    }

    private enum Reserved
    {
        None,
        If,
        Then,
        Elif,
        Else,
        Fi,
        For,
        Select,
        While,
        Until,
        Do,
        Done,
        Case,
        Esac,
        In,
        Function,
        LeftBrace,
        RightBrace,
        Bang,
        Time,
        Coproc,
        DoubleLeftBracket,
        DoubleRightBracket,
    }

    /// <summary>What does not parse, in the script's coordinates.</summary>
    public List<SyntaxError> Errors => errors;

    /// <summary>The comments in the order of the text.</summary>
    public List<SyntaxComment> Comments => comments;

    private bool AtEnd => pos >= end;

    private char Current => pos < end ? text[pos] : '\0';

    /// <summary>Parses the whole text.</summary>
    /// <returns>The script's commands.</returns>
    public ShellList ParseScript()
    {
        tokenEnd = pos;
        var list = ParseList(Stops.None, Stops.None);
        ReadHereDocuments();
        return list;
    }

    private char Peek(int offset) => pos + offset < end ? text[pos + offset] : '\0';

    private TextSpan SpanOf(int start, int stop)
    {
        stop = Math.Max(start, stop);
        return origin is null ? TextSpan.FromBounds(start, stop) : origin.GetSpan(start, stop - start);
    }

    private void Report(int start, int stop, string message)
    {
        if (!isAborted && errors.Count < MaxErrors)
        {
            errors.Add(new SyntaxError(SpanOf(start, stop), message));
        }
    }

    private void ReadToken(int length) => tokenEnd = pos = Math.Min(pos + length, end);

    /// <summary>Where a construct ends that begins at <paramref name="start"/> and holds all tokens read since.</summary>
    private int EndOfToken(int start) => Math.Max(start, tokenEnd);

    /// <summary>Reports what is missing at the end, once: what encloses it is missing its end for the same reason.</summary>
    private void ReportUnclosed(int start, int stop, string message)
    {
        if (!AtEnd)
        {
            Report(start, stop, message);
        }
        else if (!isEndReported)
        {
            isEndReported = true;
            Report(start, stop, message);
        }
    }

    /// <summary>Enters a nested construct; each success is paired with <c>depth--</c>.</summary>
    private bool TryEnter()
    {
        if (depth >= MaxDepth)
        {
            Report(pos, Math.Min(pos + 1, end), $"The script nests deeper than {MaxDepth} levels");
            isAborted = true;
            end = pos;
            return false;
        }

        depth++;
        return true;
    }

    /// <summary>Narrows the text to what a construct holds; <see cref="Leave"/> widens it again.</summary>
    private (int End, bool IsEndReported, List<PendingHereDocument> Pending) Narrow(int stop)
    {
        var saved = (end, isEndReported, pendingHereDocuments);
        end = stop;
        isEndReported = false;
        pendingHereDocuments = [];
        return saved;
    }

    private void Leave((int End, bool IsEndReported, List<PendingHereDocument> Pending) saved)
    {
        if (!isAborted)
        {
            pos = end;
            end = saved.End;
        }

        isEndReported = saved.IsEndReported;
        pendingHereDocuments = saved.Pending;
    }

    private bool IsNewlineAt(int position) =>
        position < end && (text[position] == '\n' || (text[position] == '\r' && position + 1 < end && text[position + 1] == '\n'));

    private bool IsBlankAt(int position) =>
        position < end && (text[position] is ' ' or '\t' || (text[position] == '\r' && (position + 1 >= end || text[position + 1] == '\n')));

    /// <summary>The length of a backslash with the line break after it; 0 when there is none.</summary>
    private int GetContinuationLength(int position)
    {
        if (position + 1 >= end || text[position] != '\\')
        {
            return 0;
        }

        return text[position + 1] == '\n' ? 2 : text[position + 1] == '\r' && position + 2 < end && text[position + 2] == '\n' ? 3 : 0;
    }

    /// <summary>Passes over blanks, joined lines and a comment. Stands before a line break or a token.</summary>
    private void SkipBlanks()
    {
        SkipBlanksOnly();
        if (Current == '#')
        {
            ReadComment();
        }
    }

    private void SkipBlanksOnly()
    {
        while (IsBlankAt(pos) || GetContinuationLength(pos) > 0)
        {
            pos += Math.Max(1, GetContinuationLength(pos));
        }
    }

    /// <summary>Passes over blanks, comments and line breaks, and reads the here-documents that the lines before announced.</summary>
    private void SkipNewlines()
    {
        SkipBlanks();
        while (TryReadNewline())
        {
            SkipBlanks();
        }
    }

    private bool TryReadNewline()
    {
        if (AtEnd || text[pos] != '\n')
        {
            return false;
        }

        pos++;
        ReadHereDocuments();
        return true;
    }

    private void ReadComment()
    {
        var length = text.AsSpan(pos, end - pos).IndexOf('\n');
        var stop = length < 0 ? end : pos + length;
        var lineStart = text.AsSpan(0, pos).LastIndexOfAnyExcept(' ', '\t');
        comments.Add(new SyntaxComment(SpanOf(pos, TrimCarriageReturn(pos, stop)), lineStart < 0 || text[lineStart] == '\n'));
        pos = stop;
    }

    private int TrimCarriageReturn(int start, int stop) => stop > start && text[stop - 1] == '\r' ? stop - 1 : stop;

    /// <summary>The reserved word at the current place, if the whole word is one. Only meaningful where a command may begin.</summary>
    private Reserved PeekReserved(out int length)
    {
        var rest = text.AsSpan(pos, Math.Min(end - pos, 9));
        length = rest.IndexOfAny(WordBreaks);
        if (length < 0)
        {
            length = rest.Length;
        }

        // A process substitution goes on with the word.
        if (pos + length + 1 < end && text[pos + length] is '<' or '>' && text[pos + length + 1] == '(')
        {
            return Reserved.None;
        }

        // A joined line right after the word still ends it.
        if (length > 1 && rest[length - 1] == '\\' && GetContinuationLength(pos + length - 1) > 0)
        {
            length--;
        }

        return rest[..length] switch
        {
            "if" => Reserved.If,
            "then" => Reserved.Then,
            "elif" => Reserved.Elif,
            "else" => Reserved.Else,
            "fi" => Reserved.Fi,
            "for" => Reserved.For,
            "select" => Reserved.Select,
            "while" => Reserved.While,
            "until" => Reserved.Until,
            "do" => Reserved.Do,
            "done" => Reserved.Done,
            "case" => Reserved.Case,
            "esac" => Reserved.Esac,
            "in" => Reserved.In,
            "function" => Reserved.Function,
            "{" => Reserved.LeftBrace,
            "}" => Reserved.RightBrace,
            "!" => Reserved.Bang,
            "time" => Reserved.Time,
            "coproc" => Reserved.Coproc,
            "[[" => Reserved.DoubleLeftBracket,
            "]]" => Reserved.DoubleRightBracket,
            _ => Reserved.None,
        };
    }

    private bool TryRead(Reserved reserved)
    {
        if (AtEnd || PeekReserved(out var length) != reserved)
        {
            return false;
        }

        ReadToken(length);
        return true;
    }

    private static Stops GetStop(Reserved reserved) => reserved switch
    {
        Reserved.Then => Stops.Then,
        Reserved.Elif => Stops.Elif,
        Reserved.Else => Stops.Else,
        Reserved.Fi => Stops.Fi,
        Reserved.Do => Stops.Do,
        Reserved.Done => Stops.Done,
        Reserved.Esac => Stops.Esac,
        Reserved.RightBrace => Stops.RightBrace,
        _ => Stops.None,
    };

    /// <summary>The closing token at the current place, and how long it is.</summary>
    private Stops PeekStop(out int length)
    {
        switch (Current)
        {
            case ')':
                length = 1;
                return Stops.RightParenthesis;
            case ';' when Peek(1) is ';' or '&':
                length = Peek(1) == ';' && Peek(2) == '&' ? 3 : 2;
                return Stops.CaseTerminator;
            default:
                return GetStop(PeekReserved(out length));
        }
    }
}
