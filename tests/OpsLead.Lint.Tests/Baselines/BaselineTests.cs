using OpsLead.Lint.Baselines;

namespace OpsLead.Lint.Tests.Baselines;

public sealed class BaselineTests
{
    private const string Two = """
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          containers:
            - name: one
              image: bad
            - name: two
              image: bad
        """;

    [Test]
    public void Known_findings_do_not_count_and_new_ones_do()
    {
        var baseline = Empty().Update(Lint("web.yaml", Two));
        var match = baseline.Match(Lint("web.yaml", Two + "\n    - name: three\n      image: bad\n"));

        Assert.That(match.Result.Diagnostics, Has.Length.EqualTo(1));
        Assert.That(match.Result.Suppressed.Select(static diagnostic => diagnostic.Suppression!.Origin), Is.EqualTo(new[] { "baseline", "baseline" }));
        Assert.That(match.Unused, Is.Empty);
    }

    [Test]
    public void Lines_may_move() =>
        Assert.That(Empty().Update(Lint("web.yaml", Two)).Match(Lint("web.yaml", "# a new line\n\n" + Two)).Result.Diagnostics, Is.Empty);

    [Test]
    public void Items_may_change_places()
    {
        var lines = Two.Split('\n');
        var swapped = string.Join('\n', [.. lines[..6], .. lines[8..], .. lines[6..8]]);

        Assert.That(Empty().Update(Lint("web.yaml", Two)).Match(Lint("web.yaml", swapped)).Result.Diagnostics, Is.Empty);
    }

    [Test]
    public void A_file_may_be_renamed()
    {
        var match = Empty().Update(Lint("web.yaml", Two)).Match(Lint("deploy/web.yaml", Two));

        Assert.That(match.Result.Diagnostics, Is.Empty);
        Assert.That(match.MovedCount, Is.EqualTo(2));
    }

    [Test]
    public void Two_findings_in_one_place_stay_two()
    {
        var one = "apiVersion: v1\nkind: Pod\nspec: { containers: [ { image: bad } ] }\n";
        var both = "apiVersion: v1\nkind: Pod\nspec: { containers: [ { image: bad }, { image: bad } ] }\n";

        Assert.That(Empty().Update(Lint("web.yaml", one)).Match(Lint("web.yaml", both)).Result.Diagnostics, Has.Length.EqualTo(1));
    }

    [Test]
    public void A_changed_value_is_a_new_finding() =>
        Assert.That(
            Empty().Update(Lint("web.yaml", Two)).Match(Lint("web.yaml", Two.Replace("image: bad", "image: bad2", StringComparison.Ordinal))).Result.Diagnostics,
            Has.Length.EqualTo(2));

    [Test]
    public void What_is_fixed_leaves_an_unused_entry_that_prune_removes()
    {
        var baseline = Empty().Update(Lint("web.yaml", Two));
        var match = baseline.Match(Lint("web.yaml", Two[..Two.LastIndexOf("image", StringComparison.Ordinal)] + "image: good"));

        Assert.That(match.Unused, Has.Length.EqualTo(1));
        Assert.That(baseline.Prune(match).Entries, Has.Length.EqualTo(1));
    }

    [Test]
    public void The_file_reads_back_and_keeps_reasons()
    {
        var text = Empty().Update(Lint("a b#c%.yaml", Two)).ToString();
        var edited = text.TrimEnd('\n') + " # known since 2026\n";

        Assert.That(Baseline.TryParse(edited, out var baseline, out var error), Is.True, error);
        Assert.That(baseline!.Entries[1].Path, Is.EqualTo("a b#c%.yaml"));
        Assert.That(baseline.Update(Lint("a b#c%.yaml", Two)).ToString(), Is.EqualTo(edited));
    }

    [Test]
    public void The_same_findings_give_the_same_bytes()
    {
        var first = Empty().Update(Lint("web.yaml", Two)).ToString();
        var second = Empty().Update(Lint("web.yaml", Two)).ToString();

        Assert.That(second, Is.EqualTo(first));
    }

    [TestCase("", "line 1: it must begin with")]
    [TestCase("# opslead-lint baseline v1 salt=xyz\n", "line 1: the salt")]
    [TestCase("# opslead-lint baseline v1 salt=00112233445566778899aabbccddeeff\nnonsense\n", "line 2: not")]
    [TestCase("# opslead-lint baseline v1 salt=00112233445566778899aabbccddeeff\n<<<<<<< HEAD\n", "line 2: an unresolved merge conflict")]
    public void What_is_no_baseline_is_refused_with_its_line(string text, string expected)
    {
        Assert.That(Baseline.TryParse(text, out _, out var error), Is.False);
        Assert.That(error, Does.StartWith(expected));
    }

    [Test]
    public void The_identity_of_a_secret_does_not_depend_on_its_value()
    {
        var first = Empty().Update(Lint("web.yaml", Two, Practice.ExternalSecrets)).Entries;
        var second = Empty().Update(Lint("web.yaml", Two.Replace("bad", "bad-guess", StringComparison.Ordinal), Practice.ExternalSecrets)).Entries;

        Assert.That(second, Is.EqualTo(first));
    }

    [Test]
    public void A_secret_of_a_known_kind_in_another_place_is_new()
    {
        var baseline = Empty().Update(Lint("web.yaml", Two, Practice.ExternalSecrets, "secret:kind"));
        var match = baseline.Match(Lint("web.yaml", Two.Replace("name: two", "name: three", StringComparison.Ordinal), Practice.ExternalSecrets, "secret:kind"));

        Assert.That(match.Result.Diagnostics, Has.Length.EqualTo(1));
        Assert.That(match.Unused, Has.Length.EqualTo(1));
    }

    [Test]
    public void A_copy_in_a_new_file_does_not_take_up_the_entry_of_the_old_one()
    {
        var baseline = Empty().Update(Lint("web.yaml", Two));
        var match = baseline.Match(Linter.Lint([new SourceDocument("a.yaml", Two), new SourceDocument("web.yaml", Two)], new LintOptions { Rules = [new ReportBadImage(Practice.None, null)] }));

        Assert.That(match.Result.Diagnostics.Select(static diagnostic => diagnostic.Location.Document.Path), Is.EqualTo(new[] { "a.yaml", "a.yaml" }));
        Assert.That(match.MovedCount, Is.Zero);
    }

    private static Baseline Empty() => Baseline.Create("0123456789abcdef"u8);

    private static LintResult Lint(string path, string text, Practice practice = Practice.None, string? objectPath = null) =>
        Linter.Lint([new SourceDocument(path, text)], new LintOptions { Rules = [new ReportBadImage(practice, objectPath)] });

    private sealed class ReportBadImage(Practice practice, string? objectPath) : KubernetesRule
    {
        public override RuleDescriptor Descriptor { get; } =
            new("OPL1901", "Name a good image", "Image '{0}' is bad. Name a good one.", RuleCategory.Security, RuleSeverity.Warning) { Practice = practice };

        public override void Initialize(KubernetesContext context) => context.RegisterContainerAction(c =>
        {
            if (c.Node.ImageText is { IsKnown: true } image && image.Value.StartsWith("bad", StringComparison.Ordinal))
            {
                c.Report(image.Span, new DiagnosticDetails { ObjectPath = objectPath }, image.Value);
            }
        });
    }
}
