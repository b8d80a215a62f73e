using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Compose.Tests;

public sealed class RemoveObsoleteVersionTests
{
    [TestCase("[|version|]: '3.8'\nservices:\n  web:\n    image: web:1\n    \n", TestName = "At the top")]
    [TestCase("[|version|]: 2\nservices:\n  web:\n    image: web:1\n    \n", TestName = "A number")]
    [TestCase("services:\n  web:\n    image: web:1\n    \n[|version|]: \"3\"\n", TestName = "At the end")]
    [TestCase("[|version|]: \"3\" # old\nservices:\n  web:\n    image: web:1\n    \n", TestName = "With a comment")]
    public void Finds(string text) => RuleVerifier<RemoveObsoleteVersion>.VerifyCompose(text);

    [TestCase("services:\n  web:\n    image: web:1\n    \n", TestName = "None")]
    [TestCase("services:\n  version:\n    image: a:1\n", TestName = "Of a service")]
    [TestCase("x-a:\n  version: 3\nservices:\n  web:\n    image: web:1\n    \n", TestName = "Of an extension")]
    public void Is_silent(string text) => RuleVerifier<RemoveObsoleteVersion>.VerifyCompose(text);

    [Test]
    public void The_line_goes() => RuleVerifier<RemoveObsoleteVersion>.VerifyCompose(
        "# Shop\n[|version|]: '3.8'\n\nservices:\n  web:\n    image: web:1\n",
        "# Shop\n\nservices:\n  web:\n    image: web:1\n");

    [Test]
    public void Old_engines_of_a_swarm_read_it() => RuleVerifier<RemoveObsoleteVersion>.VerifyCompose(
        "version: '3.8'\nservices:\n  web:\n    image: web:1\n    deploy:\n      placement: { constraints: [node.role == worker] }\n",
        options: RuleVerifierOptions.AsShipped);
}
