using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Docker.Tests;

public sealed class InstructionTests
{
    [TestCase("WORKDIR [|app|]", TestName = "Relative")]
    [TestCase("WORKDIR \\\n  [|\"app\"|]", TestName = "Quoted, on a continued line")]
    [TestCase("ARG DIR=app\nWORKDIR [|${DIR}|]", TestName = "Relative by default")]
    [TestCase("WORKDIR /app", TestName = "Absolute")]
    [TestCase("WORKDIR /app\nWORKDIR bin", TestName = "Below an absolute one")]
    [TestCase("WORKDIR C:/app", TestName = "A drive")]
    [TestCase("WORKDIR ${OUTSIDE}", TestName = "From the base image")]
    public void Directories(string lines) =>
        RuleVerifier<UseAbsoluteWorkdir>.VerifyDockerfile($"FROM debian:13\n{lines}\n", options: RuleVerifierOptions.AsShipped);

    [TestCase("[|CMD|] a\nCMD b", "CMD b", TestName = "Two commands")]
    [TestCase("[|ENTRYPOINT|] a \\\n  b\nENTRYPOINT c", "ENTRYPOINT c", TestName = "Two entry points, one on two lines")]
    [TestCase("[|HEALTHCHECK|] CMD a\nHEALTHCHECK NONE", "HEALTHCHECK NONE", TestName = "Two checks")]
    [TestCase("CMD a\nENTRYPOINT b", null, TestName = "A command and an entry point")]
    [TestCase("CMD a\nFROM debian:13\nCMD b", null, TestName = "One for each stage")]
    [TestCase("ONBUILD CMD a\nCMD b", null, TestName = "One for others")]
    public void Overridden(string lines, string? fixedLines) => RuleVerifier<RemoveOverriddenInstruction>.VerifyDockerfile(
        $"FROM debian:13\n{lines}\n", fixedLines is null ? null : $"FROM debian:13\n{fixedLines}\n");

    [TestCase("ENTRYPOINT [|dotnet a.dll|]", "ENTRYPOINT [\"dotnet\", \"a.dll\"]", TestName = "Plain words")]
    [TestCase("CMD [|dotnet a.dll --urls=$URLS|]", null, TestName = "Words for a shell")]
    [TestCase("CMD [|['dotnet', 'a.dll']|]", null, TestName = "Single quotes are no JSON")]
    [TestCase("CMD [\"dotnet\", \"a.dll\"]", null, TestName = "JSON")]
    [TestCase("CMD exec dotnet a.dll $ARGUMENTS", null, TestName = "Handed over by exec")]
    [TestCase("SHELL [\"/bin/bash\", \"-c\"]\nCMD dotnet a.dll", null, TestName = "The shell is named")]
    [TestCase("HEALTHCHECK CMD curl -f http://localhost/", null, TestName = "A check has no signals")]
    public void Exec_form(string lines, string? fixedLines) => RuleVerifier<UseExecForm>.VerifyDockerfile(
        $"FROM debian:13\n{lines}\n", fixedLines is null ? null : $"FROM debian:13\n{fixedLines}\n", RuleVerifierOptions.AsShipped);

    [TestCase("[|MAINTAINER|] Shop", "LABEL org.opencontainers.image.authors=\"Shop\"", TestName = "A name")]
    [TestCase("[|maintainer|] \"Shop <a@b.example>\"", "LABEL org.opencontainers.image.authors=\"Shop <a@b.example>\"", TestName = "A quoted name")]
    [TestCase("[|MAINTAINER|] \\\n  Shop", null, TestName = "On a continued line")]
    [TestCase("LABEL maintainer=\"Shop\"", null, TestName = "A label")]
    [TestCase("# MAINTAINER Shop", null, TestName = "A comment")]
    [TestCase("RUN echo MAINTAINER", null, TestName = "A word of a command")]
    public void Maintainer(string lines, string? fixedLines) => RuleVerifier<ReplaceMaintainer>.VerifyDockerfile(
        $"FROM debian:13\n{lines}\n", fixedLines is null ? null : $"FROM debian:13\n{fixedLines}\n");

    [TestCase("[|ADD|] a.conf /etc/", "COPY a.conf /etc/", TestName = "A file")]
    [TestCase("[|ADD|] --chown=1:1 a.zip \\\n  /etc/", "COPY --chown=1:1 a.zip \\\n  /etc/", TestName = "A zip is not unpacked")]
    [TestCase("[|add|] [\"a b\", \"/etc/\"]", "copy [\"a b\", \"/etc/\"]", TestName = "JSON of paths")]
    [TestCase("ADD a.tar.gz /", null, TestName = "An archive")]
    [TestCase("ADD https://a.example/b /", null, TestName = "A download")]
    [TestCase("ADD git@github.com:a/b.git /", null, TestName = "A repository")]
    [TestCase("ADD ${SOURCE} /", null, TestName = "A source from outside")]
    public void Add(string lines, string? fixedLines) => RuleVerifier<CopyInsteadOfAdd>.VerifyDockerfile(
        $"FROM debian:13\n{lines}\n", fixedLines is null ? null : $"FROM debian:13\n{fixedLines}\n", RuleVerifierOptions.AsShipped);

    [TestCase("COPY a b [|/app|]", "COPY a b /app/", TestName = "Two files")]
    [TestCase("COPY a \\\n  b \\\n  [|app|]", "COPY a \\\n  b \\\n  app/", TestName = "On continued lines")]
    [TestCase("ARG DIR=/app\nCOPY a b [|${DIR}|]", null, TestName = "A default")]
    [TestCase("COPY a b /app/", null, TestName = "A slash")]
    [TestCase("COPY a b .", null, TestName = "Here")]
    [TestCase("COPY a /app", null, TestName = "One file")]
    [TestCase("COPY a b ${OUTSIDE}", null, TestName = "A target from outside")]
    public void Several_sources(string lines, string? fixedLines) => RuleVerifier<EndCopyTargetWithSlash>.VerifyDockerfile(
        $"FROM debian:13\n{lines}\n", fixedLines is null ? null : $"FROM debian:13\n{fixedLines}\n", RuleVerifierOptions.AsShipped);

    [TestCase("FROM a:1 AS x\nFROM b:1 AS [|x|]", TestName = "The same name")]
    [TestCase("FROM a:1 AS x\nFROM b:1 AS [|X|]", TestName = "Case does not count")]
    [TestCase("FROM a:1 AS x\nFROM b:1 AS [|x|]\nFROM c:1 AS \\\n  [|x|]", TestName = "Three")]
    [TestCase("FROM a:1 AS x\nFROM b:1 AS y", TestName = "Two names")]
    [TestCase("FROM a:1\nFROM b:1", TestName = "No names")]
    [TestCase("FROM a:1 AS x\nFROM x", TestName = "A reference")]
    public void Stage_names(string lines) => RuleVerifier<NameStagesOnce>.VerifyDockerfile(lines + "\n");

    [TestCase("FROM a:1 AS x\nCOPY --from=[|x|] a b", TestName = "Itself")]
    [TestCase("FROM a:1\nCOPY --from=[|x|] a b\nFROM b:1 AS x", TestName = "A later one")]
    [TestCase("FROM a:1\nCOPY --link \\\n  --from=[|7|] a b", TestName = "No such index")]
    [TestCase("FROM a:1 AS x\nFROM b:1\nCOPY --from=x a b", TestName = "An earlier one")]
    [TestCase("FROM a:1 AS x\nFROM b:1\nCOPY --from=0 a b", TestName = "An index")]
    [TestCase("FROM a:1\nCOPY --from=nginx:1.29 a b", TestName = "An image")]
    [TestCase("FROM a:1\nCOPY --from=assets a b", TestName = "A named context")]
    [TestCase("COPY --from=0 a b", TestName = "In a fragment")]
    public void Copy_sources(string lines) => RuleVerifier<CopyFromEarlierStage>.VerifyDockerfile(lines + "\n", options: RuleVerifierOptions.AsShipped);
}
