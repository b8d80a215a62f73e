using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds canaries that Flagger's own schema refuses.</summary>
/// <remarks>The schema: Flagger's Canary custom resource definition, v1beta1, as of 2026-07.</remarks>
internal sealed class CompleteCanary : KubernetesRule
{
    private const string NoSteps = "The analysis of canary '{0}' says neither 'iterations' nor 'stepWeight' nor 'stepWeights', so the API server refuses it. Say how traffic moves.";
    private const string TwoSteps = "The analysis of canary '{0}' mixes 'iterations' with step weights, so the API server refuses it. Keep one of them.";

    private static readonly string[] Required = ["interval", "threshold"];

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1007",
        "Complete the canary",
        "Canary '{0}' lacks '{1}', so the API server refuses it. Add the field.",
        RuleCategory.Correctness,
        RuleSeverity.Error)
    {
        Practice = Practice.ManifestValidation,
        Precision = RulePrecision.VeryHigh,
        Aliases = ["kubeconform/schema-validation"],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterManifestAction(static c =>
    {
        if (c.Node.Group != "flagger.app" || c.Node.Spec is not { IsKnown: true } spec)
        {
            return;
        }

        var name = c.Node.Name.IsKnown ? c.Node.Name.Value : c.Node.Kind;
        if (IsMissing(spec.Value, "targetRef"))
        {
            c.Report(spec.Span, name, "spec.targetRef");
        }

        var analysis = YamlFacts.GetMapping(spec.Value, "analysis", spec.Span);
        if (analysis.IsAbsent && !spec.Value.TryGetValue("canaryAnalysis", out _))
        {
            c.Report(analysis.Span, name, "spec.analysis");
        }
        else if (analysis.IsKnown)
        {
            CheckAnalysis(c, name, analysis.Value, analysis.Span);
        }
    }, "Canary");

    private static void CheckAnalysis(NodeContext<Lint.Kubernetes.KubernetesObject> c, string name, YamlMapping analysis, TextSpan anchor)
    {
        foreach (var key in Required)
        {
            if (IsMissing(analysis, key))
            {
                c.Report(anchor, name, "spec.analysis." + key);
            }
        }

        var hasIterations = analysis.TryGetEntry("iterations", out var iterations);
        var hasWeights = analysis.TryGetValue("stepWeight", out _) || analysis.TryGetValue("stepWeights", out _);
        if (hasIterations && hasWeights)
        {
            c.Report(iterations.Key.Span, new DiagnosticDetails { MessageFormat = TwoSteps }, name);
        }
        else if (!hasIterations && !hasWeights && !analysis.IsOpen)
        {
            c.Report(anchor, new DiagnosticDetails { MessageFormat = NoSteps }, name);
        }
    }

    private static bool IsMissing(YamlMapping mapping, string key) =>
        !mapping.TryGetValue(key, out var value) ? !mapping.IsOpen : value is YamlScalar { IsNull: true };
}
