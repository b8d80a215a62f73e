using System.Text;

namespace OpsLead.Lint.Cli.Reporting;

/// <summary>Text of a scanned repository as Markdown that shows it and does nothing else: no markup, no link, no mention of a person.</summary>
internal static class MarkdownText
{
    // An empty comment is nothing to see, and it keeps apart what GitHub and GitLab look for in the rendered text.
    private const string Break = "<!-- -->";

    /// <summary>Escapes a text for a line or a table's cell.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>Markdown on one line.</returns>
    public static string Escape(string text)
    {
        var printable = PrintableText.Escape(text);
        var builder = new StringBuilder(printable.Length + 16);
        for (var i = 0; i < printable.Length; i++)
        {
            var rest = printable.AsSpan(i + 1);
            _ = printable[i] switch
            {
                '&' => builder.Append("&amp;"),
                '<' => builder.Append("&lt;"),
                '>' => builder.Append("&gt;"),
                '\\' or '`' or '*' or '_' or '[' or ']' or '|' or '~' or '$' => builder.Append('\\').Append(printable[i]),
                '@' or '#' => builder.Append(printable[i]).Append(Break),
                ':' when rest.StartsWith("//") => builder.Append(':').Append(Break),
                'w' or 'W' when rest is ['.', ..] => builder.Append(printable[i]).Append(Break),
                _ => builder.Append(printable[i]),
            };
        }

        return builder.ToString();
    }
}
