namespace OpsLead.Lint.Cli.Configuration.Foreign;

/// <summary>What another tool's configuration says about some of its checks.</summary>
internal enum ForeignStatementKind
{
    /// <summary>They do not run.</summary>
    Exclude,

    /// <summary>They run, on by default or not.</summary>
    Include,

    /// <summary>They have a severity.</summary>
    Severity,

    /// <summary>They are silent about some places.</summary>
    Silence,
}

/// <summary>One thing that another tool's configuration says about its checks.</summary>
/// <param name="Kind">What it says.</param>
/// <param name="Check">The tool's own name of the check; null for all of its checks.</param>
/// <param name="Line">The line of the file that says so, from one.</param>
internal sealed record ForeignStatement(ForeignStatementKind Kind, string? Check, int Line)
{
    /// <summary>The severity; only for <see cref="ForeignStatementKind.Severity"/>.</summary>
    public RuleSeverity Level { get; init; }

    /// <summary>Which checks of the tool are meant, where a name is not enough; null for those that <see cref="Check"/> names.</summary>
    public Func<string, bool>? Checks { get; init; }

    /// <summary>Whether the tool looks for secrets, so that what it says is about every finding that points at one.</summary>
    public bool IsAboutSecrets { get; init; }

    /// <summary>Of a tool that looks for secrets, which of its checks are meant; null for every one.</summary>
    public ForeignSecretChecks? SecretChecks { get; init; }

    /// <summary>The one line that is meant, from one, and the path of its file; null where <see cref="Condition"/> has to be asked.</summary>
    public (string Path, int Line)? Spot { get; init; }

    /// <summary>The name of the one rule here that the statement is about; null for the rules with the aliases.</summary>
    public string? RuleName { get; init; }

    /// <summary>Which places are meant; null for all.</summary>
    public ForeignCondition? Condition { get; init; }

    /// <summary>The reason given, or null.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether the statement is about some result of a rule.</summary>
    /// <param name="tool">The tool, as it stands before the slash of an alias.</param>
    /// <param name="rule">The rule.</param>
    /// <returns>True when one of the rule's aliases is one of the checks.</returns>
    public bool MayBeAbout(string tool, RuleInfo rule) =>
        SecretChecks is null ? IsAbout(tool, rule, rule.Descriptor.Aliases) : rule.PointsAtSecrets && SecretChecks.HasAny(rule.Descriptor.Aliases);

    /// <summary>Whether the statement is about a result.</summary>
    /// <param name="tool">The tool, as it stands before the slash of an alias.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="aliases">The aliases that hold for the result.</param>
    /// <returns>True when one of the aliases is one of the checks.</returns>
    public bool IsAbout(string tool, RuleInfo rule, IReadOnlyList<string> aliases)
    {
        if (IsAboutSecrets)
        {
            return rule.PointsAtSecrets && (SecretChecks is null || (Kind == ForeignStatementKind.Exclude ? SecretChecks.HasOnly(aliases) : SecretChecks.HasAny(aliases)));
        }

        if (RuleName is not null)
        {
            return rule.Name == RuleName;
        }

        if (Checks is null)
        {
            return Suppressions.PeerSuppression.IsNamed(tool, Check, aliases);
        }

        foreach (var alias in aliases)
        {
            if (alias.Length > tool.Length && alias[tool.Length] == '/' && alias.StartsWith(tool, StringComparison.Ordinal)
                && Checks(alias[(tool.Length + 1)..]))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>Which places a statement is about.</summary>
/// <param name="Description">In words, as it is written in the file.</param>
/// <param name="IsMet">Whether a place is meant. Must be safe to call from several threads.</param>
internal sealed record ForeignCondition(string Description, Func<ForeignPlace, bool> IsMet);

/// <summary>A place that a condition is asked about.</summary>
/// <param name="Path">The file's path below the folder of the configuration, with <c>/</c>.</param>
/// <param name="Location">The characters at fault.</param>
internal readonly record struct ForeignPlace(string Path, Location Location)
{
    /// <summary>The commit that brought what stands there; null for what lies in the working tree or the index.</summary>
    public string? Commit { get; init; }

    /// <summary>The line it begins on, from one.</summary>
    public int Line => Location.LineSpan.Start.Line + 1;

    /// <summary>The column it begins at, from one.</summary>
    public int Column => Location.LineSpan.Start.Character + 1;
}

/// <summary>A setting of another tool that options of ours may answer to.</summary>
/// <param name="Name"><c>tool/key</c>, as <see cref="RuleOption.PeerSettings"/> lists it.</param>
/// <param name="Value">The value; several are separated by commas.</param>
/// <param name="Line">The line of the file, from one.</param>
internal sealed record ForeignSetting(string Name, string Value, int Line);

/// <summary>What of another tool's configuration means nothing here.</summary>
/// <param name="Key">The key as it is written.</param>
/// <param name="Reason">Why, and what to do instead; one sentence without a full stop.</param>
/// <param name="Line">The line of the file, from one.</param>
internal sealed record ForeignRemark(string Key, string Reason, int Line);
