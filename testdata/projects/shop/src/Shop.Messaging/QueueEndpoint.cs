using System.Data.Common;
using System.Globalization;

namespace Shop.Messaging;

/// <summary>Where the order queue listens, read from a connection string such as <c>Host=redis;Port=6379;Tls=false</c>.</summary>
internal sealed record QueueEndpoint(string Host, int Port, bool Tls, string? Password)
{
    private const int DefaultPort = 6379;

    public static QueueEndpoint Parse(string connectionString)
    {
        var parts = new DbConnectionStringBuilder { ConnectionString = connectionString };
        var host = Read(parts, "Host") ?? throw new FormatException("The order queue's connection string names no host.");
        var port = Read(parts, "Port") is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : DefaultPort;
        var tls = Read(parts, "Tls") is { } flag && bool.Parse(flag);
        return new QueueEndpoint(host, port, tls, Read(parts, "Password"));
    }

    private static string? Read(DbConnectionStringBuilder parts, string key) =>
        parts.TryGetValue(key, out var value) ? Convert.ToString(value, CultureInfo.InvariantCulture) : null;
}
