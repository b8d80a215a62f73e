namespace OpsLead.Lint.Rules.CSharp.Hosting;

/// <summary>Knows the paths and the class names of health endpoints.</summary>
internal static class HealthRoute
{
    /// <summary>Path segments that say so, in lower case: Kubernetes' own, ASP.NET Core's, Spring's, Consul's and load balancers' habits.</summary>
    private static readonly HashSet<string> Segments = new(StringComparer.OrdinalIgnoreCase)
    {
        "health", "healthz", "healthcheck", "healthchecks", "health-check", "health-checks", "health_check", "hc", "_health", "_healthz",
        "live", "livez", "liveness", "alive", "isalive", "ready", "readyz", "readiness", "isready", "startup", "startupz",
        "ping", "heartbeat", "status", "up", "probe", "warmup", "lbstatus", "_status", "keepalive",
    };

    private static readonly HashSet<string> LivenessSegments = new(StringComparer.OrdinalIgnoreCase) { "live", "livez", "liveness", "alive", "isalive" };

    private static readonly string[] ClassPrefixes = { "Health", "Liveness", "Readiness", "Ping", "Heartbeat", "Status", "Probe", "Alive" };

    private static readonly string[] ClassSuffixes = { "Controller", "Endpoint", "Endpoints", "Model", "Module", "Middleware" };

    /// <summary>Whether a route or path leads to a health endpoint by its name.</summary>
    /// <param name="path">A path, with or without a leading slash.</param>
    /// <returns>True when one of its segments is the name of such an endpoint.</returns>
    public static bool IsHealthPath(string path) => HasSegment(path, Segments);

    /// <summary>Whether a path leads to a liveness endpoint by its name.</summary>
    /// <param name="path">A path, with or without a leading slash.</param>
    /// <returns>True for <c>/health/live</c>, <c>/livez</c> and the like.</returns>
    public static bool IsLivenessPath(string path) => HasSegment(path, LivenessSegments);

    /// <summary>Whether a class is a health endpoint by its name, whatever its route: <c>HealthController</c>, <c>PingEndpoint</c>.</summary>
    /// <param name="name">The class's name.</param>
    /// <returns>True for a known beginning and end.</returns>
    public static bool IsHealthClass(string name) =>
        Array.Exists(ClassPrefixes, prefix => name.StartsWith(prefix, StringComparison.Ordinal))
        && Array.Exists(ClassSuffixes, suffix => name.EndsWith(suffix, StringComparison.Ordinal));

    private static bool HasSegment(string path, HashSet<string> segments)
    {
        var start = 0;
        for (var i = 0; i <= path.Length; i++)
        {
            if (i == path.Length || path[i] is '/' or '?')
            {
                // The longest of the names has 13 letters; a longer segment is none of them.
                if (i - start is > 1 and < 16 && segments.Contains(path.Substring(start, i - start)))
                {
                    return true;
                }

                start = i + 1;
            }
        }

        return false;
    }
}
