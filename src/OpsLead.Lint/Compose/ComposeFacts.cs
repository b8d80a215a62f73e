using OpsLead.Lint.Text;

namespace OpsLead.Lint.Compose;

/// <summary>A Compose file, as the rules across files need it.</summary>
/// <param name="Document">The file.</param>
/// <param name="Services">Its services, in the order of the text.</param>
/// <param name="Elements">The networks, volumes, secrets and configs it defines.</param>
/// <param name="Includes">The files it includes, as paths below the root; unknown ones lie elsewhere or depend on a variable.</param>
/// <param name="IsOpen">Whether more may be defined than is written.</param>
public sealed record ComposeFileFact(
    SourceDocument Document,
    IReadOnlyList<ComposeServiceFact> Services,
    IReadOnlyList<ComposeElementFact> Elements,
    IReadOnlyList<Fact<string>> Includes,
    bool IsOpen);

/// <summary>A network, volume, secret or config that a Compose file defines.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">The name that services use.</param>
/// <param name="NameSpan">Where the name stands.</param>
/// <param name="HasSource">Whether it is said where a secret or config comes from; null when that is not known.</param>
public sealed record ComposeElementFact(ComposeElementKind Kind, string Name, TextSpan NameSpan, bool? HasSource);

/// <summary>A service of a Compose file, as the rules across files need it.</summary>
public sealed record ComposeServiceFact
{
    /// <summary>The Compose file.</summary>
    public required SourceDocument Document { get; init; }

    /// <summary>The service.</summary>
    public required string Name { get; init; }

    /// <summary>Where its name stands.</summary>
    public required TextSpan NameSpan { get; init; }

    /// <summary>Its image; absent when it has none.</summary>
    public required Fact<ImageReference> Image { get; init; }

    /// <summary>The folder it is built from, below the root; absent when it is not built.</summary>
    public required Fact<string> BuildContext { get; init; }

    /// <summary>The path of the Dockerfile it is built from, below the root; absent when it is not built.</summary>
    public required Fact<string> Dockerfile { get; init; }

    /// <summary>Whether it declares a health check of its own; null when that is not known. False for one that is disabled.</summary>
    public required bool? HasHealthcheck { get; init; }

    /// <summary>Whether it switches the image's check off.</summary>
    public required bool IsHealthcheckDisabled { get; init; }

    /// <summary>The services, networks, volumes, secrets and configs it refers to.</summary>
    public required IReadOnlyList<ComposeReference> References { get; init; }

    /// <summary>The ports it publishes.</summary>
    public required IReadOnlyList<ComposePort> Ports { get; init; }

    /// <summary>The name of its container; absent when Compose makes one up.</summary>
    public required Fact<string> ContainerName { get; init; }

    /// <summary>The profiles that start it; null when it is not known which, empty for a service that always starts.</summary>
    public required IReadOnlyList<string>? Profiles { get; init; }

    /// <summary>The keys that are written, those of mappings inside too: <c>deploy.resources.limits.memory</c>.</summary>
    public required IReadOnlySet<string> Keys { get; init; }

    /// <summary>Keys that replace what other files say, by <c>!override</c> or <c>!reset</c>.</summary>
    public required IReadOnlySet<string> ReplacedKeys { get; init; }

    /// <summary>The service it extends; null when it extends none.</summary>
    public required ComposeExtends? Extends { get; init; }

    /// <summary>Whether more keys may be there than are written.</summary>
    public required bool IsOpen { get; init; }
}

/// <summary>Another service that a service takes its keys from.</summary>
/// <param name="Path">The file of the other service, below the root; unknown when it lies elsewhere.</param>
/// <param name="Service">The other service.</param>
public sealed record ComposeExtends(Fact<string> Path, Fact<string> Service);

/// <summary>The Compose files that a command names together: <c>docker compose -f a -f b</c>, <c>COMPOSE_FILE=a:b</c>.</summary>
/// <param name="Document">The script, Makefile, workflow or <c>.env</c> file.</param>
/// <param name="Paths">The paths as written, in their order.</param>
/// <param name="HasProjectFolder">Whether the command says from which folder relative paths are seen.</param>
public sealed record ComposeCommandFact(SourceDocument Document, IReadOnlyList<string> Paths, bool HasProjectFolder);

/// <summary>A variable of a <c>.env</c> file, which Compose reads beside its file.</summary>
/// <param name="Document">The <c>.env</c> file.</param>
/// <param name="Name">The variable.</param>
public sealed record ComposeEnvironmentFact(SourceDocument Document, string Name);

/// <summary>A variable in a command or health check that Compose replaces, although the service sets one of the same name for its container.</summary>
/// <param name="Document">The Compose file.</param>
/// <param name="Span">The variable with its dollar sign.</param>
/// <param name="Text">The same as text.</param>
/// <param name="Name">The variable's name.</param>
/// <param name="Service">The service.</param>
public sealed record ComposeShadowedVariableFact(SourceDocument Document, TextSpan Span, string Text, string Name, string Service);

/// <summary>A file or folder that a Compose file names and Compose reads.</summary>
/// <param name="Document">The Compose file.</param>
/// <param name="Span">Where the path stands.</param>
/// <param name="Key">The key that names it: <c>env_file</c>, <c>secrets</c>, <c>develop.watch</c>.</param>
/// <param name="Path">The path below the root.</param>
public sealed record ComposePathFact(SourceDocument Document, TextSpan Span, string Key, string Path);
