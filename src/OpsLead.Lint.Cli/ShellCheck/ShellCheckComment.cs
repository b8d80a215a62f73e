using System.Text;
using System.Text.Json;

namespace OpsLead.Lint.Cli.ShellCheck;

/// <summary>What ShellCheck says about a place in a script. Lines and columns count from 1, columns in Unicode characters.</summary>
/// <param name="Line">The first line.</param>
/// <param name="Column">The first column.</param>
/// <param name="EndLine">The last line.</param>
/// <param name="EndColumn">The column behind the last.</param>
/// <param name="Level"><c>error</c>, <c>warning</c>, <c>info</c> or <c>style</c>.</param>
/// <param name="Code">The number of the check.</param>
/// <param name="Message">What it says.</param>
internal sealed record ShellCheckComment(int Line, int Column, int EndLine, int EndColumn, string Level, int Code, string Message)
{
    /// <summary>Reads the output format <c>json1</c>, whose columns count a tab as one.</summary>
    /// <param name="json">The output.</param>
    /// <returns>The comments in their order.</returns>
    /// <exception cref="JsonException">It is no such output.</exception>
    public static List<ShellCheckComment> Read(string json)
    {
        var result = new List<ShellCheckComment>();
        using var document = JsonDocument.Parse(json);
        try
        {
            foreach (var comment in document.RootElement.GetProperty("comments").EnumerateArray())
            {
                result.Add(new ShellCheckComment(
                    comment.GetProperty("line").GetInt32(),
                    comment.GetProperty("column").GetInt32(),
                    comment.GetProperty("endLine").GetInt32(),
                    comment.GetProperty("endColumn").GetInt32(),
                    comment.GetProperty("level").GetString() ?? "",
                    comment.GetProperty("code").GetInt32(),
                    comment.GetProperty("message").GetString() ?? ""));
            }
        }
        catch (Exception exception) when (exception is KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new JsonException(exception.Message, exception);
        }

        return result;
    }

    /// <summary>Where it points in a text.</summary>
    /// <param name="text">The text that ShellCheck was given.</param>
    /// <returns>The offsets of the first character, and of the one behind the last; never beyond the text.</returns>
    public (int Start, int End) GetOffsets(string text)
    {
        var start = GetOffset(text, Line, Column);
        return (start, Math.Max(start, GetOffset(text, EndLine, EndColumn)));
    }

    private static int GetOffset(string text, int line, int column)
    {
        var offset = 0;
        for (; line > 1; line--)
        {
            var newline = text.IndexOf('\n', offset);
            if (newline < 0)
            {
                return text.Length;
            }

            offset = newline + 1;
        }

        for (; column > 1 && offset < text.Length && text[offset] != '\n'; column--)
        {
            offset += Rune.TryGetRuneAt(text, offset, out var rune) ? rune.Utf16SequenceLength : 1;
        }

        return offset;
    }
}
