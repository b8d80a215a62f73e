using System.Collections.Frozen;

namespace OpsLead.Lint.Workflows;

/// <summary>
/// The contexts that somebody without any right in the repository writes: titles, bodies, branch names of forks, commits that
/// were merged. Source: GitHub's "Script injections" and "Webhook events and payloads", July 2026.
/// </summary>
public static class UntrustedContexts
{
    private static readonly FrozenSet<string> Paths = new[]
    {
        "github.head_ref",
        "github.event.changes.body.from",
        "github.event.changes.title.from",
        "github.event.comment.body",
        "github.event.commits.*.author.email",
        "github.event.commits.*.author.name",
        "github.event.commits.*.committer.email",
        "github.event.commits.*.committer.name",
        "github.event.commits.*.message",
        "github.event.discussion.body",
        "github.event.discussion.title",
        "github.event.head_commit.author.email",
        "github.event.head_commit.author.name",
        "github.event.head_commit.committer.email",
        "github.event.head_commit.committer.name",
        "github.event.head_commit.message",
        "github.event.issue.body",
        "github.event.issue.title",
        "github.event.pages.*.page_name",
        "github.event.pages.*.title",
        "github.event.pull_request.body",
        "github.event.pull_request.head.label",
        "github.event.pull_request.head.ref",
        "github.event.pull_request.head.repo.default_branch",
        "github.event.pull_request.head.repo.description",
        "github.event.pull_request.head.repo.homepage",
        "github.event.pull_request.title",
        "github.event.review.body",
        "github.event.review_comment.body",
        "github.event.workflow_run.display_title",
        "github.event.workflow_run.head_branch",
        "github.event.workflow_run.head_commit.author.email",
        "github.event.workflow_run.head_commit.author.name",
        "github.event.workflow_run.head_commit.message",
        "github.event.workflow_run.head_repository.description",
        "github.event.workflow_run.pull_requests.*.head.ref",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly string[] FixedNames =
    [
        "sha", "run_id", "run_number", "run_attempt", "job", "action", "actor_id", "repository_id", "repository_owner_id", "retention_days", "event_name", "ref_type", "ref_protected",
        "api_url", "graphql_url", "server_url", "workspace", "repository", "repository_owner", "repositoryurl", "token", "action_path", "env", "path", "output", "state", "step_summary",
        "workflow_sha", "action_ref", "action_repository", "event_path", "secret_source", "action_status", "workflow_ref", "repository_visibility",
    ];

    private static readonly FrozenSet<string> Fixed = FixedNames.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> FixedLeaves =
        new[] { "id", "number", "sha", "after", "before", "run_number", "run_id", "node_id", "merge_commit_sha", "created_at", "updated_at", "merged", "draft", "state", "size", "author_association", "html_url", "url", "full_name", "conclusion", "event" }
            .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether anybody may write what a path reads.</summary>
    /// <param name="path">The path as <c>ExpressionNode.GetContextPath</c> gives it; compared without case.</param>
    /// <returns>True when anybody may.</returns>
    public static bool IsUntrusted(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Paths.Contains(path) || (path.StartsWith("github.event.*.", StringComparison.OrdinalIgnoreCase) && path[^1] != '*' && MatchesAny(path));
    }

    /// <summary>Whether such a path lies below an object, so that the whole object holds it.</summary>
    /// <param name="path">The object's path.</param>
    /// <returns>True when one does.</returns>
    public static bool HoldsUntrusted(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        foreach (var untrusted in Paths)
        {
            if (untrusted.Length > path.Length && untrusted[path.Length] == '.' && untrusted.StartsWith(path, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    // 'github.event.*.body' reads the bodies of all that the event holds.
    private static bool MatchesAny(string path)
    {
        foreach (var untrusted in Paths)
        {
            if (Matches(untrusted, path))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Matches(ReadOnlySpan<char> untrusted, ReadOnlySpan<char> path)
    {
        while (true)
        {
            var left = untrusted.IndexOf('.');
            var right = path.IndexOf('.');
            var name = left < 0 ? untrusted : untrusted[..left];
            var read = right < 0 ? path : path[..right];
            if (read is not "*" && !name.Equals(read, StringComparison.OrdinalIgnoreCase))
            {
                return false;
            }

            if (left < 0 || right < 0)
            {
                return left < 0 && right < 0;
            }

            untrusted = untrusted[(left + 1)..];
            path = path[(right + 1)..];
        }
    }

    /// <summary>Whether a path reads what can hold no characters that a shell acts on: a hash, a number, an address of GitHub's own making.</summary>
    /// <param name="path">The path; compared without case.</param>
    /// <returns>True when it does; false also when nothing is known.</returns>
    public static bool IsHarmless(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var dot = path.IndexOf('.', StringComparison.Ordinal);
        var context = dot < 0 ? path : path[..dot];
        return context.ToUpperInvariant() switch
        {
            "SECRETS" or "RUNNER" or "JOB" or "STRATEGY" => true,
            "GITHUB" when dot > 0 => Fixed.Contains(path[(dot + 1)..]) || FixedLeaves.Contains(path[(path.LastIndexOf('.') + 1)..]),
            "STEPS" => path.EndsWith(".outcome", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".conclusion", StringComparison.OrdinalIgnoreCase),
            "NEEDS" => path.EndsWith(".result", StringComparison.OrdinalIgnoreCase),
            _ => false,
        };
    }
}
