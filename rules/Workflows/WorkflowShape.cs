using System.Collections.Frozen;
using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;
using OpsLead.Lint.Workflows;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>What may and what must stand in a mapping of a workflow.</summary>
/// <param name="Name">What the mapping is, in GitHub's words.</param>
/// <param name="Keys">The keys it may have.</param>
/// <param name="Required">The keys it must have.</param>
internal sealed record MappingShape(string Name, string[] Keys, string[] Required);

/// <summary>
/// The mappings of a workflow whose keys GitHub fixes. Source: <c>workflow-v1.0.json</c> of GitHub's <c>actions/languageservices</c>, July 2026.
/// Keys are compared by case.
/// </summary>
internal static class WorkflowShape
{
    private static readonly MappingShape Root = new("workflow", ["on", "jobs", "name", "description", "run-name", "defaults", "env", "permissions", "concurrency"], ["on", "jobs"]);

    private static readonly MappingShape NormalJob = new(
        "job",
        [
            "runs-on", "steps", "name", "needs", "if", "strategy", "timeout-minutes", "cancel-timeout-minutes", "continue-on-error", "container", "services", "env", "environment",
            "permissions", "concurrency", "outputs", "defaults", "snapshot",
        ],
        ["runs-on"]);

    private static readonly MappingShape CallJob = new("job that calls a workflow", ["uses", "name", "with", "secrets", "needs", "if", "permissions", "concurrency", "strategy"], []);

    private static readonly MappingShape RunStep =
        new("step that runs a script", ["run", "name", "id", "if", "timeout-minutes", "continue-on-error", "env", "working-directory", "shell", "background"], []);

    private static readonly MappingShape UsesStep = new("step that uses an action", ["uses", "name", "id", "if", "timeout-minutes", "continue-on-error", "with", "env", "background"], []);

    private static readonly MappingShape Strategy = new("strategy", ["matrix", "fail-fast", "max-parallel"], []);
    private static readonly MappingShape Container = new("container", ["image", "credentials", "env", "ports", "volumes", "options"], []);
    private static readonly MappingShape Service = new("service", ["image", "credentials", "env", "ports", "volumes", "options", "command", "entrypoint"], []);
    private static readonly MappingShape Credentials = new("credentials", ["username", "password"], []);
    private static readonly MappingShape Concurrency = new("concurrency", ["group", "cancel-in-progress", "queue"], ["group"]);
    private static readonly MappingShape Environment = new("environment", ["name", "url", "deployment"], ["name"]);
    private static readonly MappingShape Defaults = new("defaults", ["run"], []);
    private static readonly MappingShape DefaultsRun = new("defaults of run", ["shell", "working-directory"], []);
    private static readonly MappingShape RunsOn = new("runs-on", ["labels", "group"], []);
    private static readonly MappingShape Snapshot = new("snapshot", ["image-name", "version", "if"], ["image-name"]);
    private static readonly MappingShape Cron = new("schedule", ["cron", "timezone"], ["cron"]);
    private static readonly MappingShape DispatchInput = new("input", ["description", "required", "default", "type", "options"], []);
    private static readonly MappingShape CallInput = new("input", ["description", "required", "default", "type"], ["type"]);
    private static readonly MappingShape CallSecret = new("secret", ["description", "required"], []);
    private static readonly MappingShape CallOutput = new("output", ["description", "value"], ["value"]);

    private static readonly FrozenDictionary<string, MappingShape> Events = new MappingShape[]
    {
        new("push", ["branches", "branches-ignore", "tags", "tags-ignore", "paths", "paths-ignore"], []),
        new("pull_request", ["types", "branches", "branches-ignore", "paths", "paths-ignore"], []),
        new("pull_request_target", ["types", "branches", "branches-ignore", "paths", "paths-ignore"], []),
        new("merge_group", ["types", "branches", "branches-ignore"], []),
        new("workflow_run", ["workflows", "types", "branches", "branches-ignore"], []),
        new("workflow_dispatch", ["inputs"], []),
        new("workflow_call", ["inputs", "secrets", "outputs"], []),
        new("issues", ["types"], []),
        new("issue_comment", ["types"], []),
        new("release", ["types"], []),
        new("repository_dispatch", ["types"], []),
        new("pull_request_review", ["types"], []),
        new("pull_request_review_comment", ["types"], []),
        new("check_run", ["types"], []),
        new("check_suite", ["types"], []),
        new("discussion", ["types"], []),
        new("discussion_comment", ["types"], []),
        new("label", ["types"], []),
        new("milestone", ["types"], []),
        new("watch", ["types"], []),
        new("image_version", ["types", "names", "versions"], []),
    }.ToFrozenDictionary(static shape => shape.Name, StringComparer.Ordinal);

    /// <summary>Visits every mapping of a workflow whose keys are fixed.</summary>
    /// <param name="workflow">The workflow.</param>
    /// <param name="visit">Called with the mapping, its shape, and where a finding about a missing key points.</param>
    public static void Visit(Workflow workflow, Action<YamlMapping, MappingShape, TextSpan> visit)
    {
        visit(workflow.Root, Root, workflow.Root.Entries.IsEmpty ? workflow.Root.Span : workflow.Root.Entries[0].Key.Span);
        VisitCommon(workflow.Root, visit);
        foreach (var trigger in workflow.Triggers)
        {
            VisitTrigger(workflow, trigger, visit);
        }

        foreach (var job in workflow.Jobs)
        {
            VisitJob(job, visit);
        }
    }

    private static void VisitJob(Job job, Action<YamlMapping, MappingShape, TextSpan> visit)
    {
        if (job.Mapping.TryGetEntry("uses", out _))
        {
            visit(job.Mapping, CallJob, job.IdSpan);
            VisitCommon(job.Mapping, visit);
            return;
        }

        visit(job.Mapping, NormalJob, job.IdSpan);
        VisitCommon(job.Mapping, visit);
        VisitOne(job.Mapping, "environment", Environment, visit);
        VisitOne(job.Mapping, "runs-on", RunsOn, visit);
        VisitOne(job.Mapping, "snapshot", Snapshot, visit);
        VisitContainer(job.Mapping, "container", Container, visit);
        if (job.Mapping.TryGetMapping("services", out var services))
        {
            foreach (ref readonly var entry in services.Entries)
            {
                if (entry.Key is YamlScalar key)
                {
                    VisitContainer(services, key.Value, Service, visit);
                }
            }
        }

        foreach (var step in job.Steps)
        {
            // Of a step with both, the shape of the action's makes the script the surplus key.
            if (step.Mapping.TryGetEntry("uses", out _))
            {
                visit(step.Mapping, UsesStep, step.Anchor);
            }
            else if (step.Run is not null)
            {
                visit(step.Mapping, RunStep, step.Anchor);
            }
        }
    }

    private static void VisitCommon(YamlMapping holder, Action<YamlMapping, MappingShape, TextSpan> visit)
    {
        VisitOne(holder, "concurrency", Concurrency, visit);
        VisitOne(holder, "strategy", Strategy, visit);
        VisitOne(holder, "defaults", Defaults, visit);
        if (holder.TryGetMapping("defaults", out var defaults))
        {
            VisitOne(defaults, "run", DefaultsRun, visit);
        }
    }

    private static void VisitContainer(YamlMapping holder, string key, MappingShape shape, Action<YamlMapping, MappingShape, TextSpan> visit)
    {
        VisitOne(holder, key, shape, visit);
        if (holder.TryGetMapping(key, out var container))
        {
            VisitOne(container, "credentials", Credentials, visit);
        }
    }

    private static void VisitTrigger(Workflow workflow, Trigger trigger, Action<YamlMapping, MappingShape, TextSpan> visit)
    {
        if (trigger.Name == "schedule" && workflow.Root.TryGetMapping("on", out var on) && on.TryGetSequence("schedule", out var schedule))
        {
            foreach (var item in schedule.Items)
            {
                if (item.Resolve() is YamlMapping cron)
                {
                    visit(cron, Cron, trigger.Span);
                }
            }
        }
        else if (trigger.Configuration is { } configuration && Events.TryGetValue(trigger.Name, out var shape))
        {
            // GitHub passes over what it does not know under this event.
            if (trigger.Name != "workflow_dispatch")
            {
                visit(configuration, shape, trigger.Span);
            }

            switch (trigger.Name)
            {
                case "workflow_dispatch":
                    VisitAll(configuration, "inputs", DispatchInput, visit);
                    break;
                case "workflow_call":
                    VisitAll(configuration, "inputs", CallInput, visit);
                    VisitAll(configuration, "secrets", CallSecret, visit);
                    VisitAll(configuration, "outputs", CallOutput, visit);
                    break;
            }
        }
    }

    private static void VisitAll(YamlMapping holder, string key, MappingShape shape, Action<YamlMapping, MappingShape, TextSpan> visit)
    {
        if (holder.TryGetMapping(key, out var mapping))
        {
            foreach (ref readonly var entry in mapping.Entries)
            {
                if (entry.Value.Resolve() is YamlMapping value)
                {
                    visit(value, shape, entry.Key.Span);
                }
            }
        }
    }

    private static void VisitOne(YamlMapping holder, string key, MappingShape shape, Action<YamlMapping, MappingShape, TextSpan> visit)
    {
        if (holder.TryGetEntry(key, out var entry) && entry.Value.Resolve() is YamlMapping value)
        {
            visit(value, shape, entry.Key.Span);
        }
    }
}
