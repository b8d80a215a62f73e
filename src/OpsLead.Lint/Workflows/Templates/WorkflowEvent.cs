using System.Collections.Frozen;
using System.Collections.Immutable;

namespace OpsLead.Lint.Workflows;

/// <summary>An event that starts workflows.</summary>
/// <param name="Name">Its name.</param>
/// <param name="ActivityTypes">The kinds of activity it can be narrowed to; empty when it has none.</param>
/// <param name="Filters">The keys of its configuration.</param>
public sealed record WorkflowEvent(string Name, ImmutableArray<string> ActivityTypes, ImmutableArray<string> Filters)
{
    private static readonly string[] Ref = ["branches", "branches-ignore"];
    private static readonly string[] Path = ["paths", "paths-ignore"];

    private static readonly string[] PullRequest =
    [
        "assigned", "unassigned", "labeled", "unlabeled", "opened", "edited", "closed", "reopened", "synchronize", "converted_to_draft", "locked", "unlocked", "enqueued", "dequeued",
        "milestoned", "demilestoned", "ready_for_review", "review_requested", "review_request_removed", "auto_merge_enabled", "auto_merge_disabled", "stacked",
    ];

    private static readonly string[] Issue =
    [
        "opened", "edited", "deleted", "transferred", "pinned", "unpinned", "closed", "reopened", "assigned", "unassigned", "labeled", "unlabeled", "locked", "unlocked", "milestoned",
        "demilestoned", "field_added", "field_removed", "typed", "untyped",
    ];

    private static readonly string[] Discussion =
    [
        "created", "edited", "deleted", "transferred", "pinned", "unpinned", "labeled", "unlabeled", "locked", "unlocked", "category_changed", "answered", "unanswered",
    ];

    /// <summary>
    /// All of them by name; compared by case. Source: <c>workflow-v1.0.json</c> of the npm package <c>@actions/workflow-parser</c> (GitHub's <c>actions/languageservices</c>), July 2026.
    /// </summary>
    public static FrozenDictionary<string, WorkflowEvent> All { get; } = new[]
    {
        Create("branch_protection_rule", ["created", "edited", "deleted"]),
        Create("check_run", ["completed", "created", "rerequested", "requested_action"]),
        Create("check_suite", ["completed"]),
        Create("create", []),
        Create("delete", []),
        Create("deployment", []),
        Create("deployment_status", []),
        Create("discussion", Discussion),
        Create("discussion_comment", ["created", "edited", "deleted"]),
        Create("fork", []),
        Create("gollum", []),
        Create("image_version", ["created", "ready", "deleted"], "names", "versions"),
        Create("issue_comment", ["created", "edited", "deleted"]),
        Create("issues", Issue),
        Create("label", ["created", "edited", "deleted"]),
        Create("merge_group", ["checks_requested"], Ref),
        Create("milestone", ["created", "closed", "opened", "edited", "deleted"]),
        Create("page_build", []),
        Create("project", ["created", "closed", "reopened", "edited", "deleted"]),
        Create("project_card", ["created", "moved", "converted", "edited", "deleted"]),
        Create("project_column", ["created", "updated", "moved", "deleted"]),
        Create("public", []),
        Create("pull_request", PullRequest, [.. Ref, .. Path]),
        Create("pull_request_comment", ["created", "edited", "deleted"]),
        Create("pull_request_review", ["submitted", "edited", "dismissed"]),
        Create("pull_request_review_comment", ["created", "edited", "deleted"]),
        Create("pull_request_target", PullRequest, [.. Ref, .. Path]),
        Create("push", [], [.. Ref, "tags", "tags-ignore", .. Path]),
        Create("registry_package", ["published", "updated"]),
        Create("release", ["published", "unpublished", "created", "edited", "deleted", "prereleased", "released"]),
        Create("repository_dispatch", [], "types"),
        Create("schedule", []),
        Create("status", []),
        Create("watch", ["started"]),
        Create("workflow_call", [], "inputs", "secrets", "outputs"),
        Create("workflow_dispatch", [], "inputs"),
        Create("workflow_run", ["requested", "completed", "in_progress"], ["workflows", .. Ref]),
    }.ToFrozenDictionary(static item => item.Name, StringComparer.Ordinal);

    /// <summary>The names of the events, in the order of the table.</summary>
    public static ImmutableArray<string> Names { get; } = [.. All.Keys.Order(StringComparer.Ordinal)];

    private static WorkflowEvent Create(string name, string[] activityTypes, params string[] filters) =>
        new(name, [.. activityTypes], activityTypes.Length > 0 ? ["types", .. filters] : [.. filters]);
}
