using System.Numerics;

namespace OpsLead.Lint.Secrets;

/// <summary>Finds tokens by their own shape, and values by the name of their service, in the words that can hold one.</summary>
internal static class TokenScanner
{
    // No kind whose signature stands inside it, or that may begin inside a word, is shorter.
    private const int MinInnerLength = 30;

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
            TryKinds(scanner, index, index.GetFirst(text[i], text[i + 1], text[i + 2]), text, i);
            TryKinds(scanner, index, index.GetBeginning(text[i]), text, i);
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
                TryKinds(scanner, index, index.GetFirst(character, text[i + 1], text[i + 2]), text, i);
                TryKinds(scanner, index, index.GetBeginning(character), text, i);
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

    private static void TryKinds(SecretScanner scanner, SecretSignatureIndex index, int next, ReadOnlySpan<char> text, int position)
    {
        while (next != 0)
        {
            ref readonly var entry = ref index[next];
            if (position >= entry.Kind.SignatureOffset && text[position..].StartsWith(entry.Signature, StringComparison.Ordinal))
            {
                scanner.TryAdd(entry.Kind, position - entry.Kind.SignatureOffset);
            }

            next = entry.Next;
        }
    }
}
