using System.Collections.Frozen;
using OpsLead.Lint.Text;
using OpsLead.Lint.Workflows;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds names of actions that are one slip away from a well-known one.</summary>
internal sealed class CheckActionOwner : WorkflowRule
{
    // Well-known actions: those of GitHub itself, and those that its documentation and its starter workflows name, July 2026. A choice of ours, not a count.
    private static readonly string[] Popular =
    [
        "actions/checkout", "actions/cache", "actions/setup-node", "actions/setup-python", "actions/setup-java", "actions/setup-go", "actions/setup-dotnet", "actions/upload-artifact",
        "actions/download-artifact", "actions/github-script", "actions/labeler", "actions/stale", "actions/deploy-pages", "actions/configure-pages", "actions/upload-pages-artifact",
        "actions/create-github-app-token", "actions/attest-build-provenance", "docker/login-action", "docker/build-push-action", "docker/setup-buildx-action", "docker/setup-qemu-action",
        "docker/metadata-action", "github/codeql-action", "aws-actions/configure-aws-credentials", "aws-actions/amazon-ecr-login", "azure/login", "azure/setup-kubectl", "azure/setup-helm",
        "google-github-actions/auth", "google-github-actions/setup-gcloud", "hashicorp/setup-terraform", "codecov/codecov-action", "softprops/action-gh-release", "pypa/gh-action-pypi-publish",
        "ruby/setup-ruby", "golangci/golangci-lint-action", "goreleaser/goreleaser-action", "peter-evans/create-pull-request", "dtolnay/rust-toolchain", "swatinem/rust-cache",
        "astral-sh/setup-uv", "pnpm/action-setup", "aquasecurity/trivy-action", "anchore/sbom-action", "sigstore/cosign-installer", "slsa-framework/slsa-github-generator",
        "microsoft/setup-msbuild", "nuget/setup-nuget", "nuget/login", "helm/kind-action", "fluxcd/flux2", "gradle/actions", "step-security/harden-runner",
    ];

    private static readonly FrozenSet<string> Owners = Popular.Select(static name => name[..name.IndexOf('/', StringComparison.Ordinal)]).ToFrozenSet(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4040",
        "Check the owner of the action",
        "'{0}' is one slip away from '{1}', which is somebody else's. Correct the owner, or make sure that this one is meant.",
        RuleCategory.Security,
        RuleSeverity.Warning)
    {
        SecuritySeverity = 8.8,
        Weaknesses = [1357],
        Precision = RulePrecision.High,
        Aliases = ["zizmor/typosquat-uses"],
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context)
    {
        context.RegisterStepAction(static c => Check(c, c.Node.Uses));
        context.RegisterJobAction(static c => Check(c, c.Node.Call));
    }

    private static void Check<TNode>(NodeContext<TNode> c, ActionReference? uses)
    {
        if (uses is not { Kind: ActionReferenceKind.Repository } || Owners.Contains(uses.Owner))
        {
            return;
        }

        foreach (var name in Popular)
        {
            if (IsOneSlip(uses.Name, name))
            {
                var start = uses.NameSpan.Start;
                c.Report(uses.NameSpan, new DiagnosticDetails { Fix = uses.NameSpan.Length == uses.Name.Length ? CodeFix.Replace($"Write '{name}'", new TextSpan(start, uses.Name.Length), name) with { Safety = FixSafety.Unsafe } : null }, uses.Name, name);
                return;
            }
        }
    }

    // One character left out, doubled, mistaken for one that looks like it, or two swapped: all of it in the owner, for who owns the account owns the code.
    private static bool IsOneSlip(ReadOnlySpan<char> written, ReadOnlySpan<char> meant)
    {
        var slash = written.IndexOf('/');
        var meantSlash = meant.IndexOf('/');
        if (!written[slash..].SequenceEqual(meant[meantSlash..]))
        {
            return false;
        }

        var owner = written[..slash];
        var right = meant[..meantSlash];
        var same = owner.CommonPrefixLength(right);
        var rest = owner[same..];
        var rightRest = right[same..];
        return (rest.Length + 1 == rightRest.Length && rest.SequenceEqual(rightRest[1..]))
            || (rest.Length == rightRest.Length + 1 && rest[1..].SequenceEqual(rightRest))
            || (rest.Length == rightRest.Length && rest.Length > 0 && rest[1..].SequenceEqual(rightRest[1..]))
            || (rest.Length == rightRest.Length && rest.Length > 1 && rest[0] == rightRest[1] && rest[1] == rightRest[0] && rest[2..].SequenceEqual(rightRest[2..]));
    }
}
