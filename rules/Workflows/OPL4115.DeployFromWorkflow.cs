using OpsLead.Lint.Workflows;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds scripts that deploy and that no workflow calls.</summary>
internal sealed class DeployFromWorkflow : WorkflowRule
{
    private const string Profile = "A profile of '{0}' publishes from somebody's own machine, and no workflow uses it. Publish from a workflow with an environment, and remove the profile.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4115",
        "Deploy from a workflow",
        "'{0}' deploys by hand, for no workflow runs it: nobody reviews it, and no record of it is kept. Move it to a workflow's job with an environment.",
        RuleCategory.Automation,
        RuleSeverity.Warning)
    {
        Practice = Practice.Automation,
        Precision = RulePrecision.Medium,
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context) => context.RegisterWorkspaceAction(static c =>
    {
        var scripts = c.GetFacts<ManualDeploymentFact>();
        var profiles = c.GetFacts<PublishProfileFact>();
        if (scripts.Count == 0 && profiles.Count == 0)
        {
            return;
        }

        var called = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var call in c.GetFacts<CalledWordFact>())
        {
            called.Add(call.Word);
            called.Add(call.Word[(call.Word.LastIndexOfAny(['/', '\\', '=']) + 1)..]);
        }

        var pipelines = FindPipelines(c.Workspace);
        SourceDocument? last = null;
        foreach (var script in scripts)
        {
            // One finding for a file: what is to be moved is the whole of it.
            if (ReferenceEquals(script.Document, last) || called.Contains(script.Target ?? script.Document.FileName)
                || pipelines.Exists(text => text.Contains(script.Target ?? script.Document.FileName, StringComparison.Ordinal)))
            {
                continue;
            }

            if (script.ReachesEnvironment)
            {
                last = script.Document;
            }

            c.Report(script.Document, script.Span, new DiagnosticDetails { IsOptIn = !script.ReachesEnvironment, Severity = script.ReachesEnvironment ? null : RuleSeverity.Note }, script.Command);
        }

        foreach (var profile in profiles)
        {
            var name = profile.Document.FileName;
            if (!called.Contains(name) && !called.Contains(name[..name.LastIndexOf('.')]))
            {
                c.Report(profile.Document, profile.Span, new DiagnosticDetails { MessageFormat = Profile }, profile.Method);
            }
        }
    });

    // A pipeline of another system names what it calls in its own file.
    private static List<string> FindPipelines(Workspace workspace)
    {
        var result = new List<string>();
        foreach (var document in workspace.Documents)
        {
            if (document.FileName is "Jenkinsfile" or ".gitlab-ci.yml" or "azure-pipelines.yml" or ".travis.yml" or "appveyor.yml" || document.Path == ".circleci/config.yml")
            {
                result.Add(document.GetText().Text);
            }
        }

        return result;
    }
}
