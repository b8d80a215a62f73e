namespace OpsLead.Lint;

/// <summary>
/// An image reference in its parts, as the distribution project splits it: <c>[registry[:port]/]repository[:tag][@digest]</c>.
/// The first part is a registry when it has a dot or a colon, or is <c>localhost</c>.
/// </summary>
/// <param name="Text">The reference as written.</param>
/// <param name="Registry">The registry with its port; empty when none is written.</param>
/// <param name="Repository">The repository without registry, tag and digest.</param>
/// <param name="Tag">The tag, or null.</param>
/// <param name="Digest">The digest with its algorithm, or null.</param>
public sealed record ImageReference(string Text, string Registry, string Repository, string? Tag, string? Digest)
{
    /// <summary>The last part of the repository: the name people know the image by.</summary>
    public string Name => Repository[(Repository.LastIndexOf('/') + 1)..];

    /// <summary>Registry and repository without tag and digest.</summary>
    public string FullName => Registry.Length == 0 ? Repository : $"{Registry}/{Repository}";

    /// <summary>Splits a reference. Any text splits; what is no reference shows as an empty repository.</summary>
    /// <param name="text">The reference.</param>
    /// <returns>Its parts.</returns>
    public static ImageReference Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var rest = text;
        string? digest = null;
        string? tag = null;
        if (rest.IndexOf('@', StringComparison.Ordinal) is >= 0 and var at)
        {
            digest = rest[(at + 1)..];
            rest = rest[..at];
        }

        var colon = rest.LastIndexOf(':');
        if (colon > rest.LastIndexOf('/'))
        {
            tag = rest[(colon + 1)..];
            rest = rest[..colon];
        }

        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        var first = slash < 0 ? "" : rest[..slash];
        var hasRegistry = first.Contains('.', StringComparison.Ordinal) || first.Contains(':', StringComparison.Ordinal) || first == "localhost";
        return new ImageReference(text, hasRegistry ? first : "", hasRegistry ? rest[(slash + 1)..] : rest, tag, digest);
    }
}
