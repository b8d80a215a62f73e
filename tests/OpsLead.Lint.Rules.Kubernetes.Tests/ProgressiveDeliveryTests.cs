using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Kubernetes.Tests;

/// <summary>Analyses that cannot fail, cannot pass or get no traffic, and strategies that are not whole.</summary>
public sealed class ProgressiveDeliveryTests
{
    [TestCase("analysis:\n  metrics:\n    - name: [|error-rate|]\n      templateRef: {name: x}\n", TestName = "A metric without a range")]
    [TestCase("analysis:\n  metrics:\n    - name: error-rate\n      [|thresholdRange|]: {}\n", TestName = "A range without bounds")]
    [TestCase("analysis:\n  metrics:\n    - name: request-success-rate\n      [|thresholdRange|]: {max: 100}\n", TestName = "A success rate without a minimum")]
    [TestCase("skipAnalysis: [|true|]\n", TestName = "An analysis that is skipped")]
    [TestCase("analysis:\n  metrics:\n    - name: request-success-rate\n      thresholdRange: {min: 99}\n    - name: old\n      threshold: 5\n", TestName = "Metrics with bounds")]
    [TestCase("skipAnalysis: ${SKIP}\nanalysis:\n  metrics:\n    - name: \"{{ .Values.metric }}\"\n", TestName = "Values that are filled in later")]
    [TestCase("skipAnalysis: false\nanalysis:\n  metrics: []\n", TestName = "No metrics, which another rule reports")]
    public void Canary_that_cannot_fail(string spec) => RuleVerifier<LetAnalysisFail>.VerifyKubernetes(Manifests.Canary(spec));

    [TestCase("- name: [|rate|]\n  provider: {prometheus: {query: up}}", TestName = "A metric without a condition")]
    [TestCase("- name: rate\n  successCondition: result[0] > 0.9\n  provider: {prometheus: {query: up}}", TestName = "A condition of success")]
    [TestCase("- name: rate\n  failureCondition: result[0] < 0.9\n  provider: {prometheus: {query: up}}", TestName = "A condition of failure")]
    [TestCase("- name: test\n  provider: {job: {spec: {}}}", TestName = "A job")]
    [TestCase("- name: \"{{ args.name }}\"\n  provider: {prometheus: {query: up}}", TestName = "A templated name")]
    public void Template_that_cannot_fail(string metric) => RuleVerifier<LetAnalysisFail>.VerifyKubernetes(
        $"apiVersion: argoproj.io/v1alpha1\nkind: AnalysisTemplate\nmetadata:\n  name: a\nspec:\n  metrics:\n    {metric.Replace("\n", "\n    ", StringComparison.Ordinal)}\n");

    [TestCase("analysis:\n  stepWeight: [|0|]\n", TestName = "A step of nothing")]
    [TestCase("analysis:\n  maxWeight: [|120|]\n", TestName = "More than everything")]
    [TestCase("analysis:\n  stepWeight: [|60|]\n  maxWeight: 50\n", TestName = "A step above the maximum")]
    [TestCase("analysis:\n  stepWeights: [10, 50, [|20|], 5]\n", TestName = "Weights that do not ascend")]
    [TestCase("provider: kubernetes\nanalysis:\n  [|stepWeight|]: 10\n", TestName = "A provider that cannot split traffic")]
    [TestCase("analysis:\n  metrics:\n    - name: [|errors|]\n      thresholdRange: {max: 1}\n", TestName = "A metric that Flagger does not know")]
    [TestCase("provider: istio\nanalysis:\n  stepWeight: 10\n  maxWeight: 50\n", TestName = "Weights that fit")]
    [TestCase("provider: kubernetes\nanalysis:\n  iterations: 10\n", TestName = "Blue-green of Flagger")]
    [TestCase("analysis:\n  stepWeight: ${STEP}\n  maxWeight: 50\n  stepWeights: [10, \"{{ .Values.weight }}\"]\n  metrics:\n    - name: errors\n      templateRef: {name: errors}\n", TestName = "Values that are filled in later")]
    public void Canary_without_traffic(string spec) => RuleVerifier<GiveCanaryTraffic>.VerifyKubernetes(Manifests.Canary(spec));

    [TestCase("canary: {}\n[|blueGreen|]: {activeService: a}\n", TestName = "Two strategies")]
    [TestCase("[|blueGreen|]: {previewService: a}\n", TestName = "No active Service")]
    [TestCase("blueGreen: {activeService: a, previewService: [|a|]}\n", TestName = "One Service for both")]
    [TestCase("canary: {stableService: a, canaryService: [|a|]}\n", TestName = "One Service for the canary")]
    [TestCase("canary:\n  stableService: a\n  [|trafficRouting|]: {nginx: {stableIngress: a}}\n", TestName = "A router without the canary's Service")]
    [TestCase("canary:\n  steps:\n    - setWeight: [|200|]\n    - setWeight: 10\n      [|pause|]: {}\n", TestName = "Steps that make no sense")]
    [TestCase("canary:\n  canaryService: a\n  stableService: b\n  trafficRouting: {nginx: {stableIngress: a}}\n  steps: [{setWeight: 10}, {pause: {}}]\n", TestName = "A whole canary")]
    [TestCase("blueGreen: {activeService: \"{{ .A }}\", previewService: \"{{ .A }}\"}\n", TestName = "Names of a template")]
    [TestCase("canary:\n  trafficRouting: {istio: {destinationRule: {name: a}}}\n", TestName = "A router with subsets")]
    public void Strategy(string strategy) => RuleVerifier<CompleteRolloutStrategy>.VerifyKubernetes(Rollout(strategy));

    [Test]
    public void A_strategy_of_nothing() => RuleVerifier<CompleteRolloutStrategy>.VerifyKubernetes(
        "apiVersion: argoproj.io/v1alpha1\nkind: Rollout\nmetadata:\n  name: web\nspec:\n  [|strategy|]: {}\n");

    [TestCase("[|blueGreen|]:\n  activeService: a\n", TestName = "No preview")]
    [TestCase("blueGreen:\n  activeService: a\n  previewService: b\n", TestName = "A preview")]
    [TestCase("blueGreen:\n  activeService: a\n  previewService: \"{{ .Values.preview }}\"\n", TestName = "A preview that a template supplies")]
    [TestCase("[|blueGreen|]:\n  activeService: a\n  previewService:\n", TestName = "A preview without a name")]
    [TestCase("canary: {}\n", TestName = "A canary")]
    public void Preview(string strategy) => RuleVerifier<AddPreviewService>.VerifyKubernetes(Rollout(strategy));

    [TestCase("canary:\n  [|steps|]:\n    - setWeight: 20\n    - setCanaryScale: {weight: 50}\n", TestName = "Weights alone")]
    [TestCase("[|canary|]: {}\n", TestName = "No steps")]
    [TestCase("[|canary|]:\n  maxSurge: 1\n  steps: []\n", TestName = "An empty list")]
    [TestCase("canary:\n  steps:\n    - setWeight: 20\n    - pause: {duration: 10m}\n", TestName = "A pause")]
    [TestCase("canary:\n  analysis: {templates: []}\n  steps:\n    - setWeight: 20\n", TestName = "An analysis in the background")]
    [TestCase("canary:\n  steps:\n    - setWeight: 20\n    - experiment: {}\n", TestName = "An experiment")]
    public void Gate(string strategy) => RuleVerifier<GateRollout>.VerifyKubernetes(Rollout(strategy));

    private static string Rollout(string strategy) =>
        $"apiVersion: argoproj.io/v1alpha1\nkind: Rollout\nmetadata:\n  name: web\nspec:\n  strategy:\n    {strategy.TrimEnd().Replace("\n", "\n    ", StringComparison.Ordinal)}\n";
}
