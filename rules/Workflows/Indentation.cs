using OpsLead.Lint.Text;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Where fixes write new lines.</summary>
internal static class Indentation
{
    /// <summary>Spaces up to a column, so that a new line begins under it.</summary>
    /// <param name="text">The file.</param>
    /// <param name="position">The position whose column is wanted; what stands before it on the line may be a list's dash.</param>
    /// <returns>As many spaces as there are characters before it on its line.</returns>
    public static string Of(SourceText text, int position)
    {
        var start = position;
        while (start > 0 && text.Text[start - 1] is not ('\n' or '\r'))
        {
            start--;
        }

        return new string(' ', position - start);
    }

    /// <summary>The end of a line without its break, past a comment.</summary>
    /// <param name="text">The file.</param>
    /// <param name="position">A position of the line.</param>
    /// <returns>The position of the line break, or the end of the file.</returns>
    public static int EndOfLine(SourceText text, int position)
    {
        var length = text.Text.AsSpan(position).IndexOfAny('\n', '\r');
        return length < 0 ? text.Text.Length : position + length;
    }
}
