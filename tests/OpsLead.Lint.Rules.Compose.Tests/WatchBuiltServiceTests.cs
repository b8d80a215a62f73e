using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Compose.Tests;

public sealed class WatchBuiltServiceTests
{
    [TestCase("build: .", "action: [|sync|]", TestName = "To nowhere")]
    [TestCase("build: .", "action: [|sync+restart|]", TestName = "To nowhere, then a restart")]
    [TestCase("image: web:1", "action: [|rebuild|]", TestName = "Nothing to build")]
    [TestCase("build: .", "action: rebuild", TestName = "Something to build")]
    [TestCase("image: web:1", "action: sync\n          target: /app", TestName = "To somewhere")]
    [TestCase("image: web:1\n    extends:\n      service: base", "action: rebuild", TestName = "Built elsewhere")]
    public void Watch(string source, string action) => RuleVerifier<WatchBuiltService>.VerifyCompose(
        $"services:\n  web:\n    {source}\n    develop:\n      watch:\n        - path: ./src\n          {action}\n");
}
