using System.Buffers;
using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Redaction;

/// <summary>The texts under which a secret may be quoted: as the file writes it, as it reads once the file's notation is taken off, line by line, and in other notations.</summary>
internal static class SecretForms
{
    /// <summary>What is shorter cannot be told from other text.</summary>
    public const int MinLength = 3;

    // A line of a key; what is shorter is its end or the marks around it.
    private const int MinLineLength = 16;

    // The base64 of what is shorter could be that of something else, and a longer text is a key, which has a notation of its own.
    private const int MinEncodedLength = 6;
    private const int MaxEncodedLength = 4096;

    // What is longer and only letters is more than one word.
    private const int MaxWordLength = 11;

    private static readonly SearchValues<char> Notation = SearchValues.Create("\\'&%\n");

    /// <summary>The forms of all secrets of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="spans">Where its secrets stand.</param>
    /// <returns>The forms, each once.</returns>
    public static IReadOnlyCollection<string> Collect(string text, IReadOnlyCollection<TextSpan> spans)
    {
        var forms = new HashSet<string>(StringComparer.Ordinal);
        foreach (var span in spans)
        {
            if (span.End <= text.Length)
            {
                Add(forms, text.AsSpan(span.Start, span.Length).Trim());
            }
        }

        RemoveOpenWords(forms, text, spans);
        return forms;
    }

    /// <summary>Whether a form may be a word of any text.</summary>
    public static bool IsWord(string form) => form.Length <= MaxWordLength && form.All(char.IsAsciiLetter);

    private static void Add(HashSet<string> forms, ReadOnlySpan<char> value)
    {
        // A literal may be reported with its quotes.
        if (value.Length > 2 && value[0] is '"' or '\'' && value[^1] == value[0])
        {
            value = value[1..^1];
        }

        if (value.Length < MinLength)
        {
            return;
        }

        var text = value.ToString();
        forms.Add(text);
        if (value.ContainsAny(Notation))
        {
            AddUnescaped(forms, text);
            AddLines(forms, text);
        }

        AddDecoded(forms, value);
        AddEncoded(forms, text);
    }

    // Another file, or another place of this one, may hold the same secret in another notation.
    private static void AddEncoded(HashSet<string> forms, string text)
    {
        if (text.Length is < MinEncodedLength or > MaxEncodedLength)
        {
            return;
        }

        forms.Add(Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).TrimEnd('='));
        forms.Add(Uri.EscapeDataString(text));
        forms.Add(JavaScriptEncoder.Default.Encode(text));
        forms.Add(JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text));
        forms.Add(WebUtility.HtmlEncode(text));
    }

    private static void AddUnescaped(HashSet<string> forms, string text)
    {
        AddIfLong(forms, text.Contains('\\', StringComparison.Ordinal) ? Unescape(text) : text);
        AddIfLong(forms, text.Replace("''", "'", StringComparison.Ordinal));
        AddIfLong(forms, text.Contains('&', StringComparison.Ordinal) ? WebUtility.HtmlDecode(text) : text);
        AddIfLong(forms, text.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(text) : text);
    }

    // Folded, kept with its breaks but without the file's indentation, or one line alone.
    private static void AddLines(HashSet<string> forms, string text)
    {
        if (!text.Contains('\n', StringComparison.Ordinal))
        {
            return;
        }

        string[] lines = text.Split('\n', StringSplitOptions.TrimEntries);
        AddIfLong(forms, string.Join('\n', lines));
        AddIfLong(forms, string.Join(' ', lines));
        AddIfLong(forms, string.Concat(lines));
        foreach (var line in lines)
        {
            if (line.Length >= MinLineLength && !line.StartsWith("-----", StringComparison.Ordinal))
            {
                forms.Add(line);
            }
        }
    }

    private static void AddDecoded(HashSet<string> forms, ReadOnlySpan<char> value)
    {
        if (value.Length % 4 != 0 || value.Length > 64 * 1024)
        {
            return;
        }

        var bytes = ArrayPool<byte>.Shared.Rent(value.Length);
        if (Convert.TryFromBase64Chars(value, bytes, out var count) && IsPrintable(bytes.AsSpan(0, count)))
        {
            AddIfLong(forms, Encoding.UTF8.GetString(bytes, 0, count).Trim());
        }

        ArrayPool<byte>.Shared.Return(bytes);
    }

    private static bool IsPrintable(ReadOnlySpan<byte> bytes) =>
        System.Text.Unicode.Utf8.IsValid(bytes) && !bytes.ContainsAnyInRange((byte)0, (byte)8) && !bytes.ContainsAnyInRange((byte)14, (byte)31);

    private static void AddIfLong(HashSet<string> forms, string text)
    {
        if (text.Length >= MinLength)
        {
            forms.Add(text);
        }
    }

    /// <summary>The escapes that JSON, YAML, C# and shells have in common.</summary>
    private static string Unescape(string text)
    {
        var builder = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\' || i + 1 == text.Length)
            {
                builder.Append(text[i]);
                continue;
            }

            i++;
            var digits = text[i] switch { 'x' => 2, 'u' => 4, 'U' => 8, _ => 0 };
            if (digits > 0 && i + digits < text.Length
                && int.TryParse(text.AsSpan(i + 1, digits), System.Globalization.NumberStyles.AllowHexSpecifier, null, out var code) && Rune.IsValid(code))
            {
                builder.Append(new Rune(code).ToString());
                i += digits;
                continue;
            }

            builder.Append(text[i] switch { 'n' => '\n', 'r' => '\r', 't' => '\t', '0' => '\0', _ => text[i] });
        }

        return builder.ToString();
    }

    /// <summary>
    /// A single word that the file also says elsewhere (<c>POSTGRES_PASSWORD: postgres</c> beside <c>image: postgres</c>) is not hidden by
    /// masking it, and messages about the other place would say nothing any more.
    /// </summary>
    private static void RemoveOpenWords(HashSet<string> forms, string text, IReadOnlyCollection<TextSpan> spans)
    {
        var words = SecretVocabulary.Create(forms.Where(IsWord));
        if (words.IsEmpty)
        {
            return;
        }

        TextSpan[] sorted = [.. spans];
        Array.Sort(sorted);
        var next = 0;
        var reach = 0;
        var position = 0;
        while (words.Find(text, position, out var start, out var length))
        {
            while (next < sorted.Length && sorted[next].Start <= start)
            {
                reach = Math.Max(reach, sorted[next].End);
                next++;
            }

            if (start >= reach)
            {
                forms.Remove(text.Substring(start, length));
            }

            position = start + length;
        }
    }
}
