using System.Numerics;

namespace OpsLead.Lint.Secrets;

/// <summary>Finds tokens by their own shape, and values by the name of their service, in the words that can hold one.</summary>
internal static class TokenScanner
{
    // No kind whose signature stands inside it, or that may begin inside a word, is shorter.
    private const int MinInnerLength = 30;
    private const int MinOtherLength = 16;
    private const int MaxOtherLength = 512;

    private static readonly Lazy<SecretKind> OtherLength = new(static () => SecretKinds.Get("token-of-other-length"));

    private static readonly Lazy<SecretSignatureIndex> Leading = new(static () => new SecretSignatureIndex(SecretKinds.All.Where(static kind => BeginsWord(kind))));
    private static readonly Lazy<SecretSignatureIndex> Inner = new(static () => new SecretSignatureIndex(SecretKinds.All.Where(static kind => !BeginsWord(kind))));

    public static void Scan(SecretScanner scanner)
    {
        var text = scanner.Text.AsSpan();
        var (leading, inner) = (Leading.Value, Inner.Value);
        var words = new TokenWords(text);
        var names = new NearbyNameScanner(scanner);
        while (words.MoveNext())
        {
            var word = text[words.Start..words.End];
            if (words.TryGetNames(out var mask) && !word.ContainsAny('\\', '%'))
            {
                // Nothing that is shorter than a word at least begins a token.
                TryLeading(scanner, leading, text, words.Start, mask & ~(mask << 1) & ((1ul << (word.Length - TokenWords.MinLength + 1)) - 1));
                if (NearbyNameScanner.MayLookLikeValue(word, mask))
                {
                    names.Scan(words.Start, words.End);
                }
            }
            else
            {
                TryLeading(scanner, leading, text, words.Start, words.End);
                names.Scan(words.Start, words.End);
            }

            if (words.End - words.Start >= MinInnerLength)
            {
                TryInner(scanner, inner, text, words.Start, words.End);
            }
        }
    }

    private static bool BeginsWord(SecretKind kind) => kind.SignatureOffset == 0 && kind.Edge == SecretEdge.Word;

    private static void TryLeading(SecretScanner scanner, SecretSignatureIndex index, ReadOnlySpan<char> text, int start, ulong beginnings)
    {
        for (; beginnings != 0; beginnings &= beginnings - 1)
        {
            var i = start + BitOperations.TrailingZeroCount(beginnings);
            TryAt(scanner, index, text, i);
        }
    }

    private static void TryLeading(SecretScanner scanner, SecretSignatureIndex index, ReadOnlySpan<char> text, int start, int end)
    {
        var isInside = false;
        for (var i = start; i <= end - TokenWords.MinLength; i++)
        {
            var character = text[i];
            if (!isInside || (char.IsAsciiLetterOrDigit(text[i - 1]) && scanner.IsEndOfEscape(i)))
            {
                TryAt(scanner, index, text, i);
            }

            isInside = SecretScanner.IsWordCharacter(character);
        }
    }

    private static void TryInner(SecretScanner scanner, SecretSignatureIndex index, ReadOnlySpan<char> text, int start, int end)
    {
        for (var i = start; i + 2 < end; i++)
        {
            TryKinds(scanner, index, index.GetFirst(text[i], text[i + 1], text[i + 2]), text, i);
        }
    }

    private static void TryAt(SecretScanner scanner, SecretSignatureIndex index, ReadOnlySpan<char> text, int position)
    {
        if (index.GetFirst(text[position], text[position + 1], text[position + 2]) is > 0 and var first && TryKinds(scanner, index, first, text, position) is > 0 and var length)
        {
            TryOtherLength(scanner, text, position, length);
        }

        TryKinds(scanner, index, index.GetBeginning(text[position]), text, position);
    }

    /// <returns>The length of a public prefix that stands there and of which no kind's shape follows; 0 when one does.</returns>
    private static int TryKinds(SecretScanner scanner, SecretSignatureIndex index, int next, ReadOnlySpan<char> text, int position)
    {
        var prefix = 0;
        var isFound = false;
        while (next != 0)
        {
            ref readonly var entry = ref index[next];
            if (position >= entry.Kind.SignatureOffset && text[position..].StartsWith(entry.Signature, StringComparison.Ordinal))
            {
                isFound |= scanner.TryAdd(entry.Kind, position - entry.Kind.SignatureOffset) >= 0;
                prefix = IsPublicPrefix(entry.Kind, entry.Signature) ? Math.Max(prefix, entry.Signature.Length) : prefix;
            }

            next = entry.Next;
        }

        return isFound ? 0 : prefix;
    }

    private static bool IsPublicPrefix(SecretKind kind, string signature) => !kind.IsWeak && kind.Near.IsEmpty && signature[^1] is '_' or '-' or '.';

    // Issuers make their tokens longer without asking, and samples are cut: the prefix and what follows it look like a token of a length nobody has published.
    private static void TryOtherLength(SecretScanner scanner, ReadOnlySpan<char> text, int position, int prefix)
    {
        var start = position + prefix;
        var end = start;
        while (end < text.Length && (SecretScanner.IsWordCharacter(text[end]) || text[end] == '-'))
        {
            end++;
        }

        // The name of a file goes on after a dot.
        var body = text[start..end];
        if ((end + 1 >= text.Length || text[end] != '.' || !char.IsAsciiLetter(text[end + 1])) && body.Length is >= MinOtherLength and <= MaxOtherLength && body.ContainsAnyInRange('0', '9') && GenericKey.IsMachineMade(body) && !(body.IndexOfAnyExcept(body[0]) < 0))
        {
            scanner.Add(OtherLength.Value, position, start + body.Length, SecretGrade.Weak);
        }
    }
}
