using OpsLead.Lint.Kubernetes;

namespace OpsLead.Lint.Tests.Kubernetes;

public sealed class KubernetesDurationTests
{
    [TestCase("30s", ExpectedResult = 30_000)]
    [TestCase("1m30s", ExpectedResult = 90_000)]
    [TestCase("1.5h", ExpectedResult = 5_400_000)]
    [TestCase("500ms", ExpectedResult = 500)]
    [TestCase("-2s", ExpectedResult = -2_000)]
    [TestCase("0", ExpectedResult = 0)]
    public double Milliseconds(string text)
    {
        Assert.That(KubernetesDuration.TryParse(text, out var value), Is.True);
        return value.TotalMilliseconds;
    }

    [TestCase("", TestName = "Nothing is no duration")]
    [TestCase("30", TestName = "A number without a unit is no duration")]
    [TestCase("5 m", TestName = "A blank is no unit")]
    [TestCase("1d", TestName = "Go knows no days")]
    [TestCase("s", TestName = "A unit alone is no duration")]
    [TestCase("1m30", TestName = "The last number needs a unit too")]
    [TestCase("99999999999999999999h", TestName = "Nobody waits that long")]
    [TestCase("1.2.3s", TestName = "Two points are no number")]
    public void Refused(string text) => Assert.That(KubernetesDuration.TryParse(text, out _), Is.False);
}
