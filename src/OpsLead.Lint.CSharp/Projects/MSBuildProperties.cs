using System.Text;

namespace OpsLead.Lint.CSharp.Projects;

/// <summary>The properties of one project while its files are read. A value that depends on the machine is <see cref="Unknown"/>.</summary>
internal sealed class MSBuildProperties
{
    /// <summary>Stands in a text for what is not known.</summary>
    public const char Unknown = '\0';

    // A property that holds another a few times over, again and again, must not fill the memory.
    private const int MaximumLength = 8192;

    private static readonly string UnknownValue = Unknown.ToString();

    private readonly Dictionary<string, string> values = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A property's value.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>Empty when it is not set, as for MSBuild; with <see cref="Unknown"/> in it when it is not known.</returns>
    public string Get(string name) => values.GetValueOrDefault(name, "");

    /// <summary>A property's value when it is set and known.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>Null when it is empty or unknown.</returns>
    public string? GetKnown(string name) => Get(name).Trim() is { Length: > 0 } value && !value.Contains(Unknown) ? value : null;

    /// <summary>Whether a property is <c>true</c> or <c>enable</c>.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>Null when it is not set or not known.</returns>
    public bool? GetSwitch(string name) => GetKnown(name) is not { } value
        ? null
        : value.Equals("true", StringComparison.OrdinalIgnoreCase) || value.Equals("enable", StringComparison.OrdinalIgnoreCase);

    /// <summary>Sets a property.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">The value, with properties in it.</param>
    /// <param name="condition">Whether it is set; null when that is not known.</param>
    public void Set(string name, string value, bool? condition)
    {
        if (condition != false)
        {
            values[name] = condition == true ? Expand(value) : UnknownValue;
        }
    }

    /// <summary>Expands <c>$(Name)</c>; functions and item lists become unknown.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The expanded text.</returns>
    public string Expand(string text)
    {
        if (!text.Contains('$', StringComparison.Ordinal) && !text.Contains("@(", StringComparison.Ordinal) && !text.Contains("%(", StringComparison.Ordinal))
        {
            return text;
        }

        var result = new StringBuilder();
        for (var i = 0; i < text.Length && result.Length <= MaximumLength; i++)
        {
            if (i + 1 >= text.Length || text[i + 1] != '(' || text[i] is not ('$' or '@' or '%'))
            {
                result.Append(text[i]);
                continue;
            }

            var end = FindClose(text, i + 1);
            var name = text[(i + 2)..end];
            if (text[i] == '$' && IsName(name))
            {
                result.Append(Get(name));
            }
            else
            {
                result.Append(Unknown);
            }

            i = end;
        }

        return result.Length > MaximumLength ? UnknownValue : result.ToString();
    }

    private static bool IsName(string name)
    {
        foreach (var c in name)
        {
            if (!char.IsLetterOrDigit(c) && c is not ('_' or '-' or '.'))
            {
                return false;
            }
        }

        // '$(Name.Trim())' is a call, '$(Some.Name)' none that MSBuild allows either.
        return name.Length > 0 && !name.Contains('.', StringComparison.Ordinal);
    }

    private static int FindClose(string text, int open)
    {
        var depth = 0;
        for (var i = open; i < text.Length; i++)
        {
            depth += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
            if (depth == 0)
            {
                return i;
            }
        }

        return text.Length;
    }
}
