using OpsLead.Lint.Dev.Docs;

namespace OpsLead.Lint.Dev.Tests;

/// <summary>The table in <c>docs/rules.md</c>.</summary>
public sealed class RuleTableTests
{
    private static readonly RuleInfo Pin = new(
        new RuleDescriptor("OPL1001", "Pin the image tag", "Image '{0}' moves. Pin it.", RuleCategory.Reliability, RuleSeverity.Warning)
        {
            Practice = Practice.Automation,
            Aliases = ["polaris/tagNotSpecified", "kube-linter/latest-tag"],
        },
        "PinImageTag",
        RuleLanguage.Kubernetes,
        static () => null);

    private static readonly RuleInfo Off = new(
        new RuleDescriptor(
            "OPL2002",
            "Pin packages",
            "Package '{0}' moves. Pin it.",
            RuleCategory.Reliability,
            RuleSeverity.Note) { IsEnabledByDefault = false },
        "PinPackages",
        RuleLanguage.Docker,
        static () => null);

    [Test]
    public void A_row_says_all_that_a_reader_chooses_by() => Assert.That(RuleTable.Write(null, [Pin]), Does.Contain(
        "\n| [OPL1001](../rules/Kubernetes/OPL1001.md) | `pin-image-tag` | Pin the image tag | Reliability | Automation | warning | "
        + "`kube-linter/latest-tag`, `polaris/tagNotSpecified` |\n"));

    [Test]
    public void Many_aliases_are_counted_by_tool()
    {
        var rule = new RuleInfo(
            new RuleDescriptor("OPL5002", "Revoke the key", "Key '{0}' is public. Revoke it.", RuleCategory.Security, RuleSeverity.Error)
            {
                Aliases = [.. Enumerable.Range(1, 15).Select(static number => $"gitleaks/key-{number}"), "betterleaks/a", "betterleaks/b"],
            },
            "RevokeKey",
            RuleLanguage.Secrets,
            static () => null);

        Assert.That(RuleTable.Write(null, [rule]), Does.Contain("| 2 of betterleaks, 15 of gitleaks |"));
    }

    [Test]
    public void A_rule_that_is_off_says_so() => Assert.That(RuleTable.Write(null, [Off]), Does.Contain("| Reliability |  | off, note |  |"));

    [Test]
    public void Rules_stand_below_their_language_in_the_order_of_the_thousands()
    {
        var document = RuleTable.Write(null, [Off, Pin]);

        Assert.That(
            document.IndexOf("## Kubernetes", StringComparison.Ordinal),
            Is.Positive.And.LessThan(document.IndexOf("## Dockerfiles", StringComparison.Ordinal)));
    }

    [Test]
    public void What_stands_outside_of_the_marks_is_kept()
    {
        var document = RuleTable.Write(null, [Pin]).Replace("# Rules\n", "# Rules\n\nOur own words.\n", StringComparison.Ordinal) + "More of them.\n";

        var written = RuleTable.Write(document, [Off]);

        Assert.That(written, Does.Contain("Our own words.").And.Contains("More of them.").And.Contains("OPL2002").And.Not.Contains("OPL1001"));
    }

    [Test]
    public void Writing_a_second_time_changes_nothing()
    {
        var document = RuleTable.Write(null, [Pin, Off]);

        Assert.That(RuleTable.Write(document, [Pin, Off]), Is.EqualTo(document));
    }

    [Test]
    public void A_document_without_the_marks_is_refused() => Assert.That(() => RuleTable.Write("# Rules\n", [Pin]), Throws.TypeOf<FormatException>());
}
