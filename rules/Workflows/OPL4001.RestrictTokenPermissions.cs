using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;
using OpsLead.Lint.Workflows;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds workflows whose token may do more than their steps need.</summary>
internal sealed class RestrictTokenPermissions : WorkflowRule
{
    private const string Alias = "zizmor/excessive-permissions";
    private const string All = "'{0}' lets every step write to the whole repository with the token. Name the scopes that are needed, such as 'contents: read'.";
    private const string AllRead = "'{0}' lets every step read all that the token reaches. Name the scopes that are needed, such as 'contents: read'.";
    private const string Broad = "'{0}' holds for every job of the workflow. Move it to the job that needs it.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4001",
        "Restrict the token's permissions",
        "Job '{0}' has no permissions, so its token gets whatever the repository's settings grant. Set 'permissions' with the scopes that it needs, such as 'contents: read'.",
        RuleCategory.Security,
        RuleSeverity.Warning)
    {
        Practice = Practice.Automation,
        Precision = RulePrecision.High,
        SecuritySeverity = 5.0,
        Weaknesses = [250, 732],
        Aliases = [Alias, "checkov/CKV2_GHA_1", "poutine/default_permissions_on_risky_events"],
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context)
    {
        context.RegisterWorkflowAction(static c =>
        {
            if (!c.Node.Root.TryGetEntry("permissions", out var entry))
            {
                ReportAbsent(c);
            }
            else
            {
                ReportScalar(c, entry, isOverridden: c.Node.Jobs.Count > 0 && c.Node.Jobs.All(HasPermissions));
                ReportScopes(c, entry);
            }
        });
        context.RegisterJobAction(static c =>
        {
            if (c.Node.Mapping.TryGetEntry("permissions", out var entry))
            {
                ReportScalar(c, entry, isOverridden: false);
            }
        });
    }

    // One cause, one finding: the first job that lacks them, at the one place that mends all.
    private static void ReportAbsent(NodeContext<Workflow> c)
    {
        var lacking = c.Node.Jobs.FirstOrDefault(static job => !HasPermissions(job) && !job.Mapping.IsOpen);
        if (lacking is null || c.Node.Root.IsOpen || !c.Node.Root.TryGetEntry("jobs", out var jobs))
        {
            return;
        }

        // What is only called cannot get more than its caller grants.
        var isOnlyCalled = c.Node.Triggers.Count > 0 && c.Node.Triggers.All(static trigger => trigger.Name == "workflow_call");
        c.Report(
            lacking.IdSpan,
            new DiagnosticDetails
            {
                IsOptIn = isOnlyCalled,
                Aliases = IsRisky(c.Node) ? [Alias, "poutine/default_permissions_on_risky_events"] : [Alias],
                Fix = c.Node.Root.IsFlow ? null : CreateFix(c.Text, c.Node, jobs.Key.Span.Start),
            },
            lacking.Id);
    }

    // What the steps need where all of them are known, and what a checkout needs where they are not. What may be written is granted to its job alone.
    private static CodeFix CreateFix(SourceText source, Workflow workflow, int position)
    {
        var lacking = workflow.Jobs.Where(static job => !HasPermissions(job)).ToArray();
        if (NeededPermissions.Find(lacking) is not { } needed)
        {
            return new CodeFix("Grant read access only", FixSafety.Unsafe, [new TextEdit(new TextSpan(position, 0), "permissions:\n  contents: read\n\n")]);
        }

        if (needed.Count > 0 && needed.All(static scope => scope.EndsWith("read", StringComparison.Ordinal)))
        {
            return new CodeFix("Grant what the steps need", FixSafety.Unsafe, [new TextEdit(new TextSpan(position, 0), $"permissions:\n{string.Concat(needed.Select(static scope => $"  {scope}\n"))}\n")]);
        }

        var edits = new List<TextEdit> { new(new TextSpan(position, 0), "permissions: {}\n\n") };
        foreach (var job in lacking)
        {
            if (NeededPermissions.Find([job]) is { Count: > 0 } scopes && job.Mapping is { IsFlow: false, Entries: [var first, ..] })
            {
                var indent = Indentation.Of(source, first.Key.Span.Start);
                edits.Add(new TextEdit(new TextSpan(first.Key.Span.Start, 0), $"permissions:\n{string.Concat(scopes.Select(scope => $"{indent}  {scope}\n"))}{indent}"));
            }
        }

        return new CodeFix(needed.Count == 0 ? "Grant nothing, for nothing is needed" : "Grant each job what its steps need", FixSafety.Unsafe, [.. edits]);
    }

    private static void ReportScalar<TNode>(NodeContext<TNode> c, YamlEntry entry, bool isOverridden)
    {
        if (entry.Value.Resolve() is not YamlScalar { Value: "write-all" or "read-all" } scalar)
        {
            return;
        }

        var isWrite = scalar.Value == "write-all";
        c.Report(
            scalar.Span,
            new DiagnosticDetails
            {
                MessageFormat = isWrite ? All : AllRead,
                Aliases = isWrite ? [Alias, "checkov/CKV2_GHA_1"] : [Alias],
                IsOptIn = !isWrite || isOverridden,
            },
            $"permissions: {scalar.Value}");
    }

    // The stricter part of the peer: a scope to write that all jobs inherit.
    private static void ReportScopes(NodeContext<Workflow> c, YamlEntry entry)
    {
        if (entry.Value.Resolve() is not YamlMapping scopes)
        {
            return;
        }

        foreach (ref readonly var scope in scopes.Entries)
        {
            if (scope.Key is YamlScalar key && scope.Value.Resolve() is YamlScalar { Value: "write" })
            {
                c.Report(scope.Span, new DiagnosticDetails { MessageFormat = Broad, Aliases = [Alias], IsOptIn = true }, $"{key.Value}: write");
            }
        }
    }

    private static bool HasPermissions(Job job) => job.Mapping.TryGetEntry("permissions", out _);

    private static bool IsRisky(Workflow workflow) =>
        workflow.IsTriggeredBy("pull_request_target") || workflow.IsTriggeredBy("issue_comment") || workflow.IsTriggeredBy("workflow_run") || workflow.IsTriggeredBy("issues");
}
