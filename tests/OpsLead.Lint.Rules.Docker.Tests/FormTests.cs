using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Docker.Tests;

public sealed class FormTests
{
    [TestCase("EXPOSE [|80000|]", null, TestName = "Too high")]
    [TestCase("EXPOSE 80 \\\n  [|8080-99999/tcp|]", null, TestName = "The end of a range, on a continued line")]
    [TestCase("EXPOSE [|127.0.0.1:80:8080|]", "EXPOSE 8080", TestName = "An address of the host")]
    [TestCase("EXPOSE [|80:8080/udp|]", "EXPOSE 8080/udp", TestName = "A port of the host")]
    [TestCase("EXPOSE [|http|]", null, TestName = "A name")]
    [TestCase("EXPOSE 65535 8080-8085/udp", null, TestName = "Ports")]
    [TestCase("ARG PORT\nEXPOSE ${PORT} 40000-$LAST", null, TestName = "Ports in variables")]
    [TestCase("RUN echo EXPOSE 80000", null, TestName = "Text of a port")]
    public void Ports(string lines, string? fixedLines) => Verify<ExposeContainerPort>(lines, fixedLines);

    [TestCase("EXPOSE [|22|]", TestName = "SSH")]
    [TestCase("EXPOSE 80 \\\n  [|22/tcp|]", TestName = "SSH by its protocol, on a continued line")]
    [TestCase("ONBUILD EXPOSE [|22|]", TestName = "SSH for others")]
    [TestCase("EXPOSE 8022 2222", TestName = "Other ports")]
    [TestCase("EXPOSE 20-25", TestName = "A range")]
    [TestCase("EXPOSE $PORT", TestName = "A port in a variable")]
    public void Ssh(string lines) => Verify<LeaveSshPortClosed>(lines);

    [TestCase("EXPOSE 80/[|TCP|]", "EXPOSE 80/tcp", TestName = "Capitals")]
    [TestCase("EXPOSE 53/[|Udp|] \\\n  80/[|TCP|]", "EXPOSE 53/udp \\\n  80/tcp", TestName = "Two, on continued lines")]
    [TestCase("EXPOSE 8000-8010/[|SCTP|]", "EXPOSE 8000-8010/sctp", TestName = "Of a range")]
    [TestCase("EXPOSE 80/tcp 81", null, TestName = "Lower case")]
    [TestCase("EXPOSE $PORT/TCP", null, TestName = "Of a port in a variable")]
    [TestCase("RUN echo 80/TCP", null, TestName = "Text of a protocol")]
    public void Protocols(string lines, string? fixedLines) => Verify<LowercaseProtocol>(lines, fixedLines);

    [TestCase("FROM a:1 [|as|] b\n", "FROM a:1 AS b\n", TestName = "as after FROM")]
    [TestCase("from a:1 [|AS|] b\n", "from a:1 as b\n", TestName = "AS after from")]
    [TestCase("FROM a:1\nRUN b\n[|run|] \\\n  c\n", "FROM a:1\nRUN b\nRUN \\\n  c\n", TestName = "One of three")]
    [TestCase("[|From|] a:1\n", "FROM a:1\n", TestName = "Mixed")]
    [TestCase("[|FROM|] a:1\nrun b\nrun c\n", "from a:1\nrun b\nrun c\n", TestName = "Most are lower case")]
    [TestCase("arg A=1\nFROM a:$A\nRUN b\n", null, TestName = "Arguments before the first stage do not count")]
    [TestCase("from a:1 as b\nrun c\n", null, TestName = "All lower case")]
    [TestCase("FROM a:1\nRUN <<'EOT'\nenv\nEOT\n", null, TestName = "A word of a script")]
    public void Casing(string text, string? fixedText) => RuleVerifier<MatchKeywordCasing>.VerifyDockerfile(text, fixedText);

    [TestCase("FROM a:1 AS [|Build|]\nFROM b:1\nCOPY --from=Build c d\n", "FROM a:1 AS build\nFROM b:1\nCOPY --from=build c d\n", TestName = "With a copy")]
    [TestCase("FROM a:1 AS \\\n  [|B|]\nFROM B\n", "FROM a:1 AS \\\n  b\nFROM b\n", TestName = "With a stage on it, on a continued line")]
    [TestCase("FROM a:1 AS [|B|]\nFROM c:1\nRUN --mount=type=bind,from=B,target=/b d\n", "FROM a:1 AS b\nFROM c:1\nRUN --mount=type=bind,from=b,target=/b d\n",
        TestName = "With a mount")]
    [TestCase("FROM a:1 AS build-1\n", null, TestName = "A name in lower case")]
    [TestCase("FROM a:1\n", null, TestName = "No name")]
    [TestCase("FROM Upper:1\n", null, TestName = "An image's name")]
    public void Stage_names_in_lower_case(string text, string? fixedText) => RuleVerifier<LowercaseStageName>.VerifyDockerfile(text, fixedText);

    [TestCase("RUN a \\\n[|\n|]  b", "RUN a \\\n  b", TestName = "A blank line")]
    [TestCase("EXPOSE \\\n[|\n|]\n80", "EXPOSE \\\n80", TestName = "Two blank lines")]
    [TestCase("ENV A=b \\\n[|   \n|]    C=d", "ENV A=b \\\n    C=d", TestName = "A line of blanks")]
    [TestCase("RUN a \\\n  # why\n  b", null, TestName = "A comment")]
    [TestCase("RUN a\n\nRUN b", null, TestName = "Between instructions")]
    [TestCase("RUN <<EOF\na\n\nb\nEOF", null, TestName = "In a script")]
    public void Blank_lines(string lines, string? fixedLines) => Verify<RemoveEmptyContinuation>(lines, fixedLines);

    [TestCase("ENV [|A|] b", "ENV A=b", TestName = "A variable")]
    [TestCase("LABEL [|a.b|] c d", "LABEL a.b=\"c d\"", TestName = "A label with blanks")]
    [TestCase("ENV [|A|] \"b c\"", "ENV A=\"b c\"", TestName = "A quoted value")]
    [TestCase("ENV [|PATH|] /b:$PATH", "ENV PATH=/b:$PATH", TestName = "A value with a variable")]
    [TestCase("ENV \\\n  [|A|] \\\n  b", null, TestName = "On continued lines with blanks")]
    [TestCase("ENV [|A|] b \"c\"", null, TestName = "Quotes in the middle")]
    [TestCase("ARG [|a b|]", null, TestName = "Two arguments that were meant as one")]
    [TestCase("ENV A=b C=d", null, TestName = "Equals signs")]
    [TestCase("ARG A B", null, TestName = "Two arguments")]
    [TestCase("ARG A", null, TestName = "One argument")]
    public void Equals_signs(string lines, string? fixedLines) => RuleVerifier<SeparateWithEquals>.VerifyDockerfile(
        $"FROM debian:13\n{lines}\n", fixedLines is null ? null : $"FROM debian:13\n{fixedLines}\n");

    [TestCase("ENV A b\nLABEL a b", TestName = "One name a line is not reported unasked")]
    [TestCase("ARG [|a b|]", TestName = "Two arguments that were meant as one are reported unasked")]
    public void Equals_signs_as_shipped(string lines) => Verify<SeparateWithEquals>(lines);

    [TestCase("FROM --platform=[|linux/amd64|] a:1\n", TestName = "A constant")]
    [TestCase("FROM --platform=[|linux/amd64|] \\\n  a:1 AS build\n", TestName = "A constant, before a continued line")]
    [TestCase("FROM a:1 AS b\nFROM --platform=[|linux/arm64|] c:1\n", TestName = "A constant of the last stage")]
    [TestCase("FROM --platform=linux/amd64 a:1 AS build_amd64\n", TestName = "The name tells")]
    [TestCase("FROM --platform=$BUILDPLATFORM a:1\n", TestName = "The build's platform")]
    [TestCase("ARG P\nFROM --platform=$P a:1\n", TestName = "A variable of the file")]
    public void Platforms(string text) => RuleVerifier<LeavePlatformToBuild>.VerifyDockerfile(text, options: RuleVerifierOptions.AsShipped);

    [TestCase("FROM [|--platform=$TARGETPLATFORM|] a:1\n", "FROM a:1\n", TestName = "Plain")]
    [TestCase("FROM [|--platform=${TARGETPLATFORM}|] a:1 AS b\n", "FROM a:1 AS b\n", TestName = "In braces")]
    [TestCase("FROM [|--platform=$TARGETPLATFORM|] \\\n  a:1\n", null, TestName = "Before a continuation")]
    [TestCase("FROM --platform=$BUILDPLATFORM a:1\n", null, TestName = "Another platform")]
    [TestCase("FROM --platform=${TARGETPLATFORM:-linux/amd64} a:1\n", null, TestName = "With a default")]
    [TestCase("FROM a:1\n", null, TestName = "None")]
    public void Redundant_platforms(string text, string? fixedText) => RuleVerifier<RemoveRedundantPlatform>.VerifyDockerfile(text, fixedText);

    [TestCase("VOLUME [|['/a']|]", TestName = "A volume in single quotes")]
    [TestCase("COPY [|['a', 'b']|]", TestName = "A copy in single quotes")]
    [TestCase("RUN [|['a',|] 'b']", TestName = "A command in single quotes")]
    [TestCase("VOLUME [\"/a\"]", TestName = "A volume")]
    [TestCase("COPY [\"a\", \"b\"]", TestName = "A copy")]
    [TestCase("RUN [ -f /a ] || b", TestName = "A test")]
    [TestCase("RUN [ \"$A\" = 'b' ]", TestName = "A test of strings")]
    [TestCase("VOLUME /a /b", TestName = "Volumes without brackets")]
    public void Arrays(string lines) => Verify<WriteValidArray>(lines);

    private static void Verify<TRule>(string lines, string? fixedLines = null)
        where TRule : DockerRule, new() => RuleVerifier<TRule>.VerifyDockerfile(
            $"FROM debian:13\n{lines}\n", fixedLines is null ? null : $"FROM debian:13\n{fixedLines}\n", RuleVerifierOptions.AsShipped);
}
