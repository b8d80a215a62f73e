namespace OpsLead.Lint.Workflows.Types;

/// <summary>The contexts whose properties GitHub fixes. Source: GitHub's documentation, "Contexts reference", July 2026.</summary>
internal static class ContextTypes
{
    private static readonly string[] GithubTexts =
    [
        "action", "action_path", "action_ref", "action_repository", "action_status", "actor", "actor_id", "api_url", "base_ref", "env", "event_name", "event_path", "graphql_url",
        "head_ref", "job", "output", "path", "ref", "ref_name", "ref_type", "repository", "repository_id", "repository_owner", "repository_owner_id", "repository_visibility",
        "repositoryUrl", "run_attempt", "run_id", "run_number", "secret_source", "server_url", "sha", "state", "step_summary", "token", "triggering_actor", "workflow",
        "workflow_ref", "workflow_sha", "workspace", "job_workflow_sha", "check_run_id",
    ];

    public static ObjectType Runner { get; } = Strings("name", "os", "arch", "temp", "tool_cache", "debug", "environment", "workspace");

    public static ObjectType Job { get; } = Create(
        ("check_run_id", ExpressionType.Number),
        ("container", Strings("id", "network")),
        ("services", new ObjectType(new Dictionary<string, ExpressionType>(), Create(("id", ExpressionType.String), ("network", ExpressionType.String), ("ports", ObjectType.Open)))),
        ("status", ExpressionType.String),
        ("workflow_ref", ExpressionType.String),
        ("workflow_sha", ExpressionType.String),
        ("workflow_repository", ExpressionType.String),
        ("workflow_file_path", ExpressionType.String));

    public static ObjectType Strategy { get; } = new(
        new Dictionary<string, ExpressionType>(StringComparer.OrdinalIgnoreCase)
        {
            ["fail-fast"] = ExpressionType.Boolean,
            ["job-index"] = ExpressionType.Number,
            ["job-total"] = ExpressionType.Number,
            ["max-parallel"] = ExpressionType.Number,
        });

    public static ObjectType CreateGithub(ExpressionType payload, bool isAction)
    {
        var properties = new Dictionary<string, ExpressionType>(StringComparer.OrdinalIgnoreCase)
        {
            ["event"] = payload,
            ["ref_protected"] = ExpressionType.Boolean,
            ["retention_days"] = ExpressionType.Number,
            ["artifact_cache_size_limit"] = ExpressionType.Number,
        };
        foreach (var name in GithubTexts)
        {
            properties[name] = ExpressionType.String;
        }

        return new ObjectType(properties, isAction ? ExpressionType.Any : null);
    }

    /// <summary>A job as those that need it see it.</summary>
    public static ObjectType CreateResult(ExpressionType outputs) => Create(("outputs", outputs), ("result", ExpressionType.String));

    /// <summary>A step as those after it see it.</summary>
    public static ObjectType CreateStep(ExpressionType outputs) => Create(("outputs", outputs), ("conclusion", ExpressionType.String), ("outcome", ExpressionType.String));

    public static ObjectType Strings(params IEnumerable<string> names)
    {
        var properties = new Dictionary<string, ExpressionType>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in names)
        {
            properties[name] = ExpressionType.String;
        }

        return new ObjectType(properties);
    }

    private static ObjectType Create(params ReadOnlySpan<(string Name, ExpressionType Type)> properties)
    {
        var result = new Dictionary<string, ExpressionType>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, type) in properties)
        {
            result[name] = type;
        }

        return new ObjectType(result);
    }
}
