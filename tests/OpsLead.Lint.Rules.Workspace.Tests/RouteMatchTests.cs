namespace OpsLead.Lint.Rules.Workspace.Tests;

public sealed class RouteMatchTests
{
    [TestCase("/healthz", "/healthz", ExpectedResult = true)]
    [TestCase("/healthz", "/HealthZ/", ExpectedResult = true)]
    [TestCase("/healthz", "/health", ExpectedResult = false)]
    [TestCase("/healthz", "/healthz/ready", ExpectedResult = false)]
    [TestCase("/", "/", ExpectedResult = true)]
    [TestCase("/", "/x", ExpectedResult = false)]
    [TestCase("/orders/{id}", "/orders/1", ExpectedResult = true)]
    [TestCase("/orders/{id}", "/orders", ExpectedResult = false)]
    [TestCase("/orders/{id?}", "/orders", ExpectedResult = true)]
    [TestCase("/orders/{id=1}", "/orders", ExpectedResult = true)]
    [TestCase("/{**rest}", "/a/b", ExpectedResult = true)]
    [TestCase("/{*rest}", "/", ExpectedResult = true)]
    [TestCase("/files/{name}.json", "/files/a.json", ExpectedResult = true)]
    public bool A_route_answers(string route, string path) => RouteMatch.IsMatch(route, path);
}
