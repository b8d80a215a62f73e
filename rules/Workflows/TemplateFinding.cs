using System.Collections.Immutable;
using OpsLead.Lint.Text;
using OpsLead.Lint.Workflows;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>What the findings about a file's structure have in common: what GitHub passes over is a warning, and answers to the other peers alone.</summary>
internal static class TemplateFinding
{
    private const string Syntax = "actionlint/syntax-check";

    /// <summary>The details of a finding.</summary>
    /// <param name="c">The difference.</param>
    /// <param name="alias">The alias of what GitHub refuses.</param>
    /// <param name="messageFormat">The wording; null for the rule's.</param>
    /// <param name="fix">The change that mends it, or null.</param>
    /// <returns>The details.</returns>
    public static DiagnosticDetails Create(NodeContext<TemplateError> c, string alias, string? messageFormat = null, CodeFix? fix = null)
    {
        ImmutableArray<string> peers = c.Kind == DocumentKind.Workflow ? [Syntax] : [];
        return new DiagnosticDetails
        {
            MessageFormat = messageFormat,
            Severity = c.Node.IsRefused ? null : RuleSeverity.Warning,
            Aliases = c.Node.IsRefused ? [alias, .. peers] : peers,
            Fix = fix,
            Related = c.Node.First is { } first ? [new RelatedSpan(first, "the first one")] : [],
        };
    }

    /// <summary>The name that a slip of the pen was meant as.</summary>
    /// <param name="error">The difference.</param>
    /// <returns>The nearest of what is allowed, or null.</returns>
    public static string? FindNearest(TemplateError error) => NearestName.Find(error.Text, error.Candidates);

    /// <summary>The name of a mapping with its article.</summary>
    /// <param name="name">The name.</param>
    /// <returns>As it reads after "in".</returns>
    public static string WithArticle(string name) => name switch
    {
        ['\'', ..] => name,
        ['a' or 'e' or 'i' or 'o', ..] or ['u', 'p', ..] => $"an {name}",
        _ => $"a {name}",
    };

    /// <summary>A text of one line and of a length that fits a message.</summary>
    /// <param name="text">The text.</param>
    /// <returns>What is shown.</returns>
    public static string Shorten(string text)
    {
        const int longest = 60;
        var line = text.ReplaceLineEndings(" ").Trim();
        return line.Length > longest ? string.Concat(line.AsSpan(0, longest), "…") : line;
    }
}
