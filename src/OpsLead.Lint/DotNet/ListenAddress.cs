using OpsLead.Lint.Credentials;

namespace OpsLead.Lint;

/// <summary>Where an address is stated. What comes later wins over what comes before, but code wins over all.</summary>
public enum ListenAddressSource
{
    /// <summary>C# code.</summary>
    Code,

    /// <summary><c>appsettings.json</c> or <c>appsettings.Production.json</c>.</summary>
    Settings,

    /// <summary>A variable of the container that the project file states for the SDK's own images.</summary>
    ContainerEnvironment,

    /// <summary><c>Properties/launchSettings.json</c>, which counts on a developer's machine only.</summary>
    LaunchSettings,
}

/// <summary>An address that a program binds to.</summary>
/// <param name="Document">The source or the settings file that states it.</param>
/// <param name="Scheme"><c>http</c> or <c>https</c>; null when the code does not say.</param>
/// <param name="Host">The host as written, <c>*</c> for all interfaces; unknown when it is computed. Never absent.</param>
/// <param name="Port">The port, the scheme's own where none is written; unknown when it is computed. Never absent.</param>
public sealed record ListenAddress(SourceDocument Document, string? Scheme, Fact<string> Host, Fact<int> Port)
{
    /// <summary>Whether only the machine itself reaches it; false too for a host that is not known.</summary>
    public bool IsLoopback => Host.IsKnown && LocalHost.IsLoopback(Host.Value);

    /// <summary>Where it is stated.</summary>
    public ListenAddressSource Source { get; init; }
}
