using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Workflows;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds deployments that any branch or any pull request reaches.</summary>
internal sealed class DeployReviewedCode : WorkflowRule
{
    private const string PullRequest = "'{0}' lets job '{1}' deploy what nobody has reviewed. Deploy when the change is merged, or to a place of the pull request's own.";

    private static readonly string[] PreviewWords = ["preview", "review", "staging", "stage", "test", "dev", "demo", "sandbox", "pr-", "ephemeral", "number", "head_ref", "ref_name", "qa", "canary", "nightly"];

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4102",
        "Deploy reviewed code only",
        "'{0}' names no branch, so a push to any branch lets job '{1}' deploy. Filter it by 'branches' or 'tags', or test 'github.ref' in the job's condition.",
        RuleCategory.Security,
        RuleSeverity.Warning)
    {
        Practice = Practice.Automation,
        Precision = RulePrecision.Medium,
        SecuritySeverity = 6.0,
        Weaknesses = [284],
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context) => context.RegisterWorkflowAction(static c =>
    {
        if (FindTrigger(c.Node) is not { } trigger)
        {
            return;
        }

        var conditional = c.Node.GetSelfAndDependents(static job => job.If is not null);
        foreach (var job in c.Node.Jobs)
        {
            var deployments = Deployments.Find(job);
            if (deployments.Count == 0 || job.Mapping.IsOpen || conditional.Contains(job) || IsOfTheBranch(job)
                || deployments.All(static deployment => IsConditional(deployment) || IsPreview(deployment.Step.Mapping)))
            {
                continue;
            }

            c.Report(
                trigger.Span,
                new DiagnosticDetails
                {
                    MessageFormat = trigger.Name == "push" ? null : PullRequest,
                    Related = [new RelatedSpan(deployments[0].Span, "The deployment")],
                },
                trigger.Name,
                job.Id);
            return;
        }
    });

    private static Trigger? FindTrigger(Workflow workflow)
    {
        foreach (var trigger in workflow.Triggers)
        {
            if (trigger.Name switch
            {
                "push" => IsUnfiltered(trigger.Configuration),
                "pull_request" or "pull_request_target" => !IsClosing(trigger.Configuration),
                _ => false,
            })
            {
                return trigger;
            }
        }

        return null;
    }

    private static bool IsUnfiltered(YamlMapping? filters) => filters is null
        || (!filters.IsOpen && !filters.TryGetEntry("branches", out _) && !filters.TryGetEntry("branches-ignore", out _) && !filters.TryGetEntry("tags", out _) && !filters.TryGetEntry("tags-ignore", out _));

    // A merged pull request is closed, and a label is given by somebody with rights.
    private static bool IsClosing(YamlMapping? filters) =>
        filters is not null && (filters.IsOpen || (filters.TryGetScalar("types", out var one) && one.Value is "closed" or "labeled") || HasOnlyGuarded(filters));

    private static bool HasOnlyGuarded(YamlMapping filters)
    {
        if (!filters.TryGetSequence("types", out var types))
        {
            return false;
        }

        foreach (var item in types.Items)
        {
            if (item.Resolve() is YamlScalar { Value: not ("closed" or "labeled" or "unlabeled" or "enqueued") })
            {
                return false;
            }
        }

        return true;
    }

    // A name made of the branch, or one that says what the place is for, is the pull request's own.
    private static bool IsOfTheBranch(Job job) =>
        Mentions(job.Id) || (job.Mapping.TryGetScalar("name", out var name) && Mentions(name.Value)) || Mentions(job.Workflow.Name)
        || (job.Mapping.TryGetValue("environment", out var environment) && (environment is YamlScalar scalar ? IsPreview(scalar) : environment is not YamlMapping mapping || IsPreview(mapping)))
        || (job.Mapping.TryGetMapping("env", out var variables) && IsPreview(variables));

    private static bool Mentions(Fact<string> text) => text.IsKnown && Mentions(text.Value);

    private static bool IsPreview(YamlNode node) => node switch
    {
        YamlScalar scalar => Mentions(scalar.Value),
        YamlMapping mapping => HasPreview(mapping),
        _ => false,
    };

    private static bool HasPreview(YamlMapping mapping)
    {
        foreach (ref readonly var entry in mapping.Entries)
        {
            if (IsPreview(entry.Value.Resolve()))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Mentions(string text)
    {
        foreach (var word in PreviewWords)
        {
            if (text.Contains(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsConditional(Deployment deployment) =>
        deployment.Step.If is not null || (deployment.Command is { } command && (command.Command.Context & (Syntax.Shell.ShellCommandContext.Branch | Syntax.Shell.ShellCommandContext.AfterAnd)) != 0);
}
