using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Docker.Tests;

public sealed class SetNonRootUserTests
{
    [TestCase("FROM [|debian:13|]\nRUN true\n", TestName = "No user")]
    [TestCase("FROM [|scratch|]\nCOPY app /\nENTRYPOINT [\"/app\"]\n", TestName = "Nothing has no user but root")]
    [TestCase("FROM scratch\nCOPY app.apk /\n", TestName = "What a build hands out is not run")]
    [TestCase("FROM debian:13\nUSER [|root:root|]\n", TestName = "Root by name")]
    [TestCase("FROM debian:13\nARG OWNER=0\nUSER shop\nUSER \\\n  [|${OWNER}|]\n", TestName = "Root by number, through an argument, on a continued line")]
    [TestCase("FROM debian:13 AS base\nUSER [|0|]\nFROM base\n", TestName = "Root inherited from a parent stage")]
    [TestCase("FROM [|mcr.microsoft.com/dotnet/aspnet:10.0|]\nENTRYPOINT [\"dotnet\", \"a.dll\"]\n", TestName = "A .NET image")]
    [TestCase("FROM debian:13 AS base\nUSER shop\nFROM base\n", TestName = "A user inherited from a parent stage")]
    [TestCase("FROM debian:13 AS build\nUSER root\nFROM mcr.microsoft.com/dotnet/aspnet:10.0\nUSER $APP_UID\n", TestName = "A builder may be root")]
    [TestCase("FROM mcr.microsoft.com/dotnet/runtime-deps:10.0-noble-chiseled\n", TestName = "A chiseled image is not root")]
    [TestCase("FROM gcr.io/distroless/static-debian12:nonroot\n", TestName = "A distroless image for others than root")]
    [TestCase("FROM postgres:18\n", TestName = "An image that gives up root itself")]
    [TestCase("FROM registry.example/shop/base:1\n", TestName = "An image nothing is known of")]
    [TestCase("FROM shop-base:1\n", TestName = "An image built on the machine")]
    [TestCase("ARG BASE\nFROM $BASE\n", TestName = "A base from outside")]
    [TestCase("RUN true\n", TestName = "A fragment")]
    [TestCase("FROM debian:13\nRUN apt-get install -y gosu\nENTRYPOINT [\"/start.sh\"]\n", TestName = "An entry point that can give up root")]
    [TestCase("FROM debian:13\nRUN make install\nCMD [\"python3\"]\n", TestName = "An image to build upon")]
    [TestCase("FROM [|debian:13|]\nCMD [\"python3\", \"app.py\"]\n", TestName = "A program of its own")]
    public void Final_stage(string dockerfile) => RuleVerifier<SetNonRootUser>.VerifyDockerfile(dockerfile, options: RuleVerifierOptions.AsShipped);

    [Test]
    public void The_peers_verdict_on_unknown_images_is_there_for_those_who_ask() => RuleVerifier<SetNonRootUser>.VerifyDockerfile(
        "FROM [|registry.example/shop/base:1|]\n", options: new RuleVerifierOptions { Select = ["trivy/DS-0002"] });

    [Test]
    public void The_fix_adds_the_user_before_the_entry_point() => RuleVerifier<SetNonRootUser>.VerifyDockerfile(
        "FROM [|mcr.microsoft.com/dotnet/aspnet:10.0|]\nCOPY app .\nENTRYPOINT [\"dotnet\", \"a.dll\"]\n",
        "FROM mcr.microsoft.com/dotnet/aspnet:10.0\nCOPY app .\nUSER $APP_UID\nENTRYPOINT [\"dotnet\", \"a.dll\"]\n");
}
