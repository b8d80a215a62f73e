using OpsLead.Lint.Text;

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
/// <param name="Scheme"><c>http</c> or <c>https</c>; null when the code does not say.</param>
/// <param name="Host">The host as written, <c>*</c> for all interfaces; null when it is computed.</param>
/// <param name="Port">The port; null when it is computed or the scheme's default.</param>
/// <param name="IsLoopback">Whether only the machine itself reaches it.</param>
/// <param name="Document">The source or the settings file that states it.</param>
/// <param name="Span">The characters of the address there.</param>
public sealed record ListenAddress(string? Scheme, string? Host, int? Port, bool IsLoopback, SourceDocument Document, TextSpan Span)
{
    /// <summary>Where it is stated.</summary>
    public ListenAddressSource Source { get; init; }
}
