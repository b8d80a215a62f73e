using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Kubernetes.Tests;

public sealed class GateCanaryWithMetricsTests
{
    [TestCase("[|analysis|]:\n  interval: 1m", TestName = "Neither metrics nor webhooks")]
    [TestCase("[|analysis|]: { metrics: [] }", TestName = "An empty list")]
    [TestCase("skipAnalysis: false\n[|analysis|]: { metrics: }", TestName = "An empty key")]
    [TestCase("analysis: { metrics: [ { name: request-success-rate } ] }", TestName = "A metric")]
    [TestCase("analysis: { webhooks: [ { name: promote } ] }", TestName = "A webhook")]
    [TestCase("analysis: ${ANALYSIS}", TestName = "From a variable")]
    [TestCase("skipAnalysis: true\nanalysis: { interval: 1m }", TestName = "Skipped on purpose")]
    public void Spec(string spec) => RuleVerifier<GateCanaryWithMetrics>.VerifyKubernetes(Manifests.Canary(spec));
}

public sealed class CompleteCanaryTests
{
    private const string Target = "targetRef: { kind: Deployment, name: web }\n";

    [TestCase(Target + "{|OPL1007:analysis|}: { threshold: 5, stepWeight: 10 }", TestName = "No interval")]
    [TestCase(Target + "{|OPL1007:analysis|}: { interval: 1m, stepWeight: 10 }", TestName = "No threshold")]
    [TestCase(Target + "{|OPL1007:analysis|}: { interval: 1m, threshold: 5 }", TestName = "No steps")]
    [TestCase(Target + "analysis: { interval: 1m, threshold: 5, {|OPL1007:iterations|}: 3, stepWeight: 10 }", TestName = "Two kinds of steps")]
    [TestCase(Target + "analysis: { interval: 1m, threshold: 5, stepWeights: [ 10, 50 ] }", TestName = "Complete with weights")]
    [TestCase(Target + "analysis: { interval: 1m, threshold: 5, iterations: 3 }", TestName = "Complete with iterations")]
    [TestCase(Target + "analysis: ${ANALYSIS}", TestName = "From a variable")]
    public void Spec(string spec) => RuleVerifier<CompleteCanary>.VerifyKubernetes(Manifests.Canary(spec));

    [Test]
    public void A_spec_without_target_and_analysis_lacks_both() =>
        RuleVerifier<CompleteCanary>.VerifyKubernetes("apiVersion: flagger.app/v1beta1\nkind: Canary\n{|OPL1007:{|OPL1007:spec|}|}: { provider: istio }\n");

    [Test]
    public void A_canary_of_another_group_is_not_ours() => RuleVerifier<CompleteCanary>.VerifyKubernetes("apiVersion: example.com/v1\nkind: Canary\nspec: {}\n");
}

public sealed class RemoveUnknownCanaryFieldTests
{
    [TestCase("analysis: { interval: 1m, [|successThreshold|]: 99 }", TestName = "A probe's field")]
    [TestCase("analysis: { [|stepWieght|]: 10 }", TestName = "A typo")]
    [TestCase("[|canaryAnalysis|]: { interval: 1m }", TestName = "The old name")]
    [TestCase("analysis: { [|progressDeadlineSeconds|]: 60 }", TestName = "In the wrong mapping")]
    [TestCase("progressDeadlineSeconds: 60\nanalysis: { interval: 1m, threshold: 5, stepWeight: 10 }", TestName = "All known")]
    [TestCase("analysis: ${ANALYSIS}", TestName = "From a variable")]
    public void Spec(string spec) => RuleVerifier<RemoveUnknownCanaryField>.VerifyKubernetes(Manifests.Canary(spec));

    [TestCase("analysis: { successThreshold: 99 }", "metrics[].thresholdRange.min")]
    [TestCase("analysis: { stepWieght: 10 }", "'stepWeight'")]
    [TestCase("analysis: { progressDeadlineSeconds: 60 }", "It belongs to 'spec'")]
    public void The_message_says_what_was_meant(string spec, string expected) =>
        Assert.That(
            Linter.Lint([new SourceDocument("canary.yaml", Manifests.Canary(spec))], new LintOptions { Rules = [new RemoveUnknownCanaryField()] }).Diagnostics.Single().Message,
            Does.Contain(expected));
}
