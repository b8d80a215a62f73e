using System.Collections.Immutable;
using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Docker.Tests;

public sealed class OrganisationTests
{
    [TestCase("FROM [|random.example/debian:13|]\n", "docker.io", TestName = "Another registry")]
    [TestCase("FROM a:1\nCOPY --from=[|x.example/a:1|] b c\n", "docker.io", TestName = "Copied from another")]
    [TestCase("FROM a:1\nRUN \\\n  --mount=type=bind,from=[|x.example/a:1|],target=/b c\n", "docker.io",
        TestName = "Mounted from another, on a continued line")]
    [TestCase("FROM [|docker.io/a/b:1|]\n", "*.shop.example", TestName = "Another name than the pattern's")]
    [TestCase("FROM debian:13\n", "hub.docker.com", TestName = "Docker's by its other name")]
    [TestCase("FROM eu.shop.example/a:1\n", "ghcr.io, *.shop.example", TestName = "A pattern")]
    [TestCase("FROM x.example/a:1\n", "*", TestName = "Anything")]
    [TestCase("FROM debian:13 AS a\nFROM a\nCOPY --from=a b c\nCOPY --from=0 b c\n", "docker.io", TestName = "A stage of the file")]
    [TestCase("ARG REGISTRY\nFROM $REGISTRY/a:1\n", "docker.io", TestName = "A registry from outside")]
    [TestCase("FROM x.example/a:1\n", "", TestName = "Nothing configured")]
    public void Registries(string text, string registries) =>
        RuleVerifier<UseTrustedRegistry>.VerifyDockerfile(text, options: With(("registries", registries)));

    [TestCase("FROM [|a:1|]\n", TestName = "No label at all")]
    [TestCase("FROM \\\n  [|a:1|]\nLABEL other=b\n", TestName = "Another label, on continued lines")]
    [TestCase("FROM a:1 AS b\nFROM [|b|]\n", TestName = "None in the chain")]
    [TestCase("FROM a:1\nLABEL owner=b\n", TestName = "The label")]
    [TestCase("FROM a:1 AS b\nLABEL owner=c\nFROM b\n", TestName = "A label that is inherited")]
    [TestCase("FROM a:1 AS b\nFROM c:1\nLABEL owner=d\nCOPY --from=b e f\n", TestName = "A stage that is copied from")]
    [TestCase("RUN a\n", TestName = "A fragment without labels")]
    public void Required_labels(string text) => RuleVerifier<SetRequiredLabels>.VerifyDockerfile(text, options: With(("labels", "owner")));

    [Test]
    public void A_strict_schema_allows_no_others() => RuleVerifier<SetRequiredLabels>.VerifyDockerfile(
        "FROM a:1\nLABEL owner=b [|other|]=c\n", options: With(("labels", "owner:text"), ("strict", "true")));

    [TestCase("LABEL v=[|\"not a url\"|]", "url", TestName = "No URL")]
    [TestCase("LABEL v=[|2021-03-10|]", "rfc3339", TestName = "A day is no time")]
    [TestCase("LABEL v=[|Apache2|]", "spdx", TestName = "No identifier of a licence")]
    [TestCase("LABEL a=b \\\n  v=[|43C572F|]", "hash", TestName = "A hash in capitals, on a continued line")]
    [TestCase("LABEL v=[|1.0|]", "semver", TestName = "Two numbers are no version")]
    [TestCase("LABEL v=[|01.0.0|]", "semver", TestName = "A leading zero")]
    [TestCase("LABEL v=[|shop|]", "email", TestName = "No address")]
    [TestCase("LABEL [|v=\"\"|]", "text", TestName = "Empty")]
    [TestCase("LABEL v=https://a.example/b", "url", TestName = "A URL")]
    [TestCase("LABEL v=2021-03-10T10:26:33.564595127+01:00", "rfc3339", TestName = "A time")]
    [TestCase("LABEL v=2021-03-10T10:26:33Z", "rfc3339", TestName = "A time in UTC")]
    [TestCase("LABEL v=BSD-3-Clause", "spdx", TestName = "A licence")]
    [TestCase("LABEL v=43c572f", "hash", TestName = "A short hash")]
    [TestCase("LABEL v=2.0.1-rc.1+build.5", "semver", TestName = "A version")]
    [TestCase("LABEL v=ops@shop.example", "email", TestName = "An address")]
    [TestCase("LABEL v=$OUTSIDE", "url", TestName = "A value from outside")]
    [TestCase("LABEL w=x", "url", TestName = "Another label")]
    public void Label_values(string lines, string type) =>
        RuleVerifier<GiveLabelValidValue>.VerifyDockerfile($"FROM debian:13\n{lines}\n", options: With(("labels", $"v:{type}")));

    private static RuleVerifierOptions With(params ReadOnlySpan<(string Name, string Value)> options)
    {
        var builder = ImmutableDictionary.CreateBuilder<string, string>();
        foreach (var (name, value) in options)
        {
            builder[name] = value;
        }

        return new RuleVerifierOptions { Options = builder.ToImmutable() };
    }
}
