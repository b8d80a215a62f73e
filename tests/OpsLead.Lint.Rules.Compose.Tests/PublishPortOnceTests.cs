using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Compose.Tests;

public sealed class PublishPortOnceTests
{
    [TestCase("services:\n  a:\n    image: a:1\n    ports:\n      - \"8080:80\"\n  b:\n    image: b:1\n    ports:\n      - \"[|8080|]:81\"\n", TestName = "The same port")]
    [TestCase("services:\n  a:\n    image: a:1\n    ports:\n      - \"8080-8090:80-90\"\n  b:\n    image: b:1\n    ports:\n      - [|8085|]:81\n", TestName = "A range")]
    [TestCase("services:\n  a:\n    image: a:1\n    ports:\n      - 8080:80\n  b:\n    image: b:1\n    ports:\n      - \"127.0.0.1:[|8080|]:81\"\n", TestName = "All interfaces and one")]
    [TestCase("services:\n  a:\n    image: a:1\n    ports:\n      - 8080:80\n  b:\n    image: b:1\n    ports:\n      - target: 80\n        published: [|\"8080\"|]\n", TestName = "The long form")]
    [TestCase("services:\n  a:\n    image: a:1\n    ports:\n      - \"${PORT:-8080}:80\"\n  b:\n    image: b:1\n    ports:\n      - \"[|8080|]:81\"\n", TestName = "By a default")]
    [TestCase("services:\n  web:\n    image: web:1\n    ports:\n      - \"8080:80\"\n      - \"[|8080|]:81\"\n", TestName = "Twice in one service")]
    public void Finds(string text) => RuleVerifier<PublishPortOnce>.VerifyCompose(text);

    [TestCase("services:\n  a:\n    image: a:1\n    ports:\n      - \"127.0.0.1:8080:80\"\n  b:\n    image: b:1\n    ports:\n      - \"10.0.0.1:8080:81\"\n", TestName = "Other addresses")]
    [TestCase("services:\n  a:\n    image: a:1\n    ports:\n      - \"53:53\"\n  b:\n    image: b:1\n    ports:\n      - \"53:53/udp\"\n", TestName = "Other protocols")]
    [TestCase("services:\n  a:\n    image: a:1\n    ports:\n      - \"8080:80\"\n    profiles: [a]\n  b:\n    image: b:1\n    ports:\n      - \"8080:80\"\n    profiles: [b]\n", TestName = "Profiles that exclude each other")]
    [TestCase("services:\n  a:\n    image: a:1\n    ports:\n      - \"${A}:80\"\n  b:\n    image: b:1\n    ports:\n      - \"${A}:80\"\n", TestName = "Variables")]
    [TestCase("services:\n  a:\n    image: a:1\n    ports:\n      - \"8080-8090:80\"\n  b:\n    image: b:1\n    ports:\n      - \"8080-8090:80\"\n", TestName = "A range of which one is taken")]
    [TestCase("services:\n  a:\n    image: a:1\n    ports:\n      - \"80\"\n  b:\n    image: b:1\n    ports:\n      - 80\n", TestName = "No port of the host")]
    [TestCase("services:\n  web:\n    image: web:1\n    ports:\n      - \"8080:80\"\n      - 8080:80\n", TestName = "The same mapping twice")]
    public void Is_silent(string text) => RuleVerifier<PublishPortOnce>.VerifyCompose(text, options: RuleVerifierOptions.AsShipped);

    [Test]
    public void The_file_laid_over_adds_ports() => RuleVerifier<PublishPortOnce>.VerifyWorkspace(
        ("compose.yaml", "services:\n  a:\n    image: a:1\n    ports: ['8080:80']\n  b:\n    image: b:1\n"),
        ("compose.override.yaml", "services:\n  a:\n    ports: ['8080:80']\n  b:\n    ports: ['[|8080|]:80']\n"));

    [Test]
    public void Files_that_are_not_merged_do_not_collide() => RuleVerifier<PublishPortOnce>.VerifyWorkspace(
        ("compose.yaml", "services:\n  a:\n    image: a:1\n    ports: ['8080:80']\n"),
        ("docker-compose.ci.yml", "services:\n  b:\n    image: b:1\n    ports: ['8080:80']\n"));

    [Test]
    public void The_file_laid_over_replaces_ports() => RuleVerifier<PublishPortOnce>.VerifyWorkspace(
        ("compose.yaml", "services:\n  a:\n    image: a:1\n    ports: ['8080:80']\n"),
        ("compose.override.yaml", "services:\n  a:\n    ports: !override ['8080:8000']\n"));

    [Test]
    public void A_peer_takes_the_port_of_the_container_for_one_of_the_host() => RuleVerifier<PublishPortOnce>.VerifyCompose(
        "services:\n  a:\n    image: a:1\n    ports: ['8080']\n  b:\n    image: b:1\n    ports: [[|8080|]]\n",
        options: new RuleVerifierOptions { Select = ["dclint/no-duplicate-exported-ports"] });
}
