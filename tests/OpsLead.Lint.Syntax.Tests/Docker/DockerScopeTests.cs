using OpsLead.Lint.Syntax.Docker;
using static OpsLead.Lint.Syntax.Tests.Docker.DockerfileTestSupport;

namespace OpsLead.Lint.Syntax.Tests.Docker;

internal sealed class DockerScopeTests
{
    [Test]
    public void One_instruction_sees_the_values_before_it() =>
        Assert.That(ValueOfLastWord("FROM scratch\nENV A=1\nENV A=2 B=$A\nUSER $B"), Is.EqualTo("1"));

    [Test]
    public void A_global_ARG_is_for_FROM_lines()
    {
        var syntax = Parse("ARG TAG=1.2\nFROM a:${TAG}\nUSER $TAG");

        Assert.That(syntax.Stages[0].BaseName, Is.EqualTo("a:1.2"));
        Assert.That(syntax.GetScope(syntax.Instructions[2]).GetValue("TAG").Kind, Is.EqualTo(DockerValueKind.Undeclared));
    }

    [Test]
    public void A_stage_that_repeats_a_global_ARG_takes_its_value()
    {
        var syntax = Parse("ARG TAG=1.2\nFROM scratch\nARG TAG\nUSER $TAG");
        var variable = syntax.GetScope(syntax.Instructions[3]).Find("TAG")!;

        Assert.That(variable.Value, Is.EqualTo(DockerValue.Known("1.2", isDefault: true)));
        Assert.That(variable.Origin, Is.EqualTo(DockerVariableOrigin.Argument));
        Assert.That(variable.Instruction, Is.SameAs(syntax.Instructions[2]));
    }

    [Test]
    public void An_ARG_is_not_seen_before_it() =>
        Assert.That(KindOfLastWord("FROM scratch\nUSER $A\nARG A=1", 1), Is.EqualTo(DockerValueKind.Unset));

    [Test]
    public void An_ARG_without_a_default_is_unknown_and_empty_when_nothing_is_given()
    {
        var syntax = Parse("FROM scratch\nARG A\nUSER a$A");
        var user = (UserInstruction)syntax.Instructions[2];

        Assert.That(syntax.GetScope(user).Expand(user.Argument!).Value.Kind, Is.EqualTo(DockerValueKind.Unknown));
        Assert.That(syntax.GetScope(user).ExpandDefaults(user.Argument!).Text, Is.EqualTo("a"));
    }

    [Test]
    public void ENV_wins_over_ARG_whatever_their_order() =>
        Assert.That(ValueOfLastWord("FROM scratch\nENV A=env\nARG A=arg\nUSER $A"), Is.EqualTo("env"));

    [Test]
    public void A_stage_inherits_from_the_one_it_is_built_on_and_from_no_other()
    {
        var text = "FROM scratch AS a\nENV A=1\nARG B=2\nFROM scratch AS b\nENV C=3\nFROM a\nUSER $A$B$C";
        var syntax = Parse(text);
        var user = (UserInstruction)syntax.Instructions[^1];
        var expansion = syntax.GetScope(user).Expand(user.Argument!);

        Assert.That(expansion.Text, Is.EqualTo("12"));
        Assert.That(expansion.Unresolved.Select(static reference => reference.Name), Is.EqualTo(new[] { "C" }));
    }

    [TestCase("FROM scratch\nUSER $A", DockerValueKind.Unset)]
    [TestCase("FROM scratch AS a\nFROM a\nUSER $A", DockerValueKind.Unset)]
    [TestCase("FROM alpine\nUSER $A", DockerValueKind.Undeclared)]
    [TestCase("FROM $X\nUSER $A", DockerValueKind.Undeclared)]
    [TestCase("USER $A", DockerValueKind.Undeclared)]
    [TestCase("FROM scratch\nENV $X=1\nUSER $A", DockerValueKind.Unset)]
    [TestCase("FROM scratch\nARG X\nENV $X=1\nUSER $A", DockerValueKind.Undeclared)]
    [TestCase("FROM scratch\nUSER $PATH", DockerValueKind.Unknown)]
    [TestCase("FROM scratch\nUSER $TARGETARCH", DockerValueKind.Unset)]
    [TestCase("FROM scratch\nARG TARGETARCH\nUSER $TARGETARCH", DockerValueKind.Unknown)]
    [TestCase("FROM scratch\nONBUILD USER $A", DockerValueKind.Undeclared)]
    public void A_name_that_nothing_declares_is_unset_only_where_nothing_comes_from_elsewhere(string text, DockerValueKind expected) =>
        Assert.That(KindOfLastWord(text), Is.EqualTo(expected));

    [Test]
    public void FROM_lines_know_the_platforms()
    {
        var syntax = Parse("FROM --platform=$BUILDPLATFORM a$NOPE");
        var from = (FromInstruction)syntax.Instructions[0];
        var scope = syntax.GetScope(from);

        Assert.That(scope.Expand(from.Platform!).Unresolved, Is.Empty);
        Assert.That(scope.Find("BUILDPLATFORM")!.Origin, Is.EqualTo(DockerVariableOrigin.Predefined));
        Assert.That(scope.Expand(from.Image!).Unresolved, Has.Count.EqualTo(1));
    }

    [Test]
    public void A_default_may_use_the_ARG_before_it() =>
        Assert.That(ValueOfLastWord("FROM scratch\nARG A=1 B=$A-2\nUSER $B"), Is.EqualTo("1-2"));

    [Test]
    public void The_names_in_reach_can_be_suggested()
    {
        var syntax = Parse("FROM scratch\nARG B\nENV A=1\nUSER $C");

        Assert.That(syntax.GetScope(syntax.Instructions[^1]).Names, Is.EqualTo(new[] { "A", "B", "PATH" }));
    }

    private static string? ValueOfLastWord(string text)
    {
        var syntax = Parse(text);
        var instruction = syntax.Instructions[^1];
        return syntax.GetScope(instruction).Expand(instruction.ExpandedWords[^1]).Text;
    }

    private static DockerValueKind KindOfLastWord(string text, int? index = null)
    {
        var syntax = Parse(text);
        var instruction = syntax.Instructions[index ?? syntax.Instructions.Count - 1];
        return syntax.GetScope(instruction).GetValue(instruction.ExpandedWords[^1].References[0].Name).Kind;
    }
}
