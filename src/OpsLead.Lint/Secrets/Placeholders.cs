using System.Buffers;
using System.Collections.Frozen;

namespace OpsLead.Lint.Secrets;

/// <summary>Tells values that only stand for a secret, or point to one, from secrets.</summary>
internal static class Placeholders
{
    private static readonly SearchValues<string> SampleWords = SearchValues.Create(
        ["example", "placeholder", "redacted", "changeme", "change_me", "change-me", "replace", "your_", "your-", "insert", "dummy", "sample", "xxxx", "****", "...."],
        StringComparison.OrdinalIgnoreCase);

    // What a password may hold and the name of a parameter or an anchor may not.
    private static readonly SearchValues<char> Punctuation = SearchValues.Create("!#$%^&*");

    private static readonly FrozenSet<string> Words = FrozenSet.ToFrozenSet(
        [
            "changeme", "changeit", "change_me", "change-me", "replaceme", "replace_me", "todo", "tbd", "fixme", "example", "sample", "dummy", "fake", "test", "testing", "mock",
            "placeholder", "redacted", "removed", "hidden", "masked", "none", "null", "nil", "undefined", "empty", "true", "false", "yes", "no", "on", "off", "enabled", "disabled",
            "default", "optional", "required", "unknown", "string", "str", "text", "secret", "password", "passwd", "pwd", "pass", "token", "key", "apikey", "api_key", "api-key", "user",
            "username", "name", "value", "foo", "bar", "baz", "foobar", "abc", "bearer", "basic", "auto", "inherit", "public", "private", "read", "write", "admin:admin",
            "object", "bool", "boolean", "int", "integer", "number", "any", "void", "self", "this", "function", "async", "await", "return", "import", "static", "const", "let", "var",
        ],
        StringComparer.OrdinalIgnoreCase);

    // By their first character, with the bit set that makes letters small.
    private static readonly string[][] StorePrefixes = CreateStorePrefixes();

    /// <summary>Whether a token is one that documentation prints: it says so, or it repeats or counts.</summary>
    public static bool LooksLikeSample(ReadOnlySpan<char> body) =>
        body.ContainsAny(SampleWords) || IsRepetitive(body) || IsSequence(body);

    /// <summary>Whether a value is a reference to something that is filled in later, or encrypted.</summary>
    public static bool IsReference(ReadOnlySpan<char> value)
    {
        if (value.IsEmpty)
        {
            return true;
        }

        return value[0] switch
        {
            '$' => value.Length > 1 && (value[1] is '{' or '(' or '[' or '$' or ':' || char.IsAsciiLetter(value[1]) || value[1] == '_') && !value.StartsWith("$2", StringComparison.Ordinal),
            '{' or '<' or '[' or '(' or '%' or '@' or '?' or ':' or '#' or '*' or '&' or '`' => IsBracketed(value),
            '_' => value.StartsWith("__", StringComparison.Ordinal) && value.EndsWith("__", StringComparison.Ordinal),
            _ => false,
        } || ContainsTemplate(value) || IsStoreReference(value);
    }

    /// <summary>Whether a value is a word that only stands for a secret.</summary>
    public static bool IsPlaceholder(ReadOnlySpan<char> value)
    {
        var core = value.Trim();
        if (core.Length < 2)
        {
            return true;
        }

        foreach (var prefix in (ReadOnlySpan<string>)["your-", "your_", "my-", "my_", "the-", "enter-", "enter_", "insert-", "insert_", "replace-", "replace_", "some-", "some_"])
        {
            if (core.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        var lookup = Words.GetAlternateLookup<ReadOnlySpan<char>>();
        return lookup.Contains(core) || (core.EndsWith("here", StringComparison.OrdinalIgnoreCase) && core.Length < 40 && core.IndexOfAny("-_ ") > 0)
            || LooksLikeSample(core) || core.IndexOfAnyExcept('x', 'X') < 0;
    }

    /// <summary>Whether a value is one word that people write in place of a value.</summary>
    public static bool IsWord(ReadOnlySpan<char> value) => Words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(value);

    private static bool IsBracketed(ReadOnlySpan<char> value) => value[0] switch
    {
        '`' => value.Length > 1 && value[^1] == '`',
        '{' => value[^1] == '}',
        '<' => value[^1] == '>',
        '[' => value[^1] == ']' || IsClass(value),
        '(' => value[^1] == ')',
        '%' => value.Length > 2 && (value[^1] == '%' || value[1] is '(' or '{' or 's'),
        '@' => value[^1] == '@' || (value.Length > 1 && char.IsAsciiLetter(value[1]) && value.IndexOfAnyExceptInRange('0', 'z') == 0 && !value[1..].ContainsAny(Punctuation)),
        '?' => value.Length == 1,
        ':' => value.Length > 1 && char.IsAsciiLetter(value[1]) && value[1..].IndexOfAnyExceptInRange('0', 'z') < 0,
        '#' => value.Length > 1 && value[1] == '{',
        '*' => value.IndexOfAnyExcept('*') < 0 || char.IsAsciiLetter(value[^1]),
        '&' => value.Length > 1 && char.IsAsciiLetter(value[1]) && !value[1..].ContainsAny(Punctuation),
        _ => true,
    };

    // [0-9a-f]{32} is the shape of a value.
    private static bool IsClass(ReadOnlySpan<char> value) => value.IndexOf(']') is > 0 and var close && close + 1 < value.Length && value[close + 1] is '{' or '+' or '*';

    private static bool ContainsTemplate(ReadOnlySpan<char> value) => value.IndexOfAny('{', '(', '%') >= 0 && ContainsTemplateMark(value);

    private static bool ContainsTemplateMark(ReadOnlySpan<char> value) =>
        value.IndexOf("{{", StringComparison.Ordinal) >= 0 || value.IndexOf("${", StringComparison.Ordinal) >= 0 || value.IndexOf("$(", StringComparison.Ordinal) >= 0
        || value.IndexOf("<%", StringComparison.Ordinal) >= 0 || value.IndexOf("#{", StringComparison.Ordinal) >= 0 || value.IndexOf("%(", StringComparison.Ordinal) >= 0
        || (value.IndexOf('{') is >= 0 and var open && value[open..].IndexOf('}') is > 0 and < 40 and var close && IsName(value.Slice(open + 1, close - 1)));

    private static bool IsName(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (!char.IsAsciiLetterOrDigit(character) && character is not ('_' or '.' or ':' or '-'))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsStoreReference(ReadOnlySpan<char> value)
    {
        if (value[0] >= 128)
        {
            return false;
        }

        foreach (var prefix in StorePrefixes[value[0] | 0x20])
        {
            if (value.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    // A third or more of it is one character, or it is made of one short piece again and again.
    private static bool IsRepetitive(ReadOnlySpan<char> text)
    {
        if (text.Length < 6)
        {
            return false;
        }

        var run = 1;
        for (var i = 1; i < text.Length; i++)
        {
            run = text[i] == text[i - 1] ? run + 1 : 1;
            if (run >= 6)
            {
                return true;
            }
        }

        for (var period = 2; period <= 4; period++)
        {
            if (text.Length >= period * 4 && text[period..].CommonPrefixLength(text) >= period * 3)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether letters or digits count up in it, as in <c>abcdefgh</c> or <c>12345678</c>.</summary>
    public static bool IsSequence(ReadOnlySpan<char> text)
    {
        var run = 1;
        for (var i = 1; i < text.Length; i++)
        {
            run = text[i] == text[i - 1] + 1 && char.IsAsciiLetterOrDigit(text[i]) ? run + 1 : 1;
            if (run >= 7)
            {
                return true;
            }
        }

        return false;
    }

    private static string[][] CreateStorePrefixes()
    {
        string[] prefixes =
        [
            "op://", "vault:", "secret://", "ssm://", "ref+", "arn:", "@Microsoft.KeyVault", "ENC[", "ENC(", "{cipher}", "$ANSIBLE_VAULT", "env:", "process.env", "os.environ",
            "os.getenv", "System.getenv", "Environment.Get", "Configuration[", "builder.", "config.", "secrets.", "projects/", "!ref", "!sub", "!vault", "awssm:", "gcpsm:", "azkv:",
            "file:", "/run/secrets", "sha256:", "keyvault:", "data:",
        ];
        var byFirst = prefixes.ToLookup(static prefix => prefix[0] | 0x20);
        return [.. Enumerable.Range(0, 128).Select(first => byFirst[first].ToArray())];
    }
}
