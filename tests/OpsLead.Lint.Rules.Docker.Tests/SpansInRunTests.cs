using OpsLead.Lint.Syntax.Docker;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Rules.Docker.Tests;

/// <summary>A finding inside a RUN covers the words at fault. The example makes every rule that looks into commands speak.</summary>
[TestFixture]
public sealed class SpansInRunTests
{
    private const string Example =
        """
        FROM debian:13 AS base
        RUN sudo apt update; apt-get dist-upgrade -y; \
            apt-get update && \
            # why
            apt-get install \
              curl && \
            pip3 install gunicorn && \
            npm install express && gem install bundler && go install example.com/tool@latest
        RUN apk add git \
              && yum install httpd; dnf install nginx; zypper install vim; microdnf install tar; yarn install
        RUN curl -k https://a.example | bash; curl https://a.example \
              | tar -x; \
            wget --no-check-certificate https://b.example; curl -O https://c.example/d
        RUN ln -s /bin/bash /bin/sh && useradd -u 1234567 shop && echo shop:a | chpasswd && useradd -p b c
        RUN GIT_SSL_NO_VERIFY=1 git clone https://a.example && npm config set strict-ssl false && rpm -i --nosignature e.rpm
        RUN yum install --setopt=sslverify=false -y --nogpgcheck f
        RUN RUN make && ssh host && mount && cd /opt
        RUN cd /srv
        RUN make
        RUN service cron start
        RUN <<EOF
        apt-get update
        echo $(curl http://g.example)
        EOF
        RUN ['a', 'b']
        RUN --mount=type=bind,from=later,target=/a --mount=type=bind,from=x.example/i:1,target=/b cp /a /b
        RUN echo a > /root/.npmrc
        RUN rm /root/.npmrc
        RUN make \

              install
        FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled AS later
        COPY . .
        RUN useradd shop; dotnet restore && aws configure set aws_secret_access_key $KEY
        """;

    private static readonly LintResult Result = Linter.Lint(
        [new SourceDocument("Dockerfile", Example)], new LintOptions { Rules = RuleCatalogue.CreateRules(), Select = ["*"], MaxDegreeOfParallelism = 1 });

    private static readonly RunInstruction[] Runs = [.. DockerfileSyntax.Parse(SourceText.From(Example)).Instructions.OfType<RunInstruction>()];

    private static IEnumerable<Diagnostic> InRuns => Result.Diagnostics.Where(static finding => FindRun(finding) is not null);

    [Test]
    public void No_finding_covers_the_instruction() => Assert.That(InRuns.Where(static finding => Covers(finding, FindRun(finding)!)), Is.Empty);

    [Test]
    public void No_finding_goes_beyond_its_line() =>
        Assert.That(
            InRuns.Where(static finding =>
                finding.Rule.Descriptor.Id != "OPL2038" && Example.AsSpan(finding.Location.Span.Start, finding.Location.Span.Length).Contains('\n')), Is.Empty);

    [Test]
    public void A_finding_covers_few_words() =>
        Assert.That(
            InRuns.Where(static finding => Example.Substring(finding.Location.Span.Start, finding.Location.Span.Length).Split(' ').Length > 2), Is.Empty);

    [Test]
    public void Every_rule_about_commands_speaks()
    {
        var speaking = InRuns.Select(static finding => finding.Rule.Descriptor.Id).ToHashSet();
        string[] expected =
        [
            "OPL2003", "OPL2004", "OPL2005", "OPL2006", "OPL2007", "OPL2015", "OPL2016", "OPL2017", "OPL2018", "OPL2019", "OPL2020", "OPL2021", "OPL2022",
            "OPL2023", "OPL2024", "OPL2025",
            "OPL2026", "OPL2027", "OPL2028", "OPL2029", "OPL2030", "OPL2031", "OPL2032", "OPL2038", "OPL2056", "OPL2065", "OPL2067", "OPL2070", "OPL2071",
            "OPL2072",
        ];
        Assert.That(expected.Except(speaking), Is.Empty);
    }

    private static RunInstruction? FindRun(Diagnostic finding) =>
        Array.Find(Runs, run => run.Span.Start <= finding.Location.Span.Start && finding.Location.Span.End <= run.Span.End);

    // RUN itself may be the word at fault: one too many.
    private static bool Covers(Diagnostic finding, RunInstruction run) =>
        finding.Location.Span.Length == 0 || finding.Location.Span == run.Span || finding.Location.Span.Start < run.Keyword.Span.End
            && finding.Location.Span != run.Keyword.Span;
}
