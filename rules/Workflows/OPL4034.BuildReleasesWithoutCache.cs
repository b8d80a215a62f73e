using OpsLead.Lint.Syntax.Expressions;
using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Workflows;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds caches that are restored while a release is built.</summary>
internal sealed class BuildReleasesWithoutCache : WorkflowRule
{
    // They publish what the job built. Source: the actions' own documentation, July 2026.
    private static readonly string[] Publishers =
    [
        "aws-actions/amazon-ecs-deploy-task-definition", "aws-actions/aws-cloudformation-github-deploy", "azure/aci-deploy", "azure/container-apps-deploy-action", "azure/functions-action",
        "azure/sql-action", "cloudflare/wrangler-action", "docker/build-push-action", "google-github-actions/deploy-appengine", "google-github-actions/deploy-cloud-functions",
        "google-github-actions/deploy-cloudrun", "goreleaser/goreleaser-action", "googleapis/release-please-action", "jreleaser/release-action", "pypa/gh-action-pypi-publish",
        "redhat-actions/push-to-registry", "release-drafter/release-drafter", "rubygems/release-gem", "softprops/action-gh-release",
    ];

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4034",
        "Build releases without a cache",
        "'{0}' restores a cache while a release is built, and any job of the default branch may have filled that cache. Switch the cache off in this workflow.",
        RuleCategory.Security,
        RuleSeverity.Warning)
    {
        IsEnabledByDefault = false,
        SecuritySeverity = 6.0,
        Weaknesses = [349],
        Aliases = ["zizmor/cache-poisoning"],
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context) => context.RegisterStepAction(static c =>
    {
        if (c.Node.Uses is not { Kind: ActionReferenceKind.Repository } uses || c.Node.Job is not { } job || !IsRelease(job))
        {
            return;
        }

        // An input that says so wins over another one's default.
        CachingAction? found = null;
        YamlScalar? where = null;
        var isOff = false;
        foreach (var row in CachingActions.Find(uses))
        {
            var input = row.Input.Length == 0 ? null : c.Node.GetInput(row.Input);
            switch (IsOn(c, row, uses, input))
            {
                case true when found is null || input is not null:
                    found = row;
                    where = input;
                    break;
                case false when input is not null:
                    isOff = true;
                    break;
            }
        }

        if (found is not null && !(isOff && where is null))
        {
            var fix = where is not null && bool.TryParse(where.Value, out var value) ? CodeFix.Replace("Switch the cache off", where.ContentSpan, value ? "false" : "true") : null;
            c.Report(where?.Span ?? uses.NameSpan, new DiagnosticDetails { Fix = fix is null ? null : fix with { Safety = FixSafety.Unsafe } }, uses.Name);
        }
    });

    private static bool? IsOn(NodeContext<Step> c, CachingAction row, ActionReference uses, YamlScalar? input)
    {
        if (input is null or { IsNull: true })
        {
            return row.Switch is CacheSwitch.OffWhenTrue or CacheSwitch.OnUnlessFalse && !(row.Until > 0 && GetMajor(c, uses) >= row.Until);
        }

        if (input.Value.Contains("${{", StringComparison.Ordinal))
        {
            // Of what a tag or a release starts the usual test for a tag is known.
            return IsTagTest(c.Node.Job!, input.Value) is not { } value || value != row.Switch is CacheSwitch.OffWhenTrue;
        }

        var isTrue = input.Value.Trim() is "true" or "True" or "TRUE" or "yes" or "1";
        var isFalse = input.Value.Trim() is "false" or "False" or "FALSE" or "no" or "0" or "";
        return row.Switch switch
        {
            CacheSwitch.OffWhenTrue => !isTrue,
            CacheSwitch.OnWhenTrue => isTrue,
            CacheSwitch.OnWhenSet => !isFalse,
            _ => !isFalse && !(row.Until > 0 && !isTrue && GetMajor(c, uses) >= row.Until),
        };
    }

    // The ref itself, or the version in the comment behind a hash; 0 when neither says.
    private static int GetMajor(NodeContext<Step> c, ActionReference uses)
    {
        var text = uses.IsPinned ? c.Text.Text.AsSpan(uses.Span.End, Indentation.EndOfLine(c.Text, uses.Span.End) - uses.Span.End).Trim(" #'\"") : uses.Ref.AsSpan();
        text = text.TrimStart('v');
        var length = text.IndexOfAnyExceptInRange('0', '9');
        return int.TryParse(length < 0 ? text : text[..length], out var major) ? major : 0;
    }

    private static bool IsRelease(Job job)
    {
        foreach (var trigger in job.Workflow.Triggers)
        {
            if (trigger.Name == "release" || (trigger.Name == "push" && (trigger.Configuration?.TryGetEntry("tags", out _) == true || HasReleaseBranch(trigger))))
            {
                return true;
            }
        }

        return job.Steps.Any(static step => step.Uses is { } uses && Publishers.Any(uses.Is) && step.GetInput("push") is not { Value: "false" });
    }

    private static bool HasReleaseBranch(Trigger trigger)
    {
        foreach (var item in trigger.Configuration?.TryGetSequence("branches", out var branches) == true ? branches.Items : [])
        {
            if (item.Resolve() is YamlScalar branch && branch.Value.Contains("release", StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    // True or false when the expression is a test for a tag and only tags and releases make a release here; null when nobody knows.
    private static bool? IsTagTest(Job job, string text)
    {
        if (ExpressionTemplate.Parse(text).SingleExpression is not { Errors.IsEmpty: true, Root: var root } || job.Workflow.Triggers.Any(static trigger => trigger.Name == "push" && HasReleaseBranch(trigger)))
        {
            return null;
        }

        return ExpressionEvaluation.EvaluateCondition(root, static node => node.GetContextPath()?.ToUpperInvariant() switch
        {
            "GITHUB.REF" => ExpressionValue.FromString("refs/tags/"),
            "GITHUB.REF_TYPE" => ExpressionValue.FromString("tag"),
            "GITHUB.EVENT_NAME" => ExpressionValue.FromString("push"),
            _ => null,
        });
    }
}
