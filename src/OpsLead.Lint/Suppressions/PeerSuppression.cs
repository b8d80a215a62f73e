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
        return Check is null && IsSecretScanner(Peer) ? diagnostic.Rule.PointsAtSecrets : IsNamed(Peer, Check, diagnostic.Aliases);
    }

    /// <summary>Whether one of some aliases is a tool's name of a check.</summary>
    /// <param name="peer">The tool.</param>
    /// <param name="check">The tool's name of the check; null for any of its checks.</param>
    /// <param name="aliases">The aliases, each <c>peer/check</c>.</param>
    /// <returns>True when one is.</returns>
    public static bool IsNamed(string peer, string? check, IEnumerable<string> aliases)
    {
        foreach (var alias in aliases)
        {
            if (alias.Length > peer.Length && alias[peer.Length] == '/' && alias.StartsWith(peer, StringComparison.Ordinal)
                && (check is null || alias.AsSpan(peer.Length + 1).Equals(check, StringComparison.OrdinalIgnoreCase)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsSecretScanner(string peer) => peer is "gitleaks" or "betterleaks" or "trufflehog" or "detect-secrets";
}
