using System.Collections.Immutable;

namespace OpsLead.Lint.Secrets;

/// <summary>
/// Finds values that a name shortly before them gives away: <c>adafruit_api_key = …</c>. It begins with the value, since long
/// words with digits are rare, and then reads the text before it, no part of which twice.
/// </summary>
internal struct NearbyNameScanner(SecretScanner scanner)
{
    private const int Window = 100;
    private const string Operators = "=:,>";
    private const int MaxStarts = 24;
    private const int MinLength = 10;

    private static readonly Lazy<NearIndex> Index = new(static () => new NearIndex(SecretKinds.All));

    // The names found so far that may be near enough, and how far the text is read.
    private readonly List<FoundName> found = [];
    private int read;

    /// <summary>Whether a word of less than 64 characters is worth a look: it has ten letters and digits in a row, or is long, or has two halves.</summary>
    /// <param name="word">The word.</param>
    /// <param name="mask">Which of its characters are letters, digits or <c>_</c>.</param>
    public static bool MayLookLikeValue(ReadOnlySpan<char> word, ulong mask)
    {
        mask &= (1ul << word.Length) - 1;
        var runs = mask & (mask >> 1);
        runs &= runs >> 2;
        runs &= runs >> 4;
        runs &= runs >> 2;
        return runs != 0 || word.Length >= 2 * MinLength || word[..^1].Contains(':');
    }

    /// <summary>Looks at one long word. The words must come in the order of the text.</summary>
    public void Scan(int start, int end)
    {
        var text = scanner.Text.AsSpan();
        if (!LooksLikeValue(text[start..end]))
        {
            return;
        }

        var from = GetWindowStart(text, start);
        ReadNames(text, from, FindLastStart(text, start, end));
        foreach (var name in found)
        {
            if (name.Start < end - MinLength)
            {
                TryKind(name, start, end);
            }
        }
    }

    private void ReadNames(ReadOnlySpan<char> text, int from, int to)
    {
        var expired = 0;
        while (expired < found.Count && found[expired].Start < from)
        {
            expired++;
        }

        if (expired > 0)
        {
            found.RemoveRange(0, expired);
        }

        var index = Index.Value;
        for (read = Math.Max(read, from); read < to; read++)
        {
            var character = text[read];
            if (!char.IsAsciiLetterOrDigit(character) || (read > 0 && char.IsAsciiLetter(text[read - 1]) && !(char.IsAsciiLetterUpper(character) && char.IsAsciiLetterLower(text[read - 1]))))
            {
                continue;
            }

            foreach (var entry in index.Get(text[read..]))
            {
                if (Fold(text, read, to, entry.Word) is > 0 and var nameEnd)
                {
                    found.Add(new FoundName(entry, read, nameEnd));
                }
            }
        }
    }

    private readonly void TryKind(in FoundName name, int start, int end)
    {
        var text = scanner.Text.AsSpan();
        var starts = 0;
        for (var position = Math.Max(start, name.End); position <= end - MinLength && starts < MaxStarts; position++)
        {
            if (position > start && IsWordCharacter(text[position - 1]) && !IsEscaped(text, position))
            {
                continue;
            }

            // image@sha256:…, owner/action@0123…, ssh-ed25519 AAAA…: what the name refers to, pinned, or a public key.
            if (IsPin(text, position))
            {
                return;
            }

            starts++;
            if (!HasRest(text, name, position))
            {
                continue;
            }

            var limit = GetLimit(text, name.Start, name.End, position, name.Entry.Word.Length);
            if (name.Entry.Kind.IsMachineMade && text[name.End..position].IndexOfAny(Operators) < 0 && !SecretNames.SaysSecret(text[name.Start..position])
                && (name.Entry.Kind.IsWeak || !IsBeside(text[name.End..position])))
            {
                continue;
            }

            if (scanner.TryAdd(name.Entry.Kind, position, limit) >= 0)
            {
                return;
            }
        }
    }

    private static bool IsPin(ReadOnlySpan<char> text, int position) =>
        (position > 0 && text[position - 1] == '@')
        || IsPublicKey(text[position..])
        || text[..position].EndsWith("sha256:", StringComparison.Ordinal)
        || text[..position].EndsWith("sha512-", StringComparison.Ordinal)

        // The baseline of detect-secrets, which says of each hash whose token it is.
        || text[..position].EndsWith("\"hashed_secret\": \"", StringComparison.Ordinal);

    // Base64 of the length and the name of a key's type: ssh-rsa and ssh-dss, ssh-ed25519, ecdsa-sha2, sk-ssh and sk-ecdsa (RFC 4253, section 6.6).
    private static bool IsPublicKey(ReadOnlySpan<char> text) => text is ['A', 'A', 'A', 'A', 'B' or 'C', '3', 'N', 'z', ..] or ['A', 'A', 'A', 'A', 'E', '2', 'V', 'j', ..] or ['A', 'A', 'A', 'A', 'G' or 'I', 'n', 'N', 'r', ..];

    // service 0123…: nothing between the name and the value that says what the value is.
    private static bool IsBeside(ReadOnlySpan<char> between) => between.Length is 1 or 2 && between.IndexOfAnyExcept(" \t-") < 0;

    private static bool HasRest(ReadOnlySpan<char> text, in FoundName name, int valueStart)
    {
        var position = name.End;
        foreach (var word in name.Entry.Rest)
        {
            var end = -1;
            for (; position < valueStart && end < 0; position++)
            {
                end = char.IsAsciiLetterOrDigit(text[position]) ? Fold(text, position, valueStart, word) : -1;
            }

            if (end < 0)
            {
                return false;
            }

            position = end;
        }

        return true;
    }

    // Where a word ends, its letters and digits read without the separators between them; -1 when it does not stand there.
    private static int Fold(ReadOnlySpan<char> text, int position, int limit, string word)
    {
        foreach (var character in word)
        {
            while (position < limit && !char.IsAsciiLetterOrDigit(text[position]))
            {
                position++;
            }

            if (position >= limit || (text[position] | 0x20) != character)
            {
                return -1;
            }

            position++;
        }

        return position;
    }

    // A name that says 'key' or 'token', right before an operator, is a name for a secret; anything less is a hint.
    private static SecretGrade GetLimit(ReadOnlySpan<char> text, int nameStart, int nameEnd, int valueStart, int wordLength)
    {
        var isWholeWord = nameStart == 0 || !char.IsAsciiLetterOrDigit(text[nameStart - 1]) || (char.IsAsciiLetterLower(text[nameStart - 1]) && char.IsAsciiLetterUpper(text[nameStart]));
        var between = text[nameEnd..valueStart];
        return (isWholeWord || wordLength >= 8) && between.IndexOfAny(Operators) >= 0 && between.IndexOfAny('\n', '/') < 0 && between.Length <= 48 && SecretNames.SaysSecret(text[nameStart..valueStart])
            ? SecretGrade.Likely
            : SecretGrade.Weak;
    }

    // A stretch of ten letters and digits with two digits, or of twenty with hyphens and four digits: most long words are paths, names and addresses, and have none. Two halves of eight
    // hexadecimal digits around a colon are shorter.
    private static bool LooksLikeValue(ReadOnlySpan<char> word)
    {
        // Words that get this far have two digits or capitals, and mostly capitals.
        if (!HasTwoDigits(word) && !word.Contains(':'))
        {
            return false;
        }

        var length = 0;
        var digits = 0;
        var joined = 0;
        var joinedDigits = 0;
        for (var i = 0; i < word.Length; i++)
        {
            var character = word[i];
            var isDigit = char.IsAsciiDigit(character);
            joinedDigits += isDigit ? 1 : 0;
            joined++;
            if (char.IsAsciiLetterOrDigit(character))
            {
                length++;
                digits += isDigit ? 1 : 0;
                if ((length >= MinLength && digits >= 2) || (joined >= 2 * MinLength && joinedDigits >= 4))
                {
                    return true;
                }
            }
            else
            {
                if (character is not ('-' or '_' or '='))
                {
                    joined = joinedDigits = 0;
                }

                if (character == ':' && length == 8 && IsHexadecimal(word[(i - 8)..i]) && word.Length >= i + 9 && IsHexadecimal(word.Slice(i + 1, 8)))
                {
                    return true;
                }

                length = digits = 0;
            }
        }

        return false;
    }

    private static bool HasTwoDigits(ReadOnlySpan<char> word)
    {
        var first = word.IndexOfAnyInRange('0', '9');
        return first >= 0 && word[(first + 1)..].ContainsAnyInRange('0', '9');
    }

    private static bool IsHexadecimal(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (!char.IsAsciiHexDigit(character))
            {
                return false;
            }
        }

        return true;
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

    private static bool IsEscaped(ReadOnlySpan<char> text, int position) => position >= 2 && text[position - 2] == '\\' && text[position - 1] is 'n' or 'r' or 't';

    private static bool IsWordCharacter(char character) => char.IsAsciiLetterOrDigit(character) || character == '_';

    /// <summary>A word that gives a kind away, and the words that must follow it.</summary>
    private sealed record NearEntry(string Word, ImmutableArray<string> Rest, SecretKind Kind);

    /// <summary>Where such a word stands.</summary>
    private readonly record struct FoundName(NearEntry Entry, int Start, int End);

    /// <summary>The words by their first three characters.</summary>
    private sealed class NearIndex
    {
        private const int SlotCount = 1 << 12;

        private readonly NearEntry[]?[] slots = new NearEntry[SlotCount][];
        private readonly ulong[] filter = new ulong[SlotCount / 64];

        public NearIndex(IEnumerable<SecretKind> kinds)
        {
            var entries = from kind in kinds
                          from near in kind.Near
                          let words = near.Split('+')
                          group new NearEntry(words[0], [.. words.Skip(1)], kind) by GetSlot(words[0]);
            foreach (var group in entries)
            {
                slots[group.Key] = [.. group];
                filter[group.Key >> 6] |= 1ul << (group.Key & 63);
            }
        }

        public ReadOnlySpan<NearEntry> Get(ReadOnlySpan<char> text)
        {
            if (text.Length < 3)
            {
                return default;
            }

            // Mostly the three stand together; a separator among them is passed over.
            if (char.IsAsciiLetterOrDigit(text[1]) && char.IsAsciiLetterOrDigit(text[2]))
            {
                return Get(GetSlot(text[0], text[1], text[2]));
            }

            Span<char> first = [text[0], '\0', '\0'];
            var count = 1;
            for (var i = 1; i < text.Length && i < 8 && count < 3; i++)
            {
                if (char.IsAsciiLetterOrDigit(text[i]))
                {
                    first[count++] = text[i];
                }
            }

            return count < 3 ? default : Get(GetSlot(first[0], first[1], first[2]));
        }

        private ReadOnlySpan<NearEntry> Get(int slot) => (filter[slot >> 6] >> (slot & 63) & 1) == 0 ? default : slots[slot];

        private static int GetSlot(string word) => GetSlot(word[0], word[1], word[2]);

        private static int GetSlot(char first, char second, char third) => (((first | 0x20) * 0x1F1) ^ ((second | 0x20) * 0x2B) ^ ((third | 0x20) << 5)) & (SlotCount - 1);
    }
}
