using OpsLead.Lint.Text;

namespace OpsLead.Lint.Rules.Compose;

/// <summary>Reports names that nothing defines: with the nearest defined one, and a fix that writes it, where there is one.</summary>
internal static class UndefinedName
{
    /// <summary>Reports a name.</summary>
    /// <param name="c">The context.</param>
    /// <param name="document">The file it stands in.</param>
    /// <param name="span">Where it stands.</param>
    /// <param name="name">The name.</param>
    /// <param name="names">The defined names.</param>
    /// <param name="misspelt">The wording when one of them is near; it comes as the argument after the others.</param>
    /// <param name="arguments">The arguments of the message.</param>
    public static void Report(
        WorkspaceAnalysisContext c, SourceDocument document, TextSpan span, string name, IEnumerable<string> names, string misspelt, params string[] arguments)
    {
        if (NearestName.Find(name, names) is { } nearest)
        {
            var fix = new CodeFix($"Write '{nearest}'", FixSafety.Unsafe, [new TextEdit(span, nearest)]);
            c.Report(document, span, new DiagnosticDetails { MessageFormat = misspelt, Fix = fix }, [.. arguments, nearest]);
        }
        else
        {
            c.Report(document, span, arguments);
        }
    }
}
