namespace OpsLead.Lint.Cli.Reporting;

/// <summary>Paths as a CI system wants them: below the folder that it checked the repository out to, whatever folder the program was started in.</summary>
internal sealed class RepositoryPaths
{
    private readonly string currentDirectory;
    private readonly string prefix;

    private RepositoryPaths(string currentDirectory, string root)
    {
        this.currentDirectory = currentDirectory;
        prefix = root.EndsWith('/') ? root : root + "/";
    }

    /// <summary>The paths of one CI system.</summary>
    /// <param name="host">The machine.</param>
    /// <param name="variable">The variable in which the system names the folder; the current folder counts where it is not set or lies elsewhere.</param>
    /// <returns>The paths.</returns>
    public static RepositoryPaths Create(CommandHost host, string variable)
    {
        var current = host.CurrentDirectory.Replace('\\', '/');
        var root = host.GetEnvironmentVariable(variable)?.Replace('\\', '/').TrimEnd('/');
        return new RepositoryPaths(current, root is { Length: > 0 } && (current + "/").StartsWith(root + "/", StringComparison.Ordinal) ? root : current);
    }

    /// <summary>The path of a document.</summary>
    /// <param name="document">The document.</param>
    /// <returns>The path below the repository's root, with <c>/</c>; that below the workspace's root for what lies outside of the repository.</returns>
    public string Get(SourceDocument document)
    {
        var path = Path.GetFullPath(document.DisplayPath, currentDirectory).Replace('\\', '/');
        return path.StartsWith(prefix, StringComparison.Ordinal) ? path[prefix.Length..] : document.Path;
    }
}
