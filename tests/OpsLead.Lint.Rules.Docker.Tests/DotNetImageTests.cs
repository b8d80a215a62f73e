using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Docker.Tests;

public sealed class DotNetImageTests
{
    [TestCase("FROM [|mcr.microsoft.com/dotnet/aspnet:6.0-alpine|]\n", TestName = ".NET")]
    [TestCase("FROM --platform=$BUILDPLATFORM \\\n  [|node:18-alpine|] AS build\n", TestName = "Node, on a continued line")]
    [TestCase("ARG TAG=3.9\nFROM [|python:${TAG}-slim|]\n", TestName = "By default of an argument")]
    [TestCase("FROM [|debian:buster-slim|]\n", TestName = "Debian by name")]
    [TestCase("FROM [|python:3.13-bullseye|]\n", TestName = "The distribution beneath")]
    [TestCase("FROM [|openjdk:21|]\n", TestName = "An image that nobody builds")]
    [TestCase("FROM [|centos:latest|]\n", TestName = "A distribution that has ended")]
    [TestCase("FROM mcr.microsoft.com/dotnet/aspnet:10.0\n", TestName = "A version that lives")]
    [TestCase("FROM python:3.14\n", TestName = "A longer number")]
    [TestCase("FROM alpine:3.22\n", TestName = "Alpine that lives")]
    [TestCase("ARG TAG\nFROM node:$TAG\n", TestName = "A version from outside")]
    [TestCase("FROM registry.example/node:8\n", TestName = "Somebody else's image")]
    [TestCase("FROM node\n", TestName = "No version")]
    public void Ended(string text) => RuleVerifier<ReplaceUnsupportedImage>.VerifyDockerfile(text);

    [TestCase("FROM [|mcr.microsoft.com/dotnet/sdk:10.0|]\nENTRYPOINT [\"dotnet\", \"a.dll\"]\n", TestName = "The SDK")]
    [TestCase("FROM mcr.microsoft.com/dotnet/sdk:10.0 AS a\nFROM \\\n  [|a|]\nCMD [\"dotnet\", \"run\"]\n",
        TestName = "The SDK through a stage, on a continued line")]
    [TestCase("FROM [|mcr.microsoft.com/dotnet/sdk:10.0-alpine|]\nCMD dotnet a.dll\n", TestName = "The SDK in shell form")]
    [TestCase("FROM mcr.microsoft.com/dotnet/sdk:10.0 AS a\nFROM mcr.microsoft.com/dotnet/aspnet:10.0\nENTRYPOINT [\"b\"]\n", TestName = "The runtime")]
    [TestCase("FROM mcr.microsoft.com/dotnet/sdk:10.0\nENTRYPOINT [\"dotnet\", \"test\"]\n", TestName = "Tests")]
    [TestCase("FROM mcr.microsoft.com/dotnet/sdk:10.0\nRUN dotnet build\n", TestName = "Nothing is started")]
    [TestCase("ARG BASE\nFROM $BASE\nENTRYPOINT [\"a\"]\n", TestName = "A base from somewhere")]
    public void Sdk(string text) => RuleVerifier<ShipRuntimeImage>.VerifyDockerfile(text);

    [TestCase("COPY . .\nRUN [|dotnet restore|]", TestName = "dotnet")]
    [TestCase("COPY ./ /src\nRUN a && \\\n    [|npm ci|]", TestName = "npm, on a continued line")]
    [TestCase("COPY . .\nRUN [|pip install|] -r requirements.txt", TestName = "pip")]
    [TestCase("COPY a.csproj .\nRUN dotnet restore\nCOPY . .", TestName = "Before the sources")]
    [TestCase("COPY a.csproj .\nRUN dotnet restore\nCOPY . .\nRUN dotnet restore", TestName = "Once more after them")]
    [TestCase("COPY . .\nRUN --mount=type=cache,target=/root/.nuget dotnet restore", TestName = "With a cache")]
    [TestCase("COPY src src\nRUN dotnet restore", TestName = "A part of the sources")]
    [TestCase("COPY . .\nRUN npm install -g tool", TestName = "A tool")]
    [TestCase("COPY $SOURCE .\nRUN dotnet restore", TestName = "Sources in a variable")]
    public void Restore(string lines) => RuleVerifier<RestoreBeforeSources>.VerifyDockerfile($"FROM debian:13\n{lines}\n");

    [TestCase("ENV ASPNETCORE_URLS=[|http://localhost:5000|]", TestName = "Loopback")]
    [TestCase("ENV A=b \\\n    ASPNETCORE_URLS=[|http://127.0.0.1:80;https://localhost:443|]", TestName = "Two loopbacks, on a continued line")]
    [TestCase("ENV ASPNETCORE_HTTP_PORTS=[|http://+:80|]", TestName = "An address for a port")]
    [TestCase("ENV DOTNET_ENVIRONMENT=[|Development|]", TestName = "Development")]
    [TestCase("ENV DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=[|false|]", TestName = "No ICU on Alpine")]
    [TestCase("RUN apk add icu-libs\nENV DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=false", TestName = "ICU is installed")]
    [TestCase("ENV ASPNETCORE_URLS=http://+:8080", TestName = "All interfaces")]
    [TestCase("ENV ASPNETCORE_URLS=http://localhost:1;http://*:2", TestName = "Not the loopback alone")]
    [TestCase("ENV ASPNETCORE_HTTP_PORTS=8080;8081", TestName = "Numbers")]
    [TestCase("ENV ASPNETCORE_ENVIRONMENT=Production", TestName = "Production")]
    [TestCase("ENV ASPNETCORE_URLS=$URLS", TestName = "A setting from outside")]
    [TestCase("ENV DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=false\nFROM debian:13", TestName = "In a stage that only builds")]
    public void Settings(string lines) => RuleVerifier<FixDotNetSetting>.VerifyDockerfile($"FROM mcr.microsoft.com/dotnet/aspnet:10.0-alpine\n{lines}\n");

    [TestCase("ENTRYPOINT [|dotnet a.dll|]", TestName = "An entry point")]
    [TestCase("RUN [|useradd|] \\\n  shop", TestName = "A command, on continued lines")]
    [TestCase("HEALTHCHECK CMD [|curl http://localhost/|]", TestName = "A check in shell form")]
    [TestCase("ENTRYPOINT [\"dotnet\", \"a.dll\"]", TestName = "In exec form")]
    [TestCase("COPY --from=busybox:1.37 /bin/sh /bin/sh\nRUN a", TestName = "A shell is copied")]
    [TestCase("SHELL [\"/busybox/sh\", \"-c\"]\nRUN a", TestName = "A shell is named")]
    [TestCase("HEALTHCHECK NONE", TestName = "No command at all")]
    public void Without_shell(string lines) =>
        RuleVerifier<UseExecFormWithoutShell>.VerifyDockerfile($"FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled\n{lines}\n");

    [TestCase("FROM gcr.io/distroless/static-debian12\nCMD [|a b|]\n", TestName = "Distroless")]
    [TestCase("FROM gcr.io/distroless/static-debian12:debug\nCMD a b\n", TestName = "Distroless with a shell")]
    [TestCase("FROM mcr.microsoft.com/dotnet/aspnet:10.0\nCMD a b\n", TestName = "An image with a shell")]
    public void Bases_without_shell(string text) => RuleVerifier<UseExecFormWithoutShell>.VerifyDockerfile(text);

    [TestCase("FROM mcr.microsoft.com/dotnet/aspnet:10.0\nHEALTHCHECK CMD [|curl|] -f http://localhost/ || exit 1\n",
        TestName = "The .NET images have no curl")]
    [TestCase("FROM alpine:3.22\nHEALTHCHECK --interval=5s \\\n  CMD [|curl|] -f http://localhost/\n", TestName = "Alpine has no curl, on a continued line")]
    [TestCase("FROM node:24-slim\nHEALTHCHECK CMD [\"[|wget|]\", \"-q\", \"http://localhost/\"]\n", TestName = "A slim image has no wget, in JSON form")]
    [TestCase("FROM alpine:3.22\nHEALTHCHECK CMD wget -q http://localhost/\n", TestName = "BusyBox has wget")]
    [TestCase("FROM debian:13\nRUN apt-get install -y curl\nHEALTHCHECK CMD curl -f http://localhost/\n", TestName = "It is installed")]
    [TestCase("FROM debian:13\nRUN ./install.sh\nHEALTHCHECK CMD curl -f http://localhost/\n", TestName = "A script may install it")]
    [TestCase("FROM nginx:1.29\nHEALTHCHECK CMD curl -f http://localhost/\n", TestName = "An image that has it")]
    [TestCase("FROM debian:13\nHEALTHCHECK CMD /app/health\n", TestName = "A program of its own")]
    [TestCase("ARG BASE\nFROM $BASE\nHEALTHCHECK CMD curl -f http://localhost/\n", TestName = "A base that may have it")]
    public void Health_tools(string text) => RuleVerifier<UseHealthToolOfImage>.VerifyDockerfile(text);

    [TestCase("CMD [\"sh\", \"-c\", \"a && [|dotnet|] b.dll\"]", "CMD [\"sh\", \"-c\", \"a && exec dotnet b.dll\"]", TestName = "After another command")]
    [TestCase("ENTRYPOINT [\"/bin/bash\", \\\n  \"-c\", \"a; [|./b|]\"]", "ENTRYPOINT [\"/bin/bash\", \\\n  \"-c\", \"a; exec ./b\"]",
        TestName = "On continued lines")]
    [TestCase("CMD [\"sh\", \"-c\", \"a && B=c [|d|]\"]", null, TestName = "With a variable of its own")]
    [TestCase("CMD [\"sh\", \"-c\", \"a && exec b\"]", null, TestName = "Handed over")]
    [TestCase("CMD [\"sh\", \"-c\", \"dotnet a.dll\"]", null, TestName = "A script of one command")]
    [TestCase("CMD [\"sh\", \"-c\", \"a || b\"]", null, TestName = "Perhaps not the last")]
    [TestCase("CMD [\"dotnet\", \"a.dll\"]", null, TestName = "No shell at work")]
    [TestCase("CMD [\"sh\", \"-c\", \"a && $COMMAND\"]", null, TestName = "A command in a variable")]
    public void Process_1(string lines, string? fixedLines) => RuleVerifier<HandProcessOver>.VerifyDockerfile(
        $"FROM debian:13\n{lines}\n", fixedLines is null ? null : $"FROM debian:13\n{fixedLines}\n", RuleVerifierOptions.AsShipped);
}
