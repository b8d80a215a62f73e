using OpsLead.Lint.Text;
using OpsLead.Lint.Workflows.Types;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Reports what the type checker found in an expression.</summary>
internal static class TypeErrors
{
    /// <summary>Reports the errors of some kinds.</summary>
    /// <param name="context">Where to register.</param>
    /// <param name="describe">Gives the wording of an error; null for one that another rule reports.</param>
    public static void Register(WorkflowContext context, Func<ExpressionTypeError, DiagnosticDetails?> describe) => context.RegisterExpressionAction(c =>
    {
        foreach (var error in c.Node.TypeErrors)
        {
            if (describe(error) is { } details)
            {
                var span = c.Node.GetFileSpan(error.Span);
                c.Report(span, error.Suggestion is { } name ? details with { Fix = Rename(c.Text, span, name) } : details, Shorten(error.Arguments));
            }
        }
    });

    // A guess, if a good one: the name may be missing where it should be defined instead.
    private static CodeFix Rename(SourceText text, TextSpan span, string name) =>
        new($"Write '{name}'", FixSafety.Unsafe, [new TextEdit(span, text.Text[span.Start] == '\'' ? $"'{name}'" : name)]);

    private static string[] Shorten(IReadOnlyList<string> arguments)
    {
        var result = new string[arguments.Count];
        for (var i = 0; i < result.Length; i++)
        {
            var text = arguments[i].ReplaceLineEndings(" ");
            result[i] = text.Length > 60 ? text[..60] + "…" : text;
        }

        return result;
    }
}
