using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace OpsLead.Lint.Secrets;

/// <summary>
/// Finds the words of a text that can hold a token: at least <see cref="MinLength"/> printable ASCII characters without blanks, quotes, brackets, commas
/// or semicolons, of which at least <see cref="MinMarks"/> are digits or capitals. What a machine made has them, and most words of people, paths and
/// names of packages have not. Sixty-four characters become two masks by vector instructions; the rest is arithmetic on the masks.
/// </summary>
internal ref struct TokenWords(ReadOnlySpan<char> text)
{
    public const int MinLength = 12;
    public const int MinMarks = 2;

    private const int BlockLength = 64;
    private const string Separators = "\"'`<>(){}[],;";

    private static readonly bool[] IsWord = CreateWordTable();

    // For each low half of a character, which high halves make a character of a word: bit h of entry l stands for the character 16 * h + l.
    private static readonly Vector128<byte> WordTable = CreateLowTable(IsWordCharacter);
    private static readonly Vector128<byte> NameTable = CreateLowTable(SecretScanner.IsWordCharacter);
    private static readonly Vector128<byte> MarkTable = CreateLowTable(IsMark);
    private static readonly Vector128<byte> HighTable = Vector128.Create(1, 2, 4, 8, 16, 32, 64, 128, 0, 0, 0, 0, 0, 0, 0, 0);

    private readonly ReadOnlySpan<char> text = text;

    // Copies, since each look at a static field asks whether the type is initialized.
    private readonly Vector128<byte> wordTable = WordTable;
    private readonly Vector128<byte> nameTable = NameTable;
    private readonly Vector128<byte> markTable = MarkTable;
    private readonly Vector128<byte> highTable = HighTable;

    // The block being read, the one before it, and the ends of runs in it that have just become long enough.
    private int block = -BlockLength;
    private ulong words;
    private ulong marks;
    private ulong names;
    private ulong wordsBefore;
    private ulong marksBefore;
    private ulong namesBefore;
    private ulong longRuns;

    public int Start { get; private set; }

    public int End { get; private set; }

    public static bool IsWordCharacter(char character) => character < 128 && IsWord[character];

    /// <summary>Of the word's first characters, which are letters, digits or <c>_</c>: the lowest bit is the first one's. False when the word is longer than that.</summary>
    public readonly bool TryGetNames(out ulong mask)
    {
        var offset = Start - block;
        mask = offset >= 0 ? names >> offset : (namesBefore >> (offset + BlockLength)) | (names << -offset);
        return End <= block + BlockLength && End - Start < BlockLength;
    }

    /// <summary>Goes to the next word that can hold a token.</summary>
    public bool MoveNext()
    {
        while (true)
        {
            while (longRuns != 0)
            {
                var last = BitOperations.TrailingZeroCount(longRuns);
                longRuns &= longRuns - 1;
                var start = block + last - (MinLength - 1);
                var rest = ~words >> last;
                var end = rest != 0 ? block + last + BitOperations.TrailingZeroCount(rest) : FindEnd(block + BlockLength);
                if (HasMarks(start, end))
                {
                    (Start, End) = (start, end);
                    return true;
                }
            }

            if (block + BlockLength >= text.Length)
            {
                return false;
            }

            ReadBlock();
        }
    }

    private void ReadBlock()
    {
        block += BlockLength;
        (wordsBefore, marksBefore, namesBefore) = (words, marks, names);
        (words, marks, names) = Classify(text[block..]);

        // A bit of 'runs' says that the twelve characters up to it are all of a word; where the one before it is not set the run has just become long enough.
        var (high, low) = (words, wordsBefore);
        Narrow(ref high, ref low, 1);
        Narrow(ref high, ref low, 2);
        Narrow(ref high, ref low, 4);
        Narrow(ref high, ref low, 4);
        longRuns = high & ~((high << 1) | (low >> 63));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Narrow(ref ulong high, ref ulong low, int count)
    {
        high &= (high << count) | (low >> (BlockLength - count));
        low &= low << count;
    }

    private readonly int FindEnd(int position)
    {
        while (position < text.Length && IsWordCharacter(text[position]))
        {
            position++;
        }

        return position;
    }

    private readonly bool HasMarks(int start, int end)
    {
        // Beyond this block nothing is read yet; so long a word is looked at anyway.
        if (end > block + BlockLength)
        {
            return true;
        }

        var upTo = end == block + BlockLength ? ulong.MaxValue : (1ul << (end - block)) - 1;
        var count = start >= block
            ? BitOperations.PopCount(marks & upTo & (ulong.MaxValue << (start - block)))
            : BitOperations.PopCount(marks & upTo) + BitOperations.PopCount(marksBefore >> (start - block + BlockLength));
        return count >= MinMarks;
    }

    private readonly (ulong Words, ulong Marks, ulong Names) Classify(ReadOnlySpan<char> text)
    {
        ulong words = 0;
        ulong marks = 0;
        ulong names = 0;
        if (Vector128.IsHardwareAccelerated && text.Length >= BlockLength)
        {
            // The masks say which characters are none: sixteen at a time, without a check of bounds for each load, and turned around once at the end.
            ref var units = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text));
            var (wordTable, nameTable, markTable, highTable) = (this.wordTable, this.nameTable, this.markTable, this.highTable);
            for (var i = 0; i < BlockLength; i += 16)
            {
                var bytes = Vector128.NarrowWithSaturation(Vector128.LoadUnsafe(ref units, (nuint)i), Vector128.LoadUnsafe(ref units, (nuint)(i + 8)));
                var low = bytes & Vector128.Create((byte)0x0F);
                var high = Vector128.ShuffleNative(highTable, bytes >>> 4);
                words |= (ulong)Vector128.Equals(Vector128.ShuffleNative(wordTable, low) & high, Vector128<byte>.Zero).ExtractMostSignificantBits() << i;
                names |= (ulong)Vector128.Equals(Vector128.ShuffleNative(nameTable, low) & high, Vector128<byte>.Zero).ExtractMostSignificantBits() << i;
                marks |= (ulong)Vector128.Equals(Vector128.ShuffleNative(markTable, low) & high, Vector128<byte>.Zero).ExtractMostSignificantBits() << i;
            }

            return (~words, ~marks, ~names);
        }

        for (var i = 0; i < Math.Min(BlockLength, text.Length); i++)
        {
            words |= IsWordCharacter(text[i]) ? 1ul << i : 0;
            marks |= IsMark(text[i]) ? 1ul << i : 0;
            names |= SecretScanner.IsWordCharacter(text[i]) ? 1ul << i : 0;
        }

        return (words, marks, names);
    }

    private static bool IsMark(char character) => char.IsAsciiDigit(character) || char.IsAsciiLetterUpper(character);

    private static bool[] CreateWordTable()
    {
        var table = new bool[128];
        for (var c = '!'; c < '\x7F'; c++)
        {
            table[c] = !Separators.Contains(c, StringComparison.Ordinal);
        }

        return table;
    }

    private static Vector128<byte> CreateLowTable(Func<char, bool> contains)
    {
        Span<byte> table = stackalloc byte[16];
        table.Clear();
        for (var c = 0; c < 128; c++)
        {
            if (contains((char)c))
            {
                table[c & 15] |= (byte)(1 << (c >> 4));
            }
        }

        return Vector128.Create((ReadOnlySpan<byte>)table);
    }
}
