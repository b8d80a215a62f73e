using OpsLead.Lint.Syntax.Docker;
using static OpsLead.Lint.Syntax.Tests.Docker.DockerfileTestSupport;

namespace OpsLead.Lint.Syntax.Tests.Docker;

internal sealed class DockerMountTests
{
    [Test]
    public void A_mount_has_a_type_and_options_with_their_places()
    {
        var text = "RUN --mount=type=cache,dst=/root/.cache,Sharing=locked make";
        var mount = Single<RunInstruction>(text).Mounts[0];

        Assert.That(mount.Type, Is.EqualTo(DockerMountType.Cache));
        Assert.That(mount.Target!.Text, Is.EqualTo("/root/.cache"));
        Assert.That(Slice(text, mount.Target.Span), Is.EqualTo("/root/.cache"));
        Assert.That(Slice(text, mount.GetOption(DockerMountKey.Sharing)!.Span), Is.EqualTo("Sharing=locked"));
    }

    [Test]
    public void A_mount_is_a_bind_by_default() =>
        Assert.That(Single<RunInstruction>("RUN --mount=target=/a x").Mounts[0].Type, Is.EqualTo(DockerMountType.Bind));

    [Test]
    public void Commas_can_be_quoted_as_in_CSV()
    {
        var text = "RUN --mount=type=bind,\\\"source=a,b\\\",target=/c x";
        var mount = Single<RunInstruction>(text).Mounts[0];

        Assert.That(mount.Source!.Text, Is.EqualTo("a,b"));
        Assert.That(Slice(text, mount.Source.Span), Is.EqualTo("a,b"));
        Assert.That(mount.Options, Has.Count.EqualTo(3));
    }

    [TestCase("type=volume,target=/a", "BadMount 'volume'")]
    [TestCase("type=cache,target=/a,shared=x", "BadMount 'shared'")]
    [TestCase("type=cache,target=/a,sharing=none", "BadMount 'none'")]
    [TestCase("type=cache,target", "BadMount 'target'")]
    [TestCase("type=bind,target=/", "BadMount '/'")]
    [TestCase("type=bind,target=/a/../.", "BadMount '/a/../.'")]
    [TestCase("type=bind,target=/a,required", "BadMount 'required'")]
    [TestCase("type=bind,target=/a,ro=maybe", "BadMount 'maybe'")]
    [TestCase("type=bind,target=/a,mode=0755", "BadMount 'mode=0755'")]
    [TestCase("type=cache,target=/a,mode=0999", "BadMount '0999'")]
    [TestCase("type=cache,target=/a,uid=root", "BadMount 'root'")]
    [TestCase("type=cache,target=/a,size=1g", "BadMount 'size=1g'")]
    [TestCase("type=tmpfs,target=/a,size=big", "BadMount 'big'")]
    [TestCase("type=bind,from=$X,target=/a", "VariableInStageReference '$X'")]
    [TestCase("type=secret", "ConflictingMountOptions '--mount=type=secret'")]
    [TestCase("type=secret,id=a,source=b", "ConflictingMountOptions 'source=b'")]
    [TestCase("type=secret,id=a,from=b", "ConflictingMountOptions 'from=b'")]
    [TestCase("type=cache,target=${A", "BadSubstitution '$'")]
    [TestCase("type=cache,,target=/a", "BadMount '--mount=type=cache,,target=/a'")]
    public void BuildKit_refuses(string mount, string expected) =>
        Assert.That(string.Join('|', Errors($"RUN --mount={mount} x")), Is.EqualTo(expected));

    [TestCase("type=$TYPE,size=1g,required")]
    [TestCase("type=tmpfs,target=/a,size=1.5GiB")]
    [TestCase("type=secret,id=a,env=TOKEN,required,mode=0400,uid=0,gid=0")]
    [TestCase("type=ssh,required=true")]
    [TestCase("type=CACHE,target=$HOME/.cache,sharing=PRIVATE,from=build,readonly")]
    [TestCase("target=/a,type=cache,mode=0755")]
    public void BuildKit_accepts(string mount) => Assert.That(Errors($"RUN --mount={mount} x"), Is.Empty);

    [Test]
    public void The_builder_expands_the_values_but_that_of_from()
    {
        var run = Single<RunInstruction>("RUN --mount=type=cache,from=a,target=$B x");

        Assert.That(Texts(run.ExpandedWords), Is.EqualTo(new[] { "cache", "$B" }));
    }
}
