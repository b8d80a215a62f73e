using OpsLead.Lint.Text;

namespace OpsLead.Lint.Suppressions;

/// <summary>A mark with which a repository silenced another tool.</summary>
/// <param name="Peer">The tool, as it stands before the slash of an alias.</param>
/// <param name="Check">The tool's own name of the check; null for all of its checks.</param>
/// <param name="Target">What it silences.</param>
/// <param name="Reason">The reason given, or null.</param>
internal sealed record PeerSuppression(string Peer, string? Check, TextSpan Target, string? Reason)
{
    /// <summary>Whether a finding is one of which the tool was told to be silent.</summary>
    public bool Silences(Diagnostic diagnostic)
    {
        if (diagnostic.Location.Span.Start < Target.Start || diagnostic.Location.Span.Start > Target.End)
        {
            return false;
        }

        // The scanners' marks say that a person looked at the line, whatever the tool calls what it found there.
        if (Check is null && diagnostic.Rule.Language == RuleLanguage.Secrets)
        {
            return IsSecretScanner(Peer);
        }

        foreach (var alias in diagnostic.Aliases)
        {
            if (alias.Length > Peer.Length && alias[Peer.Length] == '/' && alias.StartsWith(Peer, StringComparison.Ordinal)
                && (Check is null || alias.AsSpan(Peer.Length + 1).Equals(Check, StringComparison.OrdinalIgnoreCase)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsSecretScanner(string peer) => peer is "gitleaks" or "betterleaks" or "trufflehog" or "detect-secrets";
}
