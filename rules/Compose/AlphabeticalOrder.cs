namespace OpsLead.Lint.Rules.Compose;

/// <summary>
/// The order in which people look names up: punctuation, digits, letters without regard to case; only then small letters before capital
/// ones. The root order of the Unicode collation, for the characters that names are made of.
/// </summary>
internal sealed class AlphabeticalOrder : IComparer<string>
{
    // The order of the punctuation in the Common Locale Data Repository's root collation, version 47.
    private const string Punctuation = "_-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$";

    public static AlphabeticalOrder Instance { get; } = new();

    /// <inheritdoc/>
    public int Compare(string? x, string? y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        for (var i = 0; i < x.Length && i < y.Length; i++)
        {
            if (GetWeight(x[i]).CompareTo(GetWeight(y[i])) is not 0 and var difference)
            {
                return difference;
            }
        }

        // Reversed, ordinal order puts the small letter before the capital one.
        return x.Length != y.Length ? x.Length.CompareTo(y.Length) : string.CompareOrdinal(y, x);
    }

    private static int GetWeight(char character) =>
        Punctuation.IndexOf(character, StringComparison.Ordinal) is >= 0 and var index ? index : 64 + char.ToLowerInvariant(character);
}
