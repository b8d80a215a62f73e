using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Workflows.Tests;

/// <summary>What GitHub reads in a workflow, an action and a configuration of Dependabot.</summary>
public sealed class TemplateTests
{
    private const string Runner = "runs-on: ubuntu-24.04\nsteps:\n  - run: make\n";

    [TestCase("runs-on: ubuntu-24.04\n[|runs-on|]: windows-2025\nsteps:\n  - run: make", TestName = "The same key")]
    [TestCase(Runner + "env:\n  VERSION: 1\n  [|version|]: 2", TestName = "A variable in another case")]
    [TestCase(Runner + "strategy:\n  matrix:\n    os: [a]\n    [|OS|]: [b]", TestName = "A row of a matrix")]
    [TestCase(Runner + "services:\n  redis:\n    image: redis\n  [|\"redis\"|]:\n    image: redis", TestName = "A service, in quotes")]
    [TestCase(Runner + "env:\n  ${{ vars.A }}: 1\n  ${{ vars.A }}: 2", TestName = "Keys that an expression gives")]
    [TestCase(Runner + "env:\n  A: 1\noutputs:\n  A: 2", TestName = "One key in two mappings")]
    [TestCase("steps: &steps\n  - run: make\nruns-on: x\nenv:\n  A: 1", TestName = "An anchor")]
    public void Repeated_keys(string job) => RuleVerifier<RemoveRepeatedKey>.VerifyWorkflow(Jobs.WithJob(job));

    [TestCase(Runner + "timeout-minutes: [|\"30\"|]", TestName = "A number in quotes")]
    [TestCase(Runner + "timeout-minutes: [|0|]", TestName = "A number too small")]
    [TestCase(Runner + "continue-on-error: [|yes|]", TestName = "A boolean of another YAML")]
    [TestCase(Runner + "strategy:\n  max-parallel: [|1.5|]", TestName = "No whole number")]
    [TestCase(Runner + "env: [|A=B|]", TestName = "A text for a mapping")]
    [TestCase(Runner + "env:\n  A:\n    [|b|]: c", TestName = "A mapping for a text")]
    [TestCase(Runner + "container:\n  image: x\n  ports:\n    [|a|]: 80", TestName = "A mapping for a list")]
    [TestCase(Runner + "name:\n  [|-|] a\n  - b", TestName = "A list for a text")]
    [TestCase(Runner + "timeout-minutes: [|${{ 1 }}0|]", TestName = "Text around an expression where a number is expected")]
    [TestCase(Runner + "name: !!int [|three|]", TestName = "A tag that does not fit")]
    [TestCase(Runner + "timeout-minutes: 0x1F", TestName = "A number to the base of sixteen")]
    [TestCase(Runner + "timeout-minutes: ${{ fromJSON(vars.MINUTES) }}", TestName = "An expression for a number")]
    [TestCase(Runner + "timeout-minutes: 1e1\ncontinue-on-error: TRUE\nname: 3\nenv:\n  A: true\n  B: 1.5\n  C:", TestName = "What a text takes")]
    [TestCase(Runner + "strategy:\n  matrix: ${{ fromJSON(needs.a.outputs.matrix) }}\nneeds: a", TestName = "An expression for a mapping")]
    public void Types(string job) => RuleVerifier<UseExpectedType>.VerifyWorkflow(Jobs.WithJob(job));

    [Test]
    public void A_block_scalar_in_a_wrong_place_is_marked_at_its_header() =>
        RuleVerifier<UseExpectedType>.VerifyWorkflow(Jobs.WithJob(Runner + "env: [|||]\n  A=1\n  B=2"));

    [TestCase("runs-on: ubuntu-24.04\nsteps:\n  - uses: a/b@v1\n    [|with|]:", TestName = "Nothing below a key")]
    [TestCase("runs-on: ubuntu-24.04\nsteps:\n  - uses: [|''|]", TestName = "An empty text")]
    [TestCase("runs-on: [|[]|]\nsteps:\n  - run: make", TestName = "An empty list, which GitHub passes over")]
    [TestCase(Runner + "strategy:\n  matrix:\n    os: [|[]|]", TestName = "A row without values")]
    [TestCase(Runner + "name:\nenv:\n  A:", TestName = "A text may be nothing")]
    [TestCase(Runner + "container: null", TestName = "No container, written out")]
    public void Empty_values(string job) => RuleVerifier<FillEmptyValue>.VerifyWorkflow(Jobs.WithJob(job));

    [Test]
    public void A_slip_in_an_allowed_value_is_fixed() => RuleVerifier<UseListedValue>.VerifyWorkflow(
        "on:\n  workflow_call:\n    inputs:\n      a:\n        type: [|strng|]\n      b:\n        type: [|date|]\njobs:\n  a:\n    uses: ./.github/workflows/x.yml\n    secrets: [|inhrit|]\n",
        "on:\n  workflow_call:\n    inputs:\n      a:\n        type: string\n      b:\n        type: [|date|]\njobs:\n  a:\n    uses: ./.github/workflows/x.yml\n    secrets: inherit\n");

    [TestCase("on: push\njobs: [|${{ fromJSON(vars.JOBS) }}|]\n", TestName = "Jobs")]
    [TestCase("on: push\njobs:\n  [|${{ vars.NAME }}|]:\n    runs-on: x\n    steps: []\n", TestName = "The id of a job")]
    [TestCase("on: push\njobs:\n  a:\n    runs-on: x\n    steps: [|${{ fromJSON(vars.STEPS) }}|]\n", TestName = "Steps")]
    [TestCase("on: push\njobs:\n  a:\n    runs-on: ${{ vars.RUNNER }}\n    env:\n      ${{ vars.NAME }}: x\n    services: ${{ fromJSON(vars.SERVICES) }}\n    steps: []\n", TestName = "Where they are evaluated")]
    public void Expressions_that_are_not_evaluated(string workflow) => RuleVerifier<KeepExpressionsWhereEvaluated>.VerifyWorkflow(workflow);

    [TestCase("on: push\njobs:\n  a: &a\n    runs-on: x\n    steps: []\n  b:\n    [|<<|]: *a\n", TestName = "A merge key")]
    [TestCase("on: push\njobs:\n  a: [|&a|]\n    runs-on: x\n    steps: []\n", TestName = "An anchor without alias")]
    [TestCase("on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - &s\n        run: make\n        env: [|*s|]\n", TestName = "An alias inside its anchor")]
    [TestCase("on: push\njobs:\n  a:\n    runs-on: x\n    steps: &s\n      - run: make\n  b:\n    runs-on: x\n    steps: *s\n", TestName = "An anchor and its alias")]
    public void Yaml_features(string workflow) => RuleVerifier<WritePlainYaml>.VerifyWorkflow(workflow);

    [Test]
    public void More_than_fifty_collections_in_one_another_are_too_many()
    {
        var nested = string.Concat(Enumerable.Repeat("[", 60)) + string.Concat(Enumerable.Repeat("]", 60));
        var found = Defaults.Lint($"on: push\njobs:\n  a:\n    runs-on: x\n    strategy:\n      matrix:\n        b: {nested}\n    steps:\n      - run: make\n", new WritePlainYaml());
        Assert.That(found, Has.Count.EqualTo(1));
    }

    [Test]
    public void Aliases_that_double_at_each_step_are_read_once()
    {
        var text = new System.Text.StringBuilder("on: push\njobs:\n  a:\n    runs-on: x\n    strategy:\n      matrix:\n        a0: &a0 [x]\n");
        for (var i = 1; i < 40; i++)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"        a{i}: &a{i} [*a{i - 1}, *a{i - 1}]\n");
        }

        text.Append("    steps: []\n    oops: 1\n");
        Assert.That(Defaults.Lint(text.ToString(), new RemoveUnknownKey()).Select(static found => found.Arguments[0]), Is.EqualTo(new[] { "oops" }));
    }

    [TestCase("name: A\ndescription: B\nruns:\n  using: composite\n  [|steps|]:\n", nameof(FillEmptyValue), TestName = "No steps")]
    [TestCase("name: A\ndescription: B\n[|runs|]:\n  using: node24\n", nameof(SetRequiredKey), TestName = "No script")]
    [TestCase("name: A\ndescription: B\nruns:\n  using: composite\n  steps:\n    - [|run|]: make\n", nameof(SetRequiredKey), TestName = "No shell")]
    [TestCase("name: A\ndescription: B\nruns:\n  using: docker\n  image: Dockerfile\n  [|main|]: x.js\n", nameof(RemoveUnknownKey), TestName = "A key of another kind")]
    [TestCase("name: A\ndescription: B\nbranding:\n  color: [|pink|]\nruns:\n  using: node24\n  main: x.js\n", nameof(UseListedValue), TestName = "A colour that there is not")]
    [TestCase("name: A\ndescription: B\ninputs:\n  a:\n    required: true\n    type: string\n  b:\nruns:\n  using: node24\n  main: x.js\n", nameof(RemoveUnknownKey), TestName = "Keys that are passed over")]
    public void Actions(string text, string rule) => Verify("action.yml", text, rule);

    [TestCase("version: 2\nupdates:\n  - package-ecosystem: npm\n    directory: /\n    schedule:\n      interval: [|often|]\n", nameof(UseListedValue), TestName = "An interval")]
    [TestCase("version: [|\"2\"|]\nupdates: []\n", nameof(UseExpectedType), TestName = "The version as a text")]
    [TestCase("version: 2\nupdates:\n  - package-ecosystem: npm\n    directory: /\n    [|directories|]: [/a]\n    schedule:\n      interval: daily\n", nameof(RemoveUnknownKey), TestName = "Both forms of the folder")]
    [TestCase("version: 2\nupdates:\n  - package-ecosystem: npm\n    directory: /\n    schedule:\n      interval: daily\n    assignees: [a, [|a|]]\n", nameof(RemoveRepeatedKey), TestName = "An assignee twice")]
    [TestCase("version: 2\nupdates:\n  - package-ecosystem: npm\n    directory: /\n    schedule:\n      interval: daily\n    labels: [[|2.0|]]\n", nameof(UseExpectedType), TestName = "A label that is a number")]
    [TestCase("version: 2\nregistries:\n  [|a|]:\n    type: npm-registry\n    token: ${{ secrets.TOKEN }}\nupdates: []\n", nameof(SetRequiredKey), TestName = "A registry without address")]
    [TestCase("version: 2\nupdates:\n  - package-ecosystem: npm\n    directory: /\n    multi-ecosystem-group: a\n    patterns: ['*']\n", nameof(SetRequiredKey), TestName = "Members of a group have its schedule")]
    public void Dependabot(string text, string rule) => Verify(".github/dependabot.yml", text, rule);

    private static void Verify(string path, string text, string rule)
    {
        WorkflowRule[] rules = [new FillEmptyValue(), new SetRequiredKey(), new RemoveUnknownKey(), new UseListedValue(), new UseExpectedType(), new RemoveRepeatedKey()];
        var start = text.IndexOf("[|", StringComparison.Ordinal);
        var plain = start < 0 ? text : text.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal);
        var found = Linter.Lint([new SourceDocument(path, plain)], new LintOptions { Rules = [.. rules.Where(item => item.GetType().Name == rule)] }).Diagnostics;
        Assert.That(found.Select(static item => item.Location.Span.Start).Distinct(), Is.EqualTo(start < 0 ? [] : new[] { start }));
    }
}
