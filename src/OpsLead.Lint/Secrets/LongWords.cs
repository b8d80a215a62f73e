using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace OpsLead.Lint.Secrets;

/// <summary>
/// Finds the long words of a text: stretches of at least <see cref="MinLength"/> printable ASCII characters without blanks, quotes, brackets, commas or
/// semicolons. All tokens are such words and little else in a text is. A word of that length always fills two neighbouring groups of four characters,
/// so twelve characters are dismissed by a handful of vector instructions.
/// </summary>
internal ref struct LongWords(ReadOnlySpan<char> text)
{
    public const int MinLength = 12;

    private const string Separators = "\"'`<>(){}[],;";

    private static readonly bool[] IsWord = CreateWordTable();

    // For each low half of a character, which high halves make a character of a word: bit h of entry l stands for the character 16 * h + l.
    private static readonly Vector128<byte> LowTable = CreateLowTable();
    private static readonly Vector128<byte> HighTable = Vector128.Create(1, 2, 4, 8, 16, 32, 64, 128, 0, 0, 0, 0, 0, 0, 0, 0);

    private readonly ReadOnlySpan<char> text = text;
    private int position;

    public int Start { get; private set; }

    public int End { get; private set; }

    public static bool IsWordCharacter(char character) => character < 128 && IsWord[character];

    /// <summary>Goes to the next long word.</summary>
    public bool MoveNext()
    {
        while (position < text.Length)
        {
            var block = FindFullBlock(position);
            if (block < 0)
            {
                break;
            }

            var start = block;
            while (start > position && IsWordCharacter(text[start - 1]))
            {
                start--;
            }

            var end = block + 8;
            while (end < text.Length && IsWordCharacter(text[end]))
            {
                end++;
            }

            position = end;
            if (end - start >= MinLength)
            {
                (Start, End) = (start, end);
                return true;
            }
        }

        position = text.Length;
        return false;
    }

    // The next eight characters, at a multiple of four, that are all characters of a word.
    private readonly int FindFullBlock(int from)
    {
        var index = (from + 3) & ~3;
        if (Vector128.IsHardwareAccelerated)
        {
            var units = MemoryMarshal.Cast<char, ushort>(text);
            while (index + 16 <= units.Length)
            {
                var bytes = Vector128.NarrowWithSaturation(Vector128.Create(units[index..]), Vector128.Create(units[(index + 8)..]));
                var low = Vector128.ShuffleNative(LowTable, bytes & Vector128.Create((byte)0x0F));
                var high = Vector128.ShuffleNative(HighTable, bytes >>> 4);
                var separators = Vector128.Equals(low & high, Vector128<byte>.Zero).ExtractMostSignificantBits();
                for (var offset = 0; offset <= 8; offset += 4)
                {
                    if ((separators & (0xFFu << offset)) == 0)
                    {
                        return index + offset;
                    }
                }

                index += 12;
            }
        }

        for (; index < text.Length; index += 4)
        {
            var count = 0;
            while (count < 8 && index + count < text.Length && IsWordCharacter(text[index + count]))
            {
                count++;
            }

            if (count == 8)
            {
                return index;
            }
        }

        return -1;
    }

    private static bool[] CreateWordTable()
    {
        var table = new bool[128];
        for (var c = '!'; c < '\x7F'; c++)
        {
            table[c] = !Separators.Contains(c, StringComparison.Ordinal);
        }

        return table;
    }

    private static Vector128<byte> CreateLowTable()
    {
        Span<byte> table = stackalloc byte[16];
        table.Clear();
        for (var c = 0; c < 128; c++)
        {
            if (IsWordCharacter((char)c))
            {
                table[c & 15] |= (byte)(1 << (c >> 4));
            }
        }

        return Vector128.Create((ReadOnlySpan<byte>)table);
    }
}
