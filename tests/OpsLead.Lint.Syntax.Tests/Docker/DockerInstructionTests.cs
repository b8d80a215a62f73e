using OpsLead.Lint.Syntax.Docker;
using static OpsLead.Lint.Syntax.Tests.Docker.DockerfileTestSupport;

namespace OpsLead.Lint.Syntax.Tests.Docker;

internal sealed class DockerInstructionTests
{
    [Test]
    public void An_unknown_instruction_is_one_error_with_the_name_that_was_meant()
    {
        var syntax = Parse("FROM a\nCOPPY b c\nUSER d\n");

        Assert.That(syntax.Errors.Select(static error => error.Message), Is.EqualTo(new[] { "There is no instruction 'COPPY'; 'COPY' may be meant" }));
        Assert.That(syntax.Instructions[1], Is.TypeOf<UnknownInstruction>());
        Assert.That(syntax.Instructions[2], Is.TypeOf<UserInstruction>());
    }

    [Test]
    public void Keywords_are_read_in_any_case()
    {
        var from = Single<FromInstruction>("fRoM alpine");

        Assert.That(from.Keyword.Text, Is.EqualTo("fRoM"));
        Assert.That(from.Name, Is.EqualTo("FROM"));
    }

    [Test]
    public void FROM_has_an_image_a_platform_and_a_name()
    {
        var text = "FROM --platform=$BUILDPLATFORM alpine:3.20 as Build";
        var from = Single<FromInstruction>(text);

        Assert.That(from.Platform!.Text, Is.EqualTo("$BUILDPLATFORM"));
        Assert.That(from.Image!.Text, Is.EqualTo("alpine:3.20"));
        Assert.That(from.AsKeyword!.Text, Is.EqualTo("as"));
        Assert.That(Slice(text, from.StageName!.Span), Is.EqualTo("Build"));
        Assert.That(from.HasErrors, Is.False);
    }

    [TestCase("FROM", "MissingArguments 'FROM'")]
    [TestCase("FROM a AS", "MissingArguments 'AS'")]
    [TestCase("FROM a b", "TooManyArguments 'b'")]
    [TestCase("FROM a b c", "TooManyArguments 'b c'")]
    [TestCase("FROM a AS b c", "TooManyArguments 'c'")]
    [TestCase("FROM a # the base", "TooManyArguments '# the base'")]
    [TestCase("FROM a AS 1st", "BadStageName '1st'")]
    [TestCase("FROM a AS b/c", "BadStageName 'b/c'")]
    [TestCase("FROM --pull a", "UnknownFlag '--pull'")]
    [TestCase("FROM --platform a", "MissingFlagValue '--platform'")]
    [TestCase("FROM --platform=a --platform=b c", "DuplicateFlag '--platform=b'")]
    [TestCase("FROM a${}", "BadSubstitution '$'")]
    [TestCase("RUN", "MissingArguments 'RUN'")]
    [TestCase("RUN []", "MissingArguments 'RUN'")]
    [TestCase("RUN --device", "MissingArguments 'RUN'|MissingFlagValue '--device'")]
    [TestCase("RUN --network=bridge x", "BadFlagValue 'bridge'")]
    [TestCase("RUN --security=none x", "BadFlagValue 'none'")]
    [TestCase("RUN --mounts=type=cache x", "UnknownFlag '--mounts'")]
    [TestCase("CMD --help", "UnknownFlag '--help'")]
    [TestCase("CMD [\"a\", 1]", "BadJsonElement '1'")]
    [TestCase("CMD [[\"a\"], {\"b\": [null]}]", "BadJsonElement '[\"a\"]'")]
    [TestCase("SHELL", "MissingArguments 'SHELL'")]
    [TestCase("SHELL []", "MissingArguments 'SHELL'")]
    [TestCase("SHELL /bin/bash -c", "NotJson '/bin/bash -c'")]
    [TestCase("COPY a", "MissingArguments 'COPY'")]
    [TestCase("COPY [\"a\"]", "MissingArguments 'COPY'")]
    [TestCase("COPY --link= a b", "MissingFlagValue '--link='")]
    [TestCase("COPY --link=yes a b", "BadFlagValue 'yes'")]
    [TestCase("COPY --form=x a b", "UnknownFlag '--form'")]
    [TestCase("COPY --from=$X a b", "VariableInStageReference '$X'")]
    [TestCase("COPY a 'b", "UnterminatedQuote '''")]
    [TestCase("ADD --from=x a b", "UnknownFlag '--from'")]
    [TestCase("ENV", "MissingArguments 'ENV'")]
    [TestCase("ENV A", "BadKeyValue 'A'")]
    [TestCase("ENV A=1 B", "BadKeyValue 'B'")]
    [TestCase("ENV A=1 # set", "BadKeyValue '# set'")]
    [TestCase("ENV =1", "BadKeyValue '='")]
    [TestCase("ENV A=${B", "BadSubstitution '$'")]
    [TestCase("ENV A=\"b", "UnterminatedQuote '\"'")]
    [TestCase("LABEL a", "BadKeyValue 'a'")]
    [TestCase("ARG", "MissingArguments 'ARG'")]
    [TestCase("ARG =1", "BadKeyValue '='")]
    [TestCase("USER", "MissingArguments 'USER'")]
    [TestCase("USER --x y", "UnknownFlag '--x'")]
    [TestCase("WORKDIR", "MissingArguments 'WORKDIR'")]
    [TestCase("MAINTAINER", "MissingArguments 'MAINTAINER'")]
    [TestCase("STOPSIGNAL SIGNOPE", "BadSignal 'SIGNOPE'")]
    [TestCase("STOPSIGNAL 0", "BadSignal '0'")]
    [TestCase("EXPOSE", "MissingArguments 'EXPOSE'")]
    [TestCase("EXPOSE http", "BadPort 'http'")]
    [TestCase("EXPOSE 80 70000", "BadPort '70000'")]
    [TestCase("EXPOSE 90-80", "BadPort '90-80'")]
    [TestCase("EXPOSE 80/ip", "BadProtocol 'ip'")]
    [TestCase("EXPOSE 80 # web, 443 too", "TooManyArguments '# web, 443 too'")]
    [TestCase("EXPOSE a.b:80:80", "BadPort 'a.b:80:80'")]
    [TestCase("VOLUME", "MissingArguments 'VOLUME'")]
    [TestCase("VOLUME [\"/a\", \"\"]", "EmptyVolume ''")]
    [TestCase("HEALTHCHECK", "MissingArguments 'HEALTHCHECK'")]
    [TestCase("HEALTHCHECK NONE x", "BadHealthcheck 'x'")]
    [TestCase("HEALTHCHECK curl x", "BadHealthcheck 'curl'")]
    [TestCase("HEALTHCHECK CMD", "MissingArguments 'CMD'")]
    [TestCase("HEALTHCHECK --interval=30 CMD x", "BadFlagValue '30'")]
    [TestCase("HEALTHCHECK --interval=1us CMD x", "BadFlagValue '1us'")]
    [TestCase("HEALTHCHECK --retries=-1 CMD x", "BadFlagValue '-1'")]
    [TestCase("ONBUILD", "MissingArguments 'ONBUILD'")]
    [TestCase("ONBUILD FROM a", "BadOnbuild 'FROM'")]
    [TestCase("ONBUILD ONBUILD RUN a", "BadOnbuild 'ONBUILD'")]
    [TestCase("ONBUILD MAINTAINER a", "BadOnbuild 'MAINTAINER'")]
    [TestCase("ONBUILD COPY a", "MissingArguments 'COPY'")]
    [TestCase("ONBUILD COPPY a b", "UnknownInstruction 'COPPY'")]
    public void BuildKit_refuses(string text, string expected) =>
        Assert.That(string.Join('|', Errors(text)), Is.EqualTo(expected));

    [TestCase("FROM a AS B.c_d-1")]
    [TestCase("FROM ${A:-b}${C-d}:${E#v} AS x")]
    [TestCase("RUN --device=vendor/kind --network=none --security=insecure x")]
    [TestCase("RUN -- x")]
    [TestCase("CMD")]
    [TestCase("CMD []")]
    [TestCase("CMD -- --help")]
    [TestCase("ENTRYPOINT")]
    [TestCase("COPY --link --parents=TRUE --exclude=a --exclude=b --chmod=0755 c d")]
    [TestCase("ADD --unpack=false --checksum=sha256:00 --keep-git-dir a b")]
    [TestCase("ENV A=1 B='2 3' C=4\\ 5 D=\"6 \\\" 7\"")]
    [TestCase("ENV A some words")]
    [TestCase("ARG A B=1 C=")]
    [TestCase("ARG --x A")]
    [TestCase("STOPSIGNAL SIGRTMIN+3")]
    [TestCase("STOPSIGNAL quit")]
    [TestCase("STOPSIGNAL 9")]
    [TestCase("STOPSIGNAL $SIGNAL")]
    [TestCase("EXPOSE 80 443/TCP 8000-8010/udp 127.0.0.1:80:80 [::1]:81:81 82:82 \"90\" $PORT/tcp")]
    [TestCase("HEALTHCHECK none")]
    [TestCase("HEALTHCHECK --interval=1m30s --timeout=1.5s --start-period=0 --start-interval=100ms --retries=0 cmd x")]
    [TestCase("HEALTHCHECK --any=thing NONE")]
    [TestCase("ONBUILD RUN a")]
    [TestCase("VOLUME /a /b")]
    [TestCase("WORKDIR /a b")]
    public void BuildKit_accepts(string text) => Assert.That(Errors(text), Is.Empty);

    [Test]
    public void The_value_of_a_flag_is_read_without_quotes_and_keeps_its_places()
    {
        var text = "COPY --chown=\"a b\":c\\ d x y";
        var flag = Single<CopyInstruction>(text).GetFlag("chown")!;

        Assert.That(flag.Value!.Text, Is.EqualTo("a b:c d"));
        Assert.That(Slice(text, flag.Value.Source.GetSpan(4, 1)), Is.EqualTo("c"));
        Assert.That(Slice(text, flag.Span), Is.EqualTo("--chown=\"a b\":c\\ d"));
        Assert.That(Slice(text, flag.NameSpan), Is.EqualTo("chown"));
    }

    [Test]
    public void An_unknown_flag_does_not_hide_the_rest_of_the_instruction()
    {
        var run = Single<RunInstruction>("RUN --future=1 --mount=type=cache,target=/c make");

        Assert.That(run.HasErrors, Is.True);
        Assert.That(run.Flags.Select(static flag => flag.IsKnown), Is.EqualTo(new[] { false, true }));
        Assert.That(run.Arguments.Text, Is.EqualTo("make"));
    }

    [Test]
    public void The_strings_of_the_JSON_form_are_decoded_and_keep_their_places()
    {
        var text = "CMD [ \"a\\u0062\\n\" ,\\\n  \"c d\" ]";
        var command = Single<CmdInstruction>(text).Command;

        Assert.That(command.IsJson, Is.True);
        Assert.That(Texts(command.Elements), Is.EqualTo(new[] { "ab\n", "c d" }));
        Assert.That(Slice(text, command.Elements[0].Source.GetSpan(1, 1)), Is.EqualTo("\\u0062"));
        Assert.That(Slice(text, command.Elements[1].Span), Is.EqualTo("c d"));
    }

    [TestCase("CMD ['a', 'b']", true)]
    [TestCase("CMD [\"a\", \"b\"", true)]
    [TestCase("CMD [\"a\", \"b\",]", true)]
    [TestCase("CMD [ \"a\", 'b' ]", true)]
    [TestCase("CMD [\"C:\\dir\"]", true)]
    [TestCase("CMD [\"a\"] b", true)]
    [TestCase("CMD [ -f /x ] && y", false)]
    [TestCase("CMD [ \"$x\" = \"y\" ] && z", false)]
    [TestCase("CMD [[ -f /x ]]", false)]
    [TestCase("CMD a [\"b\"]", false)]
    public void What_was_meant_as_JSON_is_told_from_a_test_of_the_shell(string text, bool expected)
    {
        var command = Single<CmdInstruction>(text).Command;

        Assert.That(command.IsJson, Is.False);
        Assert.That(command.LooksLikeJson, Is.EqualTo(expected));
    }

    [Test]
    public void COPY_splits_at_blanks_whatever_the_quotes()
    {
        var copy = Single<CopyInstruction>("COPY --from=build \"a b\" /c");

        Assert.That(Texts(copy.Sources), Is.EqualTo(new[] { "\"a", "b\"" }));
        Assert.That(copy.Destination!.Text, Is.EqualTo("/c"));
        Assert.That(copy.From!.Text, Is.EqualTo("build"));
    }

    [Test]
    public void COPY_in_JSON_form_has_paths_with_blanks()
    {
        var copy = Single<CopyInstruction>("COPY [\"a b\", \"/c\"]");

        Assert.That(copy.IsJson, Is.True);
        Assert.That(Texts(copy.Sources), Is.EqualTo(new[] { "a b" }));
    }

    [Test]
    public void Pairs_have_names_and_values_with_their_places()
    {
        var text = "ENV A=1 \\\n    B='2 3'";
        var env = Single<EnvInstruction>(text);

        Assert.That(env.IsLegacyForm, Is.False);
        Assert.That(env.Pairs.Select(static pair => pair.Name), Is.EqualTo(new[] { "A", "B" }));
        Assert.That(Slice(text, env.Pairs[1].Value!.Span), Is.EqualTo("'2 3'"));
        Assert.That(env.Pairs[1].Value!.Literal, Is.EqualTo("2 3"));
    }

    [Test]
    public void The_legacy_form_takes_the_rest_of_the_line_as_the_value()
    {
        var label = Single<LabelInstruction>("LABEL key  some words = more");

        Assert.That(label.IsLegacyForm, Is.True);
        Assert.That(label.Pairs[0].Name, Is.EqualTo("key"));
        Assert.That(label.Pairs[0].Value!.Text, Is.EqualTo("some words = more"));
    }

    [Test]
    public void A_LABEL_name_is_read_without_its_quotes() =>
        Assert.That(Single<LabelInstruction>("LABEL \"com.example.a\"=\"b\"").Pairs[0].Name, Is.EqualTo("com.example.a"));

    [Test]
    public void ARG_declares_several_names()
    {
        var arg = Single<ArgInstruction>("ARG A B=1 C=");

        Assert.That(
            arg.Pairs.Select(static pair => (pair.Name, pair.Value?.Literal)),
            Is.EqualTo(new (string, string?)[] { ("A", null), ("B", "1"), ("C", "") }));
    }

    [Test]
    public void An_escape_at_the_very_end_is_no_part_of_the_last_word() =>
        Assert.That(Parse("# escape=`\nENV A=1``").Instructions[0], Has.Property("HasErrors").False);

    [Test]
    public void Ports_have_ranges_protocols_and_hosts()
    {
        var expose = Single<ExposeInstruction>("EXPOSE 80 90-95/UDP 1.2.3.4:5:6 $P");

        Assert.That(expose.Ports.Select(static port => (port.First, port.Last)), Is.EqualTo(new (int?, int?)[] { (80, 80), (90, 95), (6, 6), (null, null) }));
        Assert.That(expose.Ports[1].Protocol!.Text, Is.EqualTo("UDP"));
        Assert.That(expose.Ports.Select(static port => port.HasHost), Is.EqualTo(new[] { false, false, true, false }));
    }

    [Test]
    public void HEALTHCHECK_has_flags_and_a_command()
    {
        var check = Single<HealthcheckInstruction>("HEALTHCHECK --interval=5s CMD [\"curl\", \"-f\", \"x\"]");

        Assert.That(check.IsNone, Is.False);
        Assert.That(Texts(check.Command!.Elements), Is.EqualTo(new[] { "curl", "-f", "x" }));
    }

    [Test]
    public void ONBUILD_holds_an_instruction()
    {
        var text = "ONBUILD  copy --chown=a . /b";
        var onbuild = Single<OnbuildInstruction>(text);

        Assert.That(onbuild.Trigger, Is.TypeOf<CopyInstruction>());
        Assert.That(onbuild.Trigger!.Outer, Is.SameAs(onbuild));
        Assert.That(Slice(text, onbuild.Trigger.Span), Is.EqualTo("copy --chown=a . /b"));
    }

    [Test]
    public void A_whole_line_is_one_argument_of_USER_and_WORKDIR() =>
        Assert.That(Single<UserInstruction>("USER a b").Argument!.Text, Is.EqualTo("a b"));

    [Test]
    public void Errors_never_repeat_what_may_be_a_secret()
    {
        var syntax = Parse("FROM a\nENV TOKEN=abc hunter2\n");

        Assert.That(syntax.Errors.Select(static error => error.Message), Has.None.Contain("hunter2"));
    }
}
