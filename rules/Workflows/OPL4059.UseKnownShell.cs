using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Workflows;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds shells that the runner does not know, or not on its system.</summary>
internal sealed class UseKnownShell : WorkflowRule
{
    private const string Missing = "The shell '{0}' is not there on a runner with the label '{1}'. Use 'pwsh', 'bash' or 'python', which are on all of them.";

    // Source: GitHub's "Workflow syntax", jobs.<job_id>.steps[*].shell, July 2026.
    private static readonly string[] Shells = ["bash", "pwsh", "python", "sh", "cmd", "powershell"];

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4059",
        "Use a known shell",
        "The runner knows no shell '{0}'. Use bash, pwsh, python, sh, cmd or powershell, or write the command with '{{0}}' for the script.",
        RuleCategory.Correctness,
        RuleSeverity.Error)
    {
        Precision = RulePrecision.VeryHigh,
        Aliases = ["actionlint/shell-name"],
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context)
    {
        context.RegisterWorkflowAction(static c => Check(c, GetDefault(c.Node.Root), null));
        context.RegisterJobAction(static c => Check(c, GetDefault(c.Node.Mapping), c.Node));
        context.RegisterStepAction(static c => Check(c, c.Node.Mapping.TryGetScalar("shell", out var shell) ? shell : null, c.Node.Job));
    }

    private static void Check<TNode>(NodeContext<TNode> c, YamlScalar? shell, Job? job)
    {
        if (shell is not { IsNull: false, Value.Length: > 0 } || shell.Value.Contains("{0}", StringComparison.Ordinal) || shell.Value.Contains("${{", StringComparison.Ordinal))
        {
            return;
        }

        if (!Array.Exists(Shells, name => name.Equals(shell.Value, StringComparison.OrdinalIgnoreCase)))
        {
            c.Report(shell.Span, shell.Value);
        }
        else if (job is not null && GetLabel(job) is var (label, system))
        {
            var isWindowsOnly = shell.Value.Equals("cmd", StringComparison.OrdinalIgnoreCase) || shell.Value.Equals("powershell", StringComparison.OrdinalIgnoreCase);
            if (isWindowsOnly && system != "windows")
            {
                c.Report(shell.Span, new DiagnosticDetails { MessageFormat = Missing }, shell.Value, label);
            }
            else if (system == "windows" && shell.Value.Equals("sh", StringComparison.OrdinalIgnoreCase))
            {
                // GitHub's own images have the one of Git.
                c.Report(shell.Span, new DiagnosticDetails { MessageFormat = Missing, IsOptIn = true }, shell.Value, label);
            }
        }
    }

    private static (string Label, string System)? GetLabel(Job job)
    {
        (string Label, string System)? result = null;
        foreach (var labels in RunnerLabels.Read(job))
        {
            if (labels is [var label] && RunnerLabels.GetSystem(label.Value) is { } system)
            {
                result ??= (label.Value, system);
            }
        }

        return result;
    }

    private static YamlScalar? GetDefault(YamlMapping holder) =>
        holder.TryGetMapping("defaults", out var defaults) && defaults.TryGetMapping("run", out var run) && run.TryGetScalar("shell", out var shell) ? shell : null;
}
