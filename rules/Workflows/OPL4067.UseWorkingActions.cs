using OpsLead.Lint.Workflows.Types;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds steps that use an action of the repository whose metadata is broken.</summary>
internal sealed class UseWorkingActions : WorkflowRule
{
    private const string Nothing = "The metadata of the action '{0}' does not say what it runs. Add 'runs'.";
    private const string Script = "The action '{0}' runs '{1}', which is not in the repository. Correct the path, or commit the file.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4067",
        "Use actions that work",
        "The metadata of the action '{0}' is not what GitHub reads. Mend the action.",
        RuleCategory.Correctness,
        RuleSeverity.Warning)
    {
        Practice = Practice.Automation,
        IsEnabledByDefault = false,
        Aliases = ["actionlint/action"],
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context) => context.RegisterWorkspaceAction(static c =>
    {
        var actions = LocalFiles.GetActions(c);
        var seen = new HashSet<(SourceDocument Document, string Path)>();
        foreach (var use in c.GetFacts<ActionUseFact>())
        {
            if (!seen.Add((use.Document, use.Path)))
            {
                continue;
            }

            // Without 'runs' a file is no metadata of an action, unless somebody uses it as such.
            if (!actions.TryGetValue(use.Path, out var action))
            {
                if ((c.Workspace.TryGetDocument(use.Path + "/action.yml", out var file) || c.Workspace.TryGetDocument(use.Path + "/action.yaml", out file)) && !c.Workspace.TryGetDocument(use.Path + "/Dockerfile", out _))
                {
                    c.Report(use.Document, use.Span, new DiagnosticDetails { MessageFormat = Nothing, RelatedDocuments = [new RelatedDocumentSpan(file, new Text.TextSpan(0, 0), "The metadata")] }, use.Path);
                }
            }
            else if (action.Defect is { } defect)
            {
                c.Report(use.Document, use.Span, new DiagnosticDetails { RelatedDocuments = [new RelatedDocumentSpan(action.Document, defect, "The first defect")] }, use.Path);
            }
            else
            {
                foreach (var script in action.Scripts)
                {
                    if (!c.Workspace.TryGetDocument(script.Name, out _))
                    {
                        c.Report(
                            use.Document,
                            use.Span,
                            new DiagnosticDetails { MessageFormat = Script, RelatedDocuments = [new RelatedDocumentSpan(action.Document, script.Span, "The script is named here")] },
                            use.Path,
                            script.Name);
                        break;
                    }
                }
            }
        }
    });
}
