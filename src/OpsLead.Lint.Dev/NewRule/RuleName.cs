using System.Text;

namespace OpsLead.Lint.Dev.NewRule;

/// <summary>The name of a rule's class, and what follows from it.</summary>
internal static class RuleName
{
    /// <summary>Whether a name is a class's: letters and digits, a capital first, two words at least, since one word is no remedy.</summary>
    public static bool IsValid(string name) =>
        name.Length > 0 && char.IsAsciiLetterUpper(name[0]) && name.All(char.IsAsciiLetterOrDigit) && Split(name).Count > 1;

    /// <summary>The title: <c>DropCapabilities</c> gives <c>Drop capabilities</c>; <c>SetCPULimits</c> gives <c>Set CPU limits</c>.</summary>
    public static string ToTitle(string name)
    {
        var words = Split(name);
        return string.Join(
            ' ',
            words.Select(
                static (word, index) =>
                    index == 0 || (word.Length > 1 && word.All(static letter => !char.IsAsciiLetterLower(letter))) ? word : word.ToLowerInvariant()));
    }

    private static List<string> Split(string name)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            var begins = char.IsAsciiLetterUpper(name[i])
                && i > 0
                && (!char.IsAsciiLetterUpper(name[i - 1]) || (i + 1 < name.Length && char.IsAsciiLetterLower(name[i + 1])));
            if (begins)
            {
                words.Add(word.ToString());
                word.Clear();
            }

            word.Append(name[i]);
        }

        words.Add(word.ToString());
        return words;
    }
}
