using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Compose.Tests;

public sealed class LeavePortToReplicasTests
{
    [TestCase("scale: 2\n    ports: ['[|8080|]:80']", TestName = "One port for two")]
    [TestCase("deploy:\n      replicas: 3\n    ports: ['127.0.0.1:[|8080-8081|]:80']", TestName = "Two ports for three")]
    [TestCase("scale: 2\n    ports:\n      - target: 80\n        published: [|8080|]", TestName = "The long form")]
    [TestCase("scale: 2\n    ports: ['8080-8081:80']", TestName = "Two ports for two")]
    [TestCase("scale: 2\n    ports: ['80']", TestName = "A port that Docker chooses")]
    [TestCase("scale: 1\n    ports: ['8080:80']", TestName = "One container")]
    [TestCase("scale: ${COUNT}\n    ports: ['8080:80']", TestName = "A number from outside")]
    [TestCase("scale: 2\n    ports: ['${PORT}:80']", TestName = "A port from outside")]
    [TestCase("deploy:\n      replicas: 2\n      update_config:\n        order: start-first\n    ports: ['8080:80']", TestName = "A swarm")]
    public void Replicas(string keys) => RuleVerifier<LeavePortToReplicas>.VerifyCompose($"services:\n  web:\n    image: web:1\n    {keys}\n");
}
