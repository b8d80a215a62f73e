using System.Collections.Immutable;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Tests.Fixes;

public sealed class FixEngineTests
{
    [Test]
    public void What_is_fixed_is_not_reported_again()
    {
        var result = Fix("apiVersion: v1\nkind: pod\n", new RenameKind("pod", "Pod"));

        Assert.That(result.Changes.Single().After.Text, Is.EqualTo("apiVersion: v1\nkind: Pod\n"));
        Assert.That(result.AppliedCount, Is.EqualTo(1));
        Assert.That(result.Result.Diagnostics, Is.Empty);
    }

    [Test]
    public void Rounds_go_on_until_nothing_changes()
    {
        // The second rule sees its defect only in what the first one wrote.
        var result = Fix("apiVersion: v1\nkind: a\n", new RenameKind("a", "b"), new RenameAgain("b", "c"));

        Assert.That(result.Changes.Single().After.Text, Is.EqualTo("apiVersion: v1\nkind: c\n"));
        Assert.That(result.AppliedCount, Is.EqualTo(2));
    }

    [Test]
    public void Two_rules_that_undo_each_other_come_to_an_end()
    {
        var result = Fix("apiVersion: v1\nkind: a\n", new RenameKind("a", "b"), new RenameAgain("b", "a"));

        Assert.That(result.AppliedCount, Is.EqualTo(10));
    }

    [Test]
    public void A_text_that_would_parse_worse_is_left_alone_and_said()
    {
        var result = Fix("apiVersion: v1\nkind: a\n", new RenameKind("a", "[b"), new SayRejection());

        Assert.That(result.Changes, Is.Empty);
        Assert.That(result.Result.Diagnostics.Select(static diagnostic => diagnostic.Rule.Descriptor.Id), Is.EquivalentTo(new[] { "OPL1901", "OPL9901" }));
    }

    [Test]
    public void Unsafe_fixes_wait_to_be_asked_for()
    {
        var rule = new RenameKind("a", "b", FixSafety.Unsafe);

        Assert.That(Fix("apiVersion: v1\nkind: a\n", rule).Changes, Is.Empty);
        Assert.That(Fix("apiVersion: v1\nkind: a\n", includeUnsafe: true, rule).Changes, Has.Length.EqualTo(1));
    }

    [Test]
    public void A_byte_order_mark_and_line_ends_stay()
    {
        var bytes = new byte[] { 0xEF, 0xBB, 0xBF }.Concat("apiVersion: v1\r\nkind: a\r\n"u8.ToArray()).ToArray();
        var document = new SourceDocument("web.yaml", SourceText.Decode(bytes));
        var linter = new Linter(new LintOptions { Rules = [new RenameKind("a", "b\nmetadata: {}")] });

        var change = FixEngine.Apply(linter, Workspace.Create([document]), includeUnsafe: false).Changes.Single();

        Assert.That(change.Before.Encode(change.After.Text), Is.EqualTo(new byte[] { 0xEF, 0xBB, 0xBF }.Concat("apiVersion: v1\r\nkind: b\r\nmetadata: {}\r\n"u8.ToArray())));
    }

    [Test]
    public void A_file_with_bytes_that_could_not_be_read_is_not_rewritten()
    {
        var document = new SourceDocument("web.yaml", SourceText.Decode([.. "apiVersion: v1\nkind: a\n#"u8, 0xFF, (byte)'\n']));
        var linter = new Linter(new LintOptions { Rules = [new RenameKind("a", "b")] });

        Assert.That(FixEngine.Apply(linter, Workspace.Create([document]), includeUnsafe: false).Changes, Is.Empty);
    }

    [Test]
    public void Edits_that_overlap_are_refused() => Assert.That(
        static () => FixEngine.Apply(SourceText.From("abc"), [new TextEdit(new TextSpan(0, 2), "x"), new TextEdit(new TextSpan(1, 1), "y")]),
        Throws.ArgumentException);

    private static FixResult Fix(string text, params ReadOnlySpan<Rule> rules) => Fix(text, includeUnsafe: false, rules);

    private static FixResult Fix(string text, bool includeUnsafe, params ReadOnlySpan<Rule> rules) =>
        FixEngine.Apply(new Linter(new LintOptions { Rules = ImmutableArray.Create(rules) }), Workspace.Create([new SourceDocument("web.yaml", text)]), includeUnsafe);

    private class RenameKind(string from, string to, FixSafety safety = FixSafety.Safe) : KubernetesRule
    {
        protected virtual string Id => "OPL1901";

        public override RuleDescriptor Descriptor => new(Id, "Rename the kind", "Kind '{0}' has another name. Rename it.", RuleCategory.Correctness, RuleSeverity.Error);

        public override void Initialize(KubernetesContext context) => context.RegisterManifestAction(c =>
        {
            if (c.Node.Kind == from)
            {
                c.Report(c.Node.KindSpan, new DiagnosticDetails { Fix = new CodeFix("Rename it", safety, [new TextEdit(c.Node.KindSpan, to)]) }, from);
            }
        });
    }

    private sealed class RenameAgain(string from, string to) : RenameKind(from, to)
    {
        protected override string Id => "OPL1902";
    }

    private sealed class SayRejection : EngineRule
    {
        public override RuleDescriptor Descriptor { get; } = new("OPL9901", "Say it", "Said. Read it.", RuleCategory.Maintainability, RuleSeverity.Note);

        public override void Initialize(EngineContext context) => context.RegisterEventAction(EngineEventKind.FixRejected, static c => c.Report());
    }
}
