using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Docker.Tests;

public sealed class PinBaseImageTests
{
    [TestCase("FROM [|debian|]\n", TestName = "No tag")]
    [TestCase("FROM --platform=$BUILDPLATFORM \\\n  [|registry.example:5000/shop/web|] AS build\n", TestName = "A port is no tag, on a continued line")]
    [TestCase("FROM [|debian:latest|]\n", TestName = "Latest moves")]
    [TestCase("ARG TAG=latest\nFROM [|debian:${TAG}|]\n", TestName = "The default of an argument is latest")]
    [TestCase("FROM debian:13 AS base\nFROM base\nFROM [|node|]\n", TestName = "A stage is no image")]
    [TestCase("FROM scratch\n", TestName = "Nothing needs no tag")]
    [TestCase("ARG TAG\nFROM debian:${TAG}\n", TestName = "An argument without a default")]
    [TestCase("ARG BASE\nFROM ${BASE}\n", TestName = "A whole name from outside")]
    [TestCase("FROM debian:latest@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\n", TestName = "A digest beside latest")]
    [TestCase("RUN true\n", TestName = "A fragment")]
    public void Base(string dockerfile) => RuleVerifier<PinBaseImage>.VerifyDockerfile(dockerfile);

    [Test]
    public void A_comment_above_an_instruction_silences_all_of_it() => RuleVerifier<PinBaseImage>.VerifyDockerfile(
        """
        # opslead-lint: ignore[pin-base-image] rebuilt every night
        FROM --platform=$BUILDPLATFORM \
          debian
        """);
}
