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
            else if (value[i + 1] == '{' && FindEnd(value, i + 2, end) is > 0 and var close)
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

        public bool HasDefault { get; set; }
    }
}
