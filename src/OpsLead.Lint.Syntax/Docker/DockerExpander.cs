using System.Text;

namespace OpsLead.Lint.Syntax.Docker;

/// <summary>Expands the parts of a word as BuildKit's <c>shell.Lex</c> does, in three-valued logic.</summary>
internal sealed class DockerExpander
{
    // Variables that double each other (a=$b$b) would grow without bound.
    private const int LongestValue = 4_096;
    private const int MostStripSteps = 1 << 14;
    private const int MostReplaceSteps = 1 << 17;

    private readonly Func<string, DockerValue> lookup;
    private List<DockerVariableReference>? unresolved;
    private string? error;

    private DockerExpander(Func<string, DockerValue> lookup) => this.lookup = lookup;

    public static DockerExpansion Expand(IReadOnlyList<DockerWordPart> parts, Func<string, DockerValue> lookup)
    {
        var expander = new DockerExpander(lookup);
        var value = expander.Expand(parts);
        return new DockerExpansion(expander.error is null ? value : DockerValue.Unknown, expander.unresolved ?? [], expander.error);
    }

    // The nesting is that of the lexer, which bounds it.
    private DockerValue Expand(IReadOnlyList<DockerWordPart> parts)
    {
        var text = new StringBuilder();
        var known = true;
        var isDefault = false;
        foreach (var part in parts)
        {
            if (part.Reference is null)
            {
                text.Append(part.Literal);
                continue;
            }

            var value = Evaluate(part.Reference);
            known &= value.IsKnown && text.Length + value.Text!.Length <= LongestValue;
            if (known)
            {
                text.Append(value.Text);
                isDefault |= value.IsDefault;
            }
        }

        return known ? DockerValue.Known(text.ToString(), isDefault) : DockerValue.Unknown;
    }

    private DockerValue Evaluate(DockerVariableReference reference)
    {
        var value = lookup(reference.Name);
        if (reference.HandlesUnset)
        {
            return EvaluateCondition(reference, value);
        }

        if (value.Kind is DockerValueKind.Unset or DockerValueKind.Undeclared)
        {
            (unresolved ??= []).Add(reference);
        }

        if (value.Kind == DockerValueKind.Unset)
        {
            value = DockerValue.Known(string.Empty);
        }

        var operand = Expand(reference.Operand);
        var replacement = Expand(reference.Replacement);
        if (!value.IsKnown || reference.Modifier.Length == 0)
        {
            return value.IsKnown ? value : DockerValue.Unknown;
        }

        if (!operand.IsKnown || !replacement.IsKnown)
        {
            return DockerValue.Unknown;
        }

        var text = reference.Modifier[0] == '/'
            ? Replace(value.Text!, operand.Text!, replacement.Text!, all: reference.Modifier.Length == 2)
            : Strip(value.Text!, operand.Text!, fromEnd: reference.Modifier[0] == '%', longest: reference.Modifier.Length == 2);
        return text is null ? DockerValue.Unknown : DockerValue.Known(text, value.IsDefault || operand.IsDefault || replacement.IsDefault);
    }

    private DockerValue EvaluateCondition(DockerVariableReference reference, DockerValue value)
    {
        var ignoresEmpty = reference.Modifier[0] == ':';
        bool? isSet = value.Kind switch
        {
            DockerValueKind.Known => !ignoresEmpty || value.Text!.Length > 0,
            DockerValueKind.Unset => false,
            _ => null,
        };
        switch (reference.Modifier[^1])
        {
            case '-':
                return isSet switch { true => value, false => Expand(reference.Operand), null => DockerValue.Unknown };
            case '+':
                return isSet switch { true => Expand(reference.Operand), false => DockerValue.Known(string.Empty), null => DockerValue.Unknown };
            default:
                if (isSet == false)
                {
                    error ??= $"The variable '{reference.Name}' must be set";
                }

                return isSet == true ? value : DockerValue.Unknown;
        }
    }

    // Null when the pattern is not one BuildKit takes, or too long to try.
    private static string? Strip(string value, string pattern, bool fromEnd, bool longest)
    {
        if (DockerPattern.TryParse(pattern) is not { } parsed || (long)(pattern.Length + 1) * (value.Length + 1) > MostStripSteps)
        {
            return null;
        }

        var length = parsed.Match(value, 0, fromEnd, longest);
        return length < 0 ? value : fromEnd ? value[..^length] : value[length..];
    }

    private static string? Replace(string value, string pattern, string replacement, bool all)
    {
        if (pattern.Length == 0 || DockerPattern.TryParse(pattern) is not { } parsed
            || (long)(pattern.Length + 1) * (value.Length + 1) * (value.Length + 1) > MostReplaceSteps)
        {
            return null;
        }

        var text = new StringBuilder();
        var position = 0;
        while (position < value.Length)
        {
            var length = parsed.Match(value, position, fromEnd: false, longest: true);
            if (length <= 0)
            {
                text.Append(value[position++]);
                continue;
            }

            text.Append(replacement);
            position += length;
            if (!all || text.Length > LongestValue)
            {
                break;
            }
        }

        text.Append(value, position, value.Length - position);
        return text.Length > LongestValue ? null : text.ToString();
    }
}

/// <summary>A pattern of <c>${x#p}</c> and its like: <c>*</c> and <c>?</c> are wildcards, a backslash takes their meaning away.</summary>
internal sealed class DockerPattern
{
    private const char AnyRun = '\uFFFE';
    private const char AnyOne = '\uFFFF';

    private readonly char[] tokens;

    private DockerPattern(char[] tokens) => this.tokens = tokens;

    public static DockerPattern? TryParse(string pattern)
    {
        var tokens = new List<char>(pattern.Length);
        for (var index = 0; index < pattern.Length; index++)
        {
            var character = pattern[index];
            if (character == '\\')
            {
                // BuildKit takes an escape of these five only.
                if (++index == pattern.Length || pattern[index] is not ('*' or '?' or '\\' or '}' or '/'))
                {
                    return null;
                }

                tokens.Add(pattern[index]);
            }
            else
            {
                tokens.Add(character switch { '*' => AnyRun, '?' => AnyOne, _ => character });
            }
        }

        return new DockerPattern([.. tokens]);
    }

    /// <summary>How many characters the pattern takes from a place onwards, or back from the end; -1 when it does not match there.</summary>
    public int Match(string value, int start, bool fromEnd, bool longest)
    {
        // reach[t]: the first t tokens take exactly the characters so far.
        var reach = new bool[tokens.Length + 1];
        reach[0] = true;
        Close(reach, fromEnd);
        var found = reach[^1] ? 0 : -1;
        var count = value.Length - start;
        for (var taken = 1; taken <= count && (longest || found < 0); taken++)
        {
            var character = fromEnd ? value[^taken] : value[start + taken - 1];
            for (var index = tokens.Length; index >= 1; index--)
            {
                var token = Token(index - 1, fromEnd);
                reach[index] = token == AnyRun ? reach[index] : reach[index - 1] && (token == AnyOne || token == character);
            }

            reach[0] = false;
            Close(reach, fromEnd);
            if (reach[^1])
            {
                found = taken;
            }
        }

        return found;
    }

    // A run may take nothing.
    private void Close(bool[] reach, bool fromEnd)
    {
        for (var index = 1; index < reach.Length; index++)
        {
            reach[index] |= Token(index - 1, fromEnd) == AnyRun && reach[index - 1];
        }
    }

    private char Token(int index, bool fromEnd) => tokens[fromEnd ? tokens.Length - 1 - index : index];
}
