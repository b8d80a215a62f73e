namespace OpsLead.Lint.Credentials;

/// <summary>The names of the machine a program runs on.</summary>
public static class LocalHost
{
    /// <summary>Whether only the machine itself answers to a host: <c>localhost</c> (RFC 6761), 127.0.0.0/8 and ::1 (RFC 6890).</summary>
    /// <param name="host">A host without port and brackets.</param>
    /// <returns>True for loopback names and addresses.</returns>
    public static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
        || host == "::1"
        || host == "0:0:0:0:0:0:0:1"
        || (host.StartsWith("127.", StringComparison.Ordinal) && IsAddress(host));

    /// <summary>Whether a host is this machine in a connection string, where SQL Server has names of its own for it.</summary>
    /// <param name="host">A host without port.</param>
    /// <returns>True for loopback, <c>.</c>, <c>(local)</c>, LocalDB and the names of a container's host.</returns>
    public static bool IsLocal(string host) =>
        IsLoopback(host)
        || host is "." or "0.0.0.0" or "::"
        || host.StartsWith("(local", StringComparison.OrdinalIgnoreCase)
        || host.Equals("host.docker.internal", StringComparison.OrdinalIgnoreCase);

    private static bool IsAddress(string host)
    {
        foreach (var c in host)
        {
            if (c is not ('.' or (>= '0' and <= '9')))
            {
                return false;
            }
        }

        return true;
    }
}
