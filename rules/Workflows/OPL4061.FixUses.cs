using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds references to actions and workflows that GitHub does not read.</summary>
internal sealed class FixUses : WorkflowRule
{
    private const string WorkflowFolder = ".github/workflows/";
    private const string Workflow = "'{0}' names no reusable workflow. Write 'owner/repository/.github/workflows/file.yml@ref', or './.github/workflows/file.yml' without a ref.";
    private const string Place = "The workflow '{0}' is not in '.github/workflows' itself. Move it there; GitHub calls no other.";
    private const string CalledInStep = "'{0}' is a reusable workflow, and a step cannot call one. Call it from a job of its own.";
    private const string Tag = "The image '{0}' ends with a colon and no tag. Write the tag.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4061",
        "Fix the reference",
        "'{0}' names no action. Write 'owner/repository@ref', './path' or 'docker://image'.",
        RuleCategory.Correctness,
        RuleSeverity.Error)
    {
        Precision = RulePrecision.VeryHigh,
        Aliases = ["github/uses", "actionlint/action", "actionlint/workflow-call"],
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context)
    {
        context.RegisterStepAction(static c =>
        {
            if (GetUses(c.Node.Mapping) is not { } uses)
            {
                return;
            }

            var text = uses.Value;
            if (text.StartsWith("docker://", StringComparison.Ordinal))
            {
                if (text.EndsWith(':') || text.Length == "docker://".Length)
                {
                    c.Report(uses.Span, new DiagnosticDetails { MessageFormat = Tag, Severity = RuleSeverity.Warning, Aliases = ["actionlint/action"] }, text);
                }
            }
            else if (!IsLocal(text) && !IsRemote(text))
            {
                c.Report(uses.Span, new DiagnosticDetails { Aliases = ["github/uses", "actionlint/action"] }, text);
            }
            else if (IsWorkflowFile(text))
            {
                c.Report(uses.Span, new DiagnosticDetails { MessageFormat = CalledInStep, Aliases = ["github/uses"] }, text);
            }
        });
        context.RegisterJobAction(static c =>
        {
            if (GetUses(c.Node.Mapping) is not { } uses)
            {
                return;
            }

            var text = uses.Value;
            if (text.StartsWith("./", StringComparison.Ordinal) ? text.Contains('@', StringComparison.Ordinal) : !text.StartsWith("$/", StringComparison.Ordinal) && !(IsRemote(text) && text.AsSpan(0, text.IndexOf('@', StringComparison.Ordinal)).Count('/') >= 2))
            {
                c.Report(uses.Span, new DiagnosticDetails { MessageFormat = Workflow, Aliases = ["github/uses", "actionlint/workflow-call"] }, text);
            }
            else if (!IsInWorkflowFolder(text))
            {
                c.Report(uses.Span, new DiagnosticDetails { MessageFormat = Place, Aliases = text.StartsWith("./", StringComparison.Ordinal) ? ["github/uses", "actionlint/workflow-call"] : ["github/uses"] }, text);
            }
        });
    }

    private static YamlScalar? GetUses(YamlMapping holder) =>
        holder.TryGetScalar("uses", out var uses) && uses.Value.Length > 0 && !uses.IsNull && !uses.Value.Contains("${{", StringComparison.Ordinal) ? uses : null;

    private static bool IsLocal(string text) => text.StartsWith("./", StringComparison.Ordinal) || text.StartsWith(".\\", StringComparison.Ordinal) || text.StartsWith("$/", StringComparison.Ordinal)
        || text.StartsWith("../", StringComparison.Ordinal) || text is "." or "./";

    private static bool IsRemote(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && at > slash + 1 && at < text.Length - 1 && text.IndexOf('@', at + 1) < 0 && text[slash + 1] != '/';
    }

    private static bool IsWorkflowFile(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        var path = at < 0 ? text : text[..at];
        return path.Contains(WorkflowFolder, StringComparison.Ordinal) && (path.EndsWith(".yml", StringComparison.Ordinal) || path.EndsWith(".yaml", StringComparison.Ordinal));
    }

    private static bool IsInWorkflowFolder(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        var path = at < 0 ? text : text[..at];
        var folder = path.IndexOf(WorkflowFolder, StringComparison.Ordinal);
        return path.Contains("/workflows-lab/", StringComparison.Ordinal) || (folder > 0 && path[folder - 1] == '/' && path.IndexOf('/', folder + WorkflowFolder.Length) < 0);
    }
}
