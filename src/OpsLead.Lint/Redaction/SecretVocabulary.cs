using System.Buffers;
using System.Text;

namespace OpsLead.Lint.Redaction;

/// <summary>Finds any of many values in a text, in one pass whatever their number.</summary>
internal sealed class SecretVocabulary
{
    // What is shorter is a word of other texts too, and counts only where it stands alone.
    private const int MinInnerLength = 8;

    // How much of a value gives it away where the rest is cut off.
    private const int MinCutLength = 12;

    private readonly string[] values;
    private readonly SearchValues<string> heads;

    private SecretVocabulary(string[] values)
    {
        this.values = values;

        // A few characters say where to look. With all of each the automaton would be as large as the values.
        heads = SearchValues.Create([.. values.Select(static value => value[..Math.Min(value.Length, MinInnerLength)]).Distinct(StringComparer.Ordinal)], StringComparison.Ordinal);
    }

    public static SecretVocabulary Empty { get; } = new([]);

    public bool IsEmpty => values.Length == 0;

    /// <summary>The values, each once, in ordinal order.</summary>
    public IReadOnlyList<string> Values => values;

    public static SecretVocabulary Create(IEnumerable<string> values)
    {
        string[] sorted = [.. values.Where(static value => value.Length >= SecretForms.MinLength).Distinct(StringComparer.Ordinal)];
        Array.Sort(sorted, StringComparer.Ordinal);
        return sorted.Length == 0 ? Empty : new SecretVocabulary(sorted);
    }

    /// <summary>Finds the next value in a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="from">Where to begin.</param>
    /// <param name="start">Where a value begins.</param>
    /// <param name="length">How many of its characters are there.</param>
    /// <returns>Whether there is one.</returns>
    public bool Find(ReadOnlySpan<char> text, int from, out int start, out int length)
    {
        start = from;
        length = 0;
        while (!IsEmpty && start < text.Length)
        {
            var offset = text[start..].IndexOfAny(heads);
            if (offset < 0)
            {
                break;
            }

            start += offset;
            length = Measure(text, start);
            if (length > 0)
            {
                return true;
            }

            start++;
        }

        return false;
    }

    public string Redact(string text)
    {
        if (!Find(text, 0, out var start, out var length))
        {
            return text;
        }

        var builder = new StringBuilder(text.Length);
        var position = 0;
        do
        {
            builder.Append(text, position, start - position).Append(DetectedSecrets.Mask);
            position = start + length;
        }
        while (Find(text, position, out start, out length));
        return builder.Append(text, position, text.Length - position).ToString();
    }

    /// <summary>The length of the longest value that stands at a place; 0 for none.</summary>
    private int Measure(ReadOnlySpan<char> text, int start)
    {
        var rest = text[start..];
        var best = 0;
        var high = FindAfter(rest);

        // Of what sorts after the text only a longer value can begin like it: one that was cut off.
        if (high < values.Length)
        {
            best = GetCutLength(rest, values[high]);
        }

        // What begins the text sorts before it, and so does what begins that: each step has a shorter text in common.
        while (high > 0)
        {
            var value = values[high - 1];
            var common = rest.CommonPrefixLength(value);
            if (common == value.Length)
            {
                if (IsWhole(text, start, common))
                {
                    return Math.Max(best, common);
                }

                common--;
            }
            else
            {
                best = Math.Max(best, GetCutLength(rest, value));
            }

            if (common < SecretForms.MinLength)
            {
                break;
            }

            rest = rest[..common];
            high = FindAfter(rest);
        }

        return best;
    }

    /// <summary>The index of the first value that sorts after a text.</summary>
    private int FindAfter(ReadOnlySpan<char> text)
    {
        var low = 0;
        var high = values.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (text.SequenceCompareTo(values[middle]) >= 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private static bool IsWhole(ReadOnlySpan<char> text, int start, int length) =>
        length >= MinInnerLength || ((start == 0 || !IsWordCharacter(text[start - 1])) && (start + length == text.Length || !IsWordCharacter(text[start + length])));

    /// <summary>How much of a value stands before an ellipsis; 0 when too little to give it away.</summary>
    private static int GetCutLength(ReadOnlySpan<char> rest, string value)
    {
        var common = rest.CommonPrefixLength(value);
        var after = rest[common..];
        return common >= MinCutLength && (after.StartsWith("…", StringComparison.Ordinal) || after.StartsWith("...", StringComparison.Ordinal)) ? common : 0;
    }

    private static bool IsWordCharacter(char character) => char.IsLetterOrDigit(character) || character == '_';
}
