using System.Collections.Immutable;
using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Compose.Tests;

public sealed class QuotePortsTests
{
    [TestCase("services:\n  web:\n    image: web:1\n    ports: [[|80:80|]]\n", TestName = "Plain")]
    [TestCase("services:\n  web:\n    image: web:1\n    expose:\n      - [|3000|]\n", TestName = "A number")]
    [TestCase("services:\n  web:\n    image: web:1\n    ports: [[|\"80:80\"|]]\n", TestName = "Other quotes")]
    public void Finds(string text) => RuleVerifier<QuotePorts>.VerifyCompose(text);

    [TestCase("services:\n  web:\n    image: web:1\n    ports: ['80:80']\n", TestName = "Quoted")]
    [TestCase("services:\n  web:\n    image: web:1\n    ports:\n      - target: 80\n", TestName = "Long")]
    [TestCase("services:\n  web:\n    image: web:1\n    \n", TestName = "None")]
    public void Is_silent(string text) => RuleVerifier<QuotePorts>.VerifyCompose(text);

    [Test]
    public void The_quotes_are_an_option() => RuleVerifier<QuotePorts>.VerifyCompose(
        "services:\n  web:\n    ports: [[|80|], \"81\", [|'82'|]]\n",
        "services:\n  web:\n    ports: [\"80\", \"81\", \"82\"]\n",
        new RuleVerifierOptions { Options = ImmutableDictionary<string, string>.Empty.Add("quote_type", "double") });
}
