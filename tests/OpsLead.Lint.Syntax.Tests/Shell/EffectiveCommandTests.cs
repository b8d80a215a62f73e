using OpsLead.Lint.Syntax.Shell;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Syntax.Tests.Shell;

public class EffectiveCommandTests
{
    [TestCase("apt-get update", "apt-get update")]
    [TestCase("/usr/bin/apt-get update", "apt-get update")]
    [TestCase("./configure --x", "./configure --x")]
    [TestCase("A=1 env -i -u HOME B=2 apt-get -y update", "[env] apt-get -y update")]
    [TestCase("sudo -u app -E A=1 -- make all", "[sudo] make all")]
    [TestCase("sudo -H apt-get install x", "[sudo] apt-get install x")]
    [TestCase("sudo -l", "sudo -l")]
    [TestCase("command -v git", "command -v git")]
    [TestCase("command git log", "[command] git log")]
    [TestCase("exec \"$@\"", "[exec] ?")]
    [TestCase("exec >log", "exec")]
    [TestCase("exec -a name run", "[exec] run")]
    [TestCase("builtin cd x", "[builtin] cd x")]
    [TestCase("nohup nice -n 5 run --fast", "[nohup] [nice] run --fast")]
    [TestCase("time make", "make")]
    [TestCase("/usr/bin/time -f %e make x", "[time] make x")]
    [TestCase("timeout -k 5 30s curl x", "[timeout] curl x")]
    [TestCase("find . | xargs -0 -n 1 -I{} rm {}", "find . / [xargs] rm {}")]
    [TestCase("gosu app:app run", "[gosu] run")]
    [TestCase("su-exec app run x", "[su-exec] run x")]
    [TestCase("tini -g -- run x", "[tini] run x")]
    [TestCase("dumb-init -r 15:3 run", "[dumb-init] run")]
    [TestCase("busybox wget x", "[busybox] wget x")]
    [TestCase("busybox --list", "busybox --list")]
    [TestCase("eatmydata apt-get update", "[eatmydata] apt-get update")]
    [TestCase("chroot --userspec=app /mnt apt-get update", "[chroot] apt-get update")]
    [TestCase("python3 -m pip install x", "[python3] pip install x")]
    [TestCase("python3.12 -u -W ignore -m venv x", "[python3.12] venv x")]
    [TestCase("python -c 'x' -m pip", "python -c x -m pip")]
    [TestCase("sh -c 'a b; c'", "sh -c a b; c / sh> a b / sh> c")]
    [TestCase("bash -euo pipefail -c \"a | b\"", "bash -euo pipefail -c a | b / bash> a / bash> b")]
    [TestCase("/bin/ash -lc a", "ash -lc a / ash> a")]
    [TestCase("sudo -u x bash -c 'sh -c \"a\"'", "[sudo] bash -c sh -c \"a\" / bash> sh -c a / sh> a")]
    [TestCase("bash script.sh", "bash script.sh")]
    [TestCase("bash -s <<'EOF'\na $x\nEOF", "bash -s / bash> a ?")]
    [TestCase("sh <<< 'a b'", "sh / sh> a b")]
    [TestCase("bash x.sh <<'EOF'\na\nEOF", "bash x.sh")]
    [TestCase("su - app -c 'a b'", "su - app -c a b / su> a b")]
    [TestCase("eval a 'b c'", "eval a b c / eval> a b c")]
    [TestCase("trap 'rm x' EXIT", "trap rm x EXIT / trap> rm x")]
    [TestCase("trap - EXIT", "trap - EXIT")]
    [TestCase("find . -name x -exec rm -rf {} + -o -print", "find . -name x -exec rm -rf {} + -o -print / find> rm -rf {}")]
    [TestCase("find . -exec sh -c 'a' _ {} \\;", "find . -exec sh -c a _ {} ; / find> sh -c a _ {} / sh> a")]
    [TestCase("$CMD x", "? x")]
    [TestCase("A=1", "")]
    [TestCase("pwsh -c 'a'", "pwsh -c a")]
    public void Wrappers_are_looked_through_and_nested_scripts_parsed(string script, string expected)
    {
        var described = new List<string>();
        foreach (var command in Parse(script).EffectiveCommands)
        {
            described.Add(Describe(command));
        }

        Assert.That(string.Join(" / ", described), Is.EqualTo(expected));
    }

    [TestCase("apt-get install -y --no-install-recommends -t stable a b=1", "-y --no-install-recommends -t=stable", "install a b=1")]
    [TestCase("apt-get -qqy -o Dpkg::Use=x install a", "-q -q -y -o=Dpkg::Use=x", "install a")]
    [TestCase("apt-get -q=2 install", "-q=2", "install")]
    [TestCase("apk add --no-cache -t .deps gcc", "--no-cache -t=.deps", "add gcc")]
    [TestCase("pip3.12 install -r req.txt -U --index-url=http://x y", "-r=req.txt -U --index-url=http://x", "install y")]
    [TestCase("pip --proxy p install --proxy q x", "--proxy=p --proxy=q", "install x")]
    [TestCase("curl -sSLo f -H 'a: b' url", "-s -S -L -o=f -H=a: b", "url")]
    [TestCase("curl -ofile url", "-o=file", "url")]
    [TestCase("tar xzf a.tgz -C /opt", "-x -z -f=a.tgz -C=/opt", "")]
    [TestCase("tar -xzf a.tgz b", "-x -z -f=a.tgz", "b")]
    [TestCase("tar cfC a.tar /d .", "-c -f=a.tar -C=/d", ".")]
    [TestCase("go build -o app -ldflags='-s -w' ./...", "-o=app -ldflags=-s -w", "build ./...")]
    [TestCase("dotnet publish x.csproj -c Release -p:A=1 -o /app", "-c=Release -p=A=1 -o=/app", "publish x.csproj")]
    [TestCase("docker run -d -p 80:80 --rm img -x", "-d -p=80:80 --rm -x", "run img")]
    [TestCase("docker compose -f c.yml logs -f web", "-f=c.yml -f", "compose logs web")]
    [TestCase("kubectl -n a apply -f x.yaml", "-n=a -f=x.yaml", "apply")]
    [TestCase("kubectl logs -f pod", "-f", "logs pod")]
    [TestCase("git -C d clone --depth 1 -b v1 url", "-C=d --depth=1 -b=v1", "clone url")]
    [TestCase("useradd -m -u 1000 -s /bin/sh app", "-m -u=1000 -s=/bin/sh", "app")]
    [TestCase("unknown -a b --c d", "-a --c", "b d")]
    [TestCase("rm -- -x", "", "-x")]
    [TestCase("cat -", "", "-")]
    [TestCase("curl -o", "-o", "")]
    [TestCase("apt-get install --target-release=$X -t \"$Y\" a", "--target-release=? -t=?", "install a")]
    public void Options_are_told_from_operands(string script, string flags, string operands)
    {
        var command = Parse(script).EffectiveCommands[0];

        Assert.Multiple(() =>
        {
            Assert.That(string.Join(' ', command.Flags.ToArray().Select(f => f.Name + (f.HasValue ? "=" + (f.Value ?? "?") : ""))), Is.EqualTo(flags));
            Assert.That(string.Join(' ', command.Operands.ToArray().Select(o => o.LiteralText)), Is.EqualTo(operands));
        });
    }

    [TestCase("curl -sSLo f url", "-o", "o", "f")]
    [TestCase("apt-get install \"--target-release=a b\" x", "--target-release", "--target-release", "a b")]
    [TestCase("apt-get install -t 'stable' x", "-t", "-t", "stable")]
    [TestCase("apt-get install --target-release=\"$X\" x", "--target-release", "--target-release", "\"$X\"")]
    [TestCase("curl -ofile url", "-o", "o", "file")]
    public void Flags_know_their_characters(string script, string name, string nameText, string valueText)
    {
        var command = Parse(script).EffectiveCommands[0];
        var flag = command.FindFlag(name)!.Value;

        Assert.Multiple(() =>
        {
            Assert.That(Slice(command.Script, flag.NameSpan), Is.EqualTo(nameText));
            Assert.That(Slice(command.Script, flag.ValueSpan), Is.EqualTo(valueText));
        });
    }

    [TestCase("apt-get install $OPTIONS a", true)]
    [TestCase("apt-get \"$@\"", true)]
    [TestCase("apt-get \"${args[@]}\"", true)]
    [TestCase("apt-get install ${{ inputs.flags }}", true)]
    [TestCase("apt-get install \"$PACKAGE\"", false)]
    [TestCase("apt-get install curl=$VERSION", false)]
    public void Options_may_hide_in_an_expansion(string script, bool expected) =>
        Assert.That(Parse(script).EffectiveCommands[0].HasUnknownArguments, Is.EqualTo(expected));

    [Test]
    public void A_command_is_asked_for_by_name_and_subcommands()
    {
        var command = Parse("docker --context x compose up -d").EffectiveCommands[0];

        Assert.Multiple(() =>
        {
            Assert.That(command.Is("docker", "compose", "up"), Is.True);
            Assert.That(command.Is("docker"), Is.True);
            Assert.That(command.Is("docker", "compose", "up", "web"), Is.False);
            Assert.That(command.Is("podman"), Is.False);
            Assert.That(command.Subcommand, Is.EqualTo("compose"));
            Assert.That(command.HasFlag("--detach", "-d"), Is.True);
            Assert.That(command.HasFlag("--build"), Is.False);
        });
    }

    [Test]
    public void A_nested_script_leads_to_the_file_through_the_quotes_around_it()
    {
        const string Text = "x && bash -c \"apt-get install \\\"a b\\\" $c; rm d\"";
        var nested = Parse(Text, offset: 100).EffectiveCommands.ToArray().Where(c => c.Outer is not null).ToArray();

        Assert.Multiple(() =>
        {
            Assert.That(nested.Select(c => c.Name), Is.EqualTo(new[] { "apt-get", "rm" }));
            Assert.That(nested[0].Script.Text, Is.EqualTo("apt-get install \"a b\" $c; rm d"));
            Assert.That(SliceFile(Text, nested[0].GetFileSpan(nested[0].Operands[1].Span)), Is.EqualTo("\\\"a b\\\""));
            Assert.That(SliceFile(Text, nested[1].GetFileSpan(nested[1].Span)), Is.EqualTo("rm d"));
        });

        static string SliceFile(string text, TextSpan span) => text.Substring(span.Start - 100, span.Length);
    }

    [Test]
    public void What_the_outer_shell_expands_is_unknown_to_the_nested_script()
    {
        var script = Parse("sh -c \"echo '$(date)' $X; rm \"'\"$Y\"');");
        var words = script.EffectiveCommands.ToArray().SelectMany(c => c.Script == script ? [] : c.Arguments.ToArray()).Select(ShellTreePrinter.Print);

        Assert.That(words, Is.EqualTo(new[] { "'«$(date)»'", "«$X»", "\"[$Y]\"" }));
    }

    [Test]
    public void A_substitution_in_a_nested_script_is_found_once()
    {
        var names = Parse("sh -c \"$(sh -c \"$(sh -c \"$(a)\")\")\"").EffectiveCommands.ToArray().Select(c => c.Name ?? "?");

        Assert.That(names, Is.EqualTo(new[] { "sh", "?", "sh", "?", "sh", "?", "a" }));
    }

    [Test]
    public void An_unquoted_here_document_is_a_script_too()
    {
        const string Text = "bash <<EOF\necho \\$HOME\nrm x\nEOF\n";
        var nested = Parse(Text).EffectiveCommands.ToArray().Where(c => c.Outer is not null).ToArray();

        Assert.Multiple(() =>
        {
            Assert.That(nested[0].Script.Text, Is.EqualTo("echo $HOME\nrm x\n"));
            Assert.That(Slice(Text, nested[1].GetFileSpan(nested[1].Span)), Is.EqualTo("rm x"));
        });
    }

    private static string Describe(EffectiveCommand command)
    {
        var outer = command.Outer is null ? "" : command.Outer.Name + "> ";
        var wrappers = string.Concat(command.Wrappers.ToArray().Select(w => $"[{w.Name}] "));
        return outer + wrappers + string.Join(' ', command.Arguments.ToArray().Select(Text).Prepend(command.Name ?? "?"));

        static string Text(ShellWord word) => word.LiteralText ?? (word.IsStatic ? "" : word.HasUnquotedExpansion ? "?" : "");
    }

    private static string Slice(ShellScript script, TextSpan span) => Slice(script.Text, span);

    private static string Slice(string text, TextSpan span) => text.Substring(span.Start, span.Length);

    private static ShellScript Parse(string script, int offset = 0) => ShellScript.Parse(script, SourceMap.Identity(new TextSpan(offset, script.Length)));
}
