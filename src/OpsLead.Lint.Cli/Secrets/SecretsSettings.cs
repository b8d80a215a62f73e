using OpsLead.Lint.Cli.Reporting;

namespace OpsLead.Lint.Cli.Secrets;

/// <summary>What a search for secrets in git is to do.</summary>
internal sealed record SecretsSettings
{
    /// <summary>Selectors that replace the defaults.</summary>
    public required IReadOnlyList<string> Select { get; init; }

    /// <summary>Selectors besides.</summary>
    public required IReadOnlyList<string> ExtendSelect { get; init; }

    /// <summary>Selectors of rules not to run.</summary>
    public required IReadOnlyList<string> Ignore { get; init; }

    /// <summary>How to report, and which findings count.</summary>
    public required ReportSettings Report { get; init; }

    /// <summary>Whether the configuration files of other tools count.</summary>
    public bool HonorsForeignConfiguration { get; init; } = true;

    /// <summary>The file of known findings as it was written; null for none.</summary>
    public string? Baseline { get; init; }
}
