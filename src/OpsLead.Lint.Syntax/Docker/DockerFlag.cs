using OpsLead.Lint.Text;

namespace OpsLead.Lint.Syntax.Docker;

/// <summary>A builder flag: <c>--name</c> or <c>--name=value</c> between the keyword and the arguments.</summary>
public sealed class DockerFlag
{
    internal DockerFlag(DockerText source, DockerText name, DockerWord? value)
    {
        Source = source;
        NameText = name;
        Value = value;
    }

    /// <summary>The flag as written, with its dashes, quotes and escapes.</summary>
    public DockerText Source { get; }

    /// <summary>Where the flag stands.</summary>
    public TextSpan Span => Source.Span;

    /// <summary>The name without the dashes.</summary>
    public string Name => NameText.Text;

    /// <summary>Where the name stands, without the dashes.</summary>
    public TextSpan NameSpan => NameText.Span;

    /// <summary>The value without the quotes and escapes of the flag; null when there is no <c>=</c>.</summary>
    public DockerWord? Value { get; }

    /// <summary>Whether the instruction has such a flag.</summary>
    public bool IsKnown { get; internal set; }

    /// <summary>What a flag without a value, or with <c>true</c> or <c>false</c> in any case, means; false for any other value.</summary>
    public bool IsTrue => Value is null || Value.Source.AsSpan().Equals("true", StringComparison.OrdinalIgnoreCase);

    internal DockerText NameText { get; }
}

/// <summary>What values a flag takes.</summary>
internal enum DockerFlagType
{
    Text,
    Boolean,
    Repeatable,
}

/// <summary>A flag an instruction has.</summary>
internal readonly record struct DockerFlagDefinition(string Name, DockerFlagType Type);

/// <summary>The flags of the instructions, from <c>frontend/dockerfile/instructions</c> of BuildKit 73ed682 (2026-08-21), labs included.</summary>
internal static class DockerFlagTable
{
    private static readonly DockerFlagDefinition[] From = [new("platform", DockerFlagType.Text)];

    private static readonly DockerFlagDefinition[] Run =
    [
        new("mount", DockerFlagType.Repeatable), new("network", DockerFlagType.Text), new("security", DockerFlagType.Text),
        new("device", DockerFlagType.Repeatable),
    ];

    private static readonly DockerFlagDefinition[] Copy =
    [
        new("from", DockerFlagType.Text), new("chown", DockerFlagType.Text), new("chmod", DockerFlagType.Text),
        new("link", DockerFlagType.Boolean), new("exclude", DockerFlagType.Repeatable), new("parents", DockerFlagType.Boolean),
    ];

    private static readonly DockerFlagDefinition[] Add =
    [
        new("chown", DockerFlagType.Text), new("chmod", DockerFlagType.Text), new("link", DockerFlagType.Boolean),
        new("keep-git-dir", DockerFlagType.Boolean), new("checksum", DockerFlagType.Text), new("unpack", DockerFlagType.Boolean),
        new("exclude", DockerFlagType.Repeatable),
    ];

    private static readonly DockerFlagDefinition[] Healthcheck =
    [
        new("interval", DockerFlagType.Text), new("timeout", DockerFlagType.Text), new("start-period", DockerFlagType.Text),
        new("start-interval", DockerFlagType.Text), new("retries", DockerFlagType.Text),
    ];

    public static ReadOnlySpan<DockerFlagDefinition> Get(DockerInstructionKind kind) => kind switch
    {
        DockerInstructionKind.From => From,
        DockerInstructionKind.Run => Run,
        DockerInstructionKind.Copy => Copy,
        DockerInstructionKind.Add => Add,
        DockerInstructionKind.Healthcheck => Healthcheck,
        _ => [],
    };
}

/// <summary>Splits the builder flags off an instruction, as BuildKit's <c>extractBuilderFlags</c> does.</summary>
internal static class DockerFlagReader
{
    /// <summary>The flags at the beginning of a text.</summary>
    /// <param name="source">What stands after the keyword.</param>
    /// <param name="escape">The file's escape character, for the words the values are.</param>
    /// <param name="argumentsStart">Where the arguments begin.</param>
    /// <returns>The flags; a bare <c>--</c> ends them and is none.</returns>
    public static IReadOnlyList<DockerFlag> Read(DockerText source, char escape, out int argumentsStart)
    {
        var text = source.AsSpan();
        List<DockerFlag>? flags = null;
        var position = 0;
        while (true)
        {
            while (position < text.Length && char.IsWhiteSpace(text[position]))
            {
                position++;
            }

            argumentsStart = position;
            if (!text[position..].StartsWith("--", StringComparison.Ordinal))
            {
                return flags ?? [];
            }

            var end = FindEnd(text, position, out var isPlain);
            var word = source.Slice(position, end - position);
            var decoded = isPlain ? word : Decode(word);
            position = end;
            if (decoded.Length == 2)
            {
                argumentsStart = end;
                return flags ?? [];
            }

            var equals = decoded.AsSpan().IndexOf('=');
            (flags ??= []).Add(new DockerFlag(
                word,
                decoded.Slice(2, (equals < 0 ? decoded.Length : equals) - 2),
                equals < 0 ? null : new DockerWord(decoded.Slice(equals + 1, decoded.Length - equals - 1), escape)));
        }
    }

    // The escape of a flag is a backslash always, whatever the escape directive says.
    private static int FindEnd(ReadOnlySpan<char> text, int position, out bool isPlain)
    {
        isPlain = true;
        var quote = '\0';
        while (position < text.Length && (quote != '\0' || !char.IsWhiteSpace(text[position])))
        {
            var character = text[position++];
            if (character == '\\')
            {
                isPlain = false;
                position = Math.Min(position + 1, text.Length);
            }
            else if (character == quote)
            {
                quote = '\0';
            }
            else if (quote == '\0' && character is '\'' or '"')
            {
                isPlain = false;
                quote = character;
            }
        }

        return position;
    }

    private static DockerText Decode(DockerText word)
    {
        var text = word.AsSpan();
        var decoded = new DockerTextBuilder();
        var quote = '\0';
        for (var index = 0; index < text.Length; index++)
        {
            var character = text[index];
            if (character == '\\')
            {
                if (++index < text.Length)
                {
                    decoded.Append(word, index, 1);
                }
            }
            else if (character == quote)
            {
                quote = '\0';
            }
            else if (quote == '\0' && character is '\'' or '"')
            {
                quote = character;
            }
            else
            {
                decoded.Append(word, index, 1);
            }
        }

        return decoded.ToText(word.Span.Start);
    }
}
