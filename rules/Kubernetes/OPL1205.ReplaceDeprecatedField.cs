using System.Collections.Immutable;
using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds fields of kustomizations that others have replaced.</summary>
/// <remarks>Kustomize 5 warns of each of them, and its <c>v1</c> API has none.</remarks>
internal sealed class ReplaceDeprecatedField : KubernetesRule
{
    // Kustomize's API reference, kustomize.config.k8s.io/v1beta1, as of 2026-11.
    private static readonly (string Field, string Replacement)[] Fields =
    [
        ("bases", "resources"),
        ("patchesStrategicMerge", "patches"),
        ("patchesJson6902", "patches"),
        ("commonLabels", "labels"),
        ("vars", "replacements"),
        ("imageTags", "images"),
    ];

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1205",
        "Replace the deprecated field",
        "The field '{0}' is deprecated, and Kustomize warns of it at every build. Use '{1}' instead.",
        RuleCategory.Maintainability,
        RuleSeverity.Note)
    {
        // It works as it did, and a removal has been announced for years.
        IsEnabledByDefault = false,
        Practice = Practice.ManifestValidation,
        Precision = RulePrecision.VeryHigh,
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterWorkspaceAction(static c =>
    {
        foreach (var file in new Kustomizations(c.Workspace).Files)
        {
            foreach (var (field, replacement) in Fields)
            {
                if (file.Root.TryGetEntry(field, out var entry) && entry.Key is YamlScalar key)
                {
                    c.Report(file.Document, key.Span, new DiagnosticDetails { Fix = CreateFix(file.Root, field, replacement, entry) }, field, replacement);
                }
            }
        }
    });

    // Where the new field is there already, or its content has another shape, somebody has to look.
    private static CodeFix? CreateFix(YamlMapping root, string field, string replacement, YamlEntry entry)
    {
        var isFirst = root.TryGetValue("patchesStrategicMerge", out _) && field == "patchesJson6902";
        if (root.TryGetValue(replacement, out _) || isFirst || root.IsFlow || entry.Value is not YamlSequence list || field is "commonLabels" or "vars" or "imageTags")
        {
            return null;
        }

        var edits = ImmutableArray.CreateBuilder<TextEdit>();
        edits.Add(new TextEdit(entry.Key.Span, replacement));
        foreach (var item in list.Items)
        {
            if (field != "patchesStrategicMerge")
            {
                continue;
            }

            if (list.IsFlow || item is not YamlScalar { Style: YamlScalarStyle.Plain or YamlScalarStyle.SingleQuoted or YamlScalarStyle.DoubleQuoted } path || path.Value.Contains('\n', StringComparison.Ordinal))
            {
                return null;
            }

            edits.Add(new TextEdit(new TextSpan(path.Span.Start, 0), "path: "));
        }

        return new CodeFix($"Use '{replacement}'", FixSafety.Safe, edits.ToImmutable());
    }
}
