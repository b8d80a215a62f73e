using System.Collections.Frozen;

namespace OpsLead.Lint.Workflows;

/// <summary>The inputs of well-known actions that are run as code. Source: the actions' own metadata and sources, July 2026.</summary>
public static class CodeInputs
{
    private static readonly FrozenDictionary<string, string[]> Inputs = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["8398a7/action-slack"] = ["custom_payload"],
        ["actions/github-script"] = ["script"],
        ["addnab/docker-run-action"] = ["options", "run"],
        ["amadevus/pwsh-script"] = ["script"],
        ["appleboy/ssh-action"] = ["script"],
        ["azure/cli"] = ["inlineScript"],
        ["azure/powershell"] = ["inlineScript"],
        ["cardinalby/js-eval-action"] = ["expression"],
        ["devorbitus/yq-action-output"] = ["cmd"],
        ["gautamkrishnar/blog-post-workflow"] = ["item_exec"],
        ["imjohnbo/issue-bot"] = ["body", "linked-comments-previous-issue-text", "linked-comments-new-issue-text"],
        ["jannekem/run-python-script-action"] = ["script"],
        ["lucasbento/auto-close-issues"] = ["issue-close-message"],
        ["mikefarah/yq"] = ["cmd"],
        ["roots/issue-closer-action"] = ["issue-close-message", "pr-close-message"],
        ["sergeysova/jq-action"] = ["cmd"],
        ["skitionek/notify-microsoft-teams"] = ["overwrite"],
        ["tibdex/backport"] = ["body_template", "head_template", "labels_template", "title_template"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Whether an input of an action is run as code.</summary>
    /// <param name="action">The action.</param>
    /// <param name="input">The input's name; compared without case.</param>
    /// <returns>True when it is.</returns>
    public static bool IsCode(ActionReference action, string input)
    {
        ArgumentNullException.ThrowIfNull(action);
        return action.Kind == ActionReferenceKind.Repository && Inputs.TryGetValue(action.Name, out var names) && names.Contains(input, StringComparer.OrdinalIgnoreCase);
    }
}
