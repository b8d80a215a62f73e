using System.Collections.Frozen;
using OpsLead.Lint.Syntax.Shell;

namespace OpsLead.Lint.Workflows;

/// <summary>
/// The scopes that the steps of jobs need of their token, as far as well-known actions and commands say. Source: the permissions that the
/// actions' own documentation asks for, and GitHub's "Permissions required for GITHUB_TOKEN", November 2026.
/// </summary>
public static class NeededPermissions
{
    private static readonly FrozenDictionary<string, string[]> Actions = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["actions/checkout"] = ["contents: read"],
        ["actions/cache"] = [],
        ["actions/upload-artifact"] = [],
        ["actions/download-artifact"] = [],
        ["actions/upload-pages-artifact"] = [],
        ["actions/setup-dotnet"] = [],
        ["actions/setup-node"] = [],
        ["actions/setup-python"] = [],
        ["actions/setup-go"] = [],
        ["actions/setup-java"] = [],
        ["actions/configure-pages"] = ["pages: read"],
        ["actions/deploy-pages"] = ["id-token: write", "pages: write"],
        ["actions/dependency-review-action"] = ["contents: read"],
        ["actions/labeler"] = ["contents: read", "pull-requests: write"],
        ["actions/stale"] = ["issues: write", "pull-requests: write"],
        ["actions/first-interaction"] = ["issues: write", "pull-requests: write"],
        ["actions/attest"] = ["attestations: write", "id-token: write"],
        ["actions/attest-build-provenance"] = ["attestations: write", "id-token: write"],
        ["actions/attest-sbom"] = ["attestations: write", "id-token: write"],
        ["actions/create-release"] = ["contents: write"],
        ["azure/setup-helm"] = [],
        ["azure/setup-kubectl"] = [],
        ["changesets/action"] = ["contents: write", "pull-requests: write"],
        ["docker/build-push-action"] = [],
        ["docker/metadata-action"] = [],
        ["docker/setup-buildx-action"] = [],
        ["docker/setup-qemu-action"] = [],
        ["dorny/paths-filter"] = ["pull-requests: read"],
        ["dorny/test-reporter"] = ["actions: read", "checks: write"],
        ["github/codeql-action"] = ["actions: read", "security-events: write"],
        ["googleapis/release-please-action"] = ["contents: write", "pull-requests: write"],
        ["goreleaser/goreleaser-action"] = ["contents: write"],
        ["jamesives/github-pages-deploy-action"] = ["contents: write"],
        ["marocchino/sticky-pull-request-comment"] = ["pull-requests: write"],
        ["ncipollo/release-action"] = ["contents: write"],
        ["peaceiris/actions-gh-pages"] = ["contents: write"],
        ["peter-evans/create-pull-request"] = ["contents: write", "pull-requests: write"],
        ["release-drafter/release-drafter"] = ["contents: write", "pull-requests: read"],
        ["softprops/action-gh-release"] = ["contents: write"],
        ["stefanzweifel/git-auto-commit-action"] = ["contents: write"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The scopes that jobs need together.</summary>
    /// <param name="jobs">The jobs.</param>
    /// <returns>Each scope with its level, such as <c>contents: read</c>, by name; null when some step may use the token in a way that is not known.</returns>
    public static IReadOnlyList<string>? Find(IEnumerable<Job> jobs)
    {
        ArgumentNullException.ThrowIfNull(jobs);
        var scopes = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var job in jobs)
        {
            if (job.Call is not null)
            {
                return null;
            }

            foreach (var step in job.Steps)
            {
                if (!TryAdd(step, scopes))
                {
                    return null;
                }
            }
        }

        return [.. scopes.Select(static scope => $"{scope.Key}: {scope.Value}")];
    }

    private static bool TryAdd(Step step, SortedDictionary<string, string> scopes)
    {
        if (step.Uses is { } uses)
        {
            return TryAdd(step, uses, scopes);
        }

        if (step.Script is not { } script)
        {
            return step.Run is null || !UsesToken(step.Run.Value);
        }

        foreach (var command in script.EffectiveCommands)
        {
            if (command.Name is "gh" or "git" && !TryAdd(command, scopes))
            {
                return false;
            }
        }

        // A script with the token in its hands and none of the commands that are known may do anything.
        return !UsesToken(script.Text) || HasCommand(script, "gh");
    }

    private static bool TryAdd(Step step, ActionReference uses, SortedDictionary<string, string> scopes)
    {
        if (uses.Kind == ActionReferenceKind.Docker)
        {
            return true;
        }

        switch (uses.Name)
        {
            case "docker/login-action" when step.GetInput("registry")?.Value == "ghcr.io":
                Add(scopes, "packages: write");
                return true;
            case "docker/login-action" when step.GetInput("registry") is null or { Value: not "" }:
                return step.GetInput("password") is not { } password || !UsesToken(password.Value);
            case "azure/login" when step.GetInput("creds") is not null:
            case "aws-actions/configure-aws-credentials" when step.GetInput("role-to-assume") is null:
            case "google-github-actions/auth" when step.GetInput("workload_identity_provider") is null:
                return true;
            case "azure/login" or "aws-actions/configure-aws-credentials" or "google-github-actions/auth":
                Add(scopes, "id-token: write");
                return true;
        }

        if (!Actions.TryGetValue(uses.Name, out var needed))
        {
            return false;
        }

        foreach (var scope in needed)
        {
            Add(scopes, scope);
        }

        return true;
    }

    private static bool TryAdd(EffectiveCommand command, SortedDictionary<string, string> scopes)
    {
        if (command.Name == "git")
        {
            if (command.Subcommand == "push")
            {
                Add(scopes, "contents: write");
            }

            return true;
        }

        var verb = command.Operands.Length > 1 ? command.Operands[1].LiteralText : null;
        switch (command.Subcommand)
        {
            case "pr":
                Add(scopes, verb is "list" or "view" or "diff" or "checks" or "checkout" or "status" ? "pull-requests: read" : "pull-requests: write");
                Add(scopes, verb == "merge" ? "contents: write" : "contents: read");
                return verb is not null;
            case "issue":
                Add(scopes, verb is "list" or "view" or "status" ? "issues: read" : "issues: write");
                return verb is not null;
            case "release":
                Add(scopes, verb is "list" or "view" or "download" ? "contents: read" : "contents: write");
                return verb is not null;
            case "run" or "workflow" or "cache":
                Add(scopes, verb is "list" or "view" or "download" or "watch" ? "actions: read" : "actions: write");
                return verb is not null;
            case "label":
                Add(scopes, verb == "list" ? "issues: read" : "issues: write");
                return verb is not null;
            case "attestation":
                Add(scopes, "attestations: read");
                return true;
            case "auth" or "version" or "extension" or "config":
                return true;
            default:
                return false;
        }
    }

    private static void Add(SortedDictionary<string, string> scopes, string scope)
    {
        var colon = scope.IndexOf(':', StringComparison.Ordinal);
        var (name, level) = (scope[..colon], scope[(colon + 2)..]);
        if (!scopes.TryGetValue(name, out var known) || known == "read")
        {
            scopes[name] = level;
        }
    }

    private static bool UsesToken(string text) =>
        text.Contains("GITHUB_TOKEN", StringComparison.Ordinal) || text.Contains("GH_TOKEN", StringComparison.Ordinal) || text.Contains("github.token", StringComparison.OrdinalIgnoreCase);

    private static bool HasCommand(ShellScript script, string name)
    {
        foreach (var command in script.EffectiveCommands)
        {
            if (command.Name == name)
            {
                return true;
            }
        }

        return false;
    }
}
