using System.Collections.Immutable;
using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Workflows;

/// <summary>What a token may do with one scope.</summary>
public enum PermissionLevel
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Read.</summary>
    Read,

    /// <summary>Read and write.</summary>
    Write,
}

/// <summary>A scope that a <c>permissions</c> names.</summary>
/// <param name="Scope">The scope, such as <c>contents</c>; empty for all of them.</param>
/// <param name="Level">What may be done with it.</param>
/// <param name="Span">Where it is written.</param>
public sealed record GrantedScope(string Scope, PermissionLevel Level, TextSpan Span);

/// <summary>A <c>permissions</c> as it reads: what is not named is not granted.</summary>
/// <param name="Scopes">The scopes; one with an empty name for <c>read-all</c> and <c>write-all</c>.</param>
public sealed record TokenPermissions(ImmutableArray<GrantedScope> Scopes)
{
    /// <summary>The names of all scopes. Source: GitHub's "Workflow syntax", permissions, and <c>workflow-v1.0.json</c> of its language services, July 2026.</summary>
    public static ImmutableArray<string> ScopeNames { get; } =
    [
        "actions", "artifact-metadata", "attestations", "checks", "code-quality", "contents", "copilot-requests", "deployments", "discussions", "drives", "id-token", "issues", "models",
        "packages", "pages", "pull-requests", "repository-projects", "security-events", "statuses", "vulnerability-alerts",
    ];

    /// <summary>Reads the <c>permissions</c> of a workflow or a job.</summary>
    /// <param name="holder">The workflow's or the job's mapping.</param>
    /// <param name="isKnown">False when it is written in a way that says nothing: an expression, an unknown word.</param>
    /// <returns>The permissions; null when none are written or nothing is known.</returns>
    public static TokenPermissions? Read(YamlMapping holder, out bool isKnown)
    {
        ArgumentNullException.ThrowIfNull(holder);
        isKnown = true;
        if (!holder.TryGetValue("permissions", out var node))
        {
            isKnown = !holder.IsOpen;
            return null;
        }

        if (node is YamlScalar { Value: "read-all" or "write-all" } all)
        {
            return new TokenPermissions([new GrantedScope("", all.Value == "write-all" ? PermissionLevel.Write : PermissionLevel.Read, all.Span)]);
        }

        if (node is not YamlMapping { IsOpen: false } mapping)
        {
            isKnown = false;
            return null;
        }

        var scopes = ImmutableArray.CreateBuilder<GrantedScope>();
        foreach (ref readonly var entry in mapping.Entries)
        {
            if (entry.Key is not YamlScalar key || entry.Value.Resolve() is not YamlScalar { Value: "none" or "read" or "write" } level)
            {
                isKnown = false;
                return null;
            }

            scopes.Add(new GrantedScope(key.Value, level.Value == "write" ? PermissionLevel.Write : level.Value == "read" ? PermissionLevel.Read : PermissionLevel.None, entry.Span));
        }

        return new TokenPermissions(scopes.ToImmutable());
    }

    /// <summary>What may be done with a scope.</summary>
    /// <param name="scope">The scope; empty for the least of all of them.</param>
    /// <returns>The level.</returns>
    public PermissionLevel GetLevel(string scope)
    {
        var level = PermissionLevel.None;
        foreach (var granted in Scopes)
        {
            level = granted.Scope == scope || granted.Scope.Length == 0 ? granted.Level : level;
        }

        return level;
    }

    /// <summary>The first scope of which another <c>permissions</c> wants more than this one grants.</summary>
    /// <param name="requested">What is wanted.</param>
    /// <returns>The scope as it is wanted; null when all of it is granted.</returns>
    public GrantedScope? FindExcess(TokenPermissions requested)
    {
        ArgumentNullException.ThrowIfNull(requested);
        foreach (var scope in requested.Scopes)
        {
            if (scope.Level > GetLevel(scope.Scope))
            {
                return scope;
            }
        }

        return null;
    }
}

/// <summary>What the token of a job may do, and the local workflow that the job calls.</summary>
/// <param name="Document">The workflow.</param>
/// <param name="JobId">The job's id.</param>
/// <param name="Permissions">The job's permissions, or the workflow's; null when neither has any.</param>
/// <param name="IsKnown">False when they are written in a way that says nothing.</param>
/// <param name="Call">The path of the called workflow below the root; null for a job with steps and for a workflow of another repository.</param>
/// <param name="CallSpan">Where the call is written; the job's id when there is none.</param>
public sealed record JobPermissionsFact(SourceDocument Document, string JobId, TokenPermissions? Permissions, bool IsKnown, string? Call, TextSpan CallSpan)
{
    internal static JobPermissionsFact Create(SourceDocument document, Job job)
    {
        var permissions = TokenPermissions.Read(job.Mapping, out var isKnown);
        if (isKnown && permissions is null)
        {
            permissions = TokenPermissions.Read(job.Workflow.Root, out isKnown);
        }

        var call = job.Call is { Kind: ActionReferenceKind.Local } uses ? uses : null;
        return new JobPermissionsFact(document, job.Id, permissions, isKnown, call?.GetLocalPath(document), call?.Span ?? job.IdSpan);
    }
}
