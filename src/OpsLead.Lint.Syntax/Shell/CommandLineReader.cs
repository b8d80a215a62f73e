using OpsLead.Lint.Text;

namespace OpsLead.Lint.Syntax.Shell;

/// <summary>Splits a command's words into options, their values, and operands.</summary>
internal ref struct CommandLineReader
{
    private readonly ReadOnlySpan<ShellWord> words;
    private readonly bool stopsAtOperand;
    private readonly List<ShellFlag> flags = [];
    private readonly List<ShellWord> operands = [];
    private CommandOptions options;
    private CommandOptions? parent;
    private CommandOptions? grandparent;
    private string path;
    private int position;

    /// <param name="command">The command's name, without a directory.</param>
    /// <param name="words">Its arguments.</param>
    /// <param name="stopsAtOperand">Whether options end at the first operand, as for commands that run another one.</param>
    public CommandLineReader(string command, ReadOnlySpan<ShellWord> words, bool stopsAtOperand)
    {
        this.words = words;
        this.stopsAtOperand = stopsAtOperand;
        options = CommandOptionTable.Get(command);
        path = CommandOptionTable.GetFamily(command).ToString();
    }

    /// <summary>The options in the order of the text.</summary>
    public readonly List<ShellFlag> Flags => flags;

    /// <summary>The words that are neither options nor their values, in the order of the text.</summary>
    public readonly List<ShellWord> Operands => operands;

    /// <summary>Whether a word may hold more options than are written: an unquoted expansion, <c>"$@"</c>, an expression.</summary>
    public bool HasUnknown { get; private set; }

    /// <summary>The index of the first word not read; the operand's own when reading stops at one.</summary>
    public readonly int Position => position;

    /// <summary>Reads the words.</summary>
    public void Read()
    {
        var isFirst = true;
        while (position < words.Length)
        {
            var word = words[position];
            var text = word.StaticPrefix;
            if (text is "--" && word.IsStatic)
            {
                position++;
                ReadRest();
                return;
            }

            if (text.Length > 1 && text[0] == '-')
            {
                position++;
                ReadOption(word, text);
            }
            else if (isFirst && options.Style == CommandOptionStyle.OldBundle && text.Length > 0 && word.IsStatic)
            {
                position++;
                ReadOldBundle(word, text);
            }
            else if (stopsAtOperand)
            {
                return;
            }
            else
            {
                position++;
                AddOperand(word);
                EnterSubcommand(word);
            }

            isFirst = false;
        }
    }

    private void ReadRest()
    {
        if (!stopsAtOperand)
        {
            while (position < words.Length)
            {
                AddOperand(words[position++]);
            }
        }
    }

    private void AddOperand(ShellWord word)
    {
        operands.Add(word);
        HasUnknown |= MayHoldOptions(word);
    }

    private static bool MayHoldOptions(ShellWord word)
    {
        if (word.StaticPrefix.Length > 0 || word.Parts.IsEmpty)
        {
            return false;
        }

        return word.Parts[0] switch
        {
            ShellQuotedPart { Parts: [ShellParameterPart { Name: "@" } or ShellParameterPart { Index.LiteralText: "@" }] } => true,
            ShellQuotedPart => false,
            _ => true,
        };
    }

    /// <summary>Takes over the options of a subcommand. Its short options are its own; the long ones before it still hold.</summary>
    private void EnterSubcommand(ShellWord word)
    {
        if (!options.HasSubcommands || word.LiteralText is not { } name)
        {
            return;
        }

        path = $"{path} {name}";
        if (CommandOptionTable.Find(path) is { } own)
        {
            (grandparent, parent, options) = (parent, options, own);
        }
        else
        {
            options = options with { HasSubcommands = false };
        }
    }

    private readonly bool TakesValue(ReadOnlySpan<char> option)
    {
        if (options.TakesValue(option))
        {
            return true;
        }

        return option.StartsWith("--") && ((parent?.TakesValue(option) ?? false) || (grandparent?.TakesValue(option) ?? false)
            || (options.Style == CommandOptionStyle.SingleDash && options.TakesValue(option[1..])));
    }

    private void ReadOption(ShellWord word, string text)
    {
        if (text[1] != '-' && options.Style is CommandOptionStyle.Gnu or CommandOptionStyle.OldBundle)
        {
            ReadBundle(word, text, 1);
            return;
        }

        var nameLength = options.Style == CommandOptionStyle.Colon ? text.AsSpan().IndexOfAny('=', ':') : text.IndexOf('=');
        if (nameLength >= 0)
        {
            flags.Add(CreateAttached(word, text[..nameLength], word.GetSpan(0, nameLength), nameLength + 1));
            return;
        }

        var flag = new ShellFlag(text, word, word.GetSpan(0, text.Length));
        flags.Add(word.IsStatic && TakesValue(text) ? WithNextWord(flag) : flag);
        HasUnknown |= !word.IsStatic;
    }

    private void ReadBundle(ShellWord word, string text, int start)
    {
        Span<char> option = ['-', '\0'];
        for (var i = start; i < text.Length; i++)
        {
            option[1] = text[i];
            var name = GetShortName(text[i]);
            var span = text.Length == start + 1 && start == 1 ? word.GetSpan(0, 2) : word.GetSpan(i, 1);
            if (text[i] == '=' && i > start)
            {
                // `-q=2`: what apt and others write is a value, not an option.
                flags[^1] = CreateAttached(word, flags[^1].Name, flags[^1].NameSpan, i + 1);
                return;
            }

            var flag = new ShellFlag(name, word, span);
            if (!TakesValue(option))
            {
                flags.Add(flag);
            }
            else if (i + 1 < text.Length || !word.IsStatic)
            {
                flags.Add(CreateAttached(word, name, span, i + 1));
                return;
            }
            else
            {
                flags.Add(WithNextWord(flag));
            }
        }

        HasUnknown |= !word.IsStatic;
    }

    /// <summary>Reads <c>xzf</c>: the values come after the whole word, in the order of their letters.</summary>
    private void ReadOldBundle(ShellWord word, string text)
    {
        Span<char> option = ['-', '\0'];
        for (var i = 0; i < text.Length; i++)
        {
            option[1] = text[i];
            var flag = new ShellFlag(GetShortName(text[i]), word, word.GetSpan(i, 1));
            flags.Add(TakesValue(option) ? WithNextWord(flag) : flag);
        }
    }

    private ShellFlag WithNextWord(ShellFlag flag)
    {
        if (position >= words.Length)
        {
            return flag;
        }

        var value = words[position++];
        return flag with { ValueWord = value, Value = value.LiteralText, ValueSpan = GetContentSpan(value, 0) };
    }

    private static ShellFlag CreateAttached(ShellWord word, string name, TextSpan nameSpan, int valueStart) =>
        new(name, word, nameSpan)
        {
            ValueWord = word,
            Value = word.LiteralText?[valueStart..],
            ValueSpan = GetContentSpan(word, valueStart),
        };

    private static TextSpan GetContentSpan(ShellWord word, int start)
    {
        var length = word.StaticPrefix.Length - start;
        if (word.IsStatic)
        {
            return word.GetSpan(start, length);
        }

        return start == 0 ? word.Span : TextSpan.FromBounds(word.GetSpan(start, 0).Start, word.Span.End);
    }

    // Interned: there are few, and bundles are common.
    private static string GetShortName(char letter) => char.IsAscii(letter) ? ShortNames[letter] : $"-{letter}";

    private static readonly string[] ShortNames = [.. Enumerable.Range(0, 128).Select(static letter => $"-{(char)letter}")];
}
