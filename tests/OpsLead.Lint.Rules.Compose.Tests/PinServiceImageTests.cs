using System.Collections.Immutable;
using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Compose.Tests;

public sealed class PinServiceImageTests
{
    [TestCase("services:\n  web:\n    image: [|postgres|]\n", TestName = "No tag")]
    [TestCase("services:\n  web:\n    image: [|\"redis:latest\"|]\n", TestName = "Latest")]
    [TestCase("services:\n  web:\n    image: [|registry.example:5000/web|]\n", TestName = "A registry with a port")]
    [TestCase("services:\n  web:\n    image: [|nginx:edge|]\n", TestName = "A tag that moves")]
    [TestCase("services:\n  web:\n    image: [|web|]\n    build: .\n", TestName = "Built here")]
    public void Finds(string text) => RuleVerifier<PinServiceImage>.VerifyCompose(text);

    [TestCase("services:\n  web:\n    image: postgres:18.0\n", TestName = "A tag")]
    [TestCase("services:\n  web:\n    image: web@sha256:0ed5d5928d4737458944eb604cc8509e245c3e19d02ad83935398bc4b991aac7\n", TestName = "A digest")]
    [TestCase("services:\n  web:\n    image: web:${TAG}\n", TestName = "From outside")]
    [TestCase("services:\n  web:\n    image: web:${TAG:-latest}\n", TestName = "A default")]
    [TestCase("services:\n  web:\n    build: .\n", TestName = "Only built")]
    public void Is_silent(string text) => RuleVerifier<PinServiceImage>.VerifyCompose(text);

    [TestCase("web:latest", "\n    build: .", TestName = "What is built here has its name from here")]
    [TestCase("nginx:edge", "", TestName = "Other tags that move count when they are asked for")]
    public void As_shipped_it_is_silent(string image, string more) =>
        RuleVerifier<PinServiceImage>.VerifyCompose($"services:\n  web:\n    image: {image}{more}\n", options: RuleVerifierOptions.AsShipped);

    [Test]
    public void The_tags_are_an_option() => RuleVerifier<PinServiceImage>.VerifyCompose(
        "services:\n  a:\n    image: [|a:unstable|]\n  b:\n    image: b:edge\n",
        options: new RuleVerifierOptions { Options = ImmutableDictionary<string, string>.Empty.Add("prohibited_tags", "unstable, preview") });

    [Test]
    public void On_a_developers_machine_it_is_worth_a_note() => RuleVerifier<PinServiceImage>.Verify(
        "compose.override.yaml",
        "services:\n  mail:\n    image: [|mail|]\n",
        options: new RuleVerifierOptions { Severity = RuleSeverity.Note });
}
