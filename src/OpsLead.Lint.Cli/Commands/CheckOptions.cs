using OpsLead.Lint.Cli.Reporting;

namespace OpsLead.Lint.Cli.Commands;

/// <summary>What <c>check</c> is to do.</summary>
internal sealed record CheckOptions
{
    /// <summary>What to read, and of what to report.</summary>
    public required InputSettings Input { get; init; }

    /// <summary>Selectors that replace the defaults.</summary>
    public required IReadOnlyList<string> Select { get; init; }

    /// <summary>Selectors besides.</summary>
    public required IReadOnlyList<string> ExtendSelect { get; init; }

    /// <summary>Selectors of rules not to run.</summary>
    public required IReadOnlyList<string> Ignore { get; init; }

    /// <summary>How to report, and which findings count.</summary>
    public required ReportSettings Report { get; init; }

    /// <summary>How many files are read at once; 0 for as many as there are processors.</summary>
    public required int Jobs { get; init; }

    /// <summary>Whether the slowest rules are said at the end.</summary>
    public bool IsTimed { get; init; }

    /// <summary>Whether the installed ShellCheck is asked about scripts.</summary>
    public bool AsksShellCheck { get; init; }

    /// <summary>What is to be changed, and which findings are known.</summary>
    public ChangeSettings Changes { get; init; } = new();
}
