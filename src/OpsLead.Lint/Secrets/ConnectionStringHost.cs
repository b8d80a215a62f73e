namespace OpsLead.Lint.Secrets;

/// <summary>Finds the host beside a password in a connection string.</summary>
internal static class ConnectionStringHost
{
    private const int Window = 400;

    /// <summary>The host of the list that a value stands in; empty when there is none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="position">Where the value stands.</param>
    public static ReadOnlySpan<char> Find(ReadOnlySpan<char> text, int position)
    {
        var start = Math.Max(0, position - Window);
        for (var i = position - 1; i >= start; i--)
        {
            if (text[i] is '\n' or '"')
            {
                start = i + 1;
                break;
            }
        }

        var window = text.Slice(start, Math.Min(Window * 2, text.Length - start));
        var end = window.IndexOfAny('\n', '"', '\'');
        window = end < 0 ? window : window[..end];
        foreach (var key in (ReadOnlySpan<string>)["server", "data source", "datasource", "host", "address", "addr", "network address", "endpoint"])
        {
            var offset = window.IndexOf(key, StringComparison.OrdinalIgnoreCase);
            if (offset < 0)
            {
                continue;
            }

            var rest = window[(offset + key.Length)..].TrimStart(' ');
            if (rest is ['=', ..])
            {
                var value = rest[1..].TrimStart(' ');
                value = value.StartsWith("tcp:", StringComparison.OrdinalIgnoreCase) ? value[4..] : value;
                var stop = value.IndexOfAny(";,:\\ ");
                value = stop < 0 ? value : value[..stop];
                return value.Trim();
            }
        }

        return default;
    }
}
