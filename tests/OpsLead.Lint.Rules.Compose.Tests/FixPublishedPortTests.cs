using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Compose.Tests;

public sealed class FixPublishedPortTests
{
    [TestCase("'[|3000-3005|]:3000-3002'", TestName = "Ranges of different lengths")]
    [TestCase("'[|3000|]:3000-3002'", TestName = "One port for a range")]
    [TestCase("'[|3005-3000|]:80'", TestName = "Backwards")]
    [TestCase("'80:[|99999|]'", TestName = "No port")]
    [TestCase("'3000-3005:80'", TestName = "A range for one port")]
    [TestCase("'3000-3002:4000-4002/udp'", TestName = "Ranges of one length")]
    [TestCase("'3000-3002'", TestName = "Ports that Docker chooses")]
    [TestCase("'${PORTS}:3000-3002'", TestName = "Ports from outside")]
    public void Ports(string port) => RuleVerifier<FixPublishedPort>.VerifyCompose($"services:\n  web:\n    image: web:1\n    ports:\n      - {port}\n");
}
