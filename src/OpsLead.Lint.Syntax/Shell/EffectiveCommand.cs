using OpsLead.Lint.Text;

namespace OpsLead.Lint.Syntax.Shell;

/// <summary>A command that another one was looked through to find: <c>sudo</c>, <c>env</c>, <c>xargs</c>.</summary>
/// <param name="Name">Its name, without a directory; <c>python</c> with its version for <c>python3 -m pip</c>.</param>
/// <param name="Word">The word that names it.</param>
public readonly record struct CommandWrapper(string Name, ShellWord Word);

/// <summary>
/// What a simple command really runs: wrappers such as <c>sudo</c> and <c>env</c> are looked through, a directory before the
/// name is dropped, options are told from operands, and the script of <c>sh -c</c> is parsed.
/// </summary>
public sealed class EffectiveCommand
{
    private readonly ShellWord[] arguments;
    private readonly CommandWrapper[] wrappers;
    private ShellFlag[]? flags;
    private ShellWord[]? operands;
    private bool hasUnknownArguments;

    internal EffectiveCommand(
        ShellScript script, ShellSimpleCommand command, EffectiveCommand? outer, CommandWrapper[] wrappers, string? name, ShellWord nameWord, ShellWord[] arguments)
    {
        Script = script;
        Command = command;
        Outer = outer;
        this.wrappers = wrappers;
        Name = name;
        NameWord = nameWord;
        this.arguments = arguments;
    }

    /// <summary>The script whose text the words' spans are in: of a nested command the nested script.</summary>
    public ShellScript Script { get; }

    /// <summary>The simple command it was found in.</summary>
    public ShellSimpleCommand Command { get; }

    /// <summary>The command that runs this one's script (<c>sh -c</c>) or this one (<c>find -exec</c>); null at the top.</summary>
    public EffectiveCommand? Outer { get; }

    /// <summary>The command's name, without the directory of an absolute path; null when it is not static.</summary>
    public string? Name { get; }

    /// <summary>The word that names it.</summary>
    public ShellWord NameWord { get; }

    /// <summary>The words after the name.</summary>
    public ReadOnlySpan<ShellWord> Arguments => arguments;

    /// <summary>What was looked through, from the outermost.</summary>
    public ReadOnlySpan<CommandWrapper> Wrappers => wrappers;

    /// <summary>The script that the command runs, as <c>sh -c '…'</c> does; null when there is none or it is unknown.</summary>
    public ShellScript? NestedScript { get; internal set; }

    /// <summary>The options in the order of the text, bundles taken apart. Which take the next word is told by a table of well-known commands.</summary>
    public ReadOnlySpan<ShellFlag> Flags
    {
        get
        {
            Split();
            return flags;
        }
    }

    /// <summary>The arguments that are neither options nor their values, subcommands included.</summary>
    public ReadOnlySpan<ShellWord> Operands
    {
        get
        {
            Split();
            return operands;
        }
    }

    /// <summary>
    /// Whether there may be more options than are written: an argument begins with an unquoted expansion, with <c>"$@"</c> or
    /// with an expression. Then the absence of an option proves nothing.
    /// </summary>
    public bool HasUnknownArguments
    {
        get
        {
            Split();
            return hasUnknownArguments;
        }
    }

    /// <summary>The first operand's text, which is the subcommand where a command has such; null when it is missing or not static.</summary>
    public string? Subcommand => Operands is [var first, ..] ? first.LiteralText : null;

    /// <summary>From the name's first character to the last argument's last, in the script's text.</summary>
    public TextSpan Span => TextSpan.FromBounds(NameWord.Span.Start, Math.Max(NameWord.Span.End, arguments.Length == 0 ? 0 : arguments[^1].Span.End));

    /// <summary>Whether the command is one of the given name, with these subcommands.</summary>
    /// <param name="name">The name.</param>
    /// <param name="subcommands">The first operands' texts, in order.</param>
    /// <returns>True when all agree.</returns>
    public bool Is(string name, params ReadOnlySpan<string> subcommands)
    {
        if (Name != name || (subcommands.Length > 0 && Operands.Length < subcommands.Length))
        {
            return false;
        }

        for (var i = 0; i < subcommands.Length; i++)
        {
            if (Operands[i].LiteralText != subcommands[i])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Finds an option.</summary>
    /// <param name="names">Its names with their dashes, such as <c>-y</c> and <c>--yes</c>.</param>
    /// <returns>The first that is written; null when none is.</returns>
    public ShellFlag? FindFlag(params ReadOnlySpan<string> names)
    {
        foreach (ref readonly var flag in Flags)
        {
            if (names.Contains(flag.Name))
            {
                return flag;
            }
        }

        return null;
    }

    /// <summary>Whether an option is written.</summary>
    /// <param name="names">Its names with their dashes, such as <c>-y</c> and <c>--yes</c>.</param>
    /// <returns>True when one is; see <see cref="HasUnknownArguments"/> before concluding from false.</returns>
    public bool HasFlag(params ReadOnlySpan<string> names) => FindFlag(names) is not null;

    /// <summary>Whether a wrapper was looked through.</summary>
    /// <param name="name">The wrapper's name.</param>
    /// <returns>True when it is one of <see cref="Wrappers"/>.</returns>
    public bool IsWrappedBy(string name)
    {
        foreach (var wrapper in wrappers)
        {
            if (wrapper.Name == name)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The file's characters of a stretch of this command's script.</summary>
    /// <param name="span">A span of the script's text, such as a word's or a flag's.</param>
    /// <returns>The span in the file.</returns>
    public TextSpan GetFileSpan(TextSpan span) => Script.GetFileSpan(span);

    [System.Diagnostics.CodeAnalysis.MemberNotNull(nameof(flags), nameof(operands))]
    private void Split()
    {
        if (flags is not null && operands is not null)
        {
            return;
        }

        // Two threads may both split; they come to the same result, and the array that says "done" is written last.
        var reader = new CommandLineReader(Name ?? "", arguments, stopsAtOperand: false);
        reader.Read();
        hasUnknownArguments = reader.HasUnknown;
        operands = [.. reader.Operands];
        Volatile.Write(ref flags, [.. reader.Flags]);
    }
}
