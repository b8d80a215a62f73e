using System.Text.RegularExpressions;
using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Testing.Pages;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Rules.Workflows.Tests;

/// <summary>Findings inside of scripts cover the same characters in every way YAML has to write a script. A new rule that finds something in a script is listed here, or a test fails.</summary>
public sealed partial class ScriptSpanTests
{
    private const string Action = "name: a\ndescription: a\noutputs:\n  b: { description: b, value: b }\nruns:\n  using: composite\n  steps: []\n";
    private const string Head = "on: [pull_request_target, workflow_dispatch]\npermissions: {}\njobs:\n  build:\n    runs-on: ubuntu-24.04\n    env:\n      TITLE: ${{ github.event.pull_request.title }}\n    steps:\n" +
        "      - id: local\n        uses: ./.github/actions/a\n      - run: ";

    private static readonly string[] Styles = ["literal", "indicated", "folded", "plain", "single-quoted", "double-quoted"];
    private static readonly RulePageLinter Linter = PageTests.CreateLinter();

    /// <summary>What the rules find in the scripts of their own pages.</summary>
    private static readonly Dictionary<string, string[]> Pages = new(StringComparer.Ordinal)
    {
        ["keep-untrusted-input-out-of-scripts"] = ["github.event.pull_request.title"],
        ["verify-rollout"] = ["kubectl apply --namespace shop -f deploy/web.yaml"],
        ["scan-image-before-deploy"] = ["docker build --push --tag registry.example/shop/web:1.4.2 ."],
        ["fix-expression-syntax"] = [",", "substring"],
        ["apply-existing-manifests"] = ["k8s/"],
        ["push-built-image"] = ["docker build --tag registry.example/shop/web:1.4.2 ."],
        ["install-from-lock-file"] = ["prettier", "rake"],
        ["publish-without-stored-key"] = ["dotnet nuget push shop.nupkg --api-key \"$KEY\""],
        ["write-constant-out"] = ["format('{0}', 'release')"],
        ["read-existing-properties"] = ["versoin"],
        ["apply-built-image"] = ["k8s/"],
        ["promote-artifact"] = ["docker build --push --tag registry.example.com/shop/web:production ."],
        ["sign-image"] = ["docker build --push --tag registry.example.com/shop/web:${{ github.sha }} ."],
        ["validate-manifests"] = ["deploy/"],
        ["keep-one-writer"] = ["deploy/web"],
        ["write-to-command-file"] = ["::set-output name=version::"],
        ["verify-downloaded-script"] = ["curl -fsSL https://tools.example.com/install.sh"],
        ["fail-broken-pipeline"] = ["|"],
        ["pass-secret-through-input"] = ["-p \"$PASSWORD\""],
        ["quote-untrusted-variable"] = ["$TITLE"],
        ["keep-strangers-code-unprivileged"] = ["npm ci"],
        ["keep-untrusted-input-out-of-environment"] = ["$BODY"],
    };

    /// <summary>What rules whose pages show no script find in one, and what more the others find.</summary>
    private static readonly (string Rule, string Script, string Text)[] Scripts =
    [
        ("keep-untrusted-input-out-of-scripts", "echo '${{ github.head_ref }}'", "github.head_ref"),
        ("keep-untrusted-input-out-of-scripts", "make lint\necho \"${{ format('{0}', github.head_ref) }}\" && make", "github.head_ref"),
        ("fix-expression-syntax", "echo ${{ contains('a') }}", "contains('a')"),
        ("fix-expression-syntax", "echo ${{ env.X || }}", "||"),
        ("fix-expression-syntax", "echo ${{ \"x\" }}", "\"x\""),
        ("read-each-secret-by-name", "echo ${{ toJSON(secrets) }}", "toJSON(secrets)"),
        ("keep-secrets-whole", "echo ${{ fromJSON(secrets.X).y }}", "fromJSON(secrets.X)"),
        ("read-secrets-in-environment", "echo ${{ secrets.X }}", "secrets.X"),
        ("use-contexts-where-available", "echo ${{ jobs.x.result }}", "jobs"),
        ("use-contexts-where-available", "echo ${{ always() }}", "always"),
        ("read-existing-properties", "echo ${{ github.reff }}", "reff"),
        ("write-text-into-text", "echo ${{ github }}", "github"),
        ("fit-parameters", "echo ${{ contains(github, 'x') }}", "github"),
        ("compare-like-with-like", "echo ${{ github.actor < true }}", "<"),
        ("access-what-is-there", "echo ${{ github.event[0].x }}", "0"),
        ("read-declared-outputs", "echo ${{ steps.local.outputs.nope }}", "nope"),
        ("write-constant-out", "echo ${{ 'x' == 'x' }}", "'x' == 'x'"),
        ("let-scan-fail-build", "trivy image shop || true", "trivy image shop"),
        ("sign-in-without-stored-key", "az login --service-principal -p \"$KEY\"", "az login --service-principal -p \"$KEY\""),
        ("write-to-command-file", "echo \"::set-output name=x::$(cat y)\"", "::set-output name=x::"),
        ("pass-secret-through-input", "docker login -u x -p ${{ secrets.PW }}", "-p ${{ secrets.PW }}"),
        ("quote-untrusted-variable", "test -n $TITLE && echo \"$TITLE\"", "$TITLE"),
        ("verify-downloaded-script", "set -e\nif true\nthen\ncurl -s \"https://tools.example.com/i.sh\" | sh\nfi", "curl -s \"https://tools.example.com/i.sh\""),
    ];

    public static IEnumerable<TestCaseData> PageCases => Pages.Keys.SelectMany(static rule => Styles.Select(style => new TestCaseData(rule, style).SetArgDisplayNames(rule, style)));

    public static IEnumerable<TestCaseData> ScriptCases => Scripts.SelectMany(static row => Styles.Select(style => new TestCaseData(row.Rule, row.Script, row.Text, style).SetArgDisplayNames(row.Rule, row.Text, style)));

    [TestCaseSource(nameof(PageCases))]
    public void What_a_page_shows_is_covered_exactly(string rule, string style) => Assert.That(
        GetExamples(FindRule(rule)).SelectMany(example => FindInScripts(FindRule(rule), Rewrite(example, style), style)), Is.EqualTo(Pages[rule]));

    [TestCaseSource(nameof(ScriptCases))]
    public void What_a_script_holds_is_covered_exactly(string rule, string script, string text, string style) =>
        Assert.That(FindInScripts(FindRule(rule), Rewrite(Create(script), style), style), Does.Contain(text).And.All.EqualTo(text));

    [Test]
    public void Every_rule_that_finds_something_in_a_script_is_listed()
    {
        var listed = Pages.Keys.Concat(Scripts.Select(static row => row.Rule)).ToHashSet(StringComparer.Ordinal);
        Workspace[] scripts = [.. Scripts.Select(static row => Create(row.Script))];
        var missing = Linter.Rules.Where(rule => !listed.Contains(rule.Name))
            .Where(rule => GetExamples(rule).Concat(scripts).Any(workspace => FindInScripts(rule, workspace, "literal").Count > 0))
            .Select(static rule => rule.Name);

        Assert.That(missing, Is.Empty);
    }

    [Test]
    public void Every_page_that_shows_a_script_is_listed() => Assert.That(
        Linter.Rules.Where(static rule => GetExamples(rule).Any(workspace => FindInScripts(rule, workspace, "literal").Count > 0)).Select(static rule => rule.Name), Is.EquivalentTo(Pages.Keys));

    private static RuleInfo FindRule(string name) => Linter.Rules.Single(rule => rule.Name == name);

    private static IEnumerable<Workspace> GetExamples(RuleInfo rule) => RulePage.Parse(rule.GetPage()!, rule.Language).GetSection("Bad").Examples.Select(static example => example.Workspace);

    private static Workspace Create(string script) => Workspace.Create(
    [
        new SourceDocument(".github/workflows/ci.yml", Head + "|\n" + string.Concat(script.Split('\n').Select(static line => "          " + line + "\n"))),
        new SourceDocument(".github/actions/a/action.yml", Action),
    ]);

    private static List<string> FindInScripts(RuleInfo rule, Workspace workspace, string style)
    {
        var result = new List<string>();
        foreach (var finding in Linter.Lint(rule, workspace))
        {
            var text = finding.Location.Document.GetText();
            var span = finding.Location.Span;
            if (finding.Rule.Descriptor.Id == rule.Descriptor.Id && GetScripts(text).Any(script => script.Scalar.Span.Start <= span.Start && span.End <= script.Scalar.Span.End))
            {
                result.Add(Read(text.Text.Substring(span.Start, span.Length), style));
            }
        }

        return result;
    }

    /// <summary>What characters of the file stand for in the script.</summary>
    private static string Read(string written, string style) => LineBreak().Replace(
        style switch
        {
            "single-quoted" => written.Replace("''", "'", StringComparison.Ordinal),
            "double-quoted" => written.Replace("\\n", "\n", StringComparison.Ordinal).Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal),
            _ => written,
        },
        "\n");

    private static Workspace Rewrite(Workspace workspace, string style)
    {
        foreach (var document in workspace.Documents.ToArray())
        {
            var text = document.GetText();
            var rewritten = text.Text;
            foreach (var (scalar, column) in GetScripts(text).OrderByDescending(static script => script.Scalar.Span.Start))
            {
                var end = rewritten[scalar.Span.End - 1] == '\n' ? "\n" : "";
                rewritten = string.Concat(rewritten.AsSpan(0, scalar.Span.Start), Write(scalar.Value.TrimEnd('\n'), new string(' ', column + 2), style), end, rewritten.AsSpan(scalar.Span.End));
            }

            workspace = workspace.WithDocument(document.Path, rewritten);
        }

        return workspace;
    }

    // A line more before the script, so that none begins where its scalar does.
    private static string Write(string script, string indent, string style)
    {
        string[] lines = ["echo ready", .. script.Split('\n')];
        Assume.That(style is "literal" or "indicated" or "double-quoted" || lines.All(static line => line.Length > 0 && line[0] != ' '), "lines of this script cannot be folded");
        return style switch
        {
            "literal" => "|\n" + Join(lines, "\n"),
            "indicated" => "|2\n" + Join([.. lines.Select(static (line, index) => index == 0 ? "  " + line : line)], "\n"),
            "folded" => ">-\n" + Join(lines, "\n\n"),
            "plain" => Join(lines, "\n\n")[indent.Length..],
            "single-quoted" => "'" + Join([.. lines.Select(static line => line.Replace("'", "''", StringComparison.Ordinal))], "\n\n")[indent.Length..] + "'",
            _ => "\"" + string.Join("\\n", lines.Select(static line => line.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal))) + "\"",
        };

        string Join(string[] parts, string separator) => indent + string.Join(separator + indent, parts);
    }

    private static List<(YamlScalar Scalar, int Column)> GetScripts(SourceText text)
    {
        var result = new List<(YamlScalar Scalar, int Column)>();
        var pending = new Stack<YamlNode>();
        foreach (var document in YamlStream.Parse(text).Documents)
        {
            if (document.Root is { } root)
            {
                pending.Push(root);
            }
        }

        while (pending.TryPop(out var node))
        {
            if (node is YamlSequence sequence)
            {
                foreach (var item in sequence.Items)
                {
                    pending.Push(item);
                }
            }
            else if (node is YamlMapping mapping)
            {
                foreach (ref readonly var entry in mapping.Entries)
                {
                    if (entry.Key is YamlScalar { Value: "run" } key && entry.Value is YamlScalar script)
                    {
                        result.Add((script, text.GetLinePosition(key.Span.Start).Character));
                    }

                    pending.Push(entry.Value);
                }
            }
        }

        return result;
    }

    [GeneratedRegex(@"[ ]*\n\s*", RegexOptions.CultureInvariant)]
    private static partial Regex LineBreak();
}
