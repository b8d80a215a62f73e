namespace OpsLead.Lint;

/// <summary>A service that the host starts and stops.</summary>
/// <param name="Document">The source that registers it.</param>
/// <param name="TypeName">The full name of its class; unknown when a factory hides it.</param>
public sealed record HostedServiceRegistration(SourceDocument Document, Fact<string> TypeName)
{
    /// <summary>Whether it is registered in development only.</summary>
    public bool IsDevelopmentOnly { get; init; }
}

/// <summary>A call that changes the schema of a database: Entity Framework Core's <c>Migrate</c> and <c>EnsureCreated</c>.</summary>
/// <param name="Document">The source that calls it.</param>
/// <param name="Method">The method's name.</param>
public sealed record MigrationCall(SourceDocument Document, Fact<string> Method)
{
    /// <summary>Whether it is called in development only.</summary>
    public bool IsDevelopmentOnly { get; init; }
}
