namespace OpsLead.Lint.Sarif;

/// <summary>Parts of a rule's page.</summary>
internal static class RulePage
{
    private const string WhyHeading = "## Why";

    /// <summary>The section <c>Why</c> down to its first heading as one paragraph of text; empty when the page has none.</summary>
    public static string GetWhy(string page)
    {
        var words = new List<string>();
        var inside = false;
        foreach (var line in page.AsSpan().EnumerateLines())
        {
            if (line.StartsWith("## ", StringComparison.Ordinal) || (inside && line.StartsWith("### ", StringComparison.Ordinal)))
            {
                if (inside)
                {
                    break;
                }

                inside = line.TrimEnd().SequenceEqual(WhyHeading);
            }
            else if (inside && !line.IsWhiteSpace())
            {
                words.Add(line.Trim().ToString());
            }
        }

        return string.Join(' ', words);
    }

    /// <summary>As many whole sentences as fit; words when not even one does.</summary>
    public static string Shorten(string text, int maximumLength)
    {
        if (text.Length <= maximumLength)
        {
            return text;
        }

        var head = text.AsSpan(0, maximumLength);
        var sentence = head.LastIndexOf(". ");
        if (sentence > 0)
        {
            return head[..(sentence + 1)].ToString();
        }

        var word = head[..^1].LastIndexOf(' ');
        var end = word > 0 ? word : maximumLength - 1;
        if (char.IsHighSurrogate(head[end - 1]))
        {
            end--;
        }

        return string.Concat(head[..end], "…");
    }
}
