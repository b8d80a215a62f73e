using System.Globalization;
using System.Text;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Cli.Reporting;

/// <summary>
/// The lines a span lies on with marks under its very characters. Every printed line has a gutter that ends in <c>|</c>, so that
/// no line of a scanned file begins a line of a build's log.
/// </summary>
internal sealed class CodeFrame
{
    private const int MaxLines = 3;
    private const int MaxLineLength = 160;
    private const int LeadLength = 40;
    private const int TabWidth = 4;

    private readonly SourceText text;
    private readonly SecretMask secrets;
    private readonly StringBuilder source = new();
    private readonly StringBuilder marks = new();

    /// <summary>A frame maker for one text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="secrets">The characters that must not be shown.</param>
    public CodeFrame(SourceText text, SecretMask secrets)
    {
        this.text = text;
        this.secrets = secrets;
    }

    /// <summary>The width of the widest line number that a frame of a span shows.</summary>
    /// <param name="lines">The span's lines.</param>
    /// <returns>How many digits.</returns>
    public static int GetGutterWidth(LinePositionSpan lines) =>
        (Math.Min(LastLine(lines), lines.Start.Line + MaxLines - 1) + 1).ToString(CultureInfo.InvariantCulture).Length;

    /// <summary>Writes the frame.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="span">The characters to mark.</param>
    /// <param name="mark">What to mark them with.</param>
    /// <param name="markStyle">How the marks look.</param>
    /// <param name="gutterWidth">The width of the line numbers.</param>
    /// <param name="style">The colours.</param>
    public void Write(TextWriter output, TextSpan span, char mark, string markStyle, int gutterWidth, TerminalStyle style)
    {
        var lines = text.GetLinePositionSpan(span);
        var last = LastLine(lines);
        var shown = Math.Min(last, lines.Start.Line + MaxLines - 1);
        var gutter = new string(' ', gutterWidth);
        output.WriteLine(style.Apply(TerminalStyle.Gutter, gutter + " |"));
        for (var line = lines.Start.Line; line <= shown; line++)
        {
            Render(line, span, mark);
            var number = (line + 1).ToString(CultureInfo.InvariantCulture).PadLeft(gutterWidth);
            WriteLine(output, style.Apply(TerminalStyle.Gutter, number + " |"), source.ToString());
            WriteLine(output, style.Apply(TerminalStyle.Gutter, gutter + " |"), style.Apply(markStyle, marks.ToString()));
        }

        if (last > shown)
        {
            var rest = last - shown;
            WriteLine(output, style.Apply(TerminalStyle.Gutter, gutter + " |"), $"... and {rest} more {(rest == 1 ? "line" : "lines")}");
        }
    }

    private static void WriteLine(TextWriter output, string gutter, string content)
    {
        output.Write(gutter);
        if (content.Length > 0)
        {
            output.Write(' ');
            output.Write(content);
        }

        output.WriteLine();
    }

    // A span that ends before the first character of a line has nothing on that line.
    private static int LastLine(LinePositionSpan lines) =>
        lines.End.Character == 0 && lines.End.Line > lines.Start.Line ? lines.End.Line - 1 : lines.End.Line;

    private void Render(int line, TextSpan span, char mark)
    {
        source.Clear();
        marks.Clear();
        var lineSpan = text.GetLineSpan(line);
        var markStart = Math.Clamp(span.Start, lineSpan.Start, lineSpan.End);
        if (span.Start < lineSpan.Start)
        {
            // The indentation of a following line is not what is wrong with it.
            markStart += text.Text.AsSpan(markStart, lineSpan.End - markStart) is var rest ? rest.Length - rest.TrimStart().Length : 0;
        }

        var markEnd = Math.Clamp(span.End, markStart, lineSpan.End);
        var (start, end) = GetWindow(lineSpan, markStart);
        if (start > lineSpan.Start)
        {
            source.Append("...");
            marks.Append(' ', 3);
        }

        for (var position = start; position < end;)
        {
            var (length, width) = AppendCharacter(position, end);
            marks.Append(position >= markStart && position < markEnd ? mark : ' ', width);
            position += length;
        }

        if (end < lineSpan.End)
        {
            source.Append("...");
        }

        if (span.IsEmpty)
        {
            AppendPlace(start, markStart, mark);
        }

        TrimEnd(marks);
        TrimEnd(source);
    }

    // Nothing is marked: one mark under the place between two characters.
    private void AppendPlace(int start, int position, char mark)
    {
        var column = start > text.GetLineStart(text.GetLineIndex(position)) ? 3 : 0;
        var scratch = new StringBuilder();
        while (start < position)
        {
            var (length, width) = secrets.Contains(start) ? (1, 1) : Measure(scratch, start, position, column);
            start += length;
            column += width;
        }

        marks.Clear().Append(' ', column).Append(mark);
    }

    private (int Start, int End) GetWindow(TextSpan line, int markStart)
    {
        var start = line.Start;
        if (line.Length > MaxLineLength && markStart - line.Start > MaxLineLength - LeadLength)
        {
            start = WithoutHalfCharacter(markStart - LeadLength, line.Start);
        }

        var end = Math.Min(line.End, start + MaxLineLength);
        return (start, end < line.End ? WithoutHalfCharacter(end, start) : end);
    }

    private int WithoutHalfCharacter(int position, int least) => position > least && char.IsLowSurrogate(text.Text[position]) ? position - 1 : position;

    private (int Length, int Width) AppendCharacter(int position, int end)
    {
        if (secrets.Contains(position))
        {
            source.Append('*');
            return (1, 1);
        }

        return Measure(source, position, end, marks.Length);
    }

    private (int Length, int Width) Measure(StringBuilder target, int position, int end, int column)
    {
        if (text.Text[position] == '\t')
        {
            var width = TabWidth - (column % TabWidth);
            target.Append(' ', width);
            return (1, width);
        }

        return PrintableText.Append(target, text.Text.AsSpan(position, end - position));
    }

    private static void TrimEnd(StringBuilder builder)
    {
        while (builder.Length > 0 && builder[^1] == ' ')
        {
            builder.Length--;
        }
    }
}
