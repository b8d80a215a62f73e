namespace OpsLead.Lint.Testing;

/// <summary>The working copy that a test or a developer's tool runs in.</summary>
public static class Repository
{
    private const string Solution = "OpsLead.Lint.sln";

    /// <summary>The folder of the solution, above the assemblies that run.</summary>
    /// <exception cref="DirectoryNotFoundException">No folder above holds the solution.</exception>
    public static string Root { get; } = FindRoot(AppContext.BaseDirectory) ?? throw new DirectoryNotFoundException(
        $"No folder above '{AppContext.BaseDirectory}' holds {Solution}.");

    /// <summary>Finds the folder of the solution.</summary>
    /// <param name="start">A folder inside the working copy.</param>
    /// <returns>The folder, or null.</returns>
    public static string? FindRoot(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, Solution)))
            {
                return folder.FullName;
            }
        }

        return null;
    }

    /// <summary>Finds a rule's page.</summary>
    /// <param name="rule">The rule.</param>
    /// <returns>The path, or null when the page is not written yet.</returns>
    public static string? FindPage(RuleInfo rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        var path = Path.Combine(Root, "rules", rule.Language.ToString(), rule.Descriptor.Id + ".md");
        return File.Exists(path) ? path : null;
    }
}
