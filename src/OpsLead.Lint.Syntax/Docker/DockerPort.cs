using System.Globalization;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Syntax.Docker;

/// <summary>A word of EXPOSE: <c>port</c>, <c>first-last</c>, either with a protocol; a host's address or port before it is ignored.</summary>
public sealed class DockerPort
{
    private DockerPort(DockerWord word) => Word = word;

    /// <summary>The word as written.</summary>
    public DockerWord Word { get; }

    /// <summary>The first port; null when it depends on a variable or is none.</summary>
    public int? First { get; private init; }

    /// <summary>The last port of a range, otherwise the same as <see cref="First"/>; null with it.</summary>
    public int? Last { get; private init; }

    /// <summary>The protocol as written; null when there is none, which means tcp, and when the word depends on a variable.</summary>
    public DockerText? Protocol { get; private init; }

    /// <summary>Whether an address or port of the host stands before the port, which EXPOSE has no use for.</summary>
    public bool HasHost { get; private init; }

    /// <summary>Parses a word as the ports of BuildKit's <c>dispatchExpose</c>.</summary>
    internal static DockerPort Parse(DockerWord word, out DockerfileError? error)
    {
        error = word.Error;
        if (error is not null || word.Literal is not { } text)
        {
            return new DockerPort(word);
        }

        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var protocolLength = slash < 0 ? 0 : text.Length - slash - 1;
        var number = slash < 0 ? text : text[..slash];
        var colon = number.LastIndexOf(':');
        var host = colon < 0 ? string.Empty : number[..colon];
        var container = number[(colon + 1)..];
        if (!TryParseRange(container, out var first, out var last))
        {
            error = Bad(word.Span, $"'{text}' is no port or range of ports from 0 to 65535");
        }
        else if (colon >= 0 && !IsHost(host, first == last))
        {
            error = Bad(word.Span, $"'{text}' has a bad address or port of the host");
        }

        // Quotes may make the word longer than what they hold; then the whole word stands for the protocol.
        var protocol = protocolLength == 0 ? null
            : word.Source.Length == text.Length ? word.Source.Slice(slash + 1, protocolLength) : word.Source;
        if (error is null && protocolLength > 0 && !IsProtocol(text.AsSpan(slash + 1)))
        {
            error = new DockerfileError(DockerfileErrorKind.BadProtocol, protocol!.Span, $"'{text[(slash + 1)..]}' is no protocol of a port");
        }

        return new DockerPort(word)
        {
            First = error is null ? first : null,
            Last = error is null ? last : null,
            Protocol = protocol,
            HasHost = colon >= 0,
        };
    }

    private static DockerfileError Bad(TextSpan span, string message) => new(DockerfileErrorKind.BadPort, span, message);

    // ip, ip:port, :port or port; an address of IPv6 stands in brackets. A range of the host may serve a single port.
    private static bool IsHost(string host, bool isSinglePort)
    {
        var close = host.LastIndexOf(']');
        var colon = host.LastIndexOf(':');
        var hasAddress = close >= 0 || colon >= 0 || host.Contains('.', StringComparison.Ordinal);
        var port = colon > close ? host[(colon + 1)..] : hasAddress ? string.Empty : host;
        var address = !hasAddress ? string.Empty : colon > close ? host[..colon] : host;
        if (port.Length > 0 && !(TryParseRange(port, out var first, out var last) && (first == last || isSinglePort || last > first)))
        {
            return false;
        }

        address = address is ['[', .., ']'] ? address[1..^1] : address;
        return address.Length == 0 || System.Net.IPAddress.TryParse(address, out _);
    }

    private static bool IsProtocol(ReadOnlySpan<char> text) =>
        text.Equals("tcp", StringComparison.OrdinalIgnoreCase) || text.Equals("udp", StringComparison.OrdinalIgnoreCase)
        || text.Equals("sctp", StringComparison.OrdinalIgnoreCase);

    private static bool TryParseRange(string text, out int first, out int last)
    {
        var dash = text.IndexOf('-', StringComparison.Ordinal);
        last = 0;
        if (dash < 0)
        {
            var parsed = TryParsePort(text, out first);
            last = first;
            return parsed;
        }

        return TryParsePort(text.AsSpan(0, dash), out first) & TryParsePort(text.AsSpan(dash + 1), out last) && first <= last;
    }

    private static bool TryParsePort(ReadOnlySpan<char> text, out int port)
    {
        var parsed = ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value);
        port = value;
        return parsed;
    }
}
