using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Workflows.Tests;

/// <summary>Events, schedules, patterns, inputs, runners, shells, matrices and references.</summary>
public sealed class VerdictTests
{
    private const string Job = "jobs:\n  a:\n    uses: ./.github/workflows/x.yml\n";

    [TestCase("on: [|pushes|]\n", "on: push\n", TestName = "A slip of the pen")]
    [TestCase("on: [push, [|releas|]]\n", "on: [push, release]\n", TestName = "In a list")]
    [TestCase("on:\n  [|pull_requests|]:\n    types: [opened]\n", "on:\n  pull_request:\n    types: [opened]\n", TestName = "With filters")]
    public void Events_are_renamed(string on, string fixedOn) => RuleVerifier<UseKnownEvent>.VerifyWorkflow(on + Job, fixedOn + Job);

    [TestCase("on: [|teleport|]\n", TestName = "Nothing like it")]
    [TestCase("on: [push, [|schedule|]]\n", TestName = "A schedule without times")]
    [TestCase("on:\n  push:\n  image_version:\n  workflow_dispatch:\n", TestName = "Events that are there")]
    [TestCase("on: ${{ vars.EVENT }}\n", TestName = "An expression is another rule's")]
    public void Events(string on) => RuleVerifier<UseKnownEvent>.VerifyWorkflow(on + Job);

    [Test]
    public void What_is_newer_than_the_tables_is_a_warning_that_no_alias_of_GitHub_selects()
    {
        var found = Defaults.Lint("on: teleport\n" + Job, new UseKnownEvent());
        Assert.That(found, Has.Count.EqualTo(1));
        Assert.That(found[0].Severity, Is.EqualTo(RuleSeverity.Warning));
        Assert.That(found[0].Aliases, Is.EqualTo(new[] { "actionlint/events" }));
    }

    [TestCase("on:\n  issues:\n    types: [opened, [|reopend|]]\n", "on:\n  issues:\n    types: [opened, reopened]\n", TestName = "A slip of the pen")]
    public void Activity_types_are_corrected(string on, string fixedOn) => RuleVerifier<UseKnownActivityType>.VerifyWorkflow(on + Job, fixedOn + Job);

    [TestCase("on:\n  issue_comment:\n    types: [|opened|]\n", TestName = "Of another event")]
    [TestCase("on:\n  release:\n    types: [[|teleported|]]\n", TestName = "Of none")]
    [TestCase("on:\n  repository_dispatch:\n    types: [anything]\n", TestName = "Words of one's own")]
    [TestCase("on:\n  pull_request:\n    types: [stacked, auto_merge_enabled]\n", TestName = "Of the event")]
    public void Activity_types(string on) => RuleVerifier<UseKnownActivityType>.VerifyWorkflow(on + Job);

    [TestCase("on:\n  release:\n    [|branches|]: [main]\n", TestName = "A filter of another event")]
    [TestCase("on:\n  pull_request:\n    [|tags|]: [v1]\n", TestName = "Tags of pull requests")]
    [TestCase("on:\n  push:\n    branches: [main]\n    [|branches-ignore|]: [dev]\n", TestName = "Two that exclude each other")]
    [TestCase("on:\n  [|workflow_run|]:\n    types: [completed]\n", TestName = "No workflows")]
    [TestCase("on:\n  push:\n    branches: [main]\n    tags: [v1]\n    paths: [src/**]\n", TestName = "Filters of pushes")]
    [TestCase("on:\n  workflow_run:\n    workflows: [CI]\n    branches: [main]\n", TestName = "Filters of runs")]
    public void Filters(string on) => RuleVerifier<FixEventFilter>.VerifyWorkflow(on + Job);

    [TestCase("[|0 4 * *|]", TestName = "Four fields")]
    [TestCase("[|0 0 4 * * *|]", TestName = "Seconds")]
    [TestCase("[|60|] 4 * * *", TestName = "A minute too many")]
    [TestCase("0 [|24|] * * *", TestName = "An hour too many")]
    [TestCase("0 4 [|0|] * *", TestName = "No day")]
    [TestCase("0 4 * * [|7|]", TestName = "Sunday is zero")]
    [TestCase("0 4 * * [|mon-|]", TestName = "Half a range")]
    [TestCase("[|30-10|] 4 * * *", TestName = "A range backwards")]
    [TestCase("[|*/0|] 4 * * *", TestName = "A step of nothing")]
    [TestCase("0 4 [|L|] * *", TestName = "The last day")]
    [TestCase("0,15,30-45/5 */6 1-31 JAN-dec mon-fri", TestName = "All that there is")]
    [TestCase("5/15 * * * 0", TestName = "A step from a value")]
    public void Schedules(string cron)
    {
        var isWhole = cron.StartsWith("[|", StringComparison.Ordinal) && cron.EndsWith("|]", StringComparison.Ordinal);
        var value = isWhole ? $"[|'{cron[2..^2]}'|]" : $"'{cron}'";
        RuleVerifier<FixSchedule>.VerifyWorkflow($"on:\n  schedule:\n    - cron: {value}\n" + Job);
    }

    [TestCase("[|Europe/Berln|]", TestName = "A slip of the pen")]
    [TestCase("[|Middle-earth/Shire|]", TestName = "An area that there is not")]
    [TestCase("[|UTC|]", TestName = "No place")]
    [TestCase("[|Asia/Xanadu|]", TestName = "A place that is not known")]
    [TestCase("America/Argentina/Buenos_Aires", TestName = "Three parts")]
    [TestCase("Asia/Tokyo", TestName = "Two parts")]
    public void Time_zones(string zone) => RuleVerifier<FixSchedule>.VerifyWorkflow($"on:\n  schedule:\n    - cron: '0 4 * * *'\n      timezone: {zone}\n" + Job);

    [TestCase("[|'* * * * *'|]", TestName = "Every minute")]
    [TestCase("[|'0,3 * * * *'|]", TestName = "Three minutes apart")]
    [TestCase("[|'1,58 * * * *'|]", TestName = "From one hour to the next")]
    [TestCase("'1,58 */2 * * *'", TestName = "The next hour has no run")]
    [TestCase("'*/5 * * * *'", TestName = "Five minutes apart")]
    [TestCase("'0 4 * * *'", TestName = "Once a day")]
    public void Frequency(string cron) => RuleVerifier<RunLessOften>.VerifyWorkflow($"on:\n  schedule:\n    - cron: {cron}\n" + Job);

    [TestCase("branches: ['[|^|]main']", TestName = "A regular expression")]
    [TestCase("tags: ['v[|\\d|]+']", TestName = "A class of one")]
    [TestCase("branches: ['[|/|]main']", TestName = "A leading slash")]
    [TestCase("branches: ['main[|.|]']", TestName = "A dot at the end")]
    [TestCase("tags: ['v*[|+|]']", TestName = "Nothing to repeat")]
    [TestCase("tags: ['v[|[9-0]|]']", TestName = "A range backwards")]
    [TestCase("tags: ['v[|[0-|]']", TestName = "No closing bracket")]
    [TestCase("branches: ['[|[x]|]']", TestName = "A class of one character")]
    [TestCase("branches: ['[|!|]']", TestName = "Nothing is excluded")]
    [TestCase("paths: ['[|./src/**|]']", TestName = "A relative path")]
    [TestCase("paths: ['[| src|]']", TestName = "A blank before a path")]
    [TestCase("paths: ['src/[a-z]+.cs', 'a\\b', '!docs/**', '/x']", TestName = "Good paths")]
    [TestCase("branches: ['release/**', '!main', 'v[0-9]+.?', feature-*]", TestName = "Good branches")]
    public void Patterns(string filter) => RuleVerifier<FixFilterPattern>.VerifyWorkflow($"on:\n  push:\n    {filter}\n" + Job);

    [TestCase("[|a|]:\n  type: choice", TestName = "No options")]
    [TestCase("a:\n  type: choice\n  options: [x, y]\n  default: [|z|]", TestName = "A default that is not offered")]
    [TestCase("a:\n  type: choice\n  options: [x, [|x|]]", TestName = "An option twice")]
    [TestCase("[|a|]:\n  type: string\n  options: [x]", TestName = "Options of a text")]
    [TestCase("a:\n  type: boolean\n  default: [|yes|]", TestName = "No boolean")]
    [TestCase("a:\n  type: number\n  default: [|many|]", TestName = "No number")]
    [TestCase("a:\n  type: number\n  default: 1.5\nb:\n  type: boolean\n  default: 'true'\nc:\n  type: choice\n  options: [x]\n  default: x", TestName = "Good ones")]
    public void Inputs(string inputs) => RuleVerifier<FixInputDefinition>.VerifyWorkflow(
        "on:\n  workflow_dispatch:\n    inputs:\n" + string.Concat(inputs.Split('\n').Select(static line => $"      {line}\n")) + Job);

    [Test]
    public void Twenty_six_inputs_are_one_too_many()
    {
        var inputs = string.Concat(Enumerable.Range(0, 26).Select(static i => $"      a{i}:\n"));
        RuleVerifier<FixInputDefinition>.VerifyWorkflow($"on:\n  [|workflow_dispatch|]:\n    inputs:\n{inputs}" + Job);
        RuleVerifier<FixInputDefinition>.VerifyWorkflow($"on:\n  workflow_dispatch:\n    inputs:\n{inputs[..inputs.LastIndexOf(' ')].TrimEnd()}\n" + Job);
    }

    [TestCase("runs-on: [|ubuntu-20.04|]", TestName = "Out of service")]
    [TestCase("runs-on: [self-hosted, [|macos-12|]]", TestName = "In a list")]
    [TestCase("runs-on: ${{ matrix.os }}\nstrategy:\n  matrix:\n    os: [ubuntu-24.04, [|windows-2019|]]", TestName = "In a matrix")]
    [TestCase("runs-on: ubuntu-24.04-arm", TestName = "A hosted one")]
    [TestCase("runs-on: ubuntu-26.04", TestName = "A version that may be there tomorrow")]
    [TestCase("runs-on: ubuntu-latest-64-cores", TestName = "A larger one of one's own")]
    [TestCase("runs-on: [self-hosted, gpu]", TestName = "A label of one's own")]
    public void Runners(string job)
    {
        var found = Defaults.Lint(Jobs.WithJob((job + "\nsteps:\n  - run: make").Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal)), new UseExistingRunner());
        Assert.That(found, Has.Count.EqualTo(job.Contains("[|", StringComparison.Ordinal) ? 1 : 0));
    }

    [TestCase("runs-on: [ubuntu-latest, [|windows-latest|]]", TestName = "Two systems")]
    [TestCase("runs-on: [linux, '${{ matrix.os }}']\nstrategy:\n  matrix:\n    os: [[|macos-15|], ubuntu-24.04]", TestName = "One of them in a matrix")]
    [TestCase("runs-on:\n  group: [|team/large|]", TestName = "A group of nobody")]
    [TestCase("runs-on: [self-hosted, linux, x64]", TestName = "Labels of one system")]
    [TestCase("runs-on:\n  group: org/large\n  labels: ubuntu-24.04", TestName = "A group")]
    [TestCase("runs-on: ${{ matrix.os }}\nstrategy:\n  matrix:\n    os: [ubuntu-24.04, windows-2025]", TestName = "One after the other")]
    public void Runner_conflicts(string job) => RuleVerifier<AskForOneRunner>.VerifyWorkflow(Jobs.WithJob(job + "\nsteps:\n  - run: make"));

    [TestCase("runs-on: ubuntu-24.04\nsteps:\n  - run: make\n    shell: [|fish|]", TestName = "Not known")]
    [TestCase("runs-on: macos-15\ndefaults:\n  run:\n    shell: [|powershell|]\nsteps:\n  - run: make", TestName = "Of another system")]
    [TestCase("runs-on: windows-2025\nsteps:\n  - run: dir\n    shell: cmd", TestName = "Of the system")]
    [TestCase("runs-on: ubuntu-24.04\nsteps:\n  - run: make\n    shell: zsh -e {0}\n  - run: make\n    shell: Bash", TestName = "A command, and another case")]
    [TestCase("runs-on: ${{ matrix.os }}\nsteps:\n  - run: make\n    shell: ${{ matrix.shell }}\n  - run: dir\n    shell: cmd", TestName = "Expressions")]
    public void Shells(string job) => RuleVerifier<UseKnownShell>.VerifyWorkflow(Jobs.WithJob(job));

    [TestCase("a: [1, 2, [|2|]]", TestName = "A value twice")]
    [TestCase("a:\n  - {x: 1}\n  - [|{|]x: 1}", TestName = "A mapping twice")]
    [TestCase("a: [1]\nexclude:\n  - a: [|2|]", TestName = "A value that is not there")]
    [TestCase("a: [1]\nexclude:\n  - [|b|]: 2", TestName = "A key that is not there")]
    [TestCase("a: [{x: 1, y: 2}]\nexclude:\n  - a: {x: 1}", TestName = "A part of a mapping")]
    [TestCase("a: [1]\ninclude:\n  - b: 2\nexclude:\n  - b: 2", TestName = "A key that is included")]
    [TestCase("a: ${{ fromJSON(vars.A) }}\nexclude:\n  - a: 2", TestName = "An expression may give it")]
    [TestCase("a: [1, '${{ vars.A }}']\nexclude:\n  - a: 2", TestName = "One value is an expression")]
    public void Matrices(string matrix) => RuleVerifier<FixMatrix>.VerifyWorkflow(
        Jobs.WithJob("runs-on: x\nstrategy:\n  matrix:\n" + string.Concat(matrix.Split('\n').Select(static line => $"    {line}\n")) + "steps:\n  - run: make"));

    [Test]
    public void A_matrix_of_more_than_256_jobs_is_refused()
    {
        var values = string.Join(", ", Enumerable.Range(0, 17));
        RuleVerifier<FixMatrix>.VerifyWorkflow(Jobs.WithJob($"runs-on: x\nstrategy:\n  [|matrix|]:\n    a: [{values}]\n    b: [{values}]\nsteps:\n  - run: make"));
    }

    [TestCase("- uses: [|actions/checkout|]", TestName = "No ref")]
    [TestCase("- uses: [|checkout@v5|]", TestName = "No owner")]
    [TestCase("- uses: [|a/b@v1@v2|]", TestName = "Two refs")]
    [TestCase("- uses: [|a/b/.github/workflows/c.yml@v1|]", TestName = "A workflow")]
    [TestCase("- uses: [|'docker://alpine:'|]", TestName = "No tag")]
    [TestCase("- uses: a/b/c@v1\n- uses: ./a\n- uses: $/a\n- uses: docker://alpine:3.22", TestName = "Good ones")]
    [TestCase("- uses: ${{ vars.ACTION }}", TestName = "An expression is another rule's")]
    public void References_of_steps(string steps) => RuleVerifier<FixUses>.VerifyWorkflow(Jobs.WithSteps(steps));

    [TestCase("[|./.github/workflows/a.yml@main|]", TestName = "A local file with a ref")]
    [TestCase("[|a/b/.github/workflows/c.yml|]", TestName = "No ref of another repository")]
    [TestCase("[|a/b@v1|]", TestName = "An action")]
    [TestCase("[|./.github/workflows/sub/a.yml|]", TestName = "A folder below")]
    [TestCase("./.github/workflows/a.yml", TestName = "A local file")]
    [TestCase("$/.github/workflows/a.yml", TestName = "Of the same commit")]
    [TestCase("a/b/.github/workflows/c.yml@v1", TestName = "Of another repository")]
    public void References_of_jobs(string uses) => RuleVerifier<FixUses>.VerifyWorkflow(Jobs.WithJob($"uses: {uses}"));

    [TestCase("concurrency: a\n", "concurrency: [|a|]\n", TestName = "The group of the workflow")]
    [TestCase("concurrency:\n  group: a\n", "concurrency:\n      group: [|a|]\n", TestName = "Both in the long form")]
    [TestCase("concurrency: a\n", "concurrency:\n      group: b\n      queue: [|max|]\n      cancel-in-progress: true\n", TestName = "A queue that is cancelled")]
    [TestCase("concurrency: a-${{ github.ref }}\n", "concurrency: a-${{ github.ref }}\n", TestName = "An expression may differ")]
    [TestCase("concurrency: a\n", "concurrency: b\n", TestName = "Another group")]
    [TestCase("", "concurrency:\n      group: b\n      queue: max\n", TestName = "A queue")]
    public void Concurrency(string workflow, string job) => RuleVerifier<FixConcurrency>.VerifyWorkflow($"on: push\n{workflow}jobs:\n  x:\n    {job}    runs-on: y\n    steps: []\n");

    [TestCase("- id: a\n  run: make\n  background: true\n- wait: [|b|]", TestName = "An id that there is not")]
    [TestCase("- cancel: [|a|]\n- id: a\n  run: make", TestName = "A later one")]
    [TestCase("- wait-all: [|false|]", TestName = "Nothing to wait for")]
    [TestCase("- parallel:\n    - run: make\n      [|background|]: true", TestName = "In a parallel step")]
    [TestCase("- id: a\n  run: make\n  background: true\n- parallel:\n    - id: b\n      run: make\n- wait: [a, b]\n- wait-all:", TestName = "Earlier ones")]
    public void Background_steps(string steps) => RuleVerifier<WaitForEarlierSteps>.VerifyWorkflow(Jobs.WithSteps(steps));

    [TestCase("using: node16\n  main: x.js", 1, TestName = "Out of service")]
    [TestCase("using: nod24\n  main: x.js", 1, TestName = "A slip of the pen")]
    [TestCase("using: node14\n  main: x.js", 1, TestName = "Never there")]
    [TestCase("using: node26\n  main: x.js", 1, TestName = "Newer than the table")]
    [TestCase("using: node24\n  main: x.js\n  pre-if: success()", 1, TestName = "A condition without its script")]
    [TestCase("using: node24\n  main: x.js\n  post: y.js\n  post-if: ${{ success() }}", 1, TestName = "Braces in a condition")]
    [TestCase("using: docker\n  image: Dockerfile\n  pre-entrypoint: a.sh\n  pre-if: success()", 0, TestName = "A container")]
    [TestCase("using: node24\n  main: x.js\n  post: y.js\n  post-if: always()", 0, TestName = "A script")]
    public void Action_metadata(string runs, int count) => Assert.That(
        Linter.Lint([new SourceDocument("action.yml", $"name: A\ndescription: B\nruns:\n  {runs}\n")], new LintOptions { Rules = [new FixActionMetadata()] }).Diagnostics.AsEnumerable(), Has.Exactly(count).Items);

    [TestCase("yarn", RuleSeverity.Error, TestName = "A tool")]
    [TestCase("nugte", RuleSeverity.Error, TestName = "A slip of the pen")]
    [TestCase("not a name", RuleSeverity.Error, TestName = "No name")]
    [TestCase("quantum", RuleSeverity.Warning, TestName = "Perhaps a new one")]
    [TestCase("nuget", null, TestName = "A known one")]
    public void Ecosystems(string name, RuleSeverity? severity)
    {
        var text = $"version: 2\nupdates:\n  - package-ecosystem: {name}\n    directory: /\n    schedule:\n      interval: daily\n";
        var found = Linter.Lint([new SourceDocument(".github/dependabot.yml", text)], new LintOptions { Rules = [new UseKnownEcosystem()] }).Diagnostics;
        Assert.That(found.Select(static item => (RuleSeverity?)item.Severity), severity is null ? Is.Empty : Is.EqualTo(new[] { severity }));
    }

    [TestCase("needs: [b, [|B|]]", TestName = "Twice, in another case")]
    [TestCase("needs: [b, c]", TestName = "Two")]
    public void What_a_job_needs_twice(string needs) =>
        RuleVerifier<NeedExistingJobs>.VerifyWorkflow("on: push\njobs:\n  a:\n    " + needs + "\n    runs-on: ubuntu-24.04\n    steps: []\n  b:\n    uses: ./x.yml\n  c:\n    uses: ./x.yml\n");

    [Test]
    public void GitHub_accepts_a_need_that_is_there_twice()
    {
        var found = Defaults.Lint("on: push\njobs:\n  a:\n    needs: [b, b]\n    uses: ./x.yml\n  b:\n    uses: ./x.yml\n", new NeedExistingJobs()).Single();

        Assert.That(found.Severity, Is.EqualTo(RuleSeverity.Warning));
        Assert.That(found.Aliases, Is.EqualTo(new[] { "actionlint/job-needs" }));
    }

    [TestCase("- run: make\n  shell: [|${{ env.SHELL }}|]", TestName = "The shell of a step")]
    [TestCase("- run: make\n  id: [|${{ inputs.id }}|]", TestName = "The id of a step")]
    [TestCase("- run: make\n  shell: ${{ 'bash {0}' }}", TestName = "A constant")]
    [TestCase("- run: make\n  shell: bash", TestName = "A shell by name")]
    [TestCase("- run: make ${{ env.TARGET }}", TestName = "In a script")]
    public void Expressions_in_names(string steps) => RuleVerifier<KeepExpressionsWhereEvaluated>.VerifyWorkflow(Jobs.WithSteps(steps));

    [Test]
    public void The_default_shell_of_a_job_is_evaluated_and_that_of_the_workflow_is_not() => RuleVerifier<KeepExpressionsWhereEvaluated>.VerifyWorkflow(
        "on: push\ndefaults:\n  run:\n    shell: [|${{ vars.SHELL }}|]\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    defaults:\n      run:\n        shell: ${{ vars.SHELL }}\n    steps: []\n");

    [TestCase("")]
    [TestCase("# on: push\n# jobs: {}\n")]
    [TestCase("---\n")]
    public void A_workflow_with_nothing_in_it_has_no_events(string text) =>
        Assert.That(Defaults.Lint(text, new SetRequiredKey()).Select(static found => found.Message), Has.Some.StartsWith("The required key 'on' is missing"));
}
