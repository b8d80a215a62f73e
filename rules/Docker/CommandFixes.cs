using OpsLead.Lint.Syntax.Shell;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Rules.Docker;

/// <summary>Changes of a command's words, offered only where the file has the words as the shell reads them.</summary>
internal static class CommandFixes
{
    /// <summary>Adds an option after a word.</summary>
    /// <returns>The fix; null when the word stands in the file in another way than it reads.</returns>
    public static CodeFix? AddAfter(EffectiveCommand command, ShellWord word, string option, FixSafety safety = FixSafety.Safe) =>
        IsVerbatim(command, word.Span)
            ? new CodeFix($"Add '{option}'", safety, [new TextEdit(new TextSpan(command.GetFileSpan(word.Span).End, 0), " " + option)])
            : null;

    /// <summary>Replaces a word by another.</summary>
    /// <returns>The fix; null when the word stands in the file in another way than it reads.</returns>
    public static CodeFix? Replace(EffectiveCommand command, ShellWord word, string text, string title) =>
        IsVerbatim(command, word.Span) ? CodeFix.Replace(title, command.GetFileSpan(word.Span), text) : null;

    /// <summary>Whether a stretch of the command's script stands in the file as it reads, and outside JSON, where a word is a string.</summary>
    public static bool IsVerbatim(EffectiveCommand command, TextSpan span) =>
        !command.Script.IsExecForm && command.Script.Map.IsVerbatim(span.Start, span.Length);
}
