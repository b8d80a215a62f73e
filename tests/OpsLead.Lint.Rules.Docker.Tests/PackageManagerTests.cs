using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Docker.Tests;

public sealed class PackageManagerTests
{
    [TestCase("RUN [|apt-get update|] && apt-get install -y curl", TestName = "Lists of apt")]
    [TestCase("RUN set -e; \\\n    [|yum install|] -y httpd", TestName = "yum, on a continued line")]
    [TestCase("RUN [|dnf -y upgrade|]", TestName = "An option before the subcommand")]
    [TestCase("RUN dnf clean all && [|dnf install|] -y httpd", TestName = "Cleaned too early")]
    [TestCase("ONBUILD RUN [|apt-get update|]", TestName = "What is handed on")]
    [TestCase("RUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*", TestName = "Lists deleted")]
    [TestCase("RUN --mount=type=cache,target=/var/lib/apt/lists apt-get update", TestName = "A cache is mounted")]
    [TestCase("RUN microdnf install -y httpd && microdnf clean all", TestName = "Cleaned")]
    [TestCase("ENV PIP_NO_CACHE_DIR=1\nRUN pip install gunicorn", TestName = "The cache is off")]
    [TestCase("RUN pip install $PIP_OPTIONS gunicorn", TestName = "Options from outside")]
    [TestCase("RUN echo apt-get update", TestName = "No command")]
    public void Caches(string lines) => RuleVerifier<CleanPackageCache>.VerifyDockerfile($"FROM debian:13\n{lines}\n", options: RuleVerifierOptions.AsShipped);

    [Test]
    public void A_stage_that_does_not_ship_may_keep_its_cache() => RuleVerifier<CleanPackageCache>.VerifyDockerfile(
        "FROM debian:13 AS build\nRUN apt-get update && dnf install -y gcc\nFROM debian:13\n", options: RuleVerifierOptions.AsShipped);

    [Test]
    public void The_fix_adds_the_option_that_leaves_no_cache() => RuleVerifier<CleanPackageCache>.VerifyDockerfile(
        "FROM alpine:3.22\nRUN [|apk add|] curl && \\\n    [|pip3 install|] gunicorn\n",
        "FROM alpine:3.22\nRUN apk add --no-cache curl && \\\n    pip3 install --no-cache-dir gunicorn\n");

    [TestCase("RUN apt-get [|install|] curl", "RUN apt-get install -y curl", TestName = "apt-get")]
    [TestCase("RUN sudo apt-get \\\n  [|install|] curl", "RUN sudo apt-get \\\n  install -y curl", TestName = "On a continued line")]
    [TestCase("RUN dnf [|install|] httpd", "RUN dnf install -y httpd", TestName = "dnf")]
    [TestCase("RUN zypper [|in|] httpd", "RUN zypper -n in httpd", TestName = "zypper, before its subcommand")]
    [TestCase("RUN apt-get -qy install curl", null, TestName = "In a bundle")]
    [TestCase("RUN apt-get install --yes curl", null, TestName = "In full")]
    [TestCase("RUN apt-get install $OPTIONS curl", null, TestName = "From outside")]
    [TestCase("RUN apt-get update", null, TestName = "Nothing to answer")]
    public void Questions(string lines, string? fixedLines) => RuleVerifier<AnswerPackageManager>.VerifyDockerfile(
        $"FROM debian:13\n{lines}\n", fixedLines is null ? null : $"FROM debian:13\n{fixedLines}\n", RuleVerifierOptions.AsShipped);

    [TestCase("RUN apt-get install -y -t stable [|curl|] git=1:2.47.3", TestName = "apt-get")]
    [TestCase("RUN apk add --virtual .build [|gcc|] \\\n    musl-dev=1.2.5 \\\n    [|make|]", TestName = "apk, on continued lines")]
    [TestCase("RUN yum install -y [|rpm-sign|] openssl-1:3.0.7", TestName = "A dash is no version")]
    [TestCase("RUN dnf module install -y [|nodejs|]", TestName = "A module without a stream")]
    [TestCase("RUN apt-get install -y ./tool.deb curl=${CURL_VERSION}", TestName = "A file and a variable")]
    [TestCase("RUN apk add 'curl>8' git~2.49", TestName = "Ranges")]
    [TestCase("RUN zypper in httpd=2.4 && dnf install -y httpd-2.4.62", TestName = "Versions")]
    public void System_packages(string lines) => RuleVerifier<PinSystemPackages>.VerifyDockerfile($"FROM debian:13\n{lines}\n");

    [TestCase("RUN pip install --index-url https://pypi.example.com [|gunicorn|] flask==3.1", TestName = "pip")]
    [TestCase("RUN python3 -m pip install \\\n    [|gunicorn|]", TestName = "pip as a module, on a continued line")]
    [TestCase("RUN npm install -g [|@shop/cli|] express@5.1.0", TestName = "npm with a scope")]
    [TestCase("RUN gem install [|bundler|]", TestName = "gem")]
    [TestCase("RUN go install [|example.com/tool@latest|]", TestName = "go with a version that moves")]
    [TestCase("RUN pip install -r requirements.txt && pip install .", TestName = "A list of requirements")]
    [TestCase("RUN npm ci && npm install ./local", TestName = "A lock file")]
    [TestCase("RUN gem install bundler -v 2.7.1 && go run ./cmd", TestName = "A version of its own")]
    [TestCase("RUN pip install \"gunicorn==${VERSION}\"", TestName = "A variable")]
    public void Language_packages(string lines) => RuleVerifier<PinLanguagePackages>.VerifyDockerfile($"FROM debian:13\n{lines}\n");

    [TestCase("RUN curl [|-k|] https://a.example", TestName = "curl")]
    [TestCase("RUN curl -sS[|k|]L https://a.example", TestName = "In a bundle")]
    [TestCase("RUN wget \\\n  [|--no-check-certificate|] https://a.example", TestName = "wget, on a continued line")]
    [TestCase("RUN [|GIT_SSL_NO_VERIFY=1|] git clone https://a.example/b", TestName = "Before a command")]
    [TestCase("ENV A=b [|NODE_TLS_REJECT_UNAUTHORIZED=0|]", TestName = "In the environment")]
    [TestCase("RUN npm config set [|strict-ssl|] false", TestName = "npm")]
    [TestCase("RUN echo 'curl -k'", TestName = "Text")]
    [TestCase("ENV NODE_TLS_REJECT_UNAUTHORIZED=1", TestName = "Switched on")]
    [TestCase("ENV GIT_SSL_NO_VERIFY=${OUTSIDE}", TestName = "From outside")]
    public void Certificates(string lines) => RuleVerifier<KeepCertificateChecks>.VerifyDockerfile($"FROM debian:13\n{lines}\n");

    [TestCase("RUN apk add [|--allow-untrusted|] a.apk", TestName = "apk")]
    [TestCase("RUN apt-get install -y [|--allow-unauthenticated|] a", TestName = "apt-get")]
    [TestCase("RUN rpm -i [|--nosignature|] a.rpm && dnf install -y \\\n  [|--nogpgcheck|] b", TestName = "rpm and dnf")]
    [TestCase("RUN apk add a", TestName = "Nothing skipped")]
    [TestCase("RUN echo --nogpgcheck", TestName = "Text of a signature")]
    [TestCase("RUN dnf install -y $OPTIONS a", TestName = "Unknown options")]
    public void Signatures(string lines) => RuleVerifier<KeepSignatureChecks>.VerifyDockerfile($"FROM debian:13\n{lines}\n");
}
