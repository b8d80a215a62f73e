using System.CommandLine;
using OpsLead.Lint.Cli.Fixes;

namespace OpsLead.Lint.Cli.Commands;

/// <summary>The options of <c>check</c> that change files or decide which findings are new.</summary>
internal sealed class ChangeOptions
{
    private readonly Option<bool> fix = new("--fix") { Description = "Apply safe fixes to the files, and report what is left." };
    private readonly Option<bool> unsafeFixes = new("--unsafe-fixes") { Description = "With '--fix' or '--diff': also those fixes that may change behaviour." };
    private readonly Option<bool> diff = new("--diff")
    {
        Description = "Print what '--fix' would change as a unified diff; write nothing. The exit code is 1 when something would change.",
    };

    private readonly Option<string> baseline = new("--baseline")
    {
        Description = "A file of known findings, which do not count. 'baseline update' writes it.",
        HelpName = "FILE",
    };

    private readonly Option<string> addIgnore = new("--add-ignore")
    {
        Description = "Write an ignore comment with this reason for every finding.",
        HelpName = "REASON",
    };

    private readonly Option<bool> noForeignConfig = CreateNoForeignConfig();
    private readonly Option<bool> showSettings = new("--show-settings") { Description = "Lint nothing; print the settings that hold for each PATH and where they come from." };

    /// <summary>Makes <c>--no-foreign-config</c>.</summary>
    /// <returns>The option.</returns>
    public static Option<bool> CreateNoForeignConfig() =>
        new("--no-foreign-config") { Description = "Pass over the configuration files of other tools: .hadolint.yaml, .kube-linter.yaml and the like." };

    /// <summary>Adds the options.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { fix, unsafeFixes, diff, baseline, addIgnore, noForeignConfig, showSettings })
        {
            command.Add(option);
        }
    }

    /// <summary>Reads the options.</summary>
    /// <param name="result">The command line.</param>
    /// <returns>What they ask for.</returns>
    /// <exception cref="UsageException">They contradict each other.</exception>
    public ChangeSettings Read(ParseResult result)
    {
        var mode = result.GetValue(diff) ? FixMode.Diff : result.GetValue(fix) ? FixMode.Write : FixMode.None;
        var reason = result.GetValue(addIgnore);
        if (result.GetValue(unsafeFixes) && mode == FixMode.None)
        {
            throw new UsageException("'--unsafe-fixes' goes with '--fix' or '--diff'.");
        }

        if (reason is not null && result.GetValue(fix))
        {
            throw new UsageException("'--add-ignore' does not go with '--fix'. Fix first, then ignore what is left.");
        }

        if (reason is not null && (reason.AsSpan().Trim().IsEmpty || reason.AsSpan().ContainsAny('\r', '\n')))
        {
            throw new UsageException("'--add-ignore' takes a reason on one line: why these findings stay.");
        }

        return new ChangeSettings
        {
            Fixes = mode,
            IncludesUnsafeFixes = result.GetValue(unsafeFixes),
            Baseline = result.GetValue(baseline),
            IgnoreReason = reason?.Trim(),
            ShowsSettings = result.GetValue(showSettings),
            HonorsForeignConfiguration = !result.GetValue(noForeignConfig),
        };
    }
}

/// <summary>What <c>check</c> is to change, and which findings are known.</summary>
internal sealed record ChangeSettings
{
    /// <summary>What becomes of the fixes.</summary>
    public FixMode Fixes { get; init; }

    /// <summary>Whether fixes that may change behaviour are applied too.</summary>
    public bool IncludesUnsafeFixes { get; init; }

    /// <summary>The file of known findings as it was written; null for none.</summary>
    public string? Baseline { get; init; }

    /// <summary>Why all findings are to be ignored; null when none is.</summary>
    public string? IgnoreReason { get; init; }

    /// <summary>Whether settings are printed instead of findings.</summary>
    public bool ShowsSettings { get; init; }

    /// <summary>Whether other tools' configuration files count.</summary>
    public bool HonorsForeignConfiguration { get; init; } = true;
}
