using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Compose.Tests;

public sealed class SortServicePortsTests
{
    [TestCase("services:\n  web:\n    image: web:1\n    ports: [\"90:90\", [|\"80:80\"|]]\n", TestName = "Two")]
    [TestCase("services:\n  web:\n    image: web:1\n    ports: [1000, [|200|]]\n", TestName = "Numbers")]
    [TestCase("services:\n  web:\n    image: web:1\n    ports:\n      - \"90:90\"\n      - [|target: 80\n        published: 80|]\n", TestName = "Long")]
    public void Finds(string text) => RuleVerifier<SortServicePorts>.VerifyCompose(text);

    [TestCase("services:\n  web:\n    image: web:1\n    ports: [\"80:80\", 90, \"127.0.0.1:100:1\"]\n", TestName = "Sorted")]
    [TestCase("services:\n  web:\n    image: web:1\n    ports: [\"90:1\", \"${P}:80\"]\n", TestName = "From outside")]
    [TestCase("services:\n  web:\n    image: web:1\n    \n", TestName = "None")]
    public void Is_silent(string text) => RuleVerifier<SortServicePorts>.VerifyCompose(text);

    [Test]
    public void The_items_change_places() => RuleVerifier<SortServicePorts>.VerifyCompose(
        "services:\n  web:\n    ports:\n      - \"90:90\"\n      - [|80|]\n      - '100'\n", "services:\n  web:\n    ports:\n      - 80\n      - \"90:90\"\n      - '100'\n");

    [Test]
    public void A_comment_stays_with_what_it_is_about() => RuleVerifier<SortServicePorts>.VerifyCompose(
        "services:\n  web:\n    ports:\n      - \"90:90\" # metrics\n      - [|80|]\n");
}
