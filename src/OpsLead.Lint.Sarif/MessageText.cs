using System.Text;

namespace OpsLead.Lint.Sarif;

/// <summary>Message strings as SARIF reads them.</summary>
internal static class MessageText
{
    /// <summary>
    /// Escapes square brackets in a text that would otherwise hold a link, <c>[text](target)</c>. Any other text stays as it is:
    /// not every viewer takes the backslashes away again.
    /// </summary>
    public static string Escape(string text) => ReadsAsLink(text) ? EscapeBrackets(text) : text;

    /// <summary>Whether a text could be read as holding a link.</summary>
    public static bool ReadsAsLink(string text) => text.Contains("](", StringComparison.Ordinal);

    /// <summary>Escapes all square brackets.</summary>
    public static string EscapeBrackets(string text)
    {
        if (text.AsSpan().IndexOfAny('[', ']') < 0)
        {
            return text;
        }

        var builder = new StringBuilder(text.Length + 8);
        foreach (var character in text)
        {
            if (character is '[' or ']')
            {
                builder.Append('\\');
            }

            builder.Append(character);
        }

        return builder.ToString();
    }

    /// <summary>Ends a text with a full stop if nothing ends it yet.</summary>
    public static string WithFullStop(string text) => text.Length > 0 && text[^1] is '.' or '!' or '?' ? text : text + ".";
}
