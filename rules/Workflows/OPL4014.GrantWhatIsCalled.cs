using OpsLead.Lint.Workflows;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds calls of local workflows whose jobs want more than the caller's token may do.</summary>
internal sealed class GrantWhatIsCalled : WorkflowRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4014",
        "Grant what the called workflow asks for",
        "Job '{0}' calls a workflow whose job '{1}' asks for '{2}', which the caller does not grant. Grant it to the calling job, or ask for less; GitHub refuses the run until then.",
        RuleCategory.Correctness,
        RuleSeverity.Error)
    {
        Precision = RulePrecision.VeryHigh,
        Aliases = ["github/reusable-workflow-permissions"],
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context) => context.RegisterWorkspaceAction(static c =>
    {
        var jobs = c.GetFacts<JobPermissionsFact>().ToLookup(static job => job.Document.Path, StringComparer.Ordinal);
        foreach (var caller in c.GetFacts<JobPermissionsFact>())
        {
            if (caller is { Call: not null, Permissions: { } granted } && FindExcess(jobs, caller, granted, new HashSet<string>(StringComparer.Ordinal)) is var (job, scope))
            {
                c.Report(
                    caller.Document,
                    caller.CallSpan,
                    new DiagnosticDetails { RelatedDocuments = [new RelatedDocumentSpan(job.Document, scope.Span, "what is asked for")] },
                    caller.JobId,
                    job.JobId,
                    Format(scope));
            }
        }
    });

    private static (JobPermissionsFact Job, GrantedScope Scope)? FindExcess(ILookup<string, JobPermissionsFact> jobs, JobPermissionsFact caller, TokenPermissions granted, HashSet<string> seen)
    {
        // What was given is the same on every way there: once is enough, also where workflows call each other.
        if (!seen.Add(caller.Call!))
        {
            return null;
        }

        foreach (var called in jobs[caller.Call!])
        {
            if (!called.IsKnown)
            {
                continue;
            }

            if (called.Permissions is { } requested && granted.FindExcess(requested) is { } excess)
            {
                return (called, excess);
            }

            // A call of its own with less is reported at that call; without any it hands on what it was given.
            if (called is { Call: not null, Permissions: null } && FindExcess(jobs, called, granted, seen) is { } nested)
            {
                return nested;
            }
        }

        return null;
    }

    private static string Format(GrantedScope scope)
    {
        var level = scope.Level == PermissionLevel.Write ? "write" : "read";
        return scope.Scope.Length == 0 ? level + "-all" : $"{scope.Scope}: {level}";
    }
}
