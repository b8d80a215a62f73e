namespace OpsLead.Lint.Tests.Engine;

/// <summary>Nothing stops the run.</summary>
[TestFixture]
public sealed class RuleFailureTests
{
    private const string Pod = """
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          containers:
            - name: web
              image: shop/web:1
            - name: proxy
              image: shop/proxy:1
        """;

    [Test]
    public void A_rule_that_throws_is_named_in_a_finding()
    {
        var result = TestLinter.Lint("pod.yaml", Pod, "OPL1903", "OPL9901");

        Assert.That(TestLinter.Findings(result), Is.EqualTo(new[]
        {
            "1 OPL9901 The engine says 'RuleFailure: OPL1903 throw-at-container | InvalidOperationException | no such container'. Listen.",
        }));
    }

    [Test]
    public void The_other_rules_go_on()
    {
        var result = TestLinter.Lint("pod.yaml", Pod, "OPL1901", "OPL1903");

        Assert.That(result.Diagnostics.Select(static d => d.Arguments[0]), Is.EqualTo(new[] { "shop/web:1", "shop/proxy:1" }));
    }
}
