using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Docker.Tests;

public sealed class StageTests
{
    // A suppression above a comment is for the instruction below it, not for the comment.
    private static readonly RuleVerifierOptions InComments = new() { Variants = CaseVariants.CarriageReturns | CaseVariants.ByteOrderMark };

    [TestCase("FROM a:$[|VERSON|]\n", TestName = "Nothing declares it")]
    [TestCase("ARG VERSION=1\nFROM a:${[|VERSON|]}\n", TestName = "A slip")]
    [TestCase("FROM --platform=$[|BULIDPLATFORM|] \\\n  a:1\n", TestName = "In a flag, before a continued line")]
    [TestCase("ARG VERSION=1\nFROM a:$VERSION\n", TestName = "Declared")]
    [TestCase("FROM a:${VERSION:-1}\n", TestName = "With a default of its own")]
    [TestCase("ARG TAG\nFROM a:$TAG\n", TestName = "Declared without a default")]
    [TestCase("FROM --platform=$TARGETPLATFORM a:1\n", TestName = "The builder's own")]
    public void Variables_of_FROM(string text) => RuleVerifier<DeclareFromArgument>.VerifyDockerfile(text, options: RuleVerifierOptions.AsShipped);

    [Test]
    public void The_peer_wants_a_default_too() => RuleVerifier<DeclareFromArgument>.VerifyDockerfile(
        "ARG TAG\nFROM [|a:${TAG}|]\n", options: new RuleVerifierOptions { Select = ["buildkit/InvalidDefaultArgInFrom"] });

    [TestCase("FROM scratch\nCOPY $[|SOURCE|] /\n", TestName = "Where nothing else can set it")]
    [TestCase("FROM alpine:3.22\nENV PATH=$[|PAHT|]:/opt/bin\n", TestName = "A slip on a plain distribution")]
    [TestCase("FROM shop/base:1\nARG ASSETS_DIR=a\nCOPY \\\n  ${[|ASSET_DIR|]} /\n", TestName = "A slip on an unknown image, on a continued line")]
    [TestCase("FROM alpine:3.22\nWORKDIR /opt/$[|NAME|]\nARG NAME=b\n", TestName = "Declared too late")]
    [TestCase("FROM alpine:3.22\nARG SOURCE=a\nCOPY $SOURCE /\n", TestName = "Declared above")]
    [TestCase("FROM python:3.14\nARG VERSION=$PYTHON_VERSION\n", TestName = "The base image may set it")]
    [TestCase("FROM alpine:3.22\nCOPY ${SOURCE:-a} /\n", TestName = "It has a default")]
    [TestCase("FROM alpine:3.22\nRUN echo $ANYTHING\n", TestName = "The shell's business")]
    [TestCase("FROM alpine:3.22\nONBUILD COPY $SOURCE /\n", TestName = "Of the image built on it")]
    [TestCase("COPY $SOURCE /\n", TestName = "In a fragment of a file")]
    public void Variables(string text) => RuleVerifier<DeclareVariable>.VerifyDockerfile(text);

    [TestCase("ENV A=1 B=[|$A|]/c", TestName = "The pair before")]
    [TestCase("ENV A=1 \\\n    B=x[|${A}|]", TestName = "The pair on the line before")]
    [TestCase("ENV B=[|$A|] A=1", TestName = "The pair after")]
    [TestCase("ENV A=0\nENV A=1 B=$A", TestName = "It has an older value")]
    [TestCase("ARG A\nENV A=$A", TestName = "An argument kept")]
    [TestCase("ENV PATH=/a:$PATH", TestName = "Its own older value")]
    [TestCase("ENV A=1 B=$C", TestName = "Another name")]
    public void Dependent_variables(string lines) => Verify<SplitDependentEnv>(lines);

    [TestCase("ONBUILD [|ONBUILD|] RUN a", TestName = "ONBUILD in itself")]
    [TestCase("ONBUILD \\\n  [|FROM|] debian:13", TestName = "FROM, on a continued line")]
    [TestCase("onbuild [|maintainer|] Shop", TestName = "MAINTAINER")]
    [TestCase("ONBUILD RUN a", TestName = "RUN")]
    [TestCase("ONBUILD COPY a b", TestName = "COPY")]
    [TestCase("MAINTAINER Shop", TestName = "None of it")]
    public void Onbuild(string lines) =>
        RuleVerifier<WrapAllowedInstruction>.VerifyDockerfile($"FROM debian:13\n{lines}\n", options: new RuleVerifierOptions { AllowsSyntaxErrors = true });

    [TestCase("[|LABEL|] a=b\nFROM c:1\n", TestName = "LABEL")]
    [TestCase("ARG A\n# why\n[|RUN|] b\nFROM c:1\n", TestName = "After an argument and a comment")]
    [TestCase("[|run|] \\\n  b\nFROM c:1\n", TestName = "On continued lines, in lower case")]
    [TestCase("ARG A=1\nFROM c:$A\nLABEL a=b\n", TestName = "An argument may")]
    [TestCase("RUN a\n", TestName = "No FROM at all")]
    [TestCase("# syntax=docker/dockerfile:1\nFROM c:1\n", TestName = "A directive")]
    public void First_instructions(string text) =>
        RuleVerifier<BeginWithFrom>.VerifyDockerfile(text, options: new RuleVerifierOptions { AllowsSyntaxErrors = true });

    [TestCase("FROM a:1 AS [|scratch|]\n", TestName = "scratch")]
    [TestCase("FROM a:1 AS \\\n  [|context|]\n", TestName = "context, on a continued line")]
    [TestCase("FROM a:1 AS [|Scratch|]\n", TestName = "Capitals do not help")]
    [TestCase("FROM scratch AS base\n", TestName = "The empty image itself")]
    [TestCase("FROM a:1 AS context-2\n", TestName = "A longer name")]
    [TestCase("FROM a:1\n", TestName = "No stage name")]
    public void Reserved_names(string text) => RuleVerifier<AvoidReservedStageName>.VerifyDockerfile(text);

    [TestCase("FROM alpine:3.22\nCOPY a [|b|]\n", TestName = "A plain distribution")]
    [TestCase("FROM scratch\nCOPY a \\\n  [|b/|]\n", TestName = "Nothing, on a continued line")]
    [TestCase("FROM alpine:3.22 AS a\nWORKDIR /b\nFROM alpine:3.22\nCOPY c [|d|]\n", TestName = "The directory of another stage")]
    [TestCase("FROM alpine:3.22\nWORKDIR /a\nCOPY b c\n", TestName = "The directory is set")]
    [TestCase("FROM alpine:3.22 AS a\nWORKDIR /b\nFROM a\nCOPY c d\n", TestName = "The directory is inherited")]
    [TestCase("FROM alpine:3.22\nCOPY a /b\n", TestName = "An absolute target")]
    [TestCase("FROM alpine:3.22\nCOPY a $B\n", TestName = "A target in a variable")]
    [TestCase("FROM golang:1.25\nCOPY a b\n", TestName = "An image that may set it")]
    public void Targets(string text) => RuleVerifier<SetWorkdirBeforeCopy>.VerifyDockerfile(text, options: RuleVerifierOptions.AsShipped);

    [TestCase("COPY [|a.tar.gz|] /\nRUN tar -xzf /a.tar.gz", TestName = "Copied, then unpacked")]
    [TestCase("COPY b \\\n  [|c/a.tgz|] /tmp/\nRUN cd /tmp && tar xzf a.tgz", TestName = "On a continued line, without a dash")]
    [TestCase("COPY [|a.tar|] /b.tar\nRUN tar --extract --file /b.tar", TestName = "Under another name")]
    [TestCase("COPY a.tar.gz /\nRUN tar -czf /b.tar.gz /c", TestName = "Another archive is made")]
    [TestCase("COPY a.json /\nRUN unzip /b.zip", TestName = "No archive")]
    [TestCase("ADD a.tar.gz /", TestName = "Added")]
    [TestCase("COPY a.tar.gz /\nRUN tar -xzf $ARCHIVE", TestName = "An archive in a variable")]
    [TestCase("COPY a.tar /\nRUN tar -xf a.tar\nFROM debian:13", TestName = "In a stage that stays behind")]
    public void Archives(string lines) => Verify<LetAddUnpack>(lines);

    [TestCase("FROM a:1 AS b\nRUN c\nFROM debian:13\nCOPY --from=b [|/|] /\n", TestName = "All of a stage")]
    [TestCase("FROM a:1 AS b\nRUN c\nFROM debian:13\nCOPY --from=b \\\n  [|\"/\"|] /\n", TestName = "Quoted, on a continued line")]
    [TestCase("FROM a:1 AS b\nRUN c\nFROM debian:13\nCOPY --from=0 [|/|] /\n", TestName = "By index")]
    [TestCase("FROM a:1 AS b\nRUN c\nFROM scratch\nCOPY --from=b / /\n", TestName = "Layers joined into one")]
    [TestCase("FROM a:1 AS b\nFROM debian:13\nCOPY --from=b / /\n", TestName = "An image of files")]
    [TestCase("FROM a:1 AS b\nRUN c\nFROM debian:13\nCOPY --from=b /app /\n", TestName = "A folder")]
    public void Whole_stages(string text) => RuleVerifier<CopyWhatIsNeeded>.VerifyDockerfile(text, options: RuleVerifierOptions.AsShipped);

    [TestCase("FROM [|a:1|]\n", TestName = "No check")]
    [TestCase("FROM a:1 AS b\nHEALTHCHECK CMD c\nFROM \\\n  [|d:1|]\n", TestName = "A check of another stage, on a continued line")]
    [TestCase("FROM [|a:1|] AS b\nFROM [|b|]\nUSER c\n", TestName = "No check in the chain")]
    [TestCase("FROM a:1\nHEALTHCHECK CMD b\n", TestName = "A check")]
    [TestCase("FROM a:1 AS b\nHEALTHCHECK CMD c\nFROM b\n", TestName = "A check that is inherited")]
    [TestCase("FROM a:1\nHEALTHCHECK NONE\n", TestName = "None on purpose")]
    [TestCase("RUN a\n", TestName = "A fragment without a stage")]
    public void Health_checks(string text) =>
        RuleVerifier<AddHealthcheck>.VerifyDockerfile(text, options: new RuleVerifierOptions { Select = ["trivy/DS-0026", "opl2054"] });

    [TestCase("WORKDIR [|/proc/self/fd/8|]", TestName = "A descriptor")]
    [TestCase("WORKDIR \\\n  [|\"/dev/shm\"|]", TestName = "Quoted, on the next line")]
    [TestCase("ARG D=/sys\nWORKDIR [|$D|]", TestName = "By default of an argument")]
    [TestCase("WORKDIR /srv", TestName = "Another directory")]
    [TestCase("WORKDIR /development", TestName = "A name that begins alike")]
    [TestCase("WORKDIR $D", TestName = "A directory in a variable")]
    public void System_directories(string lines) => Verify<LeaveSystemDirectory>(lines);

    [TestCase("RUN a\n[|RUN|] b", TestName = "Two commands in two layers")]
    [TestCase("RUN a\n# why\n[|RUN|] \\\n  b\n[|RUN|] c", TestName = "Three, with a comment and a continued line")]
    [TestCase("RUN --network=none a\n[|RUN|] --network=none b", TestName = "Equal flags")]
    [TestCase("RUN a\nWORKDIR /\nRUN b", TestName = "Something in between")]
    [TestCase("RUN a && b\nRUN c", TestName = "Two commands in the first")]
    [TestCase("RUN --network=none a\nRUN b", TestName = "Other flags")]
    public void Consecutive(string lines) => RuleVerifier<JoinRuns>.VerifyDockerfile($"FROM debian:13\n{lines}\n");

    [TestCase("# [|hadolint ignore|]=DL3008\nRUN a", TestName = "hadolint's")]
    [TestCase("#  [|hadolint global ignore|]=DL3008\nRUN a", TestName = "hadolint's for the file")]
    [TestCase("RUN a \\\n  # [|trivy:ignore|]:DS-0002\n  b", TestName = "Trivy's, between continued lines")]
    [TestCase("# hadolint is not run here\nRUN a", TestName = "A remark")]
    [TestCase("RUN echo '# hadolint ignore=DL3008'", TestName = "Text of a mark")]
    [TestCase("RUN a", TestName = "No comment")]
    public void Marks(string lines) => RuleVerifier<LeaveOutPeerSuppression>.VerifyDockerfile($"FROM debian:13\n{lines}\n", options: InComments);

    [TestCase("USER [|node|]", TestName = "A name")]
    [TestCase("USER \\\n  [|node:node|]", TestName = "With its group, on the next line")]
    [TestCase("USER 1000\nUSER [|node|]", TestName = "The last one")]
    [TestCase("USER 1000", TestName = "A number")]
    [TestCase("USER 1000:app", TestName = "A number with a group by name")]
    [TestCase("ARG ID\nUSER $ID", TestName = "An argument from outside")]
    [TestCase("ONBUILD RUN a", TestName = "No user")]
    public void Users(string lines) => RuleVerifier<UseNumericUser>.VerifyDockerfile($"FROM debian:13\n{lines}\n");

    [TestCase("[|# The release to build|]\nARG RELEASE=1", TestName = "Another word first")]
    [TestCase("[|# RELEASES of the shop|]\nARG RELEASE", TestName = "A longer word")]
    [TestCase("[|# the last stage|]\nFROM \\\n  debian:13 AS final", TestName = "A stage on continued lines")]
    [TestCase("# RELEASE is what to build\nARG RELEASE=1", TestName = "The name first")]
    [TestCase("# Arguments\n\nARG RELEASE=1", TestName = "A blank line between")]
    [TestCase("# Arguments\n#\nARG RELEASE=1", TestName = "An empty comment between")]
    [TestCase("# opslead-lint: ignore[pin-base-image] for now\nARG RELEASE=1", TestName = "What silences a finding")]
    public void Descriptions(string lines) => RuleVerifier<DescribeDefinition>.VerifyDockerfile($"FROM debian:13\n{lines}\n", options: InComments);

    [TestCase("LABEL [|Maintainer|]=a", TestName = "A capital")]
    [TestCase("LABEL a=b \\\n  [|c..d|]=e", TestName = "Two dots, on a continued line")]
    [TestCase("LABEL [|com.docker.a|]=b", TestName = "Docker's own prefix")]
    [TestCase("LABEL [|-a|]=b", TestName = "A dash first")]
    [TestCase("LABEL org.opencontainers.image.title=a", TestName = "OCI's")]
    [TestCase("LABEL a.b/c-d=e", TestName = "With a slash")]
    [TestCase("RUN echo LABEL A=b", TestName = "Text of a label")]
    public void Label_names(string lines) => RuleVerifier<UseValidLabelKey>.VerifyDockerfile($"FROM debian:13\n{lines}\n");

    private static void Verify<TRule>(string lines)
        where TRule : DockerRule, new() => RuleVerifier<TRule>.VerifyDockerfile($"FROM debian:13\n{lines}\n", options: RuleVerifierOptions.AsShipped);
}
