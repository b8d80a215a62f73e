using System.Globalization;
using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;
using OpsLead.Lint.Workflows;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds inputs of workflows that contradict themselves.</summary>
internal sealed class FixInputDefinition : WorkflowRule
{
    // Source: GitHub's changelog of December 2025, "Actions: workflow dispatch now supports 25 inputs".
    private const int MostInputs = 25;
    private const string NoOptions = "The input '{0}' is a choice without options. List them under 'options'.";
    private const string Options = "The input '{0}' has options but is no choice. Set 'type: choice', or remove the options.";
    private const string Twice = "The option '{0}' is there already. Remove one of the two.";
    private const string NotOffered = "The default '{0}' is none of the options. Add it to them, or choose another.";
    private const string Useless = "The input has the default '{0}' and is required, so the default is never used. Remove one of the two.";
    private const string TooMany = "The workflow has '{0}' inputs, and GitHub takes 25. Remove some, or join them.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4056",
        "Fix the definition of the input",
        "The default '{0}' is no {1}. Write one, without quotes, or change the type.",
        RuleCategory.Correctness,
        RuleSeverity.Error)
    {
        Precision = RulePrecision.VeryHigh,
        Aliases = ["github/input-definition", "actionlint/events"],
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context) => context.RegisterWorkflowAction(static c =>
    {
        foreach (var trigger in c.Node.Triggers)
        {
            if (trigger.Name is not ("workflow_dispatch" or "workflow_call") || trigger.Configuration?.TryGetMapping("inputs", out var inputs) is not true)
            {
                continue;
            }

            var isDispatch = trigger.Name == "workflow_dispatch";
            if (isDispatch && inputs.Entries.Length > MostInputs)
            {
                c.Report(trigger.Span, new DiagnosticDetails { MessageFormat = TooMany }, inputs.Entries.Length.ToString(CultureInfo.InvariantCulture));
            }

            foreach (ref readonly var entry in inputs.Entries)
            {
                if (entry.Key is YamlScalar name && entry.Value.Resolve() is YamlMapping { IsOpen: false } input)
                {
                    Check(c, name, input, isDispatch);
                }
            }
        }
    });

    private static void Check(NodeContext<Workflow> c, YamlScalar name, YamlMapping input, bool isDispatch)
    {
        var type = input.TryGetScalar("type", out var typeScalar) ? typeScalar.Value : "string";
        if (isDispatch)
        {
            CheckOptions(c, name, input, type);
        }

        if (!input.TryGetScalar("default", out var value) || value.IsNull || value.Value.Contains("${{", StringComparison.Ordinal))
        {
            return;
        }

        if (type == "boolean" && value.Value is not ("true" or "false" or "True" or "False" or "TRUE" or "FALSE"))
        {
            Remark(c, value.Span, null, value.Value, "boolean");
        }
        else if (type == "number" && !double.TryParse(value.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out _) && !value.TryGetInteger(out _))
        {
            Remark(c, value.Span, null, value.Value, "number");
        }
        else if (!isDispatch && input.TryGetScalar("required", out var required) && required.TryGetBoolean(out var isRequired) && isRequired)
        {
            // Harmless, and often there for the reader.
            c.Report(value.Span, new DiagnosticDetails { MessageFormat = Useless, IsOptIn = true, Severity = RuleSeverity.Warning, Aliases = ["actionlint/events"] }, value.Value);
        }
    }

    private static void CheckOptions(NodeContext<Workflow> c, YamlScalar name, YamlMapping input, string type)
    {
        if (!input.TryGetValue("options", out var node) || node is not YamlSequence { Items.Length: > 0 } options)
        {
            if (type == "choice" && (node is null or YamlSequence or YamlScalar { IsNull: true }))
            {
                c.Report(name.Span, new DiagnosticDetails { MessageFormat = NoOptions }, name.Value);
            }

            return;
        }

        if (type != "choice")
        {
            Remark(c, name.Span, Options, name.Value);
            return;
        }

        var offered = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in options.Items)
        {
            if (item.Resolve() is YamlScalar option && !offered.Add(option.Value))
            {
                Remark(c, option.Span, Twice, option.Value);
            }
        }

        if (input.TryGetScalar("default", out var value) && !value.IsNull && value.Value.Length > 0 && !offered.Contains(value.Value))
        {
            Remark(c, value.Span, NotOffered, value.Value);
        }
    }

    // GitHub takes the file and shows or passes something else.
    private static void Remark(NodeContext<Workflow> c, TextSpan span, string? format, params ReadOnlySpan<string> arguments) =>
        c.Report(span, new DiagnosticDetails { MessageFormat = format, Severity = RuleSeverity.Warning, Aliases = ["actionlint/events"] }, arguments);
}
