namespace OpsLead.Lint.Credentials;

/// <summary>Tells a credential from a placeholder, a label and a key of the configuration.</summary>
public static class CredentialValue
{
    /// <summary>Stands for a part of a text that is not known.</summary>
    public const char Hole = '\0';

    // Below this many bits a character a text of letters and digits is a word, a version, a name.
    private const double MinimumEntropy = 3.0;
    private const int MinimumKeyLength = 12;
    private const int MinimumPasswordLength = 3;

    /// <summary>How templates and pipelines mark what they replace.</summary>
    private static readonly string[] TemplateMarks = { "${", "{{", "#{", "$(" };

    /// <summary>What people write where the value is to come; compared without regard to case.</summary>
    private static readonly string[] Placeholders =
    {
        "your", "changeme", "change-me", "change_me", "placeholder", "example", "replace", "redacted", "dummy", "insert", "todo", "undefined", "not-set",
        "notset", "unused", "ignored", "hidden", "empty", "xxxx", "***",
    };

    /// <summary>Whether a value under a credential's name is one.</summary>
    /// <param name="value">The constant text.</param>
    /// <param name="kind">What the name promises.</param>
    /// <param name="evidence">How the name is known to be that of a credential.</param>
    /// <returns>True when it reads as a credential.</returns>
    public static bool IsCredential(string value, CredentialKind kind, CredentialEvidence evidence)
    {
        if (kind == CredentialKind.None || IsPlaceholder(value) || value.IndexOf(CredentialValue.Hole) >= 0)
        {
            return false;
        }

        if (evidence == CredentialEvidence.Api)
        {
            return true;
        }

        if (HasWhiteSpace(value))
        {
            return false;
        }

        var isWords = IsWords(value);
        return kind == CredentialKind.Password
            ? value.Length >= MinimumPasswordLength && !IsReference(value)
                && (!isWords || (evidence == CredentialEvidence.Handover && !CredentialName.IsMentionedIn(value)))
            : value.Length >= MinimumKeyLength && !isWords && !IsReference(value) && HasLetterAndDigit(value) && GetEntropy(value) >= MinimumEntropy;
    }

    /// <summary>Whether the value only says that one has to come here.</summary>
    /// <param name="value">The text.</param>
    /// <returns>True for an empty one, a template, a mask and the usual words.</returns>
    public static bool IsPlaceholder(string value)
    {
        var text = value.Trim();
        if (text.Length == 0 || IsOneCharacter(text) || text.Equals("null", StringComparison.OrdinalIgnoreCase)
            || text.Equals("none", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        if (IsTemplate(text) || text.StartsWith("...", StringComparison.Ordinal) || text.EndsWith("...", StringComparison.Ordinal))
        {
            return true;
        }

        foreach (var placeholder in Placeholders)
        {
            if (text.IndexOf(placeholder, StringComparison.OrdinalIgnoreCase) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Brackets around the whole, the marks of templates anywhere, and the holes of a format.</summary>
    private static bool IsTemplate(string text)
    {
        foreach (var mark in TemplateMarks)
        {
            if (text.IndexOf(mark, StringComparison.Ordinal) >= 0)
            {
                return true;
            }
        }

        var (first, last) = (text[0], text[text.Length - 1]);
        return (first, last) is ('<', '>') or ('[', ']') or ('%', '%') or ('_', '_') || first == '{'
            || (text.IndexOf('{') is var open and >= 0 && text.IndexOf('}') > open);
    }

    /// <summary>Addresses, paths and references to a store: where a credential is, not what it is.</summary>
    private static bool IsReference(string value) =>
        value.IndexOf("://", StringComparison.Ordinal) >= 0
        || value[0] is '/' or '~' or '.' or '\\' or '$'
        || value.StartsWith("arn:", StringComparison.OrdinalIgnoreCase)
        || value.StartsWith("urn:", StringComparison.OrdinalIgnoreCase)
        || value.StartsWith("@Microsoft.KeyVault", StringComparison.OrdinalIgnoreCase)
        || value.StartsWith("op:", StringComparison.OrdinalIgnoreCase)
        || value.StartsWith("-----", StringComparison.Ordinal);

    /// <summary>Letters in one word or several joined by <c>. _ - :</c>: an identifier, a header, a key of the configuration.</summary>
    private static bool IsWords(string value)
    {
        var previous = '-';
        foreach (var c in value)
        {
            if (!char.IsLetter(c) && (c is not ('.' or '_' or '-' or ':' or '/' or '[' or ']') || (!char.IsLetter(previous) && previous != c && c != '_')))
            {
                return false;
            }

            previous = c;
        }

        return true;
    }

    private static bool HasWhiteSpace(string value)
    {
        foreach (var c in value)
        {
            if (char.IsWhiteSpace(c))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasLetterAndDigit(string value)
    {
        var letter = false;
        var digit = false;
        foreach (var c in value)
        {
            letter |= char.IsLetter(c);
            digit |= char.IsDigit(c);
        }

        return letter && digit;
    }

    private static bool IsOneCharacter(string value)
    {
        foreach (var c in value)
        {
            if (c != value[0])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Shannon's entropy in bits a character.</summary>
    private static double GetEntropy(string value)
    {
        var counts = new Dictionary<char, int>();
        foreach (var c in value)
        {
            counts.TryGetValue(c, out var count);
            counts[c] = count + 1;
        }

        var entropy = 0.0;
        foreach (var count in counts.Values)
        {
            var share = (double)count / value.Length;
            entropy -= share * Math.Log(share, 2);
        }

        return entropy;
    }
}
