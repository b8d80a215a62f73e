using System.Globalization;

namespace OpsLead.Lint.Rules.CSharp.Hosting;

/// <summary>One URL of <c>UseUrls</c>, <c>ASPNETCORE_URLS</c> or Kestrel's settings, whose host may be a wildcard that no URI allows.</summary>
internal sealed class ListenUrl
{
    private ListenUrl(string scheme, string? host, int? port, int hostStart, int hostLength)
    {
        Scheme = scheme;
        Host = host;
        Port = port;
        HostStart = hostStart;
        HostLength = hostLength;
    }

    /// <summary>The scheme as written.</summary>
    public string Scheme { get; }

    /// <summary>The host without brackets, <c>*</c> for any that Kestrel takes for all interfaces; null when it is not known.</summary>
    public string? Host { get; }

    /// <summary>The port, the scheme's own when none is written; null when it is not known.</summary>
    public int? Port { get; }

    /// <summary>Where the host begins in the text.</summary>
    public int HostStart { get; }

    /// <summary>How many characters the host has.</summary>
    public int HostLength { get; }

    /// <summary>Reads a URL.</summary>
    /// <param name="text">The URL; a <see cref="StringText.Hole"/> stands for what is not known.</param>
    /// <returns>Null when there is no scheme.</returns>
    public static ListenUrl? Parse(string text)
    {
        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        if (scheme <= 0)
        {
            return null;
        }

        var start = scheme + 3;
        var isBracketed = start < text.Length && text[start] == '[';
        start += isBracketed ? 1 : 0;
        var end = start;
        while (end < text.Length && (isBracketed ? text[end] != ']' : text[end] is not (':' or '/')))
        {
            end++;
        }

        var written = text.Substring(start, end - start);
        var host = written.IndexOf(StringText.Hole) >= 0 ? null : written is "+" or "*" or "0.0.0.0" or "::" ? "*" : written;
        var name = text.Substring(0, scheme);
        return new ListenUrl(name, host, ReadPort(text, end + (isBracketed ? 1 : 0), name), start, end - start);
    }

    private static int? ReadPort(string text, int colon, string scheme)
    {
        if (colon >= text.Length || text[colon] == '/')
        {
            // A host that is not known may hold the port as well.
            return text.IndexOf(StringText.Hole) >= 0 ? null : scheme.Equals("https", StringComparison.OrdinalIgnoreCase) ? 443 : 80;
        }

        var end = text.IndexOf('/', colon);
        var written = text.Substring(colon + 1, (end < 0 ? text.Length : end) - colon - 1);
        return int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : null;
    }
}
