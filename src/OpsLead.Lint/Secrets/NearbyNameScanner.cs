using System.Collections.Immutable;

namespace OpsLead.Lint.Secrets;

/// <summary>
/// Finds values that a name shortly before them gives away: <c>adafruit_api_key = …</c>. It begins with the value, since long
/// words with digits are rare, and then reads the text before it.
/// </summary>
internal static class NearbyNameScanner
{
    private const int Window = 100;
    private const int MaxFolded = Window + 64;
    private const int MaxStarts = 24;
    private const int MinLength = 10;

    private static readonly Lazy<NearIndex> Index = new(static () => new NearIndex(SecretKinds.All));

    /// <summary>Looks at one long word.</summary>
    public static void Scan(SecretScanner scanner, int start, int end)
    {
        var text = scanner.Text.AsSpan();
        if (!LooksLikeValue(text[start..end]))
        {
            return;
        }

        var from = GetWindowStart(text, start);
        var lastStart = FindLastStart(text, start, end);
        Span<char> folded = stackalloc char[MaxFolded];
        Span<int> places = stackalloc int[MaxFolded];
        var length = Fold(text, from, Math.Min(lastStart, from + MaxFolded), folded, places);
        var names = folded[..length];
        var index = Index.Value;
        for (var i = 0; i + 2 < length; i++)
        {
            foreach (var entry in index.Get(names, i))
            {
                if (names[i..].StartsWith(entry.Word, StringComparison.Ordinal))
                {
                    TryKind(scanner, entry, names, places, i, start, end);
                }
            }
        }
    }

    private static void TryKind(SecretScanner scanner, NearEntry entry, ReadOnlySpan<char> names, ReadOnlySpan<int> places, int index, int start, int end)
    {
        var text = scanner.Text.AsSpan();
        var nameStart = places[index];
        if (nameStart > 0 && char.IsAsciiLetter(text[nameStart - 1]) && !(char.IsAsciiLetterLower(text[nameStart - 1]) && char.IsAsciiLetterUpper(text[nameStart])))
        {
            return;
        }

        var after = places[index + entry.Word.Length - 1] + 1;
        var starts = 0;
        for (var position = Math.Max(start, after); position <= end - MinLength && starts < MaxStarts; position++)
        {
            if (position > start && IsWordCharacter(text[position - 1]) && !IsEscaped(text, position))
            {
                continue;
            }

            starts++;
            if (!entry.HasRest(names, places, index + entry.Word.Length, position))
            {
                continue;
            }

            var limit = GetLimit(text, places[index], after, position, entry.Word.Length);
            if (scanner.TryAdd(entry.Kind, position, limit) >= 0)
            {
                return;
            }
        }
    }

    // A name that says 'key' or 'token', right before an operator, is a name for a secret; anything less is a hint.
    private static SecretGrade GetLimit(ReadOnlySpan<char> text, int nameStart, int nameEnd, int valueStart, int wordLength)
    {
        var isWholeWord = nameStart == 0 || !char.IsAsciiLetterOrDigit(text[nameStart - 1]) || (char.IsAsciiLetterLower(text[nameStart - 1]) && char.IsAsciiLetterUpper(text[nameStart]));
        var between = text[nameEnd..valueStart];
        return (isWholeWord || wordLength >= 8) && between.IndexOfAny("=:,>") >= 0 && between.IndexOfAny('\n', '/') < 0 && between.Length <= 48 && SecretNames.SaysSecret(text[nameStart..valueStart])
            ? SecretGrade.Likely
            : SecretGrade.Weak;
    }

    // A stretch of ten characters with two digits: most long words are paths, names and addresses, and have none. A value without
    // digits is two halves around a colon.
    private static bool LooksLikeValue(ReadOnlySpan<char> word)
    {
        var length = 0;
        var digits = 0;
        var hasColon = false;
        var hasSlash = false;
        foreach (var character in word)
        {
            if (char.IsAsciiLetterOrDigit(character) || character is '_' or '-' or '+' or '=')
            {
                length++;
                digits += char.IsAsciiDigit(character) ? 1 : 0;
                if (length >= MinLength && digits >= 2)
                {
                    return true;
                }
            }
            else
            {
                hasColon |= character == ':';
                hasSlash |= character is '/' or '.';
                length = digits = 0;
            }
        }

        return hasColon && !hasSlash && word.Length >= 17;
    }

    // The line of the word and the one before it: a value may stand on a line of its own below its name.
    private static int GetWindowStart(ReadOnlySpan<char> text, int start)
    {
        var low = Math.Max(0, start - Window);
        var line = text[low..start].LastIndexOf('\n');
        if (line < 0)
        {
            return low;
        }

        var before = text.Slice(low, line).LastIndexOf('\n');
        return before < 0 ? low : low + before + 1;
    }

    private static int FindLastStart(ReadOnlySpan<char> text, int start, int end)
    {
        var position = end - MinLength;
        while (position > start && IsWordCharacter(text[position - 1]))
        {
            position--;
        }

        return Math.Max(position, start);
    }

    private static int Fold(ReadOnlySpan<char> text, int from, int to, Span<char> folded, Span<int> places)
    {
        var length = 0;
        for (var i = from; i < to; i++)
        {
            if (char.IsAsciiLetterOrDigit(text[i]))
            {
                folded[length] = (char)(text[i] | 0x20);
                places[length++] = i;
            }
        }

        return length;
    }

    private static bool IsEscaped(ReadOnlySpan<char> text, int position) => position >= 2 && text[position - 2] == '\\' && text[position - 1] is 'n' or 'r' or 't';

    private static bool IsWordCharacter(char character) => char.IsAsciiLetterOrDigit(character) || character == '_';

    /// <summary>A word that gives a kind away, and the words that must follow it.</summary>
    private sealed record NearEntry(string Word, ImmutableArray<string> Rest, SecretKind Kind)
    {
        public bool HasRest(ReadOnlySpan<char> names, ReadOnlySpan<int> places, int from, int valueStart)
        {
            foreach (var word in Rest)
            {
                var offset = names[from..].IndexOf(word, StringComparison.Ordinal);
                if (offset < 0 || places[from + offset + word.Length - 1] >= valueStart)
                {
                    return false;
                }

                from += offset + word.Length;
            }

            return true;
        }
    }

    /// <summary>The words by their first three characters.</summary>
    private sealed class NearIndex
    {
        private const int SlotCount = 1 << 12;

        private readonly NearEntry[]?[] slots = new NearEntry[SlotCount][];

        public NearIndex(IEnumerable<SecretKind> kinds)
        {
            var entries = from kind in kinds
                          from near in kind.Near
                          let words = near.Split('+')
                          group new NearEntry(words[0], [.. words.Skip(1)], kind) by GetSlot(words[0], 0);
            foreach (var group in entries)
            {
                slots[group.Key] = [.. group];
            }
        }

        public ReadOnlySpan<NearEntry> Get(ReadOnlySpan<char> names, int index) => slots[GetSlot(names, index)] is { } entries ? entries : default;

        private static int GetSlot(ReadOnlySpan<char> text, int index) => ((text[index] * 0x1F1) ^ (text[index + 1] * 0x2B) ^ (text[index + 2] << 5)) & (SlotCount - 1);
    }
}
