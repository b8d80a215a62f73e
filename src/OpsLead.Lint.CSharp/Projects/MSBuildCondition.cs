namespace OpsLead.Lint.CSharp.Projects;

/// <summary>
/// Evaluates the conditions of project files: comparisons, <c>and</c>, <c>or</c>, <c>!</c>, parentheses. What depends on the machine
/// (<c>Exists</c>, property functions, versions) is unknown. Source: MSBuild conditions reference.
/// </summary>
internal ref struct MSBuildCondition
{
    // Nobody nests deeper; what does is unknown.
    private const int MaximumDepth = 32;

    private readonly ReadOnlySpan<char> text;
    private int position;
    private int depth;
    private bool isMalformed;

    private MSBuildCondition(ReadOnlySpan<char> text) => this.text = text;

    /// <summary>Evaluates a condition whose properties are already expanded.</summary>
    /// <param name="condition">The condition; <see cref="MSBuildProperties.Unknown"/> stands for what is not known.</param>
    /// <returns>Null when it cannot be decided.</returns>
    public static bool? Evaluate(string condition)
    {
        if (condition.AsSpan().Trim().IsEmpty)
        {
            return true;
        }

        var evaluation = new MSBuildCondition(condition);
        var result = evaluation.ReadOr();
        evaluation.SkipSpace();
        return evaluation.isMalformed || evaluation.position < condition.Length ? null : result;
    }

    private bool? ReadOr()
    {
        var result = ReadAnd();
        while (TryReadWord("or"))
        {
            var right = ReadAnd();
            result = result == true || right == true ? true : result == false && right == false ? false : null;
        }

        return result;
    }

    private bool? ReadAnd()
    {
        var result = ReadTerm();
        while (TryReadWord("and"))
        {
            var right = ReadTerm();
            result = result == false || right == false ? false : result == true && right == true ? true : null;
        }

        return result;
    }

    private bool? ReadTerm()
    {
        SkipSpace();
        if (position >= text.Length || ++depth > MaximumDepth)
        {
            isMalformed = true;
            return null;
        }

        bool? result;
        if (text[position] == '!' && !IsAt("!="))
        {
            position++;
            result = !ReadTerm();
        }
        else if (text[position] == '(')
        {
            position++;
            result = ReadOr();
            SkipSpace();
            isMalformed |= position >= text.Length || text[position] != ')';
            position++;
        }
        else
        {
            result = ReadComparison();
        }

        depth--;
        return result;
    }

    private bool? ReadComparison()
    {
        var left = ReadOperand(out var isCall);
        SkipSpace();
        if (IsAt("=="))
        {
            position += 2;
            return AreEqual(left, ReadOperand(out _));
        }

        if (IsAt("!="))
        {
            position += 2;
            return !AreEqual(left, ReadOperand(out _));
        }

        if (position < text.Length && text[position] is '<' or '>')
        {
            position += IsAt("<=") || IsAt(">=") ? 2 : 1;
            ReadOperand(out _);
            return null;
        }

        return isCall ? null : left.Equals("true", StringComparison.OrdinalIgnoreCase) ? true : left.Equals("false", StringComparison.OrdinalIgnoreCase)
            ? false : null;
    }

    private static bool? AreEqual(ReadOnlySpan<char> left, ReadOnlySpan<char> right) =>
        left.Contains(MSBuildProperties.Unknown) || right.Contains(MSBuildProperties.Unknown)
            ? null
            : left.Equals(right, StringComparison.OrdinalIgnoreCase);

    private ReadOnlySpan<char> ReadOperand(out bool isCall)
    {
        SkipSpace();
        isCall = false;
        var start = position;
        if (position < text.Length && text[position] == '\'')
        {
            var length = text[(position + 1)..].IndexOf('\'');
            if (length < 0)
            {
                isMalformed = true;
                position = text.Length;
                return default;
            }

            position += length + 2;
            return text.Slice(start + 1, length);
        }

        while (position < text.Length && (char.IsLetterOrDigit(text[position]) || text[position] is '.' or '_' or '-' or MSBuildProperties.Unknown))
        {
            position++;
        }

        var operand = text[start..position];
        if (position < text.Length && text[position] == '(')
        {
            // Exists(…), HasTrailingSlash(…): the disk is not asked.
            isCall = true;
            var close = text[position..].IndexOf(')');
            position = close < 0 ? text.Length : position + close + 1;
        }

        isMalformed |= position == start;
        return operand;
    }

    private bool TryReadWord(string word)
    {
        SkipSpace();
        if (!text[position..].StartsWith(word, StringComparison.OrdinalIgnoreCase)
            || (position + word.Length < text.Length && char.IsLetterOrDigit(text[position + word.Length])))
        {
            return false;
        }

        position += word.Length;
        return true;
    }

    private readonly bool IsAt(string token) => text[position..].StartsWith(token, StringComparison.Ordinal);

    private void SkipSpace()
    {
        while (position < text.Length && char.IsWhiteSpace(text[position]))
        {
            position++;
        }

        position = Math.Min(position, text.Length);
    }
}
