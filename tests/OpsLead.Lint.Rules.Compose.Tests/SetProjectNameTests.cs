using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Compose.Tests;

public sealed class SetProjectNameTests
{
    [TestCase("[|services|]:\n  web:\n    image: web:1\n", TestName = "Services only")]
    [TestCase("[|version|]: \"3\"\nservices: {}\n", TestName = "After a version")]
    [TestCase("[|x-a|]: 1\nservices: {}\n", TestName = "An extension first")]
    public void Finds(string text) => RuleVerifier<SetProjectName>.VerifyCompose(text);

    [TestCase("name: shop\nservices:\n  web:\n    image: web:1\n    \n", TestName = "Named")]
    [TestCase("services:\n  web:\n    image: web:1\n    \nname: shop\n", TestName = "Named at the end")]
    [TestCase("name: ${NAME}\nservices:\n  web:\n    image: web:1\n    \n", TestName = "From outside")]
    public void Is_silent(string text) => RuleVerifier<SetProjectName>.VerifyCompose(text);
}
