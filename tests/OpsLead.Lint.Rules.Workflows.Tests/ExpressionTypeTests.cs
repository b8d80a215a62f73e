using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Workflows.Tests;

/// <summary>What the type checker finds, rule by rule, at the exact characters.</summary>
public sealed class ExpressionTypeTests
{
    private static readonly RuleVerifierOptions AsShipped = RuleVerifierOptions.AsShipped;

    [TestCase("runs-on: ubuntu-24.04\nenv:\n  TEMP: ${{ [|runner|].temp }}", TestName = "The runner before there is one")]
    [TestCase("runs-on: ubuntu-24.04\nif: [|env|].DEPLOY == 'yes'", TestName = "The environment in the condition of a job")]
    [TestCase("runs-on: ubuntu-24.04\nstrategy:\n  matrix:\n    os: ['${{ [|secrets|].OS }}']", TestName = "Secrets in a matrix")]
    [TestCase("runs-on: ubuntu-24.04\nsteps:\n  - run: echo ${{ [|success|]() }}", TestName = "A status function outside of a condition")]
    [TestCase("runs-on: ubuntu-24.04\nname: ${{ [|hashFiles|]('x') }}", TestName = "hashFiles outside of a step")]
    [TestCase("runs-on: ubuntu-24.04\nsteps:\n  - run: make\n    id: ${{ github.sha }}", TestName = "An expression in an id, which another rule reports")]
    [TestCase("runs-on: ubuntu-24.04\nsteps:\n  - run: |\n      make\n      echo ${{ [|needz|].x }}", TestName = "No context at all, in a block scalar")]
    [TestCase("runs-on: ubuntu-24.04\nsteps:\n  - run: make\n    env:\n      ${{ runner.name }}: x\n      TEMP: ${{ runner.temp }}", TestName = "The runner in the environment of a step")]
    [TestCase("runs-on: ubuntu-24.04\nsteps:\n  - run: make\n    if: success() && hashFiles('x') != ''", TestName = "Functions of a condition")]
    [TestCase("runs-on: ubuntu-24.04\nif: failure('x') || always()", TestName = "Status of a job")]
    [TestCase("runs-on: ubuntu-24.04\ncontainer:\n  image: alpine:3.20\n  env:\n    OS: ${{ runner.os }}", TestName = "The environment of a container")]
    [TestCase("runs-on: ubuntu-24.04\nunknown: ${{ runner.os }}", TestName = "A key that GitHub does not know")]
    [TestCase("runs-on: ubuntu-24.04\nstrategy:\n  matrix:\n    ${{ insert }}: ${{ fromJSON('{}') }}", TestName = "An insertion")]
    public void Available(string job) => RuleVerifier<UseContextsWhereAvailable>.VerifyWorkflow(Jobs.WithJob(job));

    [Test]
    public void A_context_that_GitHub_does_not_have_there_is_GitHubs_own_error() => RuleVerifier<UseContextsWhereAvailable>.VerifyWorkflow(
        "on: push\nrun-name: ${{ [|env|].NAME }}\njobs: {}\n",
        options: new RuleVerifierOptions
        {
            Message = "The context 'env' is not available in 'run-name'. Use one that is: github, inputs, vars; GitHub refuses the whole file until then.",
            Aliases = ["github/context-availability", "actionlint/expression"],
            Severity = RuleSeverity.Error,
        });

    [Test]
    public void An_action_has_no_secrets() => RuleVerifier<UseContextsWhereAvailable>.VerifyAction(
        "name: x\ndescription: x\noutputs:\n  x:\n    value: ${{ [|secrets|].X }}\nruns:\n  using: composite\n  steps:\n    - run: echo ${{ [|vars|].X }}\n      shell: ${{ inputs.shell }}\n");

    [TestCase("- run: echo ${{ github.[|events|] }}", TestName = "A slip in a context")]
    [TestCase("- run: echo ${{ github[[|'evnt'|]] }}", TestName = "The same in brackets")]
    [TestCase("- run: echo ${{ steps.[|later|].outputs.x }}\n- id: later\n  run: make", TestName = "A step that runs later")]
    [TestCase("- id: cache\n  uses: actions/cache@v4\n  with: { path: x, key: y }\n- run: |\n    make\n    echo ${{ steps.cache.outputs.[|cache_hit|] }}", TestName = "An output of a known action, in a block scalar")]
    [TestCase("- run: echo ${{ matrix.[|os|] }} ${{ needs.[|build|].result }} ${{ inputs.[|x|] }}", TestName = "Nothing that gives them")]
    [TestCase("- run: echo ${{ runner.[|operating|] }} ${{ job.container.[|os|] }}", TestName = "Fixed contexts")]
    [TestCase("- id: build\n  run: make\n- run: echo ${{ steps.build.outputs.anything }} ${{ steps.BUILD.outcome }}", TestName = "Outputs of a script, in any case")]
    [TestCase("- id: x\n  uses: example-org/x@v1\n- run: echo ${{ steps.x.outputs.y }} ${{ env.X }} ${{ vars.X }} ${{ secrets.X }}", TestName = "What nobody declares")]
    [TestCase("- id: ${{ fromJSON('\"x\"') }}\n  run: make\n- run: echo ${{ steps.x.outputs.y }}", TestName = "An id that is worked out")]
    [TestCase("- run: echo ${{ github.event.head_commit.message }} ${{ github.event.commits[0].author.name }} ${{ github.event.commits.*.id }}", TestName = "The payload of a push")]
    public void Property(string steps) => RuleVerifier<ReadExistingProperties>.VerifyWorkflow(Jobs.WithSteps(steps));

    [Test]
    public void The_payload_is_that_of_the_events() => RuleVerifier<ReadExistingProperties>.VerifyWorkflow(
        Jobs.WithSteps("- run: echo ${{ github.event.head_commit.[|mesage|] }} ${{ github.event.pull_request.number }}"),
        options: AsShipped with { Message = "No event that starts this workflow has a property 'mesage' in 'github.event.head_commit', so this is always empty. Write 'message', or define it." });

    [Test]
    public void Behind_a_test_of_the_event_its_payload_may_be_read() =>
        RuleVerifier<ReadExistingProperties>.VerifyWorkflow(Jobs.WithSteps("- run: echo ${{ github.event.pull_request.number || github.ref }}"));

    [Test]
    public void A_matrix_has_its_rows_and_what_is_included() => RuleVerifier<ReadExistingProperties>.VerifyWorkflow(Jobs.WithJob(
        "strategy:\n  matrix:\n    os: [{ name: linux }, { name: mac, arm: true }]\n    include:\n      - node: 22\nruns-on: ubuntu-24.04\nsteps:\n  - run: echo ${{ matrix.os.arm }} ${{ matrix.node }} ${{ matrix.os.[|arch|] }} ${{ matrix.[|platform|] }}"));

    [TestCase("${{ fromJSON(needs.x.outputs.matrix) }}")]
    [TestCase("{ include: '${{ fromJSON(vars.MATRIX) }}' }")]
    [TestCase("{ include: [ '${{ fromJSON(vars.ONE) }}' ] }")]
    public void A_matrix_that_an_expression_gives_may_have_anything(string matrix) => RuleVerifier<ReadExistingProperties>.VerifyWorkflow(
        Jobs.WithJob($"strategy:\n  matrix: {matrix}\nneeds: x\nruns-on: ${{{{ matrix.os }}}}"));

    [Test]
    public void Jobs_give_what_they_declare() => RuleVerifier<ReadExistingProperties>.VerifyWorkflow(
        "on: push\njobs:\n  a:\n    runs-on: x\n    outputs: { tag: v1 }\n  b:\n    needs: a\n    runs-on: x\n    if: needs.a.outputs.tag && needs.a.outputs.[|tagg|] && needs.[|c|].result\n  c:\n    runs-on: x\n");

    [Test]
    public void Inputs_are_those_of_both_triggers() => RuleVerifier<ReadExistingProperties>.VerifyWorkflow(
        "on:\n  workflow_call:\n    inputs:\n      a: { type: string }\n  workflow_dispatch:\n    inputs:\n      b:\njobs:\n  x:\n    runs-on: x\n    if: inputs.A && inputs.b && inputs.[|c|] && github.event.inputs.b\n");

    [Test]
    public void A_slip_is_mended_when_asked() => RuleVerifier<ReadExistingProperties>.VerifyWorkflow(
        Jobs.WithSteps("- id: version\n  run: make\n- run: echo ${{ steps.[|versoin|].outputs.x }} ${{ runner[[|'archs'|]] }}"),
        Jobs.WithSteps("- id: version\n  run: make\n- run: echo ${{ steps.version.outputs.x }} ${{ runner['arch'] }}"));

    [TestCase("- run: echo ${{ [|github.event|] }} ${{ [|null|] }} ${{ [|github.event.commits.*|] }}", TestName = "Objects, null and lists")]
    [TestCase("- run: |\n    make\n    echo \"${{ [|fromJSON('[1]')|] }}\"", TestName = "A constant list, in a block scalar")]
    [TestCase("- run: make\n  env:\n    X: ${{ [|steps|] }}", TestName = "A context")]
    [TestCase("- run: echo ${{ toJSON(github.event) }} ${{ true }} ${{ 4 }} ${{ github.sha }} ${{ fromJSON('[1]')[0] }}", TestName = "Texts, numbers, booleans")]
    [TestCase("- run: make\n  env: ${{ fromJSON('{}') }}", TestName = "An object for a mapping")]
    [TestCase("- run: echo ${{ github.event.commits[0].message }} ${{ [|github.event.sender|] }}", TestName = "What a payload holds")]
    public void IntoText(string steps) => RuleVerifier<WriteTextIntoText>.VerifyWorkflow(Jobs.WithSteps(steps));

    [TestCase("- if: startsWith('x', [|github.event|])\n  run: make", TestName = "An object for a text")]
    [TestCase("- run: echo ${{ format('{0}', 1, [|2|]) }}", TestName = "An argument without a placeholder")]
    [TestCase("- run: |\n    make\n    echo ${{ join([|fromJSON('[[1]]')|], ',') }}", TestName = "A list of lists, in a block scalar")]
    [TestCase("- run: echo ${{ case([|'x'|], 1, 2) }}", TestName = "A text for a condition")]
    [TestCase("- if: contains(github.event.labels.*.name, 'x') && contains('ab', 'a') && contains(fromJSON('[1]'), 1)\n  run: make", TestName = "Both forms of contains")]
    [TestCase("- run: echo ${{ format('{0} {{1}}', github.sha) }} ${{ join(github.event.commits.*.id, ',') }} ${{ case(github.ref == 'x', 1, 2) }}", TestName = "Fitting ones")]
    public void Parameters(string steps) => RuleVerifier<FitParameters>.VerifyWorkflow(Jobs.WithSteps(steps));

    [Test]
    public void A_boolean_for_a_text_is_for_those_who_ask() => RuleVerifier<FitParameters>.VerifyWorkflow(Jobs.WithSteps("- run: echo ${{ fromJSON(true) }}"), options: AsShipped);

    [TestCase("- if: github.event [|==|] 'push'\n  run: make", TestName = "An object with a text")]
    [TestCase("- if: 42 [|!=|] fromJSON('[1]')\n  run: make", TestName = "A number with a list")]
    [TestCase("- if: 1 [|>|] null\n  run: make", TestName = "Order of null")]
    [TestCase("- if: github.event.issue == null && github.ref == 'x' && github.run_number > 4 && 'x' == true\n  run: make", TestName = "What GitHub converts")]
    [TestCase("- if: steps == null || github.event.head_commit != ''\n  run: make", TestName = "Whether something is there")]
    [TestCase("- if: github.event.commits.*.id == github.event.commits.*.tree_id\n  run: make", TestName = "Lists of unknown things")]
    public void Compare(string steps) => RuleVerifier<CompareLikeWithLike>.VerifyWorkflow(Jobs.WithSteps(steps));

    [TestCase("- run: echo ${{ github.repository.[|owner|] }}", TestName = "A property of a text")]
    [TestCase("- run: echo ${{ env[[|0|]] }}", TestName = "A number for a name")]
    [TestCase("- run: echo ${{ fromJSON('[1]')[[|github.sha|]] }}", TestName = "A name for a number")]
    [TestCase("- run: |\n    make\n    echo ${{ github.sha.[|*|].x }}", TestName = "A filter over a text, in a block scalar")]
    [TestCase("- run: echo ${{ env[github.ref] }} ${{ fromJSON('[1]')[0] }} ${{ github.event.commits[0].id }} ${{ job.services.db.ports[5432] }}", TestName = "Fitting ones")]
    [TestCase("- run: echo ${{ github.event.*.id }} ${{ fromJSON(env.X).y[0].z }} ${{ toJSON(steps.*.outcome) }}", TestName = "Filters over objects")]
    [TestCase("- run: echo ${{ github['sha'] }}", TestName = "A constant name")]
    public void Access(string steps) => RuleVerifier<AccessWhatIsThere>.VerifyWorkflow(Jobs.WithSteps(steps));

    [TestCase("runs-on: x\ntimeout-minutes: ${{ [|'4'|] }}", TestName = "A text for a number")]
    [TestCase("runs-on: x\nservices: ${{ [|'redis'|] }}", TestName = "A text for a mapping")]
    [TestCase("runs-on: ${{ [|4|] }}", TestName = "A number for labels")]
    [TestCase("runs-on: x\nstrategy:\n  matrix:\n    a: ${{ [|'x'|] }}", TestName = "A text for a row")]
    [TestCase("runs-on: x\ncontinue-on-error: ${{ github.ref == 'x' && true || false }}\ntimeout-minutes: ${{ github.ref == 'x' && 60 || 20 }}", TestName = "The value of a choice")]
    [TestCase("runs-on: ${{ fromJSON(vars.LABELS) }}\nservices: ${{ fromJSON('{}') }}", TestName = "Fitting ones")]
    [TestCase("runs-on: [self-hosted, '${{ github.ref_name }}']\nstrategy:\n  matrix:\n    a: ['${{ github.sha }}', 2]", TestName = "Items of lists")]
    public void Keys(string job) => RuleVerifier<FitValuesToKeys>.VerifyWorkflow(Jobs.WithJob(job));

    [TestCase("- if: \"[|'false'|]\"\n  run: make", TestName = "A text")]
    [TestCase("- if: ${{ [|1 == 2|] }}\n  run: make", TestName = "A comparison of constants")]
    [TestCase("- if: >-\n    [|github.ref == 'x' || true|]\n  run: make", TestName = "Whatever the rest gives, folded")]
    [TestCase("- if: github.ref == 'x' && always()\n  run: make", TestName = "Depends on the run")]
    [TestCase("- if: ${{ failure() }}\n  run: make", TestName = "A status function")]
    [TestCase("- run: echo ${{ 1 == 1 }}", TestName = "No condition")]
    public void Constant(string steps) => RuleVerifier<AvoidConstantConditions>.VerifyWorkflow(Jobs.WithSteps(steps));

    [Test]
    public void What_is_plainly_switched_off_is_for_those_who_ask() =>
        RuleVerifier<AvoidConstantConditions>.VerifyWorkflow(Jobs.WithSteps("- if: false\n  run: make\n- if: ${{ true }}\n  run: make"), options: AsShipped);

    [TestCase("- run: echo ${{ vars.[|DEPLOY-TARGET|] }} ${{ vars.[|GITHUB_X|] }}", "", TestName = "Names that cannot be")]
    [TestCase("- run: |\n    make\n    echo ${{ vars.[|PIYO|] }} ${{ vars.Foo }}", "WOO, FOO", TestName = "A name that is not listed, in a block scalar")]
    [TestCase("- run: echo ${{ vars.ANY }} ${{ env.A-B }} ${{ vars[matrix.x] }}", "", TestName = "Nothing is listed")]
    public void Variables(string steps, string listed) => RuleVerifier<ReadConfiguredVariables>.VerifyWorkflow(
        Jobs.WithSteps(steps),
        options: new RuleVerifierOptions { Options = System.Collections.Immutable.ImmutableDictionary<string, string>.Empty.Add("variables", listed) });
}
