using OpsLead.Lint.Text;

namespace OpsLead.Lint.Syntax.Shell;

/// <summary>Where a simple command stands in its script.</summary>
[Flags]
public enum ShellCommandContext
{
    /// <summary>At the top, in a list.</summary>
    None = 0,

    /// <summary>In the condition of <c>if</c>, <c>elif</c>, <c>while</c> or <c>until</c>.</summary>
    Condition = 1,

    /// <summary>In a branch of <c>if</c> or <c>case</c>: it may not run.</summary>
    Branch = 2,

    /// <summary>In the body of a loop.</summary>
    Loop = 4,

    /// <summary>In the body of a function.</summary>
    Function = 8,

    /// <summary>In <c>( … )</c>.</summary>
    Subshell = 16,

    /// <summary>In <c>$( … )</c> or backticks.</summary>
    CommandSubstitution = 32,

    /// <summary>In <c>&lt;( … )</c> or <c>&gt;( … )</c>.</summary>
    ProcessSubstitution = 64,

    /// <summary>After <c>&amp;&amp;</c>: it runs when what stands before succeeds.</summary>
    AfterAnd = 128,

    /// <summary>After <c>||</c>: it runs when what stands before fails.</summary>
    AfterOr = 256,

    /// <summary>Before <c>&amp;&amp;</c>: its failure does not stop a script under <c>set -e</c>.</summary>
    BeforeAnd = 512,

    /// <summary>Before <c>||</c>: its failure is handled.</summary>
    BeforeOr = 1024,

    /// <summary>After <c>!</c>.</summary>
    Negated = 2048,

    /// <summary>In an and-or list that ends with <c>&amp;</c>.</summary>
    Background = 4096,
}

/// <summary>A simple command (POSIX 2.9.1): assignments, words and redirections; at least one of these.</summary>
public sealed class ShellSimpleCommand : ShellCommand
{
    private readonly ShellAssignment[] assignments;
    private readonly ShellWord[] words;

    internal ShellSimpleCommand(ShellAssignment[] assignments, ShellWord[] words, ShellRedirection[] redirections, TextSpan span)
        : base(redirections, span)
    {
        this.assignments = assignments;
        this.words = words;
    }

    /// <summary>The assignments before the first word.</summary>
    public ReadOnlySpan<ShellAssignment> Assignments => assignments;

    /// <summary>The command's name and its arguments; empty when there are only assignments or redirections.</summary>
    public ReadOnlySpan<ShellWord> Words => words;

    /// <summary>The first word as written, such as <c>/usr/bin/apt-get</c>; null when there is none or it is not fully static.</summary>
    public string? Name => words.Length == 0 ? null : words[0].LiteralText;

    /// <summary>The pipeline that holds the command. Never null in a parsed script.</summary>
    public ShellPipeline? Pipeline { get; internal set; }

    /// <summary>The command's place in <see cref="Pipeline"/>, from zero.</summary>
    public int PipelineIndex { get; internal set; }

    /// <summary>
    /// Everything around the command that bears on when it runs and what its failure means; an enclosing construct's flags
    /// hold for all inside, but a substitution starts anew: its commands carry no flag of the list that holds the word.
    /// </summary>
    public ShellCommandContext Context { get; internal set; }
}

/// <summary>An assignment: before a command, or as an argument of <c>export</c>, <c>local</c>, <c>env</c> and the like.</summary>
public sealed class ShellAssignment : ShellNode
{
    internal ShellAssignment(string name, TextSpan nameSpan, ShellWord? index, bool isAppend, ShellWord value, TextSpan span)
        : base(span)
    {
        Name = name;
        NameSpan = nameSpan;
        Index = index;
        IsAppend = isAppend;
        Value = value;
    }

    /// <summary>The variable's name.</summary>
    public string Name { get; }

    /// <summary>The name's characters.</summary>
    public TextSpan NameSpan { get; }

    /// <summary>What stands between the brackets of <c>name[index]=</c>; null without.</summary>
    public ShellWord? Index { get; }

    /// <summary>Whether it is <c>+=</c>.</summary>
    public bool IsAppend { get; }

    /// <summary>The value; without parts when nothing follows the sign; one <see cref="ShellArrayPart"/> for an array.</summary>
    public ShellWord Value { get; }
}

/// <summary>The kinds of redirection (POSIX 2.7 and bash).</summary>
public enum ShellRedirectionKind
{
    /// <summary><c>&lt;</c></summary>
    Input,

    /// <summary><c>&gt;</c></summary>
    Output,

    /// <summary><c>&gt;&gt;</c></summary>
    Append,

    /// <summary><c>&gt;|</c></summary>
    Clobber,

    /// <summary><c>&lt;&gt;</c></summary>
    ReadWrite,

    /// <summary><c>&lt;&amp;</c></summary>
    DuplicateInput,

    /// <summary><c>&gt;&amp;</c></summary>
    DuplicateOutput,

    /// <summary><c>&amp;&gt;</c>: standard output and error.</summary>
    OutputAndError,

    /// <summary><c>&amp;&gt;&gt;</c>: standard output and error, appended.</summary>
    AppendOutputAndError,

    /// <summary><c>&lt;&lt;</c> or <c>&lt;&lt;-</c>.</summary>
    HereDocument,

    /// <summary><c>&lt;&lt;&lt;</c></summary>
    HereString,
}

/// <summary>A redirection.</summary>
public sealed class ShellRedirection : ShellNode
{
    internal ShellRedirection(ShellRedirectionKind kind, string? descriptor, TextSpan operatorSpan, ShellWord? target, TextSpan span)
        : base(span)
    {
        Kind = kind;
        Descriptor = descriptor;
        OperatorSpan = operatorSpan;
        Target = target;
    }

    /// <summary>Its kind.</summary>
    public ShellRedirectionKind Kind { get; }

    /// <summary>The file descriptor written before the operator: <c>2</c>, or <c>{name}</c> in bash; null when none is.</summary>
    public string? Descriptor { get; }

    /// <summary>The operator's characters, without the descriptor.</summary>
    public TextSpan OperatorSpan { get; }

    /// <summary>What follows the operator: a file, a descriptor, a here-string, a here-document's delimiter; null when it is missing.</summary>
    public ShellWord? Target { get; }

    /// <summary>The document of <see cref="ShellRedirectionKind.HereDocument"/>; null for the other kinds and when its lines never come.</summary>
    public ShellHereDocument? HereDocument { get; internal set; }
}

/// <summary>A here-document (POSIX 2.7.4).</summary>
public sealed class ShellHereDocument : ShellNode
{
    internal ShellHereDocument(string delimiter, bool isQuoted, bool stripsTabs, ShellWord body, TextSpan? terminatorSpan)
        : base(body.Span)
    {
        Delimiter = delimiter;
        IsQuoted = isQuoted;
        StripsTabs = stripsTabs;
        Body = body;
        TerminatorSpan = terminatorSpan;
    }

    /// <summary>The delimiter without its quotes.</summary>
    public string Delimiter { get; }

    /// <summary>Whether any part of the delimiter is quoted: nothing in the body is expanded.</summary>
    public bool IsQuoted { get; }

    /// <summary>Whether the operator is <c>&lt;&lt;-</c>: tabs at the start of a line do not belong to the body.</summary>
    public bool StripsTabs { get; }

    /// <summary>The body with its last line break and without the terminator. Its parts count as quoted: nothing is split or globbed.</summary>
    public ShellWord Body { get; }

    /// <summary>The terminator's characters; null when the text ends without it.</summary>
    public TextSpan? TerminatorSpan { get; }
}
