using OpsLead.Lint.Compose;

namespace OpsLead.Lint.Tests.Compose;

public sealed class ComposeWorkspaceTests
{
    private const string Service = "services:\n  web:\n    image: web:1\n";

    [Test]
    public void A_base_and_its_override_are_merged_and_other_files_stand_alone() => Assert.That(
        GetProjects(("compose.yaml", Service), ("compose.override.yaml", Service), ("docker-compose.ci.yml", Service), ("b/compose.yml", Service)),
        Is.EqualTo(new[] { "compose.yaml compose.override.yaml", "b/compose.yml", "docker-compose.ci.yml" }));

    [Test]
    public void The_first_of_several_base_names_counts() => Assert.That(
        GetProjects(("docker-compose.yml", Service), ("compose.yaml", Service), ("docker-compose.override.yml", Service)),
        Is.EqualTo(new[] { "compose.yaml docker-compose.override.yml", "docker-compose.yml" }));

    [TestCase("up.sh", "#!/bin/bash\nset -e\ndocker compose -p shop -f a.yml -f b.yml up -d\n", TestName = "A script")]
    [TestCase("scripts/up.sh", "cd ..\nsudo docker-compose --file a.yml --file=b.yml up\n", TestName = "A script in a folder, from the root")]
    [TestCase("Makefile", "up:\n\t@docker compose -f a.yml -f b.yml up -d\n", TestName = "A recipe")]
    [TestCase("Makefile", "DC := docker compose -f a.yml -f b.yml\n", TestName = "A variable of a Makefile")]
    [TestCase(".env", "# files\nCOMPOSE_FILE=a.yml:b.yml\n", TestName = "A variable of Compose")]
    [TestCase(".github/workflows/ci.yml", "on: push\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - run: |\n          docker compose -f a.yml \\\n            -f b.yml up\n", TestName = "A workflow")]
    public void Files_of_one_command_are_merged(string path, string text) =>
        Assert.That(GetProjects((path, text), ("a.yml", Service), ("b.yml", Service)), Is.EqualTo(new[] { "a.yml b.yml" }));

    [Test]
    public void A_command_with_a_file_that_is_not_here_merges_nothing() => Assert.That(
        GetProjects(("up.sh", "docker compose -f a.yml -f $FILE up\n"), ("a.yml", Service)),
        Is.EqualTo(new[] { "a.yml" }));

    [Test]
    public void What_a_file_includes_comes_first() => Assert.That(
        GetProjects(("compose.yaml", "include:\n  - path: [infra/net.yaml, infra/db.compose.yaml]\n" + Service), ("infra/net.yaml", Service), ("infra/db.compose.yaml", Service)),
        Is.EqualTo(new[] { "infra/net.yaml infra/db.compose.yaml compose.yaml" }));

    [Test]
    public void What_a_service_extends_counts_as_its_own()
    {
        var compose = GetCompose(
            ("compose.yaml", "services:\n  web:\n    extends: {file: base/compose.yaml, service: base}\n"),
            ("base/compose.yaml", "services:\n  base:\n    extends: root\n  root:\n    image: web:1\n    mem_limit: 1g\n"));

        var web = compose.FindService(compose.FindFile("compose.yaml")!.Document, "web")!;

        Assert.That(web.IsComplete, Is.True);
        Assert.That(web.Has("mem_limit"), Is.True);
        Assert.That(web.Has("restart"), Is.False);
    }

    [TestCase("services:\n  web:\n    extends: {file: ../base.yaml, service: web}\n", TestName = "Extended from outside")]
    [TestCase("include: [oci://registry.example/shop]\nservices:\n  web:\n    image: web:1\n", TestName = "Included from outside")]
    [TestCase("services:\n  web:\n    <<: *missing\n    image: web:1\n", TestName = "Merged from nowhere")]
    public void What_lies_elsewhere_is_unknown(string text)
    {
        var compose = GetCompose(("compose.yaml", text));

        Assert.That(compose.FindService(compose.FindFile("compose.yaml")!.Document, "web")!.Has("restart"), Is.Null);
    }

    private static IEnumerable<string> GetProjects(params (string Path, string Text)[] files) =>
        GetCompose(files).Projects.Select(static project => string.Join(' ', project.Select(static file => file.Document.Path)));

    private static ComposeWorkspace GetCompose(params (string Path, string Text)[] files)
    {
        var rule = new Capture();
        Linter.Lint(files.Select(static file => new SourceDocument(file.Path, file.Text)), new LintOptions { Rules = [rule] });
        return rule.Compose!;
    }

    private sealed class Capture : ComposeRule
    {
        public override RuleDescriptor Descriptor { get; } = new("OPL3901", "See it", "'{0}' is seen. See it.", RuleCategory.Reliability, RuleSeverity.Note);

        public ComposeWorkspace? Compose { get; private set; }

        public override void Initialize(ComposeContext context) => context.RegisterWorkspaceAction(c => Compose = c.Compose);
    }
}
