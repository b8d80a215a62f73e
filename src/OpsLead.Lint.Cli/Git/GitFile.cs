namespace OpsLead.Lint.Cli.Git;

/// <summary>A file as git has it.</summary>
/// <param name="Path">Its path below the repository's root, with <c>/</c>.</param>
/// <param name="Hash">The hash of its content.</param>
/// <param name="Commit">The commit that brought the content; null for the index.</param>
internal readonly record struct GitFile(string Path, string Hash, string? Commit);
