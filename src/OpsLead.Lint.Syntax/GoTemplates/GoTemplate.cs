using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Syntax.GoTemplates;

/// <summary>
/// The actions of a Go template, such as a chart's, and how its blocks lie in each other. Never throws for bad input: like Go's
/// parser it stops at the first error, which costs the rest of the file.
/// </summary>
public sealed class GoTemplate
{
    private readonly SourceText text;
    private readonly int[] branchStarts;
    private readonly int[] branches;
    private readonly int[] partners;

    internal GoTemplate(SourceText text, GoTemplateAction[] actions, int[] partners, List<(int Start, int Branch)> branches, IReadOnlyList<SyntaxError> errors)
    {
        this.text = text;
        this.partners = partners;
        Actions = actions;
        Errors = errors;
        branchStarts = [.. branches.Select(static branch => branch.Start)];
        this.branches = [.. branches.Select(static branch => branch.Branch)];
    }

    /// <summary>The actions in the order of the text.</summary>
    public IReadOnlyList<GoTemplateAction> Actions { get; }

    /// <summary>What Go's parser refuses: an action or a text that is not closed, a block without its <c>end</c>, an <c>end</c> without its block.</summary>
    public IReadOnlyList<SyntaxError> Errors { get; }

    /// <summary>Parses a template.</summary>
    /// <param name="text">The text of the file.</param>
    /// <returns>Its actions.</returns>
    public static GoTemplate Parse(SourceText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new GoTemplateParser(text).Parse();
    }

    /// <summary>The tokens of an action between its delimiters; none for a comment.</summary>
    /// <param name="action">The action.</param>
    /// <returns>The tokens in the order of the text.</returns>
    public IReadOnlyList<GoTemplateToken> GetTokens(GoTemplateAction action)
    {
        if (action.Kind == GoTemplateActionKind.Comment)
        {
            return [];
        }

        var tokens = new List<GoTemplateToken>();
        var lexer = new GoTemplateLexer(text.Text, action.Span.Start + (action.TrimsLeft ? 3 : 2));
        while (lexer.Read())
        {
            tokens.Add(lexer.Current);
        }

        return tokens;
    }

    /// <summary>Whether two places are written together or not at all: no <c>if</c>, <c>else</c>, <c>with</c> or <c>range</c> holds only one of them.</summary>
    /// <param name="first">A position in the text.</param>
    /// <param name="second">Another.</param>
    /// <returns>True when both lie in the same branch of the same block.</returns>
    public bool AreTogether(int first, int second) => GetBranch(first) == GetBranch(second);

    /// <summary>The action that holds a position, or that closes or opens the block there.</summary>
    /// <param name="index">The index of an action that opens a block, or of its <c>else</c>.</param>
    /// <returns>The index of the next <c>else</c> or <c>end</c> of the block; -1 where it is not closed.</returns>
    internal int GetPartner(int index) => partners[index];

    /// <summary>Whether an edit leaves every action as it is.</summary>
    /// <param name="span">The characters to replace; empty for an insertion.</param>
    /// <returns>True when no action overlaps it, and an insertion stands in none.</returns>
    public bool IsLiteral(TextSpan span)
    {
        var index = FindAction(span.Start);
        if (index >= 0 && Actions[index].Span.End > span.Start && (span.Length > 0 || Actions[index].Span.Start < span.Start))
        {
            return false;
        }

        return index + 1 >= Actions.Count || Actions[index + 1].Span.Start >= span.End;
    }

    // The last action that begins at or before a position, or -1.
    internal int FindAction(int position)
    {
        var low = 0;
        var high = Actions.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Actions[middle].Span.Start <= position)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low - 1;
    }

    /// <summary>A number that is the same for all places in one branch of one block; 0 outside of any.</summary>
    private int GetBranch(int position)
    {
        var index = Array.BinarySearch(branchStarts, position);
        index = index < 0 ? ~index - 1 : index;
        return index < 0 ? 0 : branches[index];
    }
}
