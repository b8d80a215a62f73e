using OpsLead.Lint.Text;
using OpsLead.Lint.Workflows;
using OpsLead.Lint.Workflows.Types;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds what an action takes: from the table of much used ones, or from its metadata in the repository.</summary>
internal static class ActionSignatures
{
    private const int LongestVersion = 20;

    /// <summary>Inputs that Docker actions take without declaring them.</summary>
    private static readonly string[] DockerInputs = ["args", "entrypoint"];

    /// <summary>What a much used action takes and gives; one that is pinned to a commit goes by the version in its comment.</summary>
    /// <param name="text">The file.</param>
    /// <param name="uses">The action.</param>
    /// <param name="isExact">Whether the table has that very ref.</param>
    /// <returns>The signature; null for what is not in the table.</returns>
    public static ActionSignature? Find(SourceText text, ActionReference uses, out bool isExact)
    {
        if (!uses.IsPinned)
        {
            return PopularActions.Find(uses, out isExact);
        }

        isExact = false;
        return GetVersion(text.Text.AsSpan(uses.Span.End)) is { } version ? PopularActions.Find(uses with { Ref = version }, out _) : null;
    }

    /// <summary>Whether an input may be given without being declared.</summary>
    /// <param name="name">The input's name.</param>
    /// <param name="isDocker">Whether an image runs the action.</param>
    /// <returns>True when it may.</returns>
    public static bool IsAlwaysAllowed(string name, bool isDocker) => isDocker && DockerInputs.Contains(name, StringComparer.OrdinalIgnoreCase);

    // "# v4.1.7" after a commit, as Dependabot and Renovate write it.
    private static string? GetVersion(ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOfAny('\r', '\n');
        var line = (end < 0 ? rest : rest[..end]).TrimStart("'\" \t");
        if (line.Length < 2 || line[0] != '#')
        {
            return null;
        }

        line = line[1..].TrimStart();
        line = line.StartsWith("tag=", StringComparison.Ordinal) ? line[4..] : line;
        var length = line.IndexOfAny(' ', '\t', ',');
        line = length < 0 ? line : line[..length];
        return line.Length is > 1 and < LongestVersion && line[0] == 'v' && char.IsAsciiDigit(line[1]) ? line.ToString() : null;
    }
}

/// <summary>What the rules about local actions and workflows need of the workspace.</summary>
internal static class LocalFiles
{
    /// <summary>Whether more than the workflows was handed in. Somebody who lints one workflow does not claim that there is nothing else.</summary>
    /// <param name="workspace">The files.</param>
    /// <returns>True when some file lies elsewhere.</returns>
    public static bool IsWholeRepository(Workspace workspace)
    {
        foreach (var document in workspace.Documents)
        {
            if (!document.Path.StartsWith(".github/", StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The actions of the repository by their folders.</summary>
    /// <param name="context">The workspace.</param>
    /// <returns>The signatures.</returns>
    public static Dictionary<string, ActionSignatureFact> GetActions(WorkspaceAnalysisContext context)
    {
        var result = new Dictionary<string, ActionSignatureFact>(StringComparer.Ordinal);
        foreach (var action in context.GetFacts<ActionSignatureFact>())
        {
            result.TryAdd(action.Document.Folder, action);
        }

        return result;
    }

    /// <summary>The workflows of the repository by their paths.</summary>
    /// <param name="context">The workspace.</param>
    /// <returns>The signatures.</returns>
    public static Dictionary<string, WorkflowSignatureFact> GetWorkflows(WorkspaceAnalysisContext context) =>
        context.GetFacts<WorkflowSignatureFact>().ToDictionary(static workflow => workflow.Document.Path, StringComparer.Ordinal);
}
