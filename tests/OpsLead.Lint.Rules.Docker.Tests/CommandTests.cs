using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Docker.Tests;

public sealed class CommandTests
{
    [TestCase("RUN [|sudo|] apt-get update", "RUN apt-get update", TestName = "Before a command")]
    [TestCase("RUN apt-get update && \\\n    [|sudo|] \\\n      apt-get install -y curl", null, TestName = "On continued lines")]
    [TestCase("RUN [|sudo|] -u shop make", null, TestName = "For another user")]
    [TestCase("ONBUILD RUN [|sudo|] make", "ONBUILD RUN make", TestName = "Handed on")]
    [TestCase("RUN apt-get install -y sudo", null, TestName = "Installed, not used")]
    [TestCase("RUN echo sudo", null, TestName = "Text of sudo")]
    [TestCase("RUN [\"sudoku\"]", null, TestName = "Another program")]
    public void Sudo(string lines, string? fixedLines) => Verify<RemoveSudo>(lines, fixedLines);

    [TestCase("FROM debian:13\nUSER shop\nRUN sudo make\n", TestName = "For a user without root's rights")]
    [TestCase("FROM registry.example/workspace:1\nRUN sudo make\n", TestName = "On an image whose user nobody knows")]
    [TestCase("FROM debian:13\nUSER shop\nUSER root\nRUN [|sudo|] make\n", TestName = "For root, after another")]
    public void Sudo_as_shipped(string dockerfile) => RuleVerifier<RemoveSudo>.VerifyDockerfile(dockerfile, options: RuleVerifierOptions.AsShipped);

    [TestCase("RUN [|cd|] /opt/shop", "WORKDIR /opt/shop", TestName = "Alone")]
    [TestCase("RUN mkdir /opt/shop && [|cd|] /opt/shop", null, TestName = "At the end")]
    [TestCase("RUN make; \\\n  [|cd|] ..", null, TestName = "At the end of a continued line")]
    [TestCase("RUN cd /opt/shop && make", null, TestName = "For the same RUN")]
    [TestCase("RUN make && (cd /opt/shop)", null, TestName = "In a subshell")]
    [TestCase("RUN if test -d /opt; then cd /opt; fi", null, TestName = "In a branch")]
    [TestCase("RUN cd $HOME && make", null, TestName = "To a variable, for the same RUN")]
    public void Directories(string lines, string? fixedLines) => Verify<SetWorkdir>(lines, fixedLines);

    [Test]
    public void The_peers_report_any_change_of_directory() => RuleVerifier<SetWorkdir>.VerifyDockerfile(
        "FROM debian:13\nRUN [|cd|] /opt && make\n", options: new RuleVerifierOptions { Select = ["hadolint/DL3003"] });

    [TestCase("RUN [|service|] cron start", TestName = "A service at the end")]
    [TestCase("RUN apt-get install -y nginx && \\\n  [|systemctl|] start nginx", TestName = "systemd on a continued line")]
    [TestCase("RUN a; [|service|] cron restart", TestName = "A restart")]
    [TestCase("RUN service postgresql start && psql -f a.sql", TestName = "Needed by what follows")]
    [TestCase("RUN systemctl enable nginx", TestName = "A link that stays")]
    [TestCase("RUN service --status-all", TestName = "Nothing started")]
    [TestCase("RUN if true; then service cron start; fi", TestName = "Perhaps not at the end")]
    public void Services(string lines) => Verify<LeaveOutUselessCommand>(lines);

    [TestCase("RUN [|apt|] update", "RUN apt-get update", TestName = "apt updates")]
    [TestCase("RUN [|apt|] install -y \\\n  curl", "RUN apt-get install -y \\\n  curl", TestName = "apt installs on a continued line")]
    [TestCase("RUN [|apt|] list --installed", null, TestName = "apt lists")]
    [TestCase("RUN apt-get update", null, TestName = "apt-get itself")]
    [TestCase("RUN echo apt", null, TestName = "Text of apt")]
    [TestCase("RUN rm -rf /var/lib/apt", null, TestName = "A folder of apt")]
    public void Apt(string lines, string? fixedLines) => Verify<UseAptGet>(lines, fixedLines);

    [TestCase("RUN apt-get [|install|] -y curl", "RUN apt-get install --no-install-recommends -y curl", TestName = "All that is recommended")]
    [TestCase("RUN apt-get -y \\\n  [|install|] \\\n  curl", "RUN apt-get -y \\\n  install --no-install-recommends \\\n  curl",
        TestName = "Recommended, on continued lines")]
    [TestCase("RUN [\"apt-get\", \"[|install|]\", \"curl\"]", null, TestName = "Recommended, in JSON form")]
    [TestCase("RUN apt-get install -y --no-install-recommends curl", null, TestName = "Nothing recommended")]
    [TestCase("RUN apt-get -o APT::Install-Recommends=false install curl", null, TestName = "Switched off by a setting")]
    [TestCase("RUN apt-get install $OPTIONS curl", null, TestName = "Options of apt-get from outside")]
    [TestCase("RUN apt-get update", null, TestName = "No installation")]
    public void Recommended(string lines, string? fixedLines) => Verify<LeaveOutRecommendedPackages>(lines, fixedLines);

    [TestCase("RUN [|apt-get update|]\nRUN apt-get install -y curl", TestName = "In a RUN of its own")]
    [TestCase("RUN [|apk update|]", TestName = "apk alone")]
    [TestCase("RUN set -e; \\\n    [|apt-get -qq update|]", TestName = "With an option, on a continued line")]
    [TestCase("RUN apt-get update && apt-get install -y curl", TestName = "With the installation")]
    [TestCase("RUN apt-get update && ./install.sh", TestName = "A script may install")]
    [TestCase("RUN apk update && apk upgrade", TestName = "With an upgrade")]
    [TestCase("RUN yum update -y", TestName = "An upgrade by another name")]
    [TestCase("RUN sbt update", TestName = "Another program's update")]
    public void Lists(string lines) => Verify<UpdateWithInstall>(lines);

    [TestCase("RUN apt-get [|dist-upgrade|] -y", TestName = "Debian")]
    [TestCase("RUN apt-get update && \\\n  apt-get -y [|full-upgrade|]", TestName = "Debian, on a continued line")]
    [TestCase("RUN zypper [|dup|]", TestName = "openSUSE")]
    [TestCase("RUN apt-get upgrade -y", TestName = "Packages only")]
    [TestCase("RUN zypper up", TestName = "Packages of openSUSE only")]
    [TestCase("RUN echo dist-upgrade", TestName = "Text of an upgrade")]
    public void Releases(string lines) => Verify<AvoidReleaseUpgrade>(lines);

    [TestCase("RUN [|wget|] https://a.example && curl https://b.example", TestName = "Both in one RUN")]
    [TestCase("RUN curl https://b.example\nRUN a; \\\n  [|wget|] https://a.example", TestName = "Both in one stage")]
    [TestCase("RUN curl a\nRUN [|wget|] b\nRUN [|wget|] c", TestName = "Three downloads")]
    [TestCase("RUN wget a\nFROM debian:13\nRUN curl b", TestName = "One for each stage of two")]
    [TestCase("RUN curl a && curl b", TestName = "One alone")]
    [TestCase("RUN apt-get install -y wget && curl a", TestName = "Installed only")]
    public void Downloaders(string lines) => RuleVerifier<UseOneDownloader>.VerifyDockerfile($"FROM debian:13\n{lines}\n");

    [TestCase("RUN curl a [|||] tar -x", TestName = "A download")]
    [TestCase("RUN a && \\\n  wget -O - b \\\n  [|||] tar -x", TestName = "A download on continued lines")]
    [TestCase("SHELL [\"/bin/sh\", \"-o\", \"pipefail\", \"-c\"]\nRUN gpg -d a [|||] tar -x", TestName = "A shell without the option")]
    [TestCase("SHELL [\"/bin/bash\", \"-o\", \"pipefail\", \"-c\"]\nRUN curl a | tar -x", TestName = "The option in SHELL")]
    [TestCase("RUN set -euo pipefail; curl a | tar -x", TestName = "The option in the script")]
    [TestCase("RUN echo a | tee b", TestName = "Only printed")]
    [TestCase("RUN curl a || true", TestName = "No pipe")]
    [TestCase("RUN echo 'curl a | b'", TestName = "Text of a pipe")]
    [TestCase("SHELL [\"pwsh\", \"-c\"]\nRUN curl a | tar -x", TestName = "PowerShell")]
    public void Pipes(string lines) => Verify<FailBrokenPipe>(lines);

    [TestCase("RUN ln -sf /bin/bash [|/bin/sh|]", TestName = "Linked")]
    [TestCase("RUN a && \\\n  ln -s /bin/bash \\\n  [|/bin/sh|]", TestName = "Linked on continued lines")]
    [TestCase("ONBUILD RUN ln -sfv /bin/bash [|/bin/sh|]", TestName = "Linked for others")]
    [TestCase("RUN ln -s /bin/true /sbin/initctl", TestName = "Another link")]
    [TestCase("RUN ls -l /bin/sh", TestName = "Only looked at")]
    [TestCase("RUN ln -s /opt/tool $TARGET", TestName = "A target in a variable")]
    public void Shell_links(string lines) => Verify<KeepDefaultShell>(lines);

    [TestCase("RUN [|wget|] https://a.example", "RUN wget -nv https://a.example", TestName = "A bar of progress")]
    [TestCase("RUN a; \\\n  [|wget|] \\\n  https://a.example", "RUN a; \\\n  wget -nv \\\n  https://a.example", TestName = "A bar on continued lines")]
    [TestCase("RUN [|wget|] -O a https://a.example", "RUN wget -nv -O a https://a.example", TestName = "A bar beside a file")]
    [TestCase("RUN wget -nv a", null, TestName = "Not verbose")]
    [TestCase("RUN wget -qO- a", null, TestName = "Quiet, in a bundle")]
    [TestCase("RUN wget --progress=dot:giga a", null, TestName = "Another bar")]
    [TestCase("RUN wget $OPTIONS a", null, TestName = "Options of wget from outside")]
    public void Progress(string lines, string? fixedLines) => RuleVerifier<QuietDownload>.VerifyDockerfile(
        $"FROM debian:13\n{lines}\n", fixedLines is null ? null : $"FROM debian:13\n{fixedLines}\n");

    [TestCase("RUN useradd -u [|123456|] shop", "RUN useradd --no-log-init -u 123456 shop", TestName = "Six digits")]
    [TestCase("RUN useradd \\\n  --uid=[|1000980000|] shop", "RUN useradd --no-log-init \\\n  --uid=1000980000 shop",
        TestName = "Ten digits, on a continued line")]
    [TestCase("RUN useradd -u [|200000|] a && useradd -u [|200001|] b", "RUN useradd --no-log-init -u 200000 a && useradd --no-log-init -u 200001 b",
        TestName = "Two users")]
    [TestCase("RUN useradd -u 12345 shop", null, TestName = "Five digits")]
    [TestCase("RUN useradd -l -u 123456 shop", null, TestName = "Without a log")]
    [TestCase("RUN useradd -u $SHOP_UID shop", null, TestName = "A number in a variable")]
    public void Long_numbers(string lines, string? fixedLines) => Verify<LeaveOutLastLog>(lines, fixedLines);

    [TestCase("RUN curl -fsSL https://a.example | [|bash|]", TestName = "Piped into a shell")]
    [TestCase("RUN a && \\\n  wget -qO- https://a.example \\\n  | sudo -E [|bash|] -", TestName = "Piped on continued lines, as root")]
    [TestCase("RUN [|bash|] -c \"$(curl -fsSL https://a.example)\"", TestName = "In a substitution")]
    [TestCase("RUN curl -o a [|http://a.example/b|]", TestName = "Over plain HTTP")]
    [TestCase("ADD [|http://a.example/b|] /", TestName = "Added over plain HTTP")]
    [TestCase("RUN curl https://a.example | tar -xz", TestName = "Piped into no interpreter")]
    [TestCase("RUN curl -o a http://a.example/b && sha256sum -c a.sum", TestName = "Verified")]
    [TestCase("RUN curl https://a.example | python3 -c 'import sys'", TestName = "Data for a program")]
    [TestCase("RUN curl -o a http://localhost:8080/b", TestName = "From the build itself")]
    [TestCase("ADD --checksum=sha256:24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d http://a.example/b /",
        TestName = "Added with a checksum")]
    [TestCase("RUN curl -o a $ADDRESS", TestName = "An address from outside")]
    public void Downloads(string lines) => Verify<VerifyDownload>(lines);

    [Test]
    public void Selected_the_rule_asks_for_checksums_of_what_comes_over_https() => RuleVerifier<VerifyDownload>.VerifyDockerfile(
        "FROM debian:13\nRUN curl -O [|https://a.example/b|]\nADD [|https://a.example/c|] /\nRUN curl https://a.example/d\n");

    [TestCase("COPY [|.npmrc|] ./\nRUN npm ci\nRUN rm .npmrc", TestName = "Copied, then deleted")]
    [TestCase("COPY a \\\n  [|keys/id_rsa|] /root/.ssh/\nRUN b; rm -rf /root/.ssh/id_rsa", TestName = "Among others, on a continued line")]
    [TestCase("RUN echo a > [|/root/.netrc|]\nRUN rm /root/.netrc", TestName = "Written, then deleted")]
    [TestCase("COPY .npmrc ./\nRUN npm ci", TestName = "Never deleted")]
    [TestCase("RUN echo a > .netrc && b && rm .netrc", TestName = "Deleted in the same RUN")]
    [TestCase("COPY app.conf ./\nRUN rm app.conf", TestName = "No file of credentials")]
    [TestCase("COPY --from=a .npmrc ./\nRUN rm .npmrc", TestName = "From another image")]
    [TestCase("COPY .npmrc ./\nRUN rm .npmrc\nFROM debian:13", TestName = "In a stage that does not ship")]
    public void Deleted_secrets(string lines) => Verify<KeepSecretOutOfLayer>(lines);

    [TestCase("RUN echo 'a:b' | [|chpasswd|]", TestName = "chpasswd")]
    [TestCase("RUN useradd \\\n  [|-p|] abc shop", TestName = "useradd, on a continued line")]
    [TestCase("RUN usermod [|--password|] abc shop", TestName = "usermod")]
    [TestCase("RUN useradd -p '*' shop", TestName = "No password at all")]
    [TestCase("RUN chgrp root /etc/passwd", TestName = "The file of users")]
    [TestCase("RUN apt-get install -y chpasswd", TestName = "Text of chpasswd")]
    public void Passwords(string lines) => Verify<SetNoPassword>(lines);

    [TestCase("RUN [|RUN|] make", "RUN make", TestName = "Twice")]
    [TestCase("RUN a && \\\n    [|RUN|] make", "RUN a && \\\n    make", TestName = "After a continuation")]
    [TestCase("RUN a; [|ENV|] B=c", null, TestName = "Another instruction")]
    [TestCase("RUN echo RUN", null, TestName = "A word")]
    [TestCase("RUN env A=b make", null, TestName = "A command of that name in lower case")]
    public void Keywords(string lines, string? fixedLines) => Verify<RemoveInstructionWord>(lines, fixedLines);

    [TestCase("RUN [|<<EOF|]\na\nb\nEOF", "RUN <<EOF\nset -e\na\nb\nEOF", TestName = "Two commands")]
    [TestCase("RUN [|<<-'E'|]\n\ta; b\n\tE", "RUN <<-'E'\nset -e\n\ta; b\n\tE", TestName = "On one line, with tabs")]
    [TestCase("RUN [|<<EOF|]\n#!/bin/bash\na\nb\nEOF", null, TestName = "With an interpreter")]
    [TestCase("RUN <<EOF\nset -e\na\nb\nEOF", null, TestName = "It stops")]
    [TestCase("RUN <<EOF\na && b\nEOF", null, TestName = "One list")]
    [TestCase("SHELL [\"/bin/bash\", \"-eo\", \"pipefail\", \"-c\"]\nRUN <<EOF\na\nb\nEOF", null, TestName = "The shell stops")]
    [TestCase("RUN <<EOF\n#!/usr/bin/env python3\na\nb\nEOF", null, TestName = "No shell")]
    [TestCase("RUN cat <<EOF > a\nb\nc\nEOF", null, TestName = "Text for a file")]
    public void Scripts(string lines, string? fixedLines) => Verify<StopAtFirstFailure>(lines, fixedLines);

    private static void Verify<TRule>(string lines, string? fixedLines = null)
        where TRule : DockerRule, new() => RuleVerifier<TRule>.VerifyDockerfile(
            $"FROM debian:13\n{lines}\n", fixedLines is null ? null : $"FROM debian:13\n{fixedLines}\n", RuleVerifierOptions.AsShipped);
}
