using System.Collections.Immutable;

namespace OpsLead.Lint;

/// <summary>
/// Keeps what findings quote short. A value may be as long as its file and may be quoted by a finding at each of its parts, so that what is
/// said would grow with the square of the input.
/// </summary>
internal static class QuotedText
{
    /// <summary>How many second places of one kind a finding shows.</summary>
    public const int MaxRelated = 32;

    // Longer than any image reference, path or expression that is read by people.
    private const int MaxArgument = 400;
    private const int MaxMessage = 2000;

    /// <summary>Arguments of a message, each cut where it is too long to be read.</summary>
    public static ImmutableArray<string> Shorten(ReadOnlySpan<string> arguments)
    {
        var result = ImmutableArray.CreateBuilder<string>(arguments.Length);
        foreach (var argument in arguments)
        {
            result.Add(Shorten(argument, MaxArgument));
        }

        return result.DrainToImmutable();
    }

    /// <summary>A whole message, cut where it is too long to be read.</summary>
    public static string ShortenMessage(string message) => Shorten(message, MaxMessage);

    private static string Shorten(string text, int length)
    {
        if (text.Length <= length)
        {
            return text;
        }

        var end = char.IsHighSurrogate(text[length - 2]) ? length - 2 : length - 1;
        return string.Concat(text.AsSpan(0, end), "…");
    }
}
