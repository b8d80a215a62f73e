using OpsLead.Lint.Cli.Configuration.Foreign;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Cli.Tests.Configuration;

/// <summary>What each tool's configuration file comes to here.</summary>
public sealed class ForeignReaderTests
{
    [Test]
    public void Hadolint() => Assert.That(
        Read(".hadolint.yaml", "ignored: [DL3006]\noverride:\n  error: [DL3001]\n  style: [DL3002]\ntrustedRegistries: [docker.io, ghcr.io]\nlabel-schema:\n  maintainer: text\nstrict-labels: true\nno-fail: true\n"),
        Is.SupersetOf(new[]
        {
            "1 Exclude DL3006", "3 Severity DL3001 Error", "4 Severity DL3002 Note", "5 hadolint/trustedRegistries = docker.io,ghcr.io", "5 Include DL3026", "6 hadolint/label-schema = maintainer:text",
            "6 Include DL3049", "8 hadolint/strict-labels = true", "8 Include DL3050", "9 ? no-fail",
        }));

    [Test]
    public void Kube_linter() => Assert.That(
        Read(".kube-linter.yaml", "checks:\n  addAllBuiltIn: true\n  exclude: [no-anti-affinity]\n  include: [sorted-keys]\n  ignorePaths: ['charts/**']\n"),
        Is.EquivalentTo(new[] { "2 Include *", "3 Exclude no-anti-affinity", "4 Include sorted-keys", "5 Silence * in paths 'charts/**'" }));

    [Test]
    public void Kube_linters_custom_checks_are_templates_with_parameters() => Assert.That(
        Read(".kube-linter.yaml", "checks:\n  exclude: [off]\ncustomChecks:\n  - name: owner\n    template: required-label\n    params:\n      key: owner\n      value: .+\n  - name: caps\n    template: verify-container-capabilities\n    params:\n      forbiddenCapabilities: [NET_RAW, ALL]\n  - name: off\n    template: privileged\n"),
        Is.EquivalentTo(new[]
        {
            "2 Exclude off", "5 Include required-label", "7 kube-linter/required-label.key = owner", "8 kube-linter/required-label.value = .+", "5 kube-linter/required-label = key=owner;value=.+",
            "10 Include verify-container-capabilities", "12 kube-linter/verify-container-capabilities.forbiddenCapabilities = NET_RAW,ALL", "10 kube-linter/verify-container-capabilities = forbiddenCapabilities=NET_RAW|ALL",
        }));

    [Test]
    public void Kube_linter_without_its_defaults_runs_only_what_is_included()
    {
        var settings = Translate(".kube-linter.yaml", "checks:\n  doNotAutoAddDefaults: true\n  include: [latest-tag]\ncustomChecks:\n  - name: x\n    template: privileged\n");
        var exclusion = settings.Statements.Single(static statement => statement.Kind == ForeignStatementKind.Exclude);

        Assert.That(new[] { "latest-tag", "privileged", "run-as-non-root" }.Select(check => exclusion.Checks!(check)), Is.EqualTo(new[] { false, false, true }));
    }

    [Test]
    public void Polaris() => Assert.That(
        Read("polaris.yaml", "checks:\n  tagNotSpecified: danger\n  hostIPCSet: warning\n  priorityClassNotSet: ignore\nexemptions:\n  - namespace: kube-system\n    controllerNames: [dns-, proxy]\n    rules: [hostNetworkSet]\n"),
        Is.EquivalentTo(new[]
        {
            "2 Include tagNotSpecified", "2 Severity tagNotSpecified Error", "3 Include hostIPCSet", "3 Severity hostIPCSet Warning", "4 Exclude priorityClassNotSet",
            "6 Silence hostNetworkSet in namespace 'kube-system', objects 'dns-…', objects 'proxy…'",
        }));

    [TestCase("dns-cache", "kube-system", true)]
    [TestCase("web", "kube-system", false)]
    [TestCase("dns-cache", "shop", false)]
    public void An_exemption_of_polaris_is_about_objects_by_the_beginning_of_their_names(string name, string scope, bool expected)
    {
        var statement = Translate("polaris.yaml", "checks: {}\nexemptions:\n  - namespace: kube-system\n    controllerNames: [dns-]\n    containerNames: [cache]\n").Statements.Single();

        Assert.That(IsMet(statement, "deploy.yaml", $"kind: Pod\nmetadata: {{ name: {name}, namespace: {scope} }}\nspec:\n  containers:\n    - name: cache-1\n      image: «a»\n"), Is.EqualTo(expected));
    }

    [Test]
    public void A_polaris_file_without_checks_is_another_tools() => Assert.That(Read("polaris.yaml", "service: polaris\nport: 80\n"), Is.Empty);

    [Test]
    public void Actionlint() => Assert.That(
        Read(".github/actionlint.yaml", "self-hosted-runner:\n  labels: [gpu, arm-big]\nconfig-variables: [ENV]\npaths:\n  .github/workflows/old*.yml:\n    ignore: ['.*', 'shellcheck reported.+']\n"),
        Is.EquivalentTo(new[]
        {
            "2 actionlint/self-hosted-runner.labels = gpu,arm-big", "3 actionlint/config-variables = ENV", "6 Silence * in paths '/.github/workflows/old*.yml'", "6 ? paths..github/workflows/old*.yml.ignore",
        }));

    [TestCase("unknown Webhook event \".+\"", "use-known-event")]
    [TestCase("label \".+\" is unknown\\. available labels are", "use-existing-runner")]
    [TestCase("context \".+\" is not allowed here", "use-contexts-where-available")]
    public void A_pattern_of_actionlint_that_is_about_all_messages_of_a_kind_silences_the_rule(string pattern, string rule) => Assert.That(
        Read(".github/actionlint.yaml", $"paths:\n  a/*.yml:\n    ignore:\n      - '{pattern}'\n"), Is.EquivalentTo(new[] { $"4 Silence {rule} in paths '/a/*.yml'" }));

    [TestCase("unknown Webhook event \"teleport\"")]
    [TestCase("label \"gpu\" is unknown. available labels are")]
    public void A_pattern_of_actionlint_that_names_one_thing_silences_no_rule(string pattern) => Assert.That(
        Read(".github/actionlint.yaml", $"paths:\n  a/*.yml:\n    ignore:\n      - '{pattern}'\n"), Is.EquivalentTo(new[] { "4 ? paths.a/*.yml.ignore" }));

    [Test]
    public void Zizmor() => Assert.That(
        Read("zizmor.yml", "rules:\n  unpinned-uses:\n    ignore: [ci.yml, 'cd.yml:4', 'cd.yml:5:7']\n    config:\n      policies:\n        'actions/*': ref-pin\n        '*': hash-pin\n  artipacked:\n    disable: true\n"),
        Is.EquivalentTo(new[]
        {
            "3 Silence unpinned-uses in 'ci.yml'", "3 Silence unpinned-uses in 'cd.yml:4'", "3 Silence unpinned-uses in 'cd.yml:5:7'", "5 zizmor/unpinned-uses.policies = actions/*=ref-pin,*=hash-pin", "9 Exclude artipacked",
        }));

    [TestCase("ci.yml", true)]
    [TestCase("ci.yml:2", true)]
    [TestCase("ci.yml:2:5", true)]
    [TestCase("ci.yml:3", false)]
    [TestCase("ci.yml:2:4", false)]
    [TestCase("cd.yml", false)]
    public void A_place_of_zizmor_is_a_file_a_line_a_column(string place, bool expected)
    {
        var statement = Translate("zizmor.yml", $"rules: {{ a: {{ ignore: ['{place}'] }} }}\n").Statements.Single();

        Assert.That(IsMet(statement, ".github/workflows/ci.yml", "one\nuse «two»\n"), Is.EqualTo(expected));
    }

    [Test]
    public void Gitleaks() => Assert.That(
        Read(".gitleaks.toml", "title = 'x'\n[extend]\nuseDefault = true\ndisabledRules = ['github-pat', 'unknown']\n[[allowlists]]\ndescription = 'fixtures'\npaths = ['^tests/']\n[allowlist]\nregexes = ['a(?=b)', 'EXAMPLE$']\ncommits = ['abc']\n[[rules]]\nid = 'mine'\nregex = 'x'\n"),
        Is.EquivalentTo(new[] { "4 Exclude secrets of github-pat", "4 ? unknown", "5 Silence secrets in what the allow-list names", "8 Silence secrets in what the allow-list names", "9 ? regexes", "11 ? rules" }));

    [Test]
    public void Lists_of_single_rules_of_gitleaks_are_about_those() => Assert.That(
        Read(".gitleaks.toml", "[[allowlists]]\ntargetRules = ['github-pat', 'jwt']\npaths = ['x']\n[[allowlists]]\ntargetRules = ['mine']\npaths = ['x']\n[[rules]]\nid = 'private-key'\n[[rules.allowlists]]\npaths = ['x']\n[rules.allowlist]\nstopwords = ['y']\n[[rules]]\nid = 'mine'\n[[rules.allowlists]]\npaths = ['x']\n"),
        Is.EquivalentTo(new[]
        {
            "1 Silence secrets of github-pat, jwt in what the allow-list names", "5 ? mine", "9 Silence secrets of private-key in what the allow-list names", "11 Silence secrets of private-key in what the allow-list names", "15 ? mine",
        }));

    [TestCase("regexTarget = 'all'\npaths = ['x']", "2 ? regexTarget")]
    [TestCase("condition = 'XOR'\npaths = ['x']", "2 ? condition")]
    public void An_allow_list_of_gitleaks_that_says_what_has_no_meaning_is_passed_over(string list, string remark)
    {
        var settings = Translate(".gitleaks.toml", $"[allowlist]\n{list}\n");

        Assert.That(settings.Statements, Is.Empty);
        Assert.That(settings.Remarks.Select(static said => $"{said.Line} ? {said.Key}"), Is.EqualTo(new[] { remark }));
        Assert.That(settings.Events, Has.Count.EqualTo(1));
    }

    [TestCase("paths = ['^tests/']", "tests/a.env", "A=«x»", true)]
    [TestCase("paths = ['^tests/']", "src/a.env", "A=«x»", false)]
    [TestCase("regexes = ['EXAMPLE$']", "a.env", "A=«keyEXAMPLE»", true)]
    [TestCase("regexes = ['^DUMMY=']", "a.env", "DUMMY=«x»", false)]
    [TestCase("regexes = ['^DUMMY=']\nregexTarget = 'match'", "a.env", "DUMMY=«x» # y", true)]
    [TestCase("regexes = ['# y$']\nregexTarget = 'line'", "a.env", "DUMMY=«x» # y", true)]
    [TestCase("stopwords = ['sample']", "a.env", "A=«mySampleKey»", true)]
    [TestCase("condition = 'AND'\npaths = ['^a']\nstopwords = ['sample']", "b.env", "A=«mySampleKey»", false)]
    [TestCase("condition = 'AND'\npaths = ['^b']\nstopwords = ['sample']", "b.env", "A=«mySampleKey»", true)]
    [TestCase("condition = 'AND'\npaths = ['^b']\nregexes = ['a(?=b)']", "b.env", "A=«x»", false)]
    [TestCase("condition = '&&'\npaths = ['^b']\ncommits = ['0123']", "b.env", "A=«x»", false)]
    [TestCase("paths = ['^b']\ncommits = ['0123']", "b.env", "A=«x»", true)]
    [TestCase("regexes = ['(?P<head>^k)[[:alnum:]]{2,}[^[:space:]]$']", "b.env", "A=«k0y-»", true)]
    [TestCase("regexes = ['^[]a]+$']", "b.env", "A=«]a»", true)]
    [TestCase("regexes = ['^\\Qa.b\\E$']", "b.env", "A=«axb»", false)]
    [TestCase("regexes = ['^\\pL\\x{41}$']", "b.env", "A=«xA»", true)]
    public void An_allow_list_of_gitleaks_is_about_paths_values_and_words(string list, string path, string text, bool expected)
    {
        var statement = Translate(".gitleaks.toml", $"[allowlist]\n{list}\n").Statements.Single();

        Assert.That(IsMet(statement, path, text), Is.EqualTo(expected));
    }

    [Test]
    public void A_line_is_looked_at_near_the_secret_alone()
    {
        var statement = Translate(".gitleaks.toml", "[allowlist]\nregexes = ['^far', 'near']\nregexTarget = 'line'\n").Statements.Single();

        Assert.That(IsMet(statement, "a.env", $"far{new string(' ', 3000)}A=«x»"), Is.False);
        Assert.That(IsMet(statement, "a.env", $"far{new string(' ', 3000)}near A=«x»"), Is.True);
    }

    [Test]
    public void An_allow_list_of_gitleaks_is_about_commits()
    {
        var statement = Translate(".gitleaks.toml", "[allowlist]\ncommits = ['0123abcd']\n").Statements.Single();

        Assert.That(statement.Condition!.IsMet(new ForeignPlace("a", null!) { Commit = "0123ABCD" }), Is.True);
        Assert.That(statement.Condition!.IsMet(new ForeignPlace("a", null!) { Commit = "0123abce" }), Is.False);
        Assert.That(statement.Condition!.IsMet(new ForeignPlace("a", null!)), Is.False);
    }

    [TestCase("src/a.env:generic-api-key:2", "", true)]
    [TestCase("./src/a.env:github-pat:2", "gitleaks/github-pat", true)]
    [TestCase("src/a.env:github-pat:2", "betterleaks/github-pat", true)]
    [TestCase("src/a.env:github-pat:2", "gitleaks/jwt", false)]
    [TestCase("src/a.env:a-rule-of-their-own:2", "gitleaks/jwt", true)]
    [TestCase("0123abcd:src/a.env:generic-api-key:2", "gitleaks/jwt", true)]
    [TestCase("src/a.env:generic-api-key:3", "", false)]
    [TestCase("a.env:generic-api-key:2", "", false)]
    public void A_fingerprint_of_gitleaks_is_a_file_a_rule_and_a_line(string fingerprint, string alias, bool expected)
    {
        var settings = Translate(".gitleaksignore", $"# known\n{fingerprint}\n");
        var rule = BuiltInRules.Create().GetInfos().Single(static rule => rule.Descriptor.Id == "OPL5003");
        var document = new SourceDocument("src/a.env", "# one\nA=x\n");
        var place = new ForeignPlace("src/a.env", Location.Create(document, document.GetText(), new TextSpan(8, 1)));

        Assert.That(settings.Find(ForeignStatementKind.Silence, rule, [alias], place) is not null, Is.EqualTo(expected));
    }

    [TestCase("gitleaks/github-pat", true)]
    [TestCase("gitleaks/github-pat gitleaks/jwt", false)]
    [TestCase("gitleaks/github-pat betterleaks/github-pat detect-secrets/x", true)]
    [TestCase("detect-secrets/x", false)]
    public void A_rule_that_gitleaks_does_not_run_leaves_what_others_of_its_rules_find(string aliases, bool expected)
    {
        var settings = Translate(".gitleaks.toml", "[extend]\ndisabledRules = ['github-pat']\n");
        var rule = BuiltInRules.Create().GetInfos().Single(static rule => rule.Descriptor.Id == "OPL5003");

        Assert.That(settings.Find(ForeignStatementKind.Exclude, rule, aliases.Split(' '), null) is not null, Is.EqualTo(expected));
    }

    [Test]
    public void Trivy() => Assert.That(
        Read(".trivyignore", "# accepted\nAVD-KSV-0001\nDS002 exp:2030-01-01 # later\n\n"),
        Is.EquivalentTo(new[] { "2 Exclude KSV-0001", "3 Exclude DS-0002", "3 ? exp" }));

    [Test]
    public void Trivy_in_yaml() => Assert.That(
        Read(".trivyignore.yaml", "misconfigurations:\n  - id: AVD-DS-0001\n    paths: [docs/Dockerfile]\n    statement: an example\n  - id: KSV011\nvulnerabilities:\n  - id: CVE-1\n"),
        Is.EquivalentTo(new[] { "3 Silence DS-0001 in paths 'docs/Dockerfile'", "5 Exclude KSV-0011", "6 ? vulnerabilities" }));

    [Test]
    public void Checkov()
    {
        var settings = Translate(".checkov.yaml", "skip-check:\n  - CKV_K8S_1\n  - CKV2_*\nsoft-fail: true\n");
        string[] checks = ["CKV_K8S_1", "CKV_K8S_14", "CKV2_DOCKER_1"];

        Assert.That(settings.Statements.Select(statement => string.Join(' ', checks.Where(statement.Checks!))), Is.EqualTo(new[] { "CKV_K8S_1", "CKV2_DOCKER_1" }));
        Assert.That(settings.Remarks.Single().Key, Is.EqualTo("soft-fail"));
    }

    [Test]
    public void Checks_that_checkov_names_are_the_only_ones_that_run()
    {
        var settings = Translate(".checkov.yaml", "check: CKV_A,CKV_B\n");

        Assert.That(settings.Statements.Select(static statement => $"{statement.Kind} {statement.Checks!("CKV_A")} {statement.Checks!("CKV_C")}"), Is.EqualTo(new[] { "Include True False", "Exclude False True" }));
    }

    [Test]
    public void Dclint() => Assert.That(
        Read(".dclintrc", "{\n  // ours\n  \"rules\": {\n    \"no-version-field\": 0,\n    \"require-quotes-in-ports\": [2, { \"quoteType\": \"single\" }]\n  },\n  \"exclude\": [\"old\"],\n  \"quiet\": true\n}\n"),
        Is.EquivalentTo(new[]
        {
            "4 Exclude no-version-field", "5 Include require-quotes-in-ports", "5 Severity require-quotes-in-ports Error", "5 dclint/require-quotes-in-ports.quoteType = single", "7 Silence * in paths 'old'", "8 ? quiet",
        }));

    [Test]
    public void Dclint_with_the_options_of_one_rule_alone() => Assert.That(
        Read(".dclintrc", "{ \"checkPullPolicy\": false, \"prohibitedTags\": [\"edge\", \"dev\"] }\n"),
        Is.EquivalentTo(new[] { "1 dclint/checkPullPolicy = false", "1 dclint/prohibitedTags = edge,dev" }));

    [TestCase("charts/**", "charts/web/a.yaml", true)]
    [TestCase("charts", "deploy/charts/a.yaml", true)]
    [TestCase("/charts", "deploy/charts/a.yaml", false)]
    [TestCase("./deploy/*.yaml", "deploy/a.yaml", true)]
    [TestCase("**/old/*", "x/y/old/a.yaml", true)]
    [TestCase("*.yml", "deploy/a.yaml", false)]
    public void A_pattern_of_paths_is_about_files_and_what_lies_in_folders(string pattern, string path, bool expected) =>
        Assert.That(PathGlob.Create(pattern)!.IsMet(new ForeignPlace(path, null!)), Is.EqualTo(expected));

    private static IEnumerable<string> Read(string file, string text)
    {
        var settings = Translate(file, text);
        return settings.Statements.Select(Describe)
            .Concat(settings.Settings.Select(static setting => $"{setting.Line} {setting.Name} = {setting.Value}"))
            .Concat(settings.Remarks.Select(static remark => $"{remark.Line} ? {remark.Key}"));
    }

    private static string Describe(ForeignStatement statement)
    {
        var check = statement.SecretChecks is { } checks ? "secrets of " + string.Join(", ", checks.Names) : statement.IsAboutSecrets ? "secrets" : statement.Check ?? "*";
        return $"{statement.Line} {statement.Kind} {check}{(statement.Kind == ForeignStatementKind.Severity ? $" {statement.Level}" : "")}{(statement.Condition is null ? "" : $" in {statement.Condition.Description}")}";
    }

    private static ForeignSettings Translate(string file, string text)
    {
        var tool = ForeignTools.All.Single(tool => tool.Files.Contains(file));
        var settings = new ForeignSettings(tool, "/repo/" + file, "/repo", file);
        tool.Read(SourceText.From(text), settings);
        return settings;
    }

    private static bool IsMet(ForeignStatement statement, string path, string markup)
    {
        var start = markup.IndexOf('«', StringComparison.Ordinal);
        var end = markup.IndexOf('»', StringComparison.Ordinal) - 1;
        var document = new SourceDocument(path, markup.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal));
        return statement.Condition!.IsMet(new ForeignPlace(path, Location.Create(document, document.GetText(), TextSpan.FromBounds(start, end))));
    }
}
