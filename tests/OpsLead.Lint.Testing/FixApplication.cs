using OpsLead.Lint.Text;

namespace OpsLead.Lint.Testing;

/// <summary>Applies the fixes of one file's findings to its text.</summary>
internal static class FixApplication
{
    /// <summary>Applies as many fixes as fit beside each other, first come first served. Two findings with the same change get it once.</summary>
    /// <param name="text">The text.</param>
    /// <param name="fixes">The fixes in the order of their findings.</param>
    /// <param name="isComplete">False when a fix had to wait, since it touches what another one changes.</param>
    /// <returns>The changed text.</returns>
    public static string Apply(SourceText text, IEnumerable<CodeFix> fixes, out bool isComplete)
    {
        var edits = new List<TextEdit>();
        isComplete = true;
        foreach (var fix in fixes)
        {
            var others = fix.Edits.Where(edit => !edits.Contains(edit)).ToArray();
            if (others.Length == 0)
            {
                continue;
            }

            if (others.Any(edit => edits.Any(applied => Touch(edit.Span, applied.Span))))
            {
                isComplete = false;
                continue;
            }

            edits.AddRange(others);
        }

        edits.Sort(static (left, right) => left.Span.CompareTo(right.Span));
        var result = new System.Text.StringBuilder();
        var position = 0;
        foreach (var edit in edits)
        {
            // Throws for edits of one fix that overlap or leave the text: a defect of the rule.
            result.Append(text.Slice(TextSpan.FromBounds(position, edit.Span.Start))).Append(edit.NewText.ReplaceLineEndings(text.GetNewLine()));
            position = edit.Span.End;
        }

        return result.Append(text.Slice(TextSpan.FromBounds(position, text.Length))).ToString();
    }

    private static bool Touch(TextSpan left, TextSpan right) => left.OverlapsWith(right) || (left.Start == right.Start && (left.IsEmpty || right.IsEmpty));
}
