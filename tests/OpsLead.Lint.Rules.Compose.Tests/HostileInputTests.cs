using System.Globalization;
using System.Text;
using CsCheck;

namespace OpsLead.Lint.Rules.Compose.Tests;

/// <summary>Whatever the input: no rule throws, and the run comes to an end.</summary>
public sealed class HostileInputTests
{
    private const string Sound =
        """
        name: shop
        include: [infra/compose.yaml]
        x-web: &web
          restart: on-failure
          environment: &env {A: "${A:-b}", B: $B}
        services:
          web:
            <<: *web
            image: registry.example:5000/shop/web:1.4.2@sha256:abc
            build: {context: ., dockerfile: Dockerfile, secrets: [npm]}
            ports: ["127.0.0.1:8080-8081:80-81/tcp", 53:53/udp, {target: 80, published: "90", host_ip: "::1"}]
            volumes: [data:/data:ro, "C:\\x:/y", ./a:/b, {type: bind, source: /etc, target: /etc}]
            depends_on: {db: {condition: service_healthy, required: false}}
            healthcheck: {test: [CMD, curl, -f, "http://localhost"], interval: 5s}
            deploy: {replicas: 2, resources: {limits: {memory: 1G, cpus: "0.5"}}}
            command: sh -c 'echo $$A ${B##*/}'
            networks: {default: {aliases: [w]}, back: null}
            profiles: [a, b]
          db:
            extends: {file: base.yaml, service: db}
            environment: *env
            cap_add: [SYS_ADMIN]
            secrets: [{source: key, target: /k}]
            volumes_from: [web:ro]
            network_mode: service:web
        networks: {back: {external: true, driver: bridge}}
        volumes: {data: }
        secrets: {key: {file: key.txt}, npm: }
        """;

    // Fixed, so that a failure is the same one on every machine.
    private const string Seed = "0N0XIzNsQ0O2";

    private static readonly string[] Pieces =
        ["", "[", "]", "{", "}", ":", " ", "\n", "*web", "&a ", "<<: ", "${", "$", "!reset ", "- ", "\"", "~", "\0"];

    private static readonly Gen<(int Position, int Length, string Text)[]> Edits =
        Gen.Select(Gen.Int[0, Sound.Length - 1], Gen.Int[0, 12], Gen.OneOf(Pieces)).Array[1, 6];

    [Test]
    public void Any_change_of_a_sound_file_is_survived() => Edits.Sample(
        static edits =>
        {
            var text = new StringBuilder(Sound);
            foreach (var (position, length, replacement) in edits)
            {
                var start = Math.Min(position, text.Length);
                text.Remove(start, Math.Min(length, text.Length - start)).Insert(start, replacement);
            }

            return FindFailures(("compose.yaml", text.ToString()), ("compose.override.yaml", Sound)).Count == 0;
        },
        seed: Seed,
        iter: 300,
        threads: 1);

    [Test]
    public void Braces_that_nothing_closes() => Assert.That(FindFailures(("compose.yaml", $"services:\n  a:\n    image: \"{Repeat("${", 100_000)}\"\n")), Is.Empty);

    [Test]
    public void Merges_that_merge_merges()
    {
        var text = new StringBuilder("x-0: &a0 {tty: true}\n");
        for (var i = 1; i < 40; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"x-{i}: &a{i} {{<<: [{string.Join(", ", Enumerable.Repeat("*a" + (i - 1).ToString(CultureInfo.InvariantCulture), 50))}]}}\n");
        }

        Assert.That(FindFailures(("compose.yaml", text + "services:\n  a:\n    <<: *a39\n    image: a:1\n")), Is.Empty);
    }

    [Test]
    public void A_long_chain_of_dependencies_that_bites_its_tail()
    {
        var text = new StringBuilder("services:\n");
        for (var i = 0; i < 3_000; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"  s{i}:\n    image: a:1\n    depends_on: [s{(i + 1) % 3_000}, missing{i}]\n    ports: ['1-65535:1-65535']\n");
        }

        Assert.That(FindFailures(("compose.yaml", text.ToString())), Is.Empty);
    }

    [Test]
    public void Files_that_include_and_extend_each_other() => Assert.That(
        FindFailures(
            ("a/compose.yaml", "include: [../b/compose.yaml]\nservices:\n  a:\n    extends: {file: ../b/compose.yaml, service: b}\n"),
            ("b/compose.yaml", "include: [../a/compose.yaml, compose.yaml]\nservices:\n  b:\n    extends: {file: ../a/compose.yaml, service: a}\n")),
        Is.Empty);

    private static string Repeat(string text, int count) => new StringBuilder().Insert(0, text, count).ToString();

    private static List<string> FindFailures(params (string Path, string Text)[] files) =>
    [
        .. Linter.Lint(
                files.Select(static file => new SourceDocument(file.Path, file.Text)),
                new LintOptions { Rules = [.. RuleCatalogue.CreateRules(), new ReportFailure()], Select = ["*"] })
            .Diagnostics.Where(static diagnostic => diagnostic.Rule.Descriptor.Id == "OPL9998").Select(static diagnostic => diagnostic.Message),
    ];

    private sealed class ReportFailure : EngineRule
    {
        public override RuleDescriptor Descriptor { get; } = new("OPL9998", "Report failures", "{0}", RuleCategory.Correctness, RuleSeverity.Error);

        public override void Initialize(EngineContext context) =>
            context.RegisterEventAction(EngineEventKind.RuleFailure, static c => c.Report(string.Join(", ", c.Event.Arguments)));
    }
}
