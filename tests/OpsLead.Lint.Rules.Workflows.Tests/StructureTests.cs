using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Workflows.Tests;

/// <summary>The keys that GitHub accepts and requires.</summary>
public sealed class StructureTests
{
    [TestCase("runs-on: ubuntu-24.04\n[|dependencies|]: x\nsteps:\n  - run: make", TestName = "In a job")]
    [TestCase("runs-on: ubuntu-24.04\nsteps:\n  - run: make\n    [|with|]:\n      a: b", TestName = "With beside a script")]
    [TestCase("runs-on: ubuntu-24.04\nsteps:\n  - uses: a/b@v1\n    [|run|]: make", TestName = "Both an action and a script")]
    [TestCase("uses: ./.github/workflows/x.yml\n[|steps|]: []", TestName = "Steps of a job that calls")]
    [TestCase("runs-on: ubuntu-24.04\ncontainer:\n  image: x\n  [|command|]: y\nsteps:\n  - run: make", TestName = "A service's key in a container")]
    [TestCase("runs-on: ubuntu-24.04\n[|\"Stage\"|]: x\nsteps:\n  - run: make", TestName = "In quotes")]
    [TestCase("runs-on: ubuntu-24.04\nservices:\n  db:\n    image: x\n    command: y\nsteps:\n  - run: make", TestName = "A service's own key")]
    [TestCase("runs-on: ubuntu-24.04\nenv:\n  anything: x\nsteps:\n  - uses: a/b@v1\n    with:\n      what: ever", TestName = "Names of one's own")]
    [TestCase("runs-on: ubuntu-24.04\nstrategy: ${{ fromJSON(inputs.strategy) }}\nsteps:\n  - run: make\n    background: true", TestName = "An expression, and a key of 2026")]
    public void Unknown_keys_of_a_job(string job) => RuleVerifier<RemoveUnknownKey>.VerifyWorkflow(Jobs.WithJob(job));

    [Test]
    public void Keys_of_triggers_are_checked_and_a_slip_of_the_pen_is_fixed() => RuleVerifier<RemoveUnknownKey>.VerifyWorkflow(
        "on:\n  push:\n    [|commits|]: [main]\n  workflow_call:\n    inputs:\n      a:\n        type: string\n        [|options|]: [x]\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    [|setps|]:\n      - run: make\n",
        "on:\n  push:\n    [|commits|]: [main]\n  workflow_call:\n    inputs:\n      a:\n        type: string\n        [|options|]: [x]\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: make\n");

    [TestCase("on: push\njobs:\n  [|a|]:\n    steps:\n      - run: make\n", TestName = "A job without a runner")]
    [TestCase("on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - name: [|Nothing|]\n", TestName = "A step without work")]
    [TestCase("[|name|]: x\non: push\n", TestName = "No jobs")]
    [TestCase("on: push\njobs:\n  a:\n    runs-on: x\n    [|concurrency|]:\n      cancel-in-progress: true\n    [|environment|]:\n      url: x\n    steps:\n      - run: make\n", TestName = "Groups without names")]
    [TestCase("on:\n  workflow_call:\n    inputs:\n      [|a|]:\n        default: x\njobs:\n  a:\n    uses: ./.github/workflows/x.yml\n", TestName = "An input without a type")]
    [TestCase("on: push\njobs:\n  a:\n    runs-on: x\n    concurrency: deploy\n    environment: production\n    steps:\n      - run: make\n      - uses: a/b@v1\n      - wait-all:\n", TestName = "Short forms")]
    [TestCase("on:\n  schedule:\n    - cron: '0 4 * * 1'\njobs:\n  a:\n    uses: ./.github/workflows/x.yml\n", TestName = "A job that calls needs no runner")]
    [TestCase("on: push\njobs:\n  a:\n    ${{ insert }}: ${{ fromJSON(vars.JOB) }}\n", TestName = "Keys from an expression")]
    public void Required_keys(string workflow) => RuleVerifier<SetRequiredKey>.VerifyWorkflow(workflow);

    [TestCase("needs: [|x|]", "needs: []", TestName = "An id that no job has")]
    [TestCase("needs: [B, [|c|]]", "needs: []", TestName = "In a list, without regard to case")]
    [TestCase("needs: [|b|]", "needs: a", TestName = "Two jobs that wait for each other")]
    [TestCase("needs: [|a|]", "needs: []", TestName = "A job that waits for itself")]
    [TestCase("needs: b", "needs: []", TestName = "An id that is there")]
    [TestCase("needs: [b]", "if: always()", TestName = "A list of one")]
    [TestCase("name: x", "needs: [a, [|a|]]", TestName = "The other way round, twice")]
    public void Needs(string first, string second) => RuleVerifier<NeedExistingJobs>.VerifyWorkflow(
        $"on: push\njobs:\n  a:\n    {first}\n    runs-on: x\n    steps: []\n  b:\n    {second}\n    runs-on: x\n    steps: []\n");
}
