using OpsLead.Lint.Text;
using OpsLead.Lint.Workflows.Types;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds actions of the repository that are not there.</summary>
internal sealed class UseExistingActions : WorkflowRule
{
    private const string Similar = "There is no action in '{0}'. It may be meant as '{1}'; the job fails where the step begins.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4066",
        "Use actions that exist",
        "The folder '{0}' has no 'action.yml' and no Dockerfile. Correct the path, or commit the file; the job fails where the step begins.",
        RuleCategory.Correctness,
        RuleSeverity.Warning)
    {
        Practice = Practice.Automation,
        Precision = RulePrecision.High,
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context) => context.RegisterWorkspaceAction(static c =>
    {
        // A folder that is not there may come with a checkout of another repository, or be made by a step before.
        if (!LocalFiles.IsWholeRepository(c.Workspace))
        {
            return;
        }

        var actions = LocalFiles.GetActions(c);
        foreach (var use in c.GetFacts<ActionUseFact>())
        {
            if (use.Path.Length == 0 || actions.ContainsKey(use.Path) || HasMetadata(c.Workspace, use.Path))
            {
                continue;
            }

            if (c.Workspace.HasFolder(use.Path))
            {
                c.Report(use.Document, use.Span, use.Path);
            }
            else if (FindNearest(use.Path, actions.Keys) is { } nearest)
            {
                c.Report(use.Document, use.Span, new DiagnosticDetails { MessageFormat = Similar }, use.Path, nearest);
            }
        }
    });

    private static bool HasMetadata(Workspace workspace, string folder)
    {
        foreach (var name in (ReadOnlySpan<string>)["action.yml", "action.yaml", "Dockerfile"])
        {
            if (workspace.TryGetDocument($"{folder}/{name}", out _))
            {
                return true;
            }
        }

        return false;
    }

    private static string? FindNearest(string folder, IEnumerable<string> actions)
    {
        var slash = folder.LastIndexOf('/');
        var name = folder[(slash + 1)..];
        return slash < 0 || name.Length < 4 ? null
            : NearestName.Find(name, actions.Where(other => other.LastIndexOf('/') == slash && other.AsSpan(0, slash).SequenceEqual(folder.AsSpan(0, slash))).Select(other => other[(slash + 1)..])) is { } nearest
                ? string.Concat(folder.AsSpan(0, slash + 1), nearest)
                : null;
    }
}
