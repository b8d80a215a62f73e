using CsCheck;
using OpsLead.Lint.CSharp.Projects;

namespace OpsLead.Lint.CSharp.Tests.Projects;

public sealed class MSBuildConditionTests
{
    [TestCase("", ExpectedResult = true, TestName = "No_condition_holds")]
    [TestCase("'a' == 'A'", ExpectedResult = true, TestName = "Case_does_not_count")]
    [TestCase("'a' != 'b' and 'x' == 'x'", ExpectedResult = true, TestName = "And_needs_both")]
    [TestCase("'a' == 'b' or 'x' == 'x'", ExpectedResult = true, TestName = "Or_needs_one")]
    [TestCase("!('a' == 'a')", ExpectedResult = false, TestName = "Not_turns_it_round")]
    [TestCase("true", ExpectedResult = true, TestName = "A_bare_word_is_a_boolean")]
    [TestCase("'' == ''", ExpectedResult = true, TestName = "Empty_equals_empty")]
    [TestCase("'\0' == 'x'", ExpectedResult = null, TestName = "What_is_not_known_cannot_be_compared")]
    [TestCase("'\0' == 'x' and 'a' == 'b'", ExpectedResult = false, TestName = "False_and_unknown_is_false")]
    [TestCase("'\0' == 'x' or 'a' == 'a'", ExpectedResult = true, TestName = "True_or_unknown_is_true")]
    [TestCase("Exists('x.props')", ExpectedResult = null, TestName = "The_disk_is_not_asked")]
    [TestCase("10 >= 9", ExpectedResult = null, TestName = "Versions_are_not_compared")]
    [TestCase("'a' == ", ExpectedResult = null, TestName = "A_broken_condition_is_unknown")]
    [TestCase("'a' == 'a' x", ExpectedResult = null, TestName = "A_rest_makes_it_unknown")]
    public bool? Evaluate(string condition) => MSBuildCondition.Evaluate(condition);

    [Test]
    public void A_thousand_parentheses_are_unknown() => Assert.That(MSBuildCondition.Evaluate(new string('(', 100_000)), Is.Null);

    [Test]
    public void Nothing_makes_it_throw() => Gen.String[Gen.Char["'=!<>()aorndtrue \0"], 0, 40].Sample(
        static text => Assert.That(() => MSBuildCondition.Evaluate(text), Throws.Nothing), iter: 20_000);
}
