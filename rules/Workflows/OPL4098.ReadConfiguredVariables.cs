using OpsLead.Lint.Syntax.Expressions;
using OpsLead.Lint.Text;
using OpsLead.Lint.Workflows;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds configuration variables that the repository cannot have.</summary>
internal sealed class ReadConfiguredVariables : WorkflowRule
{
    private const string Variables = "variables";
    private const string Impossible = "No configuration variable can be called '{0}', so this is always empty. Use letters, digits and underscores, and nothing that begins with 'GITHUB_'.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4098",
        "Read variables that are configured",
        "The variable '{0}' is not among the configured ones. Correct the name, or add it to the list.",
        RuleCategory.Correctness,
        RuleSeverity.Warning)
    {
        Precision = RulePrecision.VeryHigh,
        Aliases = ["actionlint/expression"],
        Options =
        [
            new RuleOption(Variables, RuleOptionType.StringList, "", "The configuration variables of the repository and its organization; when none are listed, any name may be read.")
            {
                PeerSettings = ["actionlint/config-variables"],
            },
        ],
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context) => context.RegisterExpressionAction(static c => c.Node.Expression.Root.Walk(node =>
    {
        if (node is PropertyAccessExpression { Target: NamedValueExpression target } access && target.Name.Equals("vars", StringComparison.OrdinalIgnoreCase))
        {
            Check(c, access.Name, access.NameSpan);
        }

        return true;
    }));

    private static void Check(NodeContext<ExpressionSite> c, string name, TextSpan span)
    {
        if (name.AsSpan().ContainsAnyExcept(NameCharacters) || char.IsAsciiDigit(name[0]) || name.StartsWith("GITHUB_", StringComparison.OrdinalIgnoreCase))
        {
            c.Report(c.Node.GetFileSpan(span), new DiagnosticDetails { MessageFormat = Impossible }, name);
            return;
        }

        var listed = c.GetOption(Variables) is { Length: > 0 } list ? list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : [];
        if (listed.Length > 0 && !listed.Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            c.Report(c.Node.GetFileSpan(span), name);
        }
    }

    private static readonly System.Buffers.SearchValues<char> NameCharacters =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");
}
