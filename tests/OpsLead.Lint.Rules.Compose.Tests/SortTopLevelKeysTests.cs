using System.Collections.Immutable;
using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Compose.Tests;

public sealed class SortTopLevelKeysTests
{
    [TestCase("services:\n  web:\n    image: web:1\n    \n[|name|]: shop\n", TestName = "The name last")]
    [TestCase("services:\n  web:\n    image: web:1\n    \n[|x-a|]: 1\n", TestName = "An extension last")]
    [TestCase("x-b: 1\n[|x-a|]: 1\nservices:\n  web:\n    image: web:1\n    \n", TestName = "Extensions by the alphabet")]
    public void Finds(string text) => RuleVerifier<SortTopLevelKeys>.VerifyCompose(text);

    [TestCase("x-a: 1\nversion: \"3\"\nname: shop\nservices:\n  web:\n    image: web:1\n    \nnetworks: {}\nvolumes: {}\nsecrets: {}\nconfigs: {}\n", TestName = "Sorted")]
    [TestCase("services:\n  web:\n    image: web:1\n    \n", TestName = "Services only")]
    [TestCase("name: a\nservices:\n  web:\n    image: web:1\n    \nconfigs: {}\n", TestName = "Some left out")]
    public void Is_silent(string text) => RuleVerifier<SortTopLevelKeys>.VerifyCompose(text);

    [Test]
    public void The_order_is_an_option() => RuleVerifier<SortTopLevelKeys>.VerifyCompose(
        "volumes: {}\n[|services|]: {}\nx-a: 1\n",
        options: new RuleVerifierOptions { Options = ImmutableDictionary<string, string>.Empty.Add("order", "services,volumes,x-properties") });
}
