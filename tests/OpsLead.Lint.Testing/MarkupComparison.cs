using System.Text;

namespace OpsLead.Lint.Testing;

/// <summary>Shows two texts side by side.</summary>
internal static class MarkupComparison
{
    /// <summary>Expected on the left, actual on the right; <c>&gt;</c> leads the lines that differ.</summary>
    public static string Show(string path, string expected, string actual)
    {
        var left = Split(expected);
        var right = Split(actual);
        var width = left.Append("expected").Max(static line => line.Length);
        var result = new StringBuilder().Append("  ").Append("expected".PadRight(width)).Append(" | actual ").Append(path).Append('\n');
        for (var i = 0; i < Math.Max(left.Length, right.Length); i++)
        {
            var (leftLine, rightLine) = (i < left.Length ? left[i] : "", i < right.Length ? right[i] : "");
            result.Append(leftLine == rightLine ? "  " : "> ").Append(leftLine.PadRight(width)).Append(" | ").Append(rightLine).Append('\n');
        }

        return result.ToString();
    }

    private static string[] Split(string text) => text.Replace("\r", "␍", StringComparison.Ordinal).Split('\n');
}
