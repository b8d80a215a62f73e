namespace OpsLead.Lint.Dev;

/// <summary>What a command returns to the shell.</summary>
internal static class ExitCode
{
    public const int Success = 0;
    public const int Stale = 1;
    public const int Usage = 2;
}
