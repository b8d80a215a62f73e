namespace OpsLead.Lint.Syntax.Shell;

/// <summary>How a command reads its options.</summary>
internal enum CommandOptionStyle
{
    /// <summary>GNU's and POSIX': <c>-abc</c> is three options, <c>--name=value</c> one.</summary>
    Gnu,

    /// <summary>Go's, Java's and find's: <c>-name</c> is one option.</summary>
    SingleDash,

    /// <summary>As <see cref="SingleDash"/>, and a colon parts a value too: MSBuild's <c>-p:Name=Value</c>.</summary>
    Colon,

    /// <summary>As <see cref="Gnu"/>, and the first word may be options without a dash: <c>tar xzf</c>.</summary>
    OldBundle,
}

/// <summary>Which options of a command take the next word as their value.</summary>
/// <param name="Valued">The options with their dashes, a blank around each; aliases are listed too.</param>
/// <param name="HasSubcommands">Whether the table has entries for its subcommands, under <c>command subcommand</c>.</param>
/// <param name="Style">How its options read.</param>
internal sealed record CommandOptions(string Valued, bool HasSubcommands = false, CommandOptionStyle Style = CommandOptionStyle.Gnu)
{
    /// <summary>What holds for a command that is not in the table: no option takes the next word.</summary>
    public static CommandOptions Unknown { get; } = new(" ");

    /// <summary>Whether an option takes the next word as its value.</summary>
    /// <param name="option">The option with its dashes.</param>
    /// <returns>True when it is listed.</returns>
    public bool TakesValue(ReadOnlySpan<char> option)
    {
        var rest = Valued.AsSpan();
        while (rest.IndexOf(option) is > 0 and var index)
        {
            if (rest[index - 1] == ' ' && rest[index + option.Length] == ' ')
            {
                return true;
            }

            rest = rest[index..][1..];
        }

        return false;
    }
}
