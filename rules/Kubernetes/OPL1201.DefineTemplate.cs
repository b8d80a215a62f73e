using OpsLead.Lint.Syntax.GoTemplates;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds calls of templates that nothing defines.</summary>
internal sealed class DefineTemplate : KubernetesRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1201",
        "Define the template that is included",
        "No template of the chart defines '{0}', so Helm cannot render it. {1}.",
        RuleCategory.Correctness,
        RuleSeverity.Error)
    {
        Practice = Practice.ManifestValidation,
        Precision = RulePrecision.High,
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterWorkspaceAction(static c =>
    {
        var charts = Charts.Get(c.Workspace);
        foreach (var chart in charts.All)
        {
            if (!chart.IsLibrary && FindDefinitions(c.Workspace, charts, chart) is { } names)
            {
                foreach (var template in chart.Templates)
                {
                    Check(c, template, names);
                }
            }
        }
    });

    // Null where charts from elsewhere, or a file that does not parse, may define more.
    private static HashSet<string>? FindDefinitions(Workspace workspace, Charts charts, Chart chart)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in charts.GetFamily(chart))
        {
            if (member.Dependencies.Count > 0 || workspace.TryGetDocument(member.Prefix + "requirements.yaml", out _) || member.Templates.Any(static template => template.Template.Errors.Count > 0))
            {
                return null;
            }

            foreach (var template in member.Templates)
            {
                foreach (var action in template.Template.Actions)
                {
                    if (action.Kind is GoTemplateActionKind.Define or GoTemplateActionKind.Block && template.Template.GetTokens(action) is [_, { Kind: GoTemplateTokenKind.String or GoTemplateTokenKind.RawString } name, ..])
                    {
                        names.Add(template.Slice(name)[1..^1].ToString());
                    }
                }
            }
        }

        return names;
    }

    private static void Check(WorkspaceAnalysisContext c, ChartTemplate template, HashSet<string> names)
    {
        foreach (var action in template.Template.Actions)
        {
            var tokens = template.Template.GetTokens(action);
            for (var i = 0; i + 1 < tokens.Count; i++)
            {
                if (tokens[i].Kind != GoTemplateTokenKind.Identifier || template.Slice(tokens[i]) is not ("include" or "template") || tokens[i + 1].Kind != GoTemplateTokenKind.String
                    || template.Slice(tokens[i + 1])[1..^1].ToString() is not { Length: > 0 } name || names.Contains(name) || name.Contains('\\', StringComparison.Ordinal))
                {
                    continue;
                }

                var span = new TextSpan(tokens[i + 1].Span.Start + 1, name.Length);
                var nearest = NearestName.Find(name, names);
                c.Report(
                    template.Document,
                    span,
                    new DiagnosticDetails { Fix = nearest is null ? null : new CodeFix("Include the template of that name", FixSafety.Unsafe, [new TextEdit(span, nearest)]) },
                    name,
                    nearest is null ? "Define it in '_helpers.tpl', or correct the name" : $"Write '{nearest}'");
            }
        }
    }
}
