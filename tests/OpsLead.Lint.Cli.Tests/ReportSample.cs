using System.Collections.Immutable;
using OpsLead.Lint.Cli.Reporting;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Cli.Tests;

/// <summary>One fixed set of findings for all reporters: every level, every property, and text that wants to be more than text.</summary>
internal static class ReportSample
{
    // What each format would take for its own syntax, and what no format can hold: a line end, a NUL, a right-to-left override, half a pair.
    private const string Hostile = "a\r\n::error::b\n##vso[task.complete]c ]]> <b>&amp;\"'|`*x*` [l](u) @team #1 https://evil.example %0A; \0 \u001b[2J \u202e \ud800 é";

    private const string HostilePath = "x/::a,b;%0A]]>&<\"'|`(1)`\u202e.yaml";

    private static readonly RuleInfo Tag = CreateRule(
        new("OPL1901", "Pin the tag", "Image '{0}' has no tag. Pin one.", RuleCategory.Reliability, RuleSeverity.Warning) { Aliases = ["hadolint/DL3006"] },
        "PinTheTag",
        RuleLanguage.Kubernetes);

    private static readonly RuleInfo Key = CreateRule(
        new("OPL5901", "Keep the key out", "A key of '{0}' stands here. Revoke it.", RuleCategory.Security, RuleSeverity.Error) { SecuritySeverity = 9.1, Weaknesses = [798] },
        "KeepTheKeyOut",
        RuleLanguage.Secrets);

    private static readonly RuleInfo Text = CreateRule(
        new("OPL4901", "Quote the text", "The text '{0}' is not quoted. Quote it.", RuleCategory.Correctness, RuleSeverity.Note),
        "QuoteTheText",
        RuleLanguage.Workflows);

    public static LintReport Clean { get; } = new() { Rules = [Tag, Text, Key], Diagnostics = [], Suppressed = [], Skipped = [], FileCount = 2 };

    public static LintReport Create(int copies = 1)
    {
        var web = new SourceDocument("deploy/web.yaml", "kind: Pod\nspec:\n  image: nginx\n  other: nginx\n  key: not-a-real-one\n");
        var hostile = new SourceDocument(HostilePath, "run: |\n  echo one\n  ::error::two\n");
        var silenced = new SourceDocument("old.yaml", "image: debian\n");
        var image = Find(Tag, web, "nginx", ["nginx"]) with
        {
            RelatedLocations = [new RelatedLocation(Locate(hostile, "one"), "It is run here: " + Hostile)],
            Fix = CodeFix.Replace("Add a tag", Locate(web, "nginx").Span, "nginx:1.27.3"),
            ObjectPath = "Pod/:spec.image",
            Aliases = ["hadolint/DL3006"],
        };
        var diagnostics = new List<Diagnostic>();
        for (var i = 0; i < copies; i++)
        {
            diagnostics.AddRange(
            [
                image,
                Find(Tag, web, "other: nginx", ["nginx"]),
                Find(Key, web, "not-a-real-one", ["shop"]),
                Find(Text, hostile, "echo one\n  ::error::two", [Hostile]),
                Find(Tag, hostile, "one", [Hostile]),
                Find(Text, hostile, "", ["nothing"]),
            ]);
        }

        diagnostics.Sort(Engine.DiagnosticComparer.Instance);
        return Clean with
        {
            Diagnostics = [.. diagnostics],
            Suppressed =
            [
                Find(Tag, silenced, "debian", ["debian"]) with { Suppression = new Suppression("opslead-lint", "the mirror rewrites it") },
                Find(Tag, silenced, "image", ["image"]) with { Suppression = new Suppression("baseline", null) },
            ],
            Skipped = [new SkippedDocument(new SourceDocument("logo.bin", ""), "binary")],
            FileCount = 4,
        };
    }

    private static RuleInfo CreateRule(RuleDescriptor descriptor, string name, RuleLanguage language) => new(descriptor, name, language, static () => null);

    private static Location Locate(SourceDocument document, string at)
    {
        var text = document.GetText();
        return Location.Create(document, text, new TextSpan(text.Text.IndexOf(at, StringComparison.Ordinal), at.Length));
    }

    private static Diagnostic Find(RuleInfo rule, SourceDocument document, string at, ImmutableArray<string> arguments) => new()
    {
        Rule = rule,
        Severity = rule.Descriptor.DefaultSeverity,
        Message = string.Format(null, rule.Descriptor.MessageFormat, [.. arguments]),
        Arguments = arguments,
        HasDescriptorMessage = true,
        Location = Locate(document, at),
    };
}
