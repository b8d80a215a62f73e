using System.Globalization;
using OpsLead.Lint.Credentials;
using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Compose;

/// <summary>One port or several in a row.</summary>
/// <param name="First">The first.</param>
/// <param name="Last">The last; the same for a single one.</param>
public readonly record struct ComposePortRange(int First, int Last)
{
    /// <summary>How many there are; less than one when the range runs backwards.</summary>
    public int Count => Last - First + 1;

    /// <summary>Whether some port is in both.</summary>
    /// <param name="other">The other range.</param>
    /// <returns>True when there is.</returns>
    public bool Overlaps(ComposePortRange other) => First <= other.Last && other.First <= Last;

    /// <inheritdoc/>
    public override string ToString() => First == Last
        ? First.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{First}-{Last}");
}

/// <summary>
/// A published port: <c>[[IP:][HOST]:]CONTAINER[/PROTOCOL]</c>, each port a number or a range, or the long form with
/// <c>target</c>, <c>published</c>, <c>host_ip</c> and <c>protocol</c> (Compose Specification, services, ports).
/// </summary>
public sealed class ComposePort
{
    private ComposePort(YamlNode node)
    {
        Span = node.Span;
        IsLong = node is YamlMapping;
    }

    /// <summary>The scalar or mapping it is written as.</summary>
    public TextSpan Span { get; }

    /// <summary>Whether it is the long form.</summary>
    public bool IsLong { get; }

    /// <summary>The address of the host it is bound to; absent when it is bound to all.</summary>
    public Fact<string> HostIp { get; private init; }

    /// <summary>The ports of the host; absent when Docker chooses one.</summary>
    public Fact<ComposePortRange> Published { get; private init; }

    /// <summary>The ports of the container.</summary>
    public Fact<ComposePortRange> Target { get; private init; }

    /// <summary>The protocol in lower case; <c>tcp</c> when none is written.</summary>
    public Fact<string> Protocol { get; private init; }

    internal static IReadOnlyList<ComposePort> Read(YamlMapping service)
    {
        if (!service.TryGetSequence("ports", out var sequence))
        {
            return [];
        }

        var result = new List<ComposePort>(sequence.Items.Length);
        foreach (var item in sequence.Items)
        {
            switch (item.Resolve())
            {
                case YamlScalar scalar:
                    result.Add(Parse(scalar));
                    break;
                case YamlMapping mapping:
                    result.Add(ReadLong(mapping));
                    break;
            }
        }

        return result;
    }

    private static ComposePort ReadLong(YamlMapping mapping)
    {
        var protocol = ComposeValue.GetString(mapping, "protocol", mapping.Span);
        return new ComposePort(mapping)
        {
            HostIp = ComposeValue.GetString(mapping, "host_ip", mapping.Span),
            Published = ToRange(ComposeValue.GetString(mapping, "published", mapping.Span)),
            Target = ToRange(ComposeValue.GetString(mapping, "target", mapping.Span)),
            Protocol = protocol.IsAbsent ? Fact<string>.Known("tcp", mapping.Span) : protocol.Select(static text => text.ToLowerInvariant()),
        };
    }

    /// <summary>Reads the short form.</summary>
    /// <param name="scalar">The text.</param>
    /// <returns>The port; what it is no text for is unknown.</returns>
    public static ComposePort Parse(YamlScalar scalar)
    {
        ArgumentNullException.ThrowIfNull(scalar);
        var expanded = ComposeInterpolation.Expand(scalar.Value);
        var text = expanded.Text;
        var slash = text.LastIndexOf('/');
        var address = slash < 0 ? text : text[..slash];
        var target = address.LastIndexOf(':');

        // A variable that stands alone may be a whole 'HOST:CONTAINER', and before a single colon 'IP:HOST'.
        if (target < 0)
        {
            var isUnknown = address.Contains(CredentialValue.Hole, StringComparison.Ordinal);
            return new ComposePort(scalar)
            {
                HostIp = isUnknown ? Fact<string>.Unknown(scalar.Span) : Fact<string>.Absent(scalar.Span),
                Published = isUnknown ? Fact<ComposePortRange>.Unknown(scalar.Span) : Fact<ComposePortRange>.Absent(scalar.Span),
                Target = ToRange(Part(0, address.Length)),
                Protocol = Protocol(),
            };
        }

        var published = target == 0 ? -1 : address.LastIndexOf(':', target - 1);
        var publishedText = Part(published + 1, target);
        var hostIp = published >= 0 ? Part(0, published).Select(static ip => ip.Trim('[', ']'))
            : publishedText.IsUnknown ? Fact<string>.Unknown(scalar.Span)
            : Fact<string>.Absent(scalar.Span);
        return new ComposePort(scalar)
        {
            HostIp = hostIp.IsKnown && hostIp.Value.Length == 0 ? Fact<string>.Absent(scalar.Span) : hostIp,
            Published = publishedText.IsKnown && publishedText.Value.Length == 0 ? Fact<ComposePortRange>.Absent(scalar.Span) : ToRange(publishedText),
            Target = ToRange(Part(target + 1, address.Length)),
            Protocol = Protocol(),
        };

        Fact<string> Part(int start, int end)
        {
            var part = text[start..end];
            if (part.Contains(CredentialValue.Hole, StringComparison.Ordinal))
            {
                return Fact<string>.Unknown(scalar.Span);
            }

            var (position, length) = part.Length == 0 ? (0, 0) : expanded.GetOriginal(start, part.Length);
            return Fact<string>.Known(part, length == 0 ? scalar.Span : scalar.GetSpan(position, length));
        }

        Fact<string> Protocol() => slash < 0 ? Fact<string>.Known("tcp", scalar.Span) : Part(slash + 1, text.Length).Select(static name => name.ToLowerInvariant());
    }

    private static Fact<ComposePortRange> ToRange(Fact<string> text)
    {
        if (!text.IsKnown)
        {
            return text.Select(static _ => default(ComposePortRange));
        }

        var value = text.Value.AsSpan().Trim();
        var dash = value.IndexOf('-');
        return TryParse(dash < 0 ? value : value[..dash], out var first) && TryParse(dash < 0 ? value : value[(dash + 1)..], out var last)
            ? Fact<ComposePortRange>.Known(new ComposePortRange(first, last), text.Span)
            : Fact<ComposePortRange>.Unknown(text.Span);
    }

    // A number that is no port is kept, so that a rule can say so.
    private static bool TryParse(ReadOnlySpan<char> text, out int port) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out port) && port <= 99_999;
}
