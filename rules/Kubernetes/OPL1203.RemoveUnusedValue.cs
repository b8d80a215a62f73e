using OpsLead.Lint.Syntax.GoTemplates;
using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds values of a chart that none of its templates reads.</summary>
internal sealed class RemoveUnusedValue : KubernetesRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1203",
        "Remove the value that nobody reads",
        "No template of the chart reads '{0}', so setting it changes nothing. Remove it, or use it.",
        RuleCategory.Maintainability,
        RuleSeverity.Note)
    {
        // A value may be kept for those who read it elsewhere.
        IsEnabledByDefault = false,
        Practice = Practice.ManifestValidation,
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterWorkspaceAction(static c =>
    {
        var charts = Charts.Get(c.Workspace);
        foreach (var chart in charts.All)
        {
            if (!chart.IsLibrary && chart.Templates.Count > 0 && c.Workspace.TryGetDocument(chart.Prefix + "values.yaml", out var document)
                && YamlStream.Parse(document.GetText()).Documents is [{ Root: YamlMapping root, Errors.Count: 0 }] && ReadUses(chart, document) is { } uses)
            {
                Check(c, charts, chart, document, root, uses);
            }
        }
    });

    // Null where all values are read at once, or by a template from elsewhere.
    private static UseTree? ReadUses(Chart chart, SourceDocument values)
    {
        var uses = new UseTree();
        foreach (var template in chart.Templates.Append(new ChartTemplate(values, GoTemplate.Parse(values.GetText()))))
        {
            if (template.Template.Errors.Count > 0 || template.Template.Actions.Any(action => IncludesDependency(chart, template, action)))
            {
                return null;
            }

            foreach (var reference in ValueReference.Read(template))
            {
                if (reference.Keys.Count == 0)
                {
                    return null;
                }

                uses.Add(reference.Keys);
            }
        }

        return uses;
    }

    private static bool IncludesDependency(Chart chart, ChartTemplate template, GoTemplateAction action) =>
        chart.Dependencies.Count > 0 && template.Template.GetTokens(action).Any(token => token.Kind == GoTemplateTokenKind.Identifier && template.Slice(token) is "include" or "template");

    private static void Check(WorkspaceAnalysisContext c, Charts charts, Chart chart, SourceDocument document, YamlMapping root, UseTree uses)
    {
        var open = new Stack<(YamlMapping Mapping, UseTree Uses, string Path)>();
        open.Push((root, uses, ""));
        while (open.TryPop(out var place))
        {
            foreach (ref readonly var entry in place.Mapping.Entries)
            {
                if (entry.Key is not YamlScalar { Value: var key } scalar || (place.Path.Length == 0 && IsForOthers(charts, chart, key)))
                {
                    continue;
                }

                if (!place.Uses.TryGet(key, out var next))
                {
                    c.Report(document, scalar.Span, place.Path + key);
                }
                else if (!next.IsWhole && entry.Value is YamlMapping mapping)
                {
                    open.Push((mapping, next, $"{place.Path}{key}."));
                }
            }
        }
    }

    private static bool IsForOthers(Charts charts, Chart chart, string key) =>
        key is "global" or "tags" || charts.GetFamily(chart).Any(other => other != chart && other.Document.Folder.EndsWith("/" + key, StringComparison.Ordinal))
        || chart.Dependencies.Any(dependency => Names(dependency, "name", key) || Names(dependency, "alias", key) || Names(dependency, "condition", key));

    private static bool Names(YamlMapping dependency, string field, string key) =>
        dependency.TryGetScalar(field, out var value) && (value.Value == key || value.Value.Contains(key + ".", StringComparison.Ordinal));

    /// <summary>The keys that are read, below each other.</summary>
    private sealed class UseTree
    {
        private readonly Dictionary<string, UseTree> children = new(StringComparer.Ordinal);

        /// <summary>Whether it is read as a whole.</summary>
        public bool IsWhole { get; private set; }

        public void Add(IReadOnlyList<string> keys)
        {
            var node = this;
            foreach (var key in keys)
            {
                if (!node.children.TryGetValue(key, out var next))
                {
                    node.children.Add(key, next = new UseTree());
                }

                node = next;
            }

            node.IsWhole = true;
        }

        public bool TryGet(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out UseTree? child) => children.TryGetValue(key, out child);
    }
}
