namespace OpsLead.Lint.Cli;

/// <summary>What the program answers with; the same three as ruff and ESLint.</summary>
internal static class ExitCode
{
    /// <summary>Nothing at or above the threshold.</summary>
    public const int Clean = 0;

    /// <summary>At least one finding at or above the threshold.</summary>
    public const int Findings = 1;

    /// <summary>The command line is wrong, or the program itself failed.</summary>
    public const int Failure = 2;
}

/// <summary>Thrown when the command line asks for what cannot be done; the message is for the person who wrote it.</summary>
/// <param name="message">What is wrong, and what to do.</param>
internal sealed class UsageException(string message) : Exception(message);
