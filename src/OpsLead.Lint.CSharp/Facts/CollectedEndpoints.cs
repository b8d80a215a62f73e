using System.Collections.Immutable;

namespace OpsLead.Lint.CSharp.Facts;

/// <summary>What one program maps.</summary>
/// <param name="Endpoints">The endpoints in the order of files and text.</param>
/// <param name="PathBases">The path bases in the order they were met.</param>
internal sealed record CollectedEndpoints(ImmutableArray<MappedEndpoint> Endpoints, ImmutableArray<DocumentFact<string>> PathBases)
{
    /// <summary>Whether the program starts an ASP.NET Core host.</summary>
    public bool StartsWebHost { get; init; }

    /// <summary>Whether something that cannot be seen may map more.</summary>
    public bool HasUnknownEndpoints { get; init; }

    /// <summary>Whether files are served.</summary>
    public bool ServesFiles { get; init; }

    /// <summary>Whether a path base is computed.</summary>
    public bool HasUnknownPathBase { get; init; }
}
