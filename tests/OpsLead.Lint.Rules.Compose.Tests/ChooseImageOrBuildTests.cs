using System.Collections.Immutable;
using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Compose.Tests;

public sealed class ChooseImageOrBuildTests
{
    [TestCase("services:\n  web:\n    image: web:1\n    [|build|]: .\n", TestName = "Both")]
    [TestCase("services:\n  web:\n    image: web:1\n    [|build|]:\n      context: .\n", TestName = "Both in the long form")]
    [TestCase("x-b: &b\n  [|build|]: .\nservices:\n  web:\n    <<: *b\n    image: web:1\n", TestName = "Behind a merge")]
    public void Finds(string text) => RuleVerifier<ChooseImageOrBuild>.VerifyCompose(text);

    [TestCase("services:\n  web:\n    image: web:1\n    build: .\n    pull_policy: build\n", TestName = "A policy")]
    [TestCase("services:\n  web:\n    image: web:1\n    \n", TestName = "An image")]
    [TestCase("services:\n  web:\n    build: .\n", TestName = "A build")]
    public void Is_silent(string text) => RuleVerifier<ChooseImageOrBuild>.VerifyCompose(text);

    [Test]
    public void The_policy_may_be_left_out_of_account() => RuleVerifier<ChooseImageOrBuild>.VerifyCompose(
        "services:\n  web:\n    image: web:1\n    [|build|]: .\n    pull_policy: build\n",
        options: new RuleVerifierOptions { Options = ImmutableDictionary<string, string>.Empty.Add("check_pull_policy", "false") });
}
