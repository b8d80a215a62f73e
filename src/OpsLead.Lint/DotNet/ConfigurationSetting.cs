namespace OpsLead.Lint;

/// <summary>A value that a settings file of a program supplies.</summary>
/// <param name="Document">The file: <c>appsettings.json</c>, or that of an environment.</param>
/// <param name="Key">The whole key, such as <c>Smtp:Host</c> or <c>Shops:0</c>, at its last name. Always known.</param>
/// <param name="Value">The value as text, at its characters; absent for <c>null</c>. It may be a credential: never print it.</param>
public sealed record ConfigurationSetting(SourceDocument Document, Fact<string> Key, Fact<string> Value)
{
    /// <summary>The environment that the file is for, such as <c>Development</c>; null for all.</summary>
    public string? EnvironmentName { get; init; }
}
