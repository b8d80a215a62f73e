using System.Globalization;

namespace OpsLead.Lint.Schemas.Kubernetes;

/// <summary>Reads the Kubernetes release that manifests are meant for.</summary>
public static class KubernetesRelease
{
    /// <summary>The option's name without <c>opslead_lint.</c>.</summary>
    public const string OptionName = "kubernetes_version";

    /// <summary>The minor release of a version.</summary>
    /// <param name="version">The version: <c>1.31</c>, <c>v1.31.4</c>; null when none is configured.</param>
    /// <returns>31 for 1.31; <see cref="int.MaxValue"/>, the newest, for null and for anything that is no version of Kubernetes 1.</returns>
    public static int Parse(string? version)
    {
        var rest = version.AsSpan().Trim();
        rest = rest is ['v', ..] ? rest[1..] : rest;
        if (rest is not ['1', '.', ..])
        {
            return int.MaxValue;
        }

        rest = rest[2..];
        var end = rest.IndexOfAnyExceptInRange('0', '9');
        return int.TryParse(end < 0 ? rest : rest[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var minor) ? minor : int.MaxValue;
    }
}
