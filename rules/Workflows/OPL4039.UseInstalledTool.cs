using System.Collections.Frozen;
using OpsLead.Lint.Workflows;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds actions that do what a tool of every hosted runner does.</summary>
internal sealed class UseInstalledTool : WorkflowRule
{
    // Tools of GitHub's hosted images that do the same. Source: the actions' documentation and the images' lists of software, July 2026.
    private static readonly FrozenDictionary<string, string> Tools = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["actions-ecosystem/action-add-labels"] = "gh issue edit --add-label",
        ["actions-ecosystem/action-remove-labels"] = "gh issue edit --remove-label",
        ["addnab/docker-run-action"] = "docker run",
        ["dacbd/create-issue-action"] = "gh issue create",
        ["dtolnay/rust-toolchain"] = "rustup toolchain install",
        ["elgohr/github-release-action"] = "gh release create",
        ["endbug/add-and-commit"] = "git commit",
        ["ncipollo/release-action"] = "gh release create",
        ["peter-evans/create-or-update-comment"] = "gh pr comment",
        ["peter-evans/create-pull-request"] = "gh pr create",
        ["sergeysova/jq-action"] = "jq",
        ["softprops/action-gh-release"] = "gh release create",
        ["stefanzweifel/git-auto-commit-action"] = "git commit",
        ["svenstaro/upload-release-action"] = "gh release upload",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4039",
        "Use the tool that is installed",
        "'{0}' is one more author to trust for what '{1}' does, and that is installed on the runner. Call it in a script.",
        RuleCategory.Maintainability,
        RuleSeverity.Note)
    {
        IsEnabledByDefault = false,
        Aliases = ["zizmor/superfluous-actions"],
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context) => context.RegisterStepAction(static c =>
    {
        if (c.Node.Uses is { Kind: ActionReferenceKind.Repository } uses && Tools.TryGetValue(uses.Name, out var tool))
        {
            c.Report(uses.NameSpan, uses.Name, tool);
        }
    });
}
