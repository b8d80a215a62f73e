using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Compose.Tests;

public sealed class AddHealthcheckForDependentTests
{
    [TestCase("image: redis:8", TestName = "An official image has no check")]
    [TestCase("image: redis:8\n    healthcheck:\n      test: NONE", TestName = "The check is switched off")]
    [TestCase("image: redis:8\n    healthcheck:\n      interval: 5s", TestName = "A check without a test")]
    public void Never_healthy(string dependency) => RuleVerifier<AddHealthcheckForDependent>.VerifyCompose(Compose("[|service_healthy|]", dependency));

    [TestCase("image: redis:8\n    healthcheck:\n      test: [CMD, redis-cli, ping]", TestName = "A check")]
    [TestCase("image: registry.example/shop/cache:1", TestName = "An image that may have a check")]
    [TestCase("image: ${CACHE_IMAGE}", TestName = "An image from outside")]
    [TestCase("build: ./cache", TestName = "A Dockerfile out of view")]
    [TestCase("image: redis:8\n    extends: { file: base.yaml, service: cache }", TestName = "A check from another file")]
    public void May_be_healthy(string dependency) => RuleVerifier<AddHealthcheckForDependent>.VerifyCompose(Compose("service_healthy", dependency));

    [Test]
    public void Another_condition_needs_no_check() => RuleVerifier<AddHealthcheckForDependent>.VerifyCompose(Compose("service_started", "image: redis:8"));

    [Test]
    public void The_check_may_stand_in_the_file_laid_over() => RuleVerifier<AddHealthcheckForDependent>.VerifyWorkspace(
        ("compose.yaml", Compose("service_healthy", "image: redis:8")),
        ("compose.override.yaml", "services:\n  cache:\n    healthcheck:\n      test: [CMD, redis-cli, ping]\n"));

    [TestCase("HEALTHCHECK CMD true", "service_healthy", TestName = "The image's own check")]
    [TestCase("USER shop", "[|service_healthy|]", TestName = "An image built without a check")]
    public void A_service_built_here(string instruction, string condition) => RuleVerifier<AddHealthcheckForDependent>.VerifyWorkspace(
        ("deploy/compose.yaml", Compose(condition, "build: { context: .., dockerfile: cache/Dockerfile }")),
        ("cache/Dockerfile", $"FROM debian:13\n{instruction}\n"));

    private static string Compose(string condition, string dependency) =>
        $"services:\n  web:\n    image: web:1\n    depends_on:\n      cache:\n        condition: {condition}\n  cache:\n    {dependency}\n";
}
