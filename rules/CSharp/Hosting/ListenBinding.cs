using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using OpsLead.Lint.Credentials;

namespace OpsLead.Lint.Rules.CSharp.Hosting;

/// <summary>One address that code binds a web host to.</summary>
/// <param name="scheme"><c>http</c> or <c>https</c>; null when the code does not say.</param>
/// <param name="host">The host as written, <c>*</c> for all interfaces; null when it is computed.</param>
/// <param name="port">The port; null when it is computed or the default.</param>
/// <param name="location">The characters of the host.</param>
/// <param name="isDevelopmentOnly">Whether it holds on a developer's machine only.</param>
/// <param name="expression">What states the URLs, or the port where the host is known; null when nothing does.</param>
internal sealed class ListenBinding(string? scheme, string? host, int? port, Location location, bool isDevelopmentOnly, ExpressionSyntax? expression)
{
    /// <summary>What states the URLs, or the port where the host is known; null when nothing does.</summary>
    public ExpressionSyntax? Expression { get; } = expression;

    /// <summary><c>http</c> or <c>https</c>; null when the code does not say.</summary>
    public string? Scheme { get; } = scheme;

    /// <summary>The host as written, <c>*</c> for all interfaces; null when it is computed.</summary>
    public string? Host { get; } = host;

    /// <summary>The port; null when it is computed or the default.</summary>
    public int? Port { get; } = port;

    /// <summary>The characters of the host.</summary>
    public Location Location { get; } = location;

    /// <summary>Whether it holds on a developer's machine only.</summary>
    public bool IsDevelopmentOnly { get; } = isDevelopmentOnly;

    /// <summary>Whether only the machine itself reaches it.</summary>
    public bool IsLoopback => Host is not null && LocalHost.IsLoopback(Host);
}
