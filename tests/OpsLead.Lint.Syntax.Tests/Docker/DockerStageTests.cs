using OpsLead.Lint.Syntax.Docker;
using static OpsLead.Lint.Syntax.Tests.Docker.DockerfileTestSupport;

namespace OpsLead.Lint.Syntax.Tests.Docker;

internal sealed class DockerStageTests
{
    [Test]
    public void A_stage_holds_the_instructions_up_to_the_next_FROM()
    {
        var syntax = Parse("ARG A\nFROM a AS One\nRUN b\nUSER c\nFROM d\nRUN e");

        Assert.That(syntax.Stages.Select(static stage => stage.Name), Is.EqualTo(new[] { "one", null }));
        Assert.That(syntax.Stages.Select(static stage => stage.Instructions.Count), Is.EqualTo(new[] { 2, 1 }));
        Assert.That(syntax.Instructions[0].Stage, Is.Null);
        Assert.That(syntax.Instructions[1].Stage, Is.SameAs(syntax.Stages[0]));
        Assert.That(syntax.FinalStage, Is.SameAs(syntax.Stages[1]));
    }

    [Test]
    public void A_fragment_is_one_stage()
    {
        var syntax = Parse("ARG A\nRUN b");

        Assert.That(syntax.Stages, Has.Count.EqualTo(1));
        Assert.That(syntax.Stages[0].From, Is.Null);
        Assert.That(syntax.Stages[0].Instructions, Has.Count.EqualTo(2));
        Assert.That(syntax.Stages[0].IsFinal, Is.True);
    }

    [Test]
    public void FROM_names_the_nearest_earlier_stage_in_any_case()
    {
        var syntax = Parse("FROM a AS x\nFROM b AS X\nFROM x AS y\nFROM c AS x\nFROM z");

        Assert.That(syntax.Stages[2].Parent, Is.SameAs(syntax.Stages[1]));
        Assert.That(syntax.Stages[2].BaseKind, Is.EqualTo(DockerStageBaseKind.Stage));
        Assert.That(syntax.Stages[1].IsParent, Is.True);
        Assert.That(syntax.Stages[0].IsParent, Is.False);
        Assert.That(syntax.Stages[4].BaseKind, Is.EqualTo(DockerStageBaseKind.Image));
    }

    [Test]
    public void A_stage_does_not_name_itself_or_a_later_one_in_FROM() =>
        Assert.That(Parse("FROM x AS x\nFROM a").Stages[0].BaseKind, Is.EqualTo(DockerStageBaseKind.Image));

    [TestCase("FROM scratch", DockerStageBaseKind.Scratch, "scratch")]
    [TestCase("FROM alpine:3", DockerStageBaseKind.Image, "alpine:3")]
    [TestCase("ARG A=alpine\nFROM $A:3", DockerStageBaseKind.Image, "alpine:3")]
    [TestCase("ARG A\nFROM $A:3", DockerStageBaseKind.Unknown, null)]
    [TestCase("FROM a-$TARGETARCH", DockerStageBaseKind.Unknown, null)]
    [TestCase("FROM", DockerStageBaseKind.Unknown, null)]
    public void The_base_is_known_as_far_as_its_variables(string text, DockerStageBaseKind kind, string? name)
    {
        var stage = Parse(text).Stages[0];

        Assert.That(stage.BaseKind, Is.EqualTo(kind));
        Assert.That(stage.BaseName, Is.EqualTo(name));
    }

    [Test]
    public void COPY_names_the_last_stage_of_a_name_or_an_index()
    {
        var syntax = Parse("FROM a AS x\nFROM b AS X\nFROM c\nCOPY --from=x 1 2\nCOPY --from=0 1 2\nCOPY --from=nginx 1 2");

        Assert.That(
            Targets(syntax.Stages[2], DockerStageReferenceKind.CopyFrom),
            Is.EqualTo(new int?[] { 1, 0, null }));
    }

    [Test]
    public void A_mount_knows_no_index()
    {
        var syntax = Parse("FROM a AS x\nFROM b\nRUN --mount=from=0,target=/y --mount=from=X,target=/z c");

        Assert.That(
            Targets(syntax.Stages[1], DockerStageReferenceKind.MountFrom),
            Is.EqualTo(new int?[] { null, 0 }));
    }

    [TestCase("FROM a AS x\nCOPY --from=x 1 2", "StageReferencesItself 'x'")]
    [TestCase("FROM a\nCOPY --from=0 1 2", "StageReferencesItself '0'")]
    [TestCase("FROM a\nCOPY --from=y 1 2\nFROM b AS y", "StageNotDefinedBefore 'y'")]
    [TestCase("FROM a\nRUN --mount=from=y,target=/z 1\nFROM b AS y", "StageNotDefinedBefore 'y'")]
    [TestCase("FROM a AS y\nFROM b\nCOPY --from=y 1 2\nFROM c AS y", "StageNotDefinedBefore 'y'")]
    [TestCase("FROM a\nCOPY --from=7 1 2", "StageIndexOutOfRange '7'")]
    [TestCase("FROM a\nCOPY --from=-1 1 2", "StageIndexOutOfRange '-1'")]
    public void A_stage_takes_files_from_earlier_ones_only(string text, string expected) =>
        Assert.That(Errors(text), Is.EqualTo(new[] { expected }));

    [Test]
    public void A_fragment_has_no_stages_to_count() => Assert.That(Errors("COPY --from=3 a b"), Is.Empty);

    [Test]
    public void A_stage_is_reachable_when_the_final_one_needs_it()
    {
        var syntax = Parse(
            "FROM a AS base\nFROM base AS build\nFROM a AS dead\nCOPY --from=build 1 2\nFROM a AS tool\nFROM scratch\n"
            + "COPY --from=build 1 2\nRUN --mount=from=tool,target=/t 3");

        Assert.That(syntax.Stages.Select(static stage => stage.IsReachable), Is.EqualTo(new[] { true, true, false, true, true }));
    }

    [Test]
    public void A_stage_that_a_variable_may_name_counts_as_reachable()
    {
        var syntax = Parse("FROM a AS build-amd64\nFROM a\nFROM build-$TARGETARCH AS build\nFROM a AS later\nFROM scratch\nCOPY --from=build 1 2");

        Assert.That(syntax.Stages.Select(static stage => stage.IsReachable), Is.EqualTo(new[] { true, false, true, false, true }));
    }

    [Test]
    public void The_last_instruction_of_a_kind_is_inherited()
    {
        var syntax = Parse("FROM a AS x\nUSER one\nUSER two\nFROM x AS y\nRUN 1\nFROM y\nWORKDIR /z");
        var final = syntax.FinalStage!;

        Assert.That(((UserInstruction)final.GetLast(DockerInstructionKind.User)!).Argument!.Text, Is.EqualTo("two"));
        Assert.That(final.GetLast(DockerInstructionKind.Shell), Is.Null);
        Assert.That(final.GetSelfAndAncestors().Select(static stage => stage.Index), Is.EqualTo(new[] { 2, 1, 0 }));
        Assert.That(final.GetLast(DockerInstructionKind.From), Is.SameAs(final.From));
    }

    private static int?[] Targets(DockerStage stage, DockerStageReferenceKind kind) =>
        [.. stage.References.Where(reference => reference.Kind == kind).Select(static reference => reference.Target?.Index)];
}
