namespace OpsLead.Lint.Tests.Workflows;

public sealed class WorkflowDriverTests
{
    [Test]
    public void Jobs_and_steps_come_in_the_order_of_the_text_with_the_job_they_belong_to() => Assert.That(
        Record("on: push\njobs:\n  a:\n    steps:\n      - run: one\n      - uses: x/y@v1\n  b:\n    uses: ./.github/workflows/c.yml\n"),
        Is.EqualTo(["workflow", "job a", "step one of a", "step x/y@v1 of a", "job b"]));

    [Test]
    public void Parallel_steps_are_steps() => Assert.That(
        Record("on: push\njobs:\n  a:\n    steps:\n      - parallel:\n          - run: one\n          - run: two\n"),
        Does.Contain("step two of a"));

    [Test]
    public void Steps_behind_an_alias_are_steps() => Assert.That(
        Record("on: push\njobs:\n  a:\n    steps: &steps\n      - run: one\n  b:\n    steps: *steps\n"),
        Does.Contain("step one of b"));

    [Test]
    public void Expressions_know_where_they_stand() => Assert.That(
        Record("on: push\nrun-name: ${{ github.sha }}\njobs:\n  a:\n    if: github.ref == 'x'\n    steps:\n      - run: echo ${{ env.X }}\n        if: always()\n"),
        Is.SupersetOf(new[] { "expression github.sha under run-name at '${{ github.sha }}'", "expression github.ref == 'x' under if of a at 'github.ref == 'x''",
            "expression env.X under run of a in script at '${{ env.X }}'", "expression always() under if of a at 'always()'" }));

    [Test]
    public void An_if_that_is_no_condition_is_text() => Assert.That(
        Record("on: push\njobs:\n  a:\n    steps:\n      - uses: x/y@v1\n        with:\n          if: not an expression\n"),
        Has.None.Contains("expression"));

    [Test]
    public void Expressions_in_keys_are_found() => Assert.That(
        Record("on: push\njobs:\n  a:\n    env:\n      ${{ insert }}: x\n"),
        Does.Contain("expression insert under  of a at '${{ insert }}'"));

    [Test]
    public void Errors_are_reported_apart() => Assert.That(Record("on: push\nrun-name: ${{ a b }}\njobs: {}\n"), Does.Contain("error at 'b'"));

    [Test]
    public void An_action_gives_its_steps_without_a_job() => Assert.That(
        Record("name: x\nruns:\n  using: composite\n  steps:\n    - run: one\n      shell: bash\n", "action.yml"),
        Is.EqualTo(["action composite", "step one of "]));

    [TestCase("", TestName = "An empty file")]
    [TestCase("- a\n- b\n", TestName = "A list")]
    [TestCase("on: push\njobs: 3\n", TestName = "Jobs that are none")]
    [TestCase("on: push\njobs:\n  a: text\n  b:\n    steps: {}\n  c:\n    steps: [x, [y]]\n", TestName = "Steps that are none")]
    [TestCase("jobs:\n  a: &a\n    steps:\n      - *a\n", TestName = "A cycle")]
    public void Bad_input_is_passed_over(string text) => Assert.That(Record(text), Has.None.Contains("step"));

    private static List<string> Record(string text, string path = ".github/workflows/ci.yml")
    {
        var recorder = new Recorder();
        _ = Linter.Lint([new SourceDocument(path, text)], new LintOptions { Rules = [recorder] });
        return recorder.Log;
    }

    private sealed class Recorder : WorkflowRule
    {
        public List<string> Log { get; } = [];

        public override RuleDescriptor Descriptor { get; } = new("OPL4999", "Record", "'{0}' is seen. Read it.", RuleCategory.Correctness, RuleSeverity.Note);

        public override void Initialize(WorkflowContext context)
        {
            context.RegisterWorkflowAction(_ => Log.Add("workflow"));
            context.RegisterJobAction(c => Log.Add($"job {c.Node.Id}"));
            context.RegisterStepAction(c => Log.Add($"step {c.Node.Run?.Value ?? c.Node.Uses?.Text} of {c.Node.Job?.Id}"));
            context.RegisterActionMetadataAction(c => Log.Add($"action {c.Node.Using}"));
            context.RegisterExpressionErrorAction(c => Log.Add($"error at '{c.Text.ToString(c.Node.FileSpan)}'"));
            context.RegisterExpressionAction(c => Log.Add(
                $"expression {c.Node.Expression} under {c.Node.Key}{(c.Node.Job is { } job ? $" of {job.Id}" : "")}{(c.Node.IsInScript ? " in script" : "")} at '{c.Text.ToString(c.Node.GetFileSpan(c.Node.PartSpan))}'"));
        }
    }
}
