using OpsLead.Lint.Compose;
using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Tests.Compose;

public sealed class ComposeModelTests
{
    [TestCase("80", null, null, "80", "tcp")]
    [TestCase("8080:80", null, "8080", "80", "tcp")]
    [TestCase("127.0.0.1:8080:80/udp", "127.0.0.1", "8080", "80", "udp")]
    [TestCase("127.0.0.1::80", "127.0.0.1", null, "80", "tcp")]
    [TestCase("8000-8010:80-90", null, "8000-8010", "80-90", "tcp")]
    [TestCase("[::1]:8080:80", "::1", "8080", "80", "tcp")]
    [TestCase("${PORT:-8080}:80", null, "8080", "80", "tcp")]
    [TestCase("${PORT}:80", "?", "?", "80", "tcp")]
    [TestCase("${IP}:8080:80", "?", "8080", "80", "tcp")]
    [TestCase("${PORTS}", "?", "?", "?", "tcp")]
    [TestCase("80/${PROTOCOL}", null, null, "80", "?")]
    [TestCase("web:80", null, "?", "80", "tcp")]
    public void A_port_in_its_parts(string text, string? ip, string? published, string target, string protocol)
    {
        var port = Read($"ports: ['{text}']").Ports.Single();

        Assert.That(Show(port.HostIp), Is.EqualTo(ip));
        Assert.That(Show(port.Published), Is.EqualTo(published));
        Assert.That(Show(port.Target), Is.EqualTo(target));
        Assert.That(Show(port.Protocol), Is.EqualTo(protocol));
    }

    [TestCase("data:/data", ComposeMountKind.Volume, "data", "/data", false)]
    [TestCase("./a:/b:ro", ComposeMountKind.Bind, "./a", "/b", true)]
    [TestCase("~/a:/b:rw,z", ComposeMountKind.Bind, "~/a", "/b", false)]
    [TestCase("C:\\a:/b:z,ro", ComposeMountKind.Bind, "C:\\a", "/b", true)]
    [TestCase("/data", ComposeMountKind.Anonymous, null, "/data", false)]
    [TestCase("${DATA:-./data}:/data", ComposeMountKind.Bind, "./data", "/data", false)]
    [TestCase("${DATA}:/data", ComposeMountKind.Unknown, "?", "/data", false)]
    [TestCase("./${NAME}:/data", ComposeMountKind.Bind, "?", "/data", false)]
    [TestCase("data:/data:${MODE}", ComposeMountKind.Volume, "data", "/data", null)]
    public void A_mount_in_its_parts(string text, ComposeMountKind kind, string? source, string target, bool? isReadOnly)
    {
        var volume = Read($"volumes: ['{text}']").Volumes.Single();

        Assert.That(volume.Kind, Is.EqualTo(kind));
        Assert.That(Show(volume.Source), Is.EqualTo(source));
        Assert.That(Show(volume.Target), Is.EqualTo(target));
        Assert.That(volume.IsReadOnly, Is.EqualTo(isReadOnly));
    }

    [Test]
    public void The_parts_of_a_quoted_port_know_their_characters()
    {
        const string Text = "services:\n  web:\n    ports: [\"127.0.0.1:8080:80\"]\n";

        var port = ReadFile(Text).Services[0].Ports[0];

        Assert.That(Text.Substring(port.Published.Span.Start, port.Published.Span.Length), Is.EqualTo("8080"));
        Assert.That(Text.Substring(port.HostIp.Span.Start, port.HostIp.Span.Length), Is.EqualTo("127.0.0.1"));
    }

    [Test]
    public void References_are_found_wherever_a_name_stands() => Assert.That(
        Read("networks: [a]\ndepends_on: {b: {condition: service_healthy, required: false}}\nlinks: ['c:d']\nvolumes: ['ee:/e', './f:/f']\nsecrets: [{source: g}]\nipc: service:h\nexternal_links: [i]\nvolumes_from: ['container:j', 'k:ro']")
            .References.Select(static reference => $"{reference.Kind} {reference.Name}{(reference.IsOptional ? "?" : "")}{(reference.Condition.IsKnown ? " " + reference.Condition.Value : "")}"),
        Is.EquivalentTo(new[] { "Network a", "Service b? service_healthy", "Service c", "Volume ee", "Secret g", "Service h", "Service k" }));

    [TestCase("512m", 536870912)]
    [TestCase("1.5GB", 1610612736)]
    [TestCase("64KiB", 65536)]
    [TestCase("0.5", 0.5)]
    public void A_size(string text, double expected)
    {
        Assert.That(ComposeSize.TryParse(YamlStream.Parse(SourceText.From(text)).Documents[0].Root!, out var size), Is.True);
        Assert.That(size, Is.EqualTo(expected));
    }

    [TestCase("m")]
    [TestCase("${SIZE}")]
    [TestCase("1x")]
    [TestCase("[]")]
    public void No_size(string text) => Assert.That(ComposeSize.TryParse(YamlStream.Parse(SourceText.From(text)).Documents[0].Root!, out _), Is.False);

    [TestCase("${A}", TestName = "A name")]
    [TestCase("${A:?no} ${B-} ${C:+d}", TestName = "Modifiers")]
    [TestCase("$(date) $1 $", TestName = "No brace")]
    [TestCase("$${A##*/}", TestName = "Escaped")]
    public void Compose_reads(string text) => Assert.That(ComposeInterpolation.FindInvalid(text), Is.Empty);

    [TestCase("x${A.b}", 1, 6, TestName = "A name with a dot")]
    [TestCase("${1}", 0, 4, TestName = "A number")]
    [TestCase("${A", 0, 3, TestName = "Open to the end")]
    [TestCase("${{ a }}", 0, 8, TestName = "Braces in braces")]
    public void Compose_cannot_read(string text, int start, int length) => Assert.That(ComposeInterpolation.FindInvalid(text), Is.EqualTo(new[] { (start, length) }));

    private static string? Show<T>(Fact<T> fact) => fact.IsKnown ? $"{fact.Value}" : fact.IsUnknown ? "?" : null;

    private static ComposeService Read(string keys) => ReadFile($"services:\n  web:\n    {keys.Replace("\n", "\n    ", StringComparison.Ordinal)}\n").Services[0];

    private static ComposeFile ReadFile(string text)
    {
        var source = SourceText.From(text);
        return new ComposeFile(new SourceDocument("compose.yaml", text), source, (YamlMapping)YamlStream.Parse(source).Documents[0].Root!);
    }
}
