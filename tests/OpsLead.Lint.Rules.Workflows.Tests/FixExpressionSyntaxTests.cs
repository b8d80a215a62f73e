using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Workflows.Tests;

public sealed class FixExpressionSyntaxTests
{
    [TestCase("- run: echo ${{ [|\"x\"|] }}", TestName = "Double quotes")]
    [TestCase("- run: |\n    make\n    echo ${{ github.sha [|+|] 1 }}", TestName = "An operator that there is not, in a block scalar")]
    [TestCase("- run: echo ${{ github.sha [|==|] }}", TestName = "Something is missing")]
    [TestCase("- run: echo [|${{|] github.sha }", TestName = "Not closed")]
    [TestCase("- run: echo ${{ [|substring|](github.sha, 0, 7) }}", TestName = "A function that there is not")]
    [TestCase("- run: echo ${{ [|contains(github.ref)|] }}", TestName = "Too few parameters")]
    [TestCase("- run: echo ${{ format('{0} [|{1}|]', github.ref) }}", TestName = "A placeholder without its argument")]
    [TestCase("- if: github.ref == [|\"main\"|]\n  run: make", TestName = "A bare condition")]
    [TestCase("- run: echo ${{ github.event['a b'] }} ${{ .5 }} ${{ matrix[*].x }}", TestName = "Correct ones")]
    [TestCase("- if: success() && github.ref == 'main'\n  run: make", TestName = "A correct condition")]
    [TestCase("- run: echo '$${{ '}}' }}'", TestName = "Braces in a string")]
    [TestCase("- run: echo ${ { x }", TestName = "Not an expression")]
    public void Step(string step) => RuleVerifier<FixExpressionSyntax>.VerifyWorkflow(Jobs.WithSteps(step));

    [Test]
    public void It_says_what_GitHub_says() => RuleVerifier<FixExpressionSyntax>.VerifyWorkflow(
        Jobs.WithSteps("- run: echo ${{ [|foo|]() }}"),
        options: new RuleVerifierOptions { Message = "Unrecognized function 'foo'. Use one of GitHub's functions; there are no others.", Aliases = ["github/expression-syntax", "actionlint/expression"], Severity = RuleSeverity.Error });
}
