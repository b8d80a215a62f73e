using System.Globalization;
using System.Runtime.InteropServices;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Sarif;

/// <summary>
/// The fingerprint by which code scanning recognises an alert after its line moved: for each line a rolling hash of the 100
/// characters from its beginning, without spaces, and how often that hash occurred before in the file.
/// </summary>
/// <remarks>
/// It must agree to the bit with the upload action's own (<c>src/fingerprints.ts</c> of github/codeql-action), which computes it
/// for logs that lack it and warns when both differ.
/// </remarks>
internal sealed class PrimaryLocationLineHash
{
    private const int WindowLength = 100;
    private const ulong Modulus = 37;
    private const char EndOfFile = '\uFFFF';

    private static readonly ulong LeavingFactor = Power(Modulus, WindowLength);

    private readonly List<(ulong Hash, int Occurrence)> lines;

    private PrimaryLocationLineHash(List<(ulong Hash, int Occurrence)> lines) => this.lines = lines;

    /// <summary>How many lines the text has.</summary>
    public int LineCount => lines.Count;

    /// <summary>The fingerprint of a line.</summary>
    /// <param name="line">The line, from zero.</param>
    /// <returns>The fingerprint, or null when there is no such line.</returns>
    public string? GetLine(int line) =>
        line < lines.Count ? string.Create(CultureInfo.InvariantCulture, $"{lines[line].Hash:x}:{lines[line].Occurrence}") : null;

    /// <summary>Hashes all lines of a text in one pass.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The fingerprints.</returns>
    public static PrimaryLocationLineHash Compute(SourceText text)
    {
        var window = new Window(text.LineCount);
        if (text.HasByteOrderMark)
        {
            window.Add('\uFEFF');
        }

        var previousIsCarriageReturn = false;
        foreach (var character in text.Text)
        {
            if (character is ' ' or '\t' || (character == '\n' && previousIsCarriageReturn))
            {
                previousIsCarriageReturn = false;
                continue;
            }

            previousIsCarriageReturn = character == '\r';
            window.Add(previousIsCarriageReturn ? '\n' : character);
        }

        window.Add(EndOfFile);
        return new PrimaryLocationLineHash(window.Complete());
    }

    private static ulong Power(ulong value, int exponent)
    {
        var result = 1UL;
        for (var i = 0; i < exponent; i++)
        {
            result = unchecked(result * value);
        }

        return result;
    }

    /// <summary>The last characters, their hash, and which of them begin a line.</summary>
    private sealed class Window(int lineCount)
    {
        private readonly char[] characters = new char[WindowLength];
        private readonly bool[] beginsLine = new bool[WindowLength];
        private readonly List<(ulong Hash, int Occurrence)> lines = new(lineCount);
        private readonly Dictionary<ulong, int> occurrences = new(lineCount);
        private ulong hash;
        private int index;
        private bool isLineStart = true;

        public void Add(char character)
        {
            Push(character, isLineStart);
            isLineStart = character == '\n';
        }

        public List<(ulong Hash, int Occurrence)> Complete()
        {
            for (var i = 0; i < WindowLength; i++)
            {
                Push('\0', isStart: false);
            }

            return lines;
        }

        private void Push(char character, bool isStart)
        {
            if (beginsLine[index])
            {
                // The window now holds exactly the characters from that line's beginning on.
                ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(occurrences, hash, out _);
                count++;
                lines.Add((hash, count));
            }

            hash = unchecked((Modulus * hash) + character - (LeavingFactor * characters[index]));
            characters[index] = character;
            beginsLine[index] = isStart;
            index = index + 1 == WindowLength ? 0 : index + 1;
        }
    }
}
