namespace OpsLead.Lint.Cli.Reporting;

/// <summary>When output is coloured.</summary>
internal enum ColorMode
{
    /// <summary>When it goes to a terminal and no variable says otherwise.</summary>
    Auto,

    /// <summary>In any case.</summary>
    Always,

    /// <summary>Not at all.</summary>
    Never,
}

/// <summary>The colours of a terminal, or none.</summary>
/// <param name="isEnabled">Whether there are any.</param>
internal sealed class TerminalStyle(bool isEnabled)
{
    /// <summary>An error.</summary>
    public const string Error = "1;31";

    /// <summary>A warning.</summary>
    public const string Warning = "1;33";

    /// <summary>A note, and what relates to a finding.</summary>
    public const string Note = "1;36";

    /// <summary>What leads the eye: arrows, line numbers, gutters.</summary>
    public const string Gutter = "1;34";

    /// <summary>A message, a title.</summary>
    public const string Strong = "1";

    /// <summary>No colour at all.</summary>
    public static TerminalStyle None { get; } = new(isEnabled: false);

    /// <summary>Chooses: the option, then <c>NO_COLOR</c>, then <c>FORCE_COLOR</c> and <c>CLICOLOR_FORCE</c>, then <c>TERM=dumb</c>, then where the output goes.</summary>
    /// <param name="mode">The option.</param>
    /// <param name="host">The machine.</param>
    /// <returns>The style.</returns>
    public static TerminalStyle Create(ColorMode mode, CommandHost host) => new(mode switch
    {
        ColorMode.Always => true,
        ColorMode.Never => false,
        _ when IsSet(host, "NO_COLOR") => false,
        _ when IsOn(host, "FORCE_COLOR") || IsOn(host, "CLICOLOR_FORCE") => true,
        _ => host.GetEnvironmentVariable("TERM") != "dumb" && !host.IsOutputRedirected(),
    });

    /// <summary>The colour of a severity.</summary>
    /// <param name="severity">The severity.</param>
    /// <returns>A style for <see cref="Apply"/>.</returns>
    public static string Of(RuleSeverity severity) => severity switch
    {
        RuleSeverity.Error => Error,
        RuleSeverity.Warning => Warning,
        _ => Note,
    };

    /// <summary>Colours a text.</summary>
    /// <param name="style">One of this class's constants.</param>
    /// <param name="text">The text; not of a scanned file unless escaped.</param>
    /// <returns>The text, coloured when there are colours.</returns>
    public string Apply(string style, string text) => isEnabled && text.Length > 0 ? $"\u001b[{style}m{text}\u001b[0m" : text;

    private static bool IsSet(CommandHost host, string name) => !string.IsNullOrEmpty(host.GetEnvironmentVariable(name));

    // no-color.org wants any value to count; its counterparts take 0 and false for no.
    private static bool IsOn(CommandHost host, string name) => IsSet(host, name) && host.GetEnvironmentVariable(name) is not ("0" or "false");
}
