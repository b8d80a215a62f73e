using OpsLead.Lint.Syntax.Expressions;
using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Workflows;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds texts of strangers that become part of a script.</summary>
internal sealed class KeepUntrustedInputOutOfScripts : WorkflowRule
{
    private const string Zizmor = "zizmor/template-injection";
    private const string Indirect = "'{0}' holds '{1}', which anybody can write, and becomes part of the script before the shell reads it. Read the variable as \"$NAME\" instead.";
    private const string Whole = "'{0}' holds texts that anybody can write, and becomes part of the script. Pass it through 'env' and read it there.";
    private const string Trusted = "'{0}' becomes part of the script before the shell reads it. Pass it through 'env' and read the variable in quotes.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4003",
        "Keep untrusted input out of scripts",
        "Anybody can write '{0}', and it becomes part of the script before the shell reads it. Pass it through 'env' and read the variable in quotes.",
        RuleCategory.Security,
        RuleSeverity.Error)
    {
        Practice = Practice.Automation,
        SecuritySeverity = 9.3,
        Weaknesses = [78, 94],
        Aliases = [Zizmor, "actionlint/expression", "poutine/injection", "octoscan/expression-injection", "checkov/CKV_GHA_2"],
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context) => context.RegisterExpressionAction(static c =>
    {
        if (!IsCode(c.Node))
        {
            return;
        }

        foreach (var source in ExpressionFlow.GetSources(c.Node.Expression))
        {
            CheckSource(c, source, source.GetContextPath()!);
        }
    });

    private static bool IsCode(ExpressionSite site) =>
        site.IsInScript || (site.Step?.Uses is { } uses && CodeInputs.IsCode(uses, site.Key) && ReferenceEquals(site.Step.GetInput(site.Key), site.Scalar));

    private static void CheckSource(NodeContext<ExpressionSite> c, ExpressionNode source, string path)
    {
        var site = c.Node;
        var span = site.GetFileSpan(source.Span);
        if (UntrustedContexts.IsUntrusted(path))
        {
            c.Report(span, new DiagnosticDetails { Fix = ScriptVariable.TryMove(c.Text, site, source) }, path);
        }
        else if (source.Parent is FunctionCallExpression && UntrustedContexts.HoldsUntrusted(path))
        {
            c.Report(span, new DiagnosticDetails { MessageFormat = Whole }, path);
        }
        else if (EnvironmentVariables.Find(site.Step, site.Job, path) is { } variable && FindUntrusted(variable) is { } origin)
        {
            c.Report(span, new DiagnosticDetails { MessageFormat = Indirect, Related = [new RelatedSpan(variable.Span, "the variable's value")] }, path, origin);
        }
        else if (!UntrustedContexts.IsHarmless(path) && !IsTypedInput(site, path))
        {
            c.Report(span, new DiagnosticDetails { MessageFormat = Trusted, IsOptIn = true, Aliases = [Zizmor], Severity = RuleSeverity.Note }, path);
        }
    }

    private static string? FindUntrusted(YamlScalar variable)
    {
        if (!ExpressionTemplate.HasMarker(variable.Value))
        {
            return null;
        }

        foreach (var part in ExpressionTemplate.Parse(variable.Value).Parts)
        {
            if (part.Expression is { } expression)
            {
                foreach (var source in ExpressionFlow.GetSources(expression))
                {
                    if (source.GetContextPath() is { } path && UntrustedContexts.IsUntrusted(path))
                    {
                        return path;
                    }
                }
            }
        }

        return null;
    }

    // A number and a truth value hold nothing that a shell acts on.
    private static bool IsTypedInput(ExpressionSite site, string path)
    {
        const string Prefix = "inputs.";
        if (site.Job is null || !path.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        foreach (var trigger in site.Job.Workflow.Triggers)
        {
            if (trigger.Configuration is { } configuration && configuration.TryGetMapping("inputs", out var inputs)
                && inputs.TryGetMapping(path[Prefix.Length..], out var input) && input.TryGetScalar("type", out var type) && type.Value is "boolean" or "number")
            {
                return true;
            }
        }

        return false;
    }
}
