using System.Text;
using OpsLead.Lint.Credentials;

namespace OpsLead.Lint.Compose;

/// <summary>
/// A text with Compose's variables replaced, as the Compose Specification's interpolation does: <c>$VAR</c>, <c>${VAR}</c>,
/// <c>${VAR:-default}</c>, <c>${VAR-default}</c>, <c>${VAR:+word}</c>, <c>${VAR:?message}</c>, and <c>$$</c> for a dollar sign.
/// </summary>
public sealed class ComposeInterpolation
{
    // Deeper nesting of defaults is nobody's configuration.
    private const int MaximumDepth = 16;

    // Each open brace that nothing closes costs a look at the rest of the text; a text of such braces must not cost its square.
    private const int MaximumOpenBraces = 64;

    private readonly List<int> positions;

    private ComposeInterpolation(string text, List<int> positions, bool isComplete, bool hasDefault)
    {
        Text = text;
        this.positions = positions;
        IsComplete = isComplete;
        HasDefault = hasDefault;
    }

    /// <summary>The text; <see cref="CredentialValue.Hole"/> stands for each variable without a default.</summary>
    public string Text { get; }

    /// <summary>Whether no variable without a default takes part.</summary>
    public bool IsComplete { get; }

    /// <summary>Whether some part is the default of a variable, which the environment may replace.</summary>
    public bool HasDefault { get; }

    /// <summary>Where a stretch of <see cref="Text"/> is written in the original.</summary>
    /// <param name="start">The index in <see cref="Text"/>.</param>
    /// <param name="length">How many characters; at least one.</param>
    /// <returns>Start and length in the original.</returns>
    public (int Start, int Length) GetOriginal(int start, int length) => (positions[start], positions[start + length - 1] - positions[start] + 1);

    /// <summary>Replaces the variables of a text.</summary>
    /// <param name="value">The decoded text of a scalar.</param>
    /// <returns>The result.</returns>
    public static ComposeInterpolation Expand(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var text = new StringBuilder(value.Length);
        var positions = new List<int>(value.Length);
        var state = new State();
        Expand(value, 0, value.Length, text, positions, state, depth: 0);
        return new ComposeInterpolation(text.ToString(), positions, !state.HasHole, state.HasDefault);
    }

    /// <summary>Finds the <c>${</c> that Compose cannot read, and refuses: no name, or behind it none of its modifiers.</summary>
    /// <param name="value">The decoded text of a scalar.</param>
    /// <returns>Where each begins and how long it is, up to its closing brace or the end of the text.</returns>
    public static IReadOnlyList<(int Start, int Length)> FindInvalid(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        List<(int, int)>? result = null;
        for (var i = 0; i + 1 < value.Length; i++)
        {
            if (value[i] != '$' || value[i + 1] is not ('$' or '{'))
            {
                continue;
            }

            if (value[i + 1] == '{')
            {
                var close = FindEnd(value, i + 2, value.Length);
                if (close > 0 && value[i + 2] == '{' && close + 1 < value.Length && value[close + 1] == '}')
                {
                    // A template's own braces.
                    close++;
                }

                if (close < 0 || !IsValidName(value.AsSpan(i + 2, close - i - 2)))
                {
                    (result ??= []).Add((i, close < 0 ? value.Length - i : close + 1 - i));
                }

                // A default may hold variables of its own, which stand or fall with it.
                i = close < 0 ? value.Length : close;
            }
            else
            {
                i++;
            }
        }

        return result ?? [];
    }

    /// <summary>Finds the variables without a default that Compose replaces: <c>$NAME</c> and <c>${NAME}</c>.</summary>
    /// <param name="value">The decoded text of a scalar.</param>
    /// <returns>Where each begins, how long it is with its dollar sign and braces, and its name.</returns>
    public static IEnumerable<(int Start, int Length, string Name)> FindVariables(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        for (var i = 0; i + 1 < value.Length; i++)
        {
            if (value[i] != '$')
            {
                continue;
            }

            if (value[i + 1] == '$')
            {
                i++;
                continue;
            }

            var start = value[i + 1] == '{' ? i + 2 : i + 1;
            var end = start;
            while (end < value.Length && (char.IsAsciiLetterOrDigit(value[end]) || value[end] == '_'))
            {
                end++;
            }

            if (end == start || char.IsAsciiDigit(value[start]) || (start == i + 2 && (end == value.Length || value[end] != '}')))
            {
                continue;
            }

            yield return (i, (start == i + 2 ? end + 1 : end) - i, value[start..end]);
            i = end - 1;
        }
    }

    // NAME, or NAME and one of ':-' '-' ':+' '+' ':?' '?'.
    private static bool IsValidName(ReadOnlySpan<char> text)
    {
        var name = 0;
        while (name < text.Length && (char.IsAsciiLetterOrDigit(text[name]) || text[name] == '_'))
        {
            name++;
        }

        var rest = text[name..];
        rest = rest is [':', ..] ? rest[1..] : rest;
        return name > 0 && !char.IsAsciiDigit(text[0]) && (text.Length == name || rest is ['-' or '+' or '?', ..]);
    }

    private static void Expand(string value, int start, int end, StringBuilder text, List<int> positions, State state, int depth)
    {
        for (var i = start; i < end; i++)
        {
            if (value[i] != '$' || i + 1 == end)
            {
                Add(value[i], i);
            }
            else if (value[i + 1] == '$')
            {
                Add('$', ++i);
            }
            else if (value[i + 1] == '{' && state.OpenBraces < MaximumOpenBraces && FindEnd(value, i + 2, end) is > 0 and var close)
            {
                ExpandBraced(value, i + 2, close, text, positions, state, depth);
                i = close;
            }
            else if (char.IsAsciiLetter(value[i + 1]) || value[i + 1] == '_')
            {
                Hole(i);
                while (i + 1 < end && (char.IsAsciiLetterOrDigit(value[i + 1]) || value[i + 1] == '_'))
                {
                    i++;
                }
            }
            else
            {
                state.OpenBraces += value[i + 1] == '{' ? 1 : 0;
                Add('$', i);
            }
        }

        void Add(char character, int position)
        {
            text.Append(character);
            positions.Add(position);
        }

        void Hole(int position)
        {
            state.HasHole = true;
            Add(CredentialValue.Hole, position);
        }
    }

    private static void ExpandBraced(string value, int start, int end, StringBuilder text, List<int> positions, State state, int depth)
    {
        var name = start;
        while (name < end && (char.IsAsciiLetterOrDigit(value[name]) || value[name] == '_'))
        {
            name++;
        }

        var modifier = name < end && value[name] == ':' ? name + 1 : name;
        if (modifier < end && value[modifier] == '-' && depth < MaximumDepth)
        {
            state.HasDefault = true;
            Expand(value, modifier + 1, end, text, positions, state, depth + 1);
            return;
        }

        state.HasHole = true;
        text.Append(CredentialValue.Hole);
        positions.Add(start - 2);
    }

    private static int FindEnd(string value, int start, int end)
    {
        var depth = 0;
        for (var i = start; i < end; i++)
        {
            if (value[i] == '$' && i + 1 < end && value[i + 1] == '{')
            {
                depth++;
                i++;
            }
            else if (value[i] == '}' && depth-- == 0)
            {
                return i;
            }
        }

        return -1;
    }

    private sealed class State
    {
        public bool HasHole { get; set; }

        public int OpenBraces { get; set; }

        public bool HasDefault { get; set; }
    }
}
