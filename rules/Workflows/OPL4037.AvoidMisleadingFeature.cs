using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds features that work otherwise than their users expect.</summary>
internal sealed class AvoidMisleadingFeature : WorkflowRule
{
    private const string Cmd = "'{0}' goes on after a command that failed, and quotes nothing it is given. Use 'pwsh' or 'bash'.";
    private const string PipInstall = "'{0}' installs into the interpreter that all later steps share. Install into a virtual environment in a step of its own.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4037",
        "Avoid the misleading feature",
        "'{0}' runs the script with a shell that few can read and no tool checks. Use 'bash' or 'pwsh'.",
        RuleCategory.Maintainability,
        RuleSeverity.Note)
    {
        IsEnabledByDefault = false,
        Aliases = ["zizmor/misfeature"],
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context)
    {
        context.RegisterWorkflowAction(static c => CheckDefaults(c, c.Node.Root));
        context.RegisterJobAction(static c => CheckDefaults(c, c.Node.Mapping));
        context.RegisterStepAction(static c =>
        {
            CheckShell(c, c.Node.Mapping);
            if (c.Node.Uses is { } uses && uses.Is("actions/setup-python") && c.Node.GetInput("pip-install") is { } install)
            {
                c.Report(install.Span, new DiagnosticDetails { MessageFormat = PipInstall }, $"pip-install: {install.Value}");
            }
        });
    }

    private static void CheckDefaults<TNode>(NodeContext<TNode> c, YamlMapping holder)
    {
        if (holder.TryGetMapping("defaults", out var defaults) && defaults.TryGetMapping("run", out var run))
        {
            CheckShell(c, run);
        }
    }

    private static void CheckShell<TNode>(NodeContext<TNode> c, YamlMapping holder)
    {
        if (!holder.TryGetScalar("shell", out var shell) || shell.IsNull || shell.Value.Contains("${{", StringComparison.Ordinal))
        {
            return;
        }

        var text = shell.Value.AsSpan().Trim();
        var space = text.IndexOf(' ');
        var name = space < 0 ? text : text[..space];
        if (name.Equals("cmd", StringComparison.OrdinalIgnoreCase))
        {
            c.Report(shell.Span, new DiagnosticDetails { MessageFormat = Cmd }, shell.Value);
        }
        else if (!(name.Equals("bash", StringComparison.OrdinalIgnoreCase) || name.Equals("sh", StringComparison.OrdinalIgnoreCase) || name.Equals("pwsh", StringComparison.OrdinalIgnoreCase)
            || name.Equals("powershell", StringComparison.OrdinalIgnoreCase) || name.Equals("python", StringComparison.OrdinalIgnoreCase)))
        {
            c.Report(shell.Span, shell.Value);
        }
    }
}
