using OpsLead.Lint.Text;

namespace OpsLead.Lint.Syntax.Shell;

/// <summary>
/// A node of a shell tree. Children lie inside their parents and in the order of the text; the one exception is the body of a
/// here-document, which stands on the lines after the command that reads it.
/// </summary>
public abstract class ShellNode
{
    private protected ShellNode(TextSpan span) => Span = span;

    /// <summary>The node's characters in the script's text; <see cref="ShellScript.GetFileSpan(TextSpan)"/> leads to the file.</summary>
    public TextSpan Span { get; }

    /// <summary>The nodes directly inside this one, in the order of the text; a here-document after the redirection that asks for it.</summary>
    /// <returns>The children; the assignment that a word also is (<see cref="ShellWord.Assignment"/>) is not one of them.</returns>
    public IReadOnlyList<ShellNode> GetChildren()
    {
        List<ShellNode> children = [];
        ShellNodeChildren.AddTo(this, children);
        return children;
    }

    /// <summary>The nodes inside this one at any depth, each before its own children.</summary>
    /// <returns>The nodes, this one not included. No nesting is too deep for it.</returns>
    public IEnumerable<ShellNode> GetDescendants()
    {
        var pending = new Stack<ShellNode>();
        List<ShellNode> children = [];
        for (var node = this; ; node = pending.Pop())
        {
            children.Clear();
            ShellNodeChildren.AddTo(node, children);
            for (var i = children.Count - 1; i >= 0; i--)
            {
                pending.Push(children[i]);
            }

            if (!pending.TryPeek(out var next))
            {
                yield break;
            }

            yield return next;
        }
    }
}

/// <summary>How an and-or list ends.</summary>
public enum ShellSeparator
{
    /// <summary>With the end of the text or of what encloses it.</summary>
    None,

    /// <summary>With a line break.</summary>
    Newline,

    /// <summary>With <c>;</c>.</summary>
    Semicolon,

    /// <summary>With <c>&amp;</c>: it runs in the background.</summary>
    Ampersand,
}

/// <summary>Commands in sequence (POSIX 2.9.3, <c>compound_list</c>): the script itself, a body, a condition.</summary>
public sealed class ShellList : ShellNode
{
    private readonly ShellAndOr[] items;

    internal ShellList(ShellAndOr[] items, TextSpan span)
        : base(span) => this.items = items;

    /// <summary>The and-or lists in the order of the text.</summary>
    public ReadOnlySpan<ShellAndOr> Items => items;
}

/// <summary>Pipelines joined by <c>&amp;&amp;</c> and <c>||</c>, most often one alone (POSIX 2.9.3, <c>and_or</c>).</summary>
public sealed class ShellAndOr : ShellNode
{
    private readonly ShellPipeline[] pipelines;
    private readonly ShellAndOrOperator[] operators;

    internal ShellAndOr(ShellPipeline[] pipelines, ShellAndOrOperator[] operators, ShellSeparator separator, TextSpan separatorSpan, TextSpan span)
        : base(span)
    {
        this.pipelines = pipelines;
        this.operators = operators;
        Separator = separator;
        SeparatorSpan = separatorSpan;
    }

    /// <summary>The pipelines; at least one.</summary>
    public ReadOnlySpan<ShellPipeline> Pipelines => pipelines;

    /// <summary>The operators between them; one fewer than the pipelines, or as many when the text ends with an operator.</summary>
    public ReadOnlySpan<ShellAndOrOperator> Operators => operators;

    /// <summary>How it ends.</summary>
    public ShellSeparator Separator { get; }

    /// <summary>The separator's characters, outside <see cref="ShellNode.Span"/>; empty when there is none.</summary>
    public TextSpan SeparatorSpan { get; }
}

/// <summary>One <c>&amp;&amp;</c> or <c>||</c>.</summary>
/// <param name="IsOr">Whether it is <c>||</c>.</param>
/// <param name="Span">Its two characters.</param>
public readonly record struct ShellAndOrOperator(bool IsOr, TextSpan Span);

/// <summary>Commands joined by pipes, most often one alone (POSIX 2.9.2).</summary>
public sealed class ShellPipeline : ShellNode
{
    private readonly ShellCommand[] commands;
    private readonly ShellPipe[] pipes;

    internal ShellPipeline(ShellCommand[] commands, ShellPipe[] pipes, bool isNegated, bool isTimed, TextSpan span)
        : base(span)
    {
        this.commands = commands;
        this.pipes = pipes;
        IsNegated = isNegated;
        IsTimed = isTimed;
    }

    /// <summary>The commands from left to right; empty only for a lone <c>!</c> or <c>time</c>.</summary>
    public ReadOnlySpan<ShellCommand> Commands => commands;

    /// <summary>The pipes between them.</summary>
    public ReadOnlySpan<ShellPipe> Pipes => pipes;

    /// <summary>Whether an odd number of <c>!</c> stands before it.</summary>
    public bool IsNegated { get; }

    /// <summary>Whether bash's reserved word <c>time</c> stands before it.</summary>
    public bool IsTimed { get; }
}

/// <summary>One pipe.</summary>
/// <param name="IncludesError">Whether it is <c>|&amp;</c>, which takes standard error too.</param>
/// <param name="Span">Its characters.</param>
public readonly record struct ShellPipe(bool IncludesError, TextSpan Span);

/// <summary>A command: simple, compound, or the definition of a function.</summary>
public abstract class ShellCommand : ShellNode
{
    private readonly ShellRedirection[] redirections;

    private protected ShellCommand(ShellRedirection[] redirections, TextSpan span)
        : base(span) => this.redirections = redirections;

    /// <summary>Its redirections in the order of the text; for a simple command they stand anywhere between the words.</summary>
    public ReadOnlySpan<ShellRedirection> Redirections => redirections;
}
