namespace OpsLead.Lint;

/// <summary>How a program comes by a value of its configuration.</summary>
public enum ConfigurationAccess
{
    /// <summary>One value, by its key: the indexer, <c>GetValue</c>, a section's <c>Value</c>.</summary>
    Value,

    /// <summary>A connection string; the key begins with <c>ConnectionStrings:</c>.</summary>
    ConnectionString,

    /// <summary>A whole section, handed on or enumerated: any key below it may be read.</summary>
    Section,

    /// <summary>A section that is bound to a class, whose properties follow as <see cref="BoundProperty"/> and <see cref="BoundCollection"/>.</summary>
    BoundSection,

    /// <summary>A property of a class that a section is bound to.</summary>
    BoundProperty,

    /// <summary>A list or dictionary of such a class: the keys below it are not listed.</summary>
    BoundCollection,

    /// <summary>A variable of the environment itself, by <c>Environment.GetEnvironmentVariable</c>; the key is the variable's name.</summary>
    EnvironmentVariable,
}

/// <summary>
/// A key of the configuration that a program reads. Keys compare without regard to case; a variable of the environment supplies one
/// with <c>__</c> for <c>:</c>, as "Configuration in ASP.NET Core" has it.
/// </summary>
/// <param name="Document">The source that reads it, or that declares the bound property.</param>
/// <param name="Key">The whole key with the sections before it, such as <c>Smtp:Host</c>; unknown when a part is computed. Never absent.</param>
/// <param name="Access">How it is read.</param>
public sealed record ConfigurationRead(SourceDocument Document, Fact<string> Key, ConfigurationAccess Access)
{
    /// <summary>
    /// What stands in when nothing supplies the value: known for a constant, with the invariant culture's text of a number; unknown when it
    /// is computed; absent when the code has none, at the place of the read.
    /// </summary>
    public required DocumentFact<string> Default { get; init; }

    /// <summary>
    /// Whether the program fails without it, seen from the read: <c>?? throw</c>, <c>!</c>, <c>GetRequiredSection</c>, a guard that throws, a
    /// <c>[Required]</c> property that is validated. False does not say that it works without.
    /// </summary>
    public bool IsRequired { get; init; }

    /// <summary>Whether it is read in development only.</summary>
    public bool IsDevelopmentOnly { get; init; }
}
