using OpsLead.Lint.Syntax.GoTemplates;
using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds values that a template reads and the chart's <c>values.yaml</c> does not have.</summary>
internal sealed class DefineValue : KubernetesRule
{
    private const string Empty = "'{0}' is not in values.yaml, so the template writes nothing there. Add it, or give it a default.";

    // Functions that look whether a value is there, or give another one.
    private static readonly HashSet<string> Guards = new(StringComparer.Ordinal) { "and", "or", "default", "required", "coalesce", "ternary", "empty", "hasKey", "dig", "get", "with", "if", "not" };

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1202",
        "Define the value that a template reads",
        "'{0}' is not in values.yaml, so reading '{1}' of it stops Helm with a nil pointer. Add it to values.yaml.",
        RuleCategory.Correctness,
        RuleSeverity.Warning)
    {
        Practice = Practice.ManifestValidation,
        Precision = RulePrecision.High,
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterWorkspaceAction(static c =>
    {
        var supplied = new Lazy<SuppliedValues>(() => SuppliedValues.Read(c.Workspace));
        foreach (var chart in Charts.Get(c.Workspace).All)
        {
            if (!chart.IsLibrary && c.Workspace.TryGetDocument(chart.Prefix + "values.yaml", out var document)
                && YamlStream.Parse(document.GetText()).Documents is [{ Root: YamlMapping { IsOpen: false } values, Errors.Count: 0 }])
            {
                Check(c, chart, values, supplied);
            }
        }
    });

    private static void Check(WorkspaceAnalysisContext c, Chart chart, YamlMapping values, Lazy<SuppliedValues> supplied)
    {
        var references = chart.Templates.SelectMany(ValueReference.Read).ToArray();
        if (references.Any(static reference => Calls(reference, static name => name is "set" or "unset" or "merge" or "mergeOverwrite" or "mustMerge" or "mustMergeOverwrite")))
        {
            // Templates that write values decide for themselves what is there.
            return;
        }

        foreach (var reference in references)
        {
            // What stands under a condition may be read only where the value is given.
            if (reference.Keys.Count > 0 && reference.Template.Template.AreTogether(0, reference.Action.Span.Start) && !IsFromElsewhere(chart, reference.Keys[0])
                && !Calls(reference, static name => Guards.Contains(name) && name is not "if" and not "with"))
            {
                Check(c, reference, values, supplied);
            }
        }
    }

    private static void Check(WorkspaceAnalysisContext c, ValueReference reference, YamlMapping values, Lazy<SuppliedValues> supplied)
    {
        for (var i = 0; i < reference.Keys.Count; i++)
        {
            if (!values.TryGetValue(reference.Keys[i], out var value) || value is YamlScalar { IsNull: true })
            {
                if (values.IsOpen || supplied.Value.Has([.. reference.Keys.Take(i + 1)]))
                {
                    return;
                }

                var path = string.Join('.', reference.Keys.Take(i + 1));
                if (i + 1 < reference.Keys.Count)
                {
                    c.Report(reference.Template.Document, reference.Spans[i], path, reference.Keys[i + 1]);
                }
                else if (value is null && reference.Action.Kind == GoTemplateActionKind.Output)
                {
                    c.Report(reference.Template.Document, reference.Spans[i], new DiagnosticDetails { MessageFormat = Empty, IsOptIn = true }, path);
                }

                return;
            }

            if (value is not YamlMapping next)
            {
                return;
            }

            values = next;
        }
    }

    private static bool Calls(ValueReference reference, Func<string, bool> isMeant) =>
        reference.Template.Template.GetTokens(reference.Action)
            .Any(token => token.Kind == GoTemplateTokenKind.Identifier && isMeant(reference.Template.Slice(token).ToString()));

    // Values that Helm hands down from the chart above, or that a dependency brings along.
    private static bool IsFromElsewhere(Chart chart, string key) =>
        key == "global" || chart.Dependencies.Any(dependency => Is(dependency, "alias", key) || Is(dependency, "name", key));

    private static bool Is(YamlMapping dependency, string name, string key) => dependency.TryGetScalar(name, out var value) && value.Value == key;
}
