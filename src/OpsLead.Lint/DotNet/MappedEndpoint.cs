namespace OpsLead.Lint;

/// <summary>What an endpoint is for.</summary>
public enum EndpointKind
{
    /// <summary>Any other.</summary>
    Route,

    /// <summary>Health checks over HTTP.</summary>
    Health,

    /// <summary>The health service of gRPC.</summary>
    GrpcHealth,

    /// <summary>Metrics in Prometheus' format.</summary>
    Metrics,
}

/// <summary>An endpoint that a program maps.</summary>
/// <param name="Kind">What it is for.</param>
/// <param name="Document">The source that maps it.</param>
/// <param name="Path">
/// The whole route with the prefixes of its groups and a leading slash, as ASP.NET Core matches it (case does not count, <c>{name}</c> stands for a
/// segment), at the characters of its last part, or of the call when it states none. Unknown when a part of it is computed; never absent.
/// </param>
public sealed record MappedEndpoint(EndpointKind Kind, SourceDocument Document, Fact<string> Path)
{
    /// <summary>Whether it is mapped in development only.</summary>
    public bool IsDevelopmentOnly { get; init; }
}
