namespace OpsLead.Lint.Testing;

/// <summary>How a message reads: two sentences, what is wrong with the value in single quotes, then what to do.</summary>
internal static class MessageStyle
{
    /// <summary>What is wrong with a format.</summary>
    /// <param name="format">The format, its arguments as <c>{0}</c>.</param>
    /// <returns>One sentence for each defect; none for a good message.</returns>
    public static IEnumerable<string> Check(string format)
    {
        if (!format.EndsWith('.'))
        {
            yield return "The message must end with a full stop.";
        }

        if (!format.Contains("'{", StringComparison.Ordinal))
        {
            yield return "The message must show the offending value in single quotes: '{0}'.";
        }

        if (CountSentences(format) is not 2 and var count)
        {
            yield return $"The message must have two sentences, what is wrong and what to do; it has {count}.";
        }
    }

    /// <summary>A finding's message as a format: its quoted arguments as <c>{0}</c> again, so that what they hold does not count.</summary>
    public static string ToFormat(Diagnostic diagnostic)
    {
        var format = diagnostic.Message;
        for (var i = 0; i < diagnostic.Arguments.Length; i++)
        {
            format = diagnostic.Arguments[i].Length == 0 ? format : format.Replace($"'{diagnostic.Arguments[i]}'", $"'{{{i}}}'", StringComparison.Ordinal);
        }

        return format;
    }

    // A sentence ends where a full stop is followed by the end, or by a blank and the beginning of another sentence.
    private static int CountSentences(string format)
    {
        var count = 0;
        for (var i = 0; i < format.Length; i++)
        {
            if (format[i] is '.' or '?' or '!'
                && (
                    i + 1 == format.Length
                        || (i + 2 < format.Length && format[i + 1] == ' ' && (char.IsUpper(format[i + 2]) || format[i + 2] is '\'' or '{' or '`'))))
            {
                count++;
            }
        }

        return count;
    }
}
