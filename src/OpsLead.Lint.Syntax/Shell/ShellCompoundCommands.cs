using OpsLead.Lint.Text;

namespace OpsLead.Lint.Syntax.Shell;

/// <summary><c>( … )</c>: commands in a process of their own.</summary>
public sealed class ShellSubshell : ShellCommand
{
    internal ShellSubshell(ShellList body, ShellRedirection[] redirections, TextSpan span)
        : base(redirections, span) => Body = body;

    /// <summary>The commands.</summary>
    public ShellList Body { get; }
}

/// <summary><c>{ …; }</c>: commands taken together.</summary>
public sealed class ShellGroup : ShellCommand
{
    internal ShellGroup(ShellList body, ShellRedirection[] redirections, TextSpan span)
        : base(redirections, span) => Body = body;

    /// <summary>The commands.</summary>
    public ShellList Body { get; }
}

/// <summary><c>if … then … elif … else … fi</c>.</summary>
public sealed class ShellIf : ShellCommand
{
    private readonly ShellIfClause[] clauses;

    internal ShellIf(ShellIfClause[] clauses, ShellList? elseBody, ShellRedirection[] redirections, TextSpan span)
        : base(redirections, span)
    {
        this.clauses = clauses;
        Else = elseBody;
    }

    /// <summary>The <c>if</c> and every <c>elif</c>; at least one.</summary>
    public ReadOnlySpan<ShellIfClause> Clauses => clauses;

    /// <summary>The commands after <c>else</c>; null without one.</summary>
    public ShellList? Else { get; }
}

/// <summary>A condition and what runs when it holds.</summary>
public sealed class ShellIfClause : ShellNode
{
    internal ShellIfClause(ShellList condition, ShellList body, TextSpan span)
        : base(span)
    {
        Condition = condition;
        Body = body;
    }

    /// <summary>The commands whose last status decides.</summary>
    public ShellList Condition { get; }

    /// <summary>The commands after <c>then</c>.</summary>
    public ShellList Body { get; }
}

/// <summary><c>for name in words; do … done</c>, or bash's <c>select</c>, which has the same form.</summary>
public sealed class ShellFor : ShellCommand
{
    private readonly ShellWord[] words;

    internal ShellFor(bool isSelect, ShellWord? variable, bool hasWords, ShellWord[] words, ShellList body, ShellRedirection[] redirections, TextSpan span)
        : base(redirections, span)
    {
        IsSelect = isSelect;
        Variable = variable;
        HasWords = hasWords;
        this.words = words;
        Body = body;
    }

    /// <summary>Whether it is <c>select</c>.</summary>
    public bool IsSelect { get; }

    /// <summary>The variable's name; null when it is missing.</summary>
    public ShellWord? Variable { get; }

    /// <summary>Whether <c>in</c> is written; without it the loop runs over the positional parameters.</summary>
    public bool HasWords { get; }

    /// <summary>The words after <c>in</c>.</summary>
    public ReadOnlySpan<ShellWord> Words => words;

    /// <summary>The commands of the loop.</summary>
    public ShellList Body { get; }
}

/// <summary>Bash's <c>for (( start; test; step )); do … done</c>.</summary>
public sealed class ShellArithmeticFor : ShellCommand
{
    internal ShellArithmeticFor(ShellWord header, ShellList body, ShellRedirection[] redirections, TextSpan span)
        : base(redirections, span)
    {
        Header = header;
        Body = body;
    }

    /// <summary>What stands between the double parentheses, semicolons included.</summary>
    public ShellWord Header { get; }

    /// <summary>The commands of the loop.</summary>
    public ShellList Body { get; }
}

/// <summary><c>while … do … done</c> or <c>until … do … done</c>.</summary>
public sealed class ShellWhile : ShellCommand
{
    internal ShellWhile(bool isUntil, ShellList condition, ShellList body, ShellRedirection[] redirections, TextSpan span)
        : base(redirections, span)
    {
        IsUntil = isUntil;
        Condition = condition;
        Body = body;
    }

    /// <summary>Whether it is <c>until</c>.</summary>
    public bool IsUntil { get; }

    /// <summary>The commands whose last status decides.</summary>
    public ShellList Condition { get; }

    /// <summary>The commands of the loop.</summary>
    public ShellList Body { get; }
}

/// <summary><c>case word in … esac</c>.</summary>
public sealed class ShellCase : ShellCommand
{
    private readonly ShellCaseItem[] items;

    internal ShellCase(ShellWord? word, ShellCaseItem[] items, ShellRedirection[] redirections, TextSpan span)
        : base(redirections, span)
    {
        Word = word;
        this.items = items;
    }

    /// <summary>The word that is matched; null when it is missing.</summary>
    public ShellWord? Word { get; }

    /// <summary>The patterns with their commands.</summary>
    public ReadOnlySpan<ShellCaseItem> Items => items;
}

/// <summary>How the commands of a <c>case</c> item end.</summary>
public enum ShellCaseTerminator
{
    /// <summary>With <c>esac</c>.</summary>
    None,

    /// <summary>With <c>;;</c>.</summary>
    Break,

    /// <summary>With <c>;&amp;</c>: the next item's commands run too.</summary>
    FallThrough,

    /// <summary>With <c>;;&amp;</c>: the next patterns are tried too.</summary>
    Continue,
}

/// <summary>One item of a <c>case</c>.</summary>
public sealed class ShellCaseItem : ShellNode
{
    private readonly ShellWord[] patterns;

    internal ShellCaseItem(ShellWord[] patterns, ShellList body, ShellCaseTerminator terminator, TextSpan span)
        : base(span)
    {
        this.patterns = patterns;
        Body = body;
        Terminator = terminator;
    }

    /// <summary>The patterns.</summary>
    public ReadOnlySpan<ShellWord> Patterns => patterns;

    /// <summary>The commands; may be empty.</summary>
    public ShellList Body { get; }

    /// <summary>How they end.</summary>
    public ShellCaseTerminator Terminator { get; }
}

/// <summary>The definition of a function: <c>name() …</c> or <c>function name …</c>.</summary>
public sealed class ShellFunction : ShellCommand
{
    internal ShellFunction(ShellWord? nameWord, bool hasKeyword, ShellCommand? body, TextSpan span)
        : base([], span)
    {
        NameWord = nameWord;
        HasKeyword = hasKeyword;
        Body = body;
    }

    /// <summary>Its name; null when it is missing.</summary>
    public ShellWord? NameWord { get; }

    /// <summary>Whether the word <c>function</c> is written, which POSIX shells lack.</summary>
    public bool HasKeyword { get; }

    /// <summary>The command that a call runs, with the redirections of every call; null when it is missing.</summary>
    public ShellCommand? Body { get; }
}

/// <summary>Bash's <c>(( … ))</c>.</summary>
public sealed class ShellArithmeticCommand : ShellCommand
{
    internal ShellArithmeticCommand(ShellWord expression, ShellRedirection[] redirections, TextSpan span)
        : base(redirections, span) => Expression = expression;

    /// <summary>What stands between the double parentheses.</summary>
    public ShellWord Expression { get; }
}

/// <summary>Bash's <c>coproc</c>: a command that runs beside the script with pipes to it.</summary>
public sealed class ShellCoprocess : ShellCommand
{
    internal ShellCoprocess(ShellWord? name, ShellCommand? body, TextSpan span)
        : base([], span)
    {
        Name = name;
        Body = body;
    }

    /// <summary>The name before a compound command; null without.</summary>
    public ShellWord? Name { get; }

    /// <summary>The command; null when it is missing.</summary>
    public ShellCommand? Body { get; }
}
