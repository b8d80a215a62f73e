using System.Text;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Syntax.Shell;

/// <summary>What the shell still does with an unquoted literal; the parser keeps it as written.</summary>
[Flags]
public enum ShellWordFeatures
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The word begins with an unquoted <c>~</c>: a home directory.</summary>
    Tilde = 1,

    /// <summary>It holds an unquoted <c>*</c>, <c>?</c>, <c>[</c> or an extended pattern: file names.</summary>
    Glob = 2,

    /// <summary>It holds unquoted braces that may expand to several words: <c>{a,b}</c>, <c>{1..3}</c>.</summary>
    Brace = 4,
}

/// <summary>A word: adjacent parts without an unquoted blank between them.</summary>
public sealed class ShellWord : ShellNode
{
    private readonly ShellWordPart[] parts;
    private string? staticPrefix;
    private bool isStatic;

    internal ShellWord(ShellWordPart[] parts, ShellWordFeatures features, TextSpan span)
        : base(span)
    {
        this.parts = parts;
        Features = features;
    }

    /// <summary>The parts from left to right; none for an empty value.</summary>
    public ReadOnlySpan<ShellWordPart> Parts => parts;

    /// <summary>What the shell still does with the word's literals.</summary>
    public ShellWordFeatures Features { get; }

    /// <summary>The word as an assignment when it has the form <c>NAME=…</c>; null otherwise.</summary>
    public ShellAssignment? Assignment { get; internal set; }

    /// <summary>
    /// The word as the shell hands it on, quotes and escapes removed; null when an expansion or an expression stands in it.
    /// Tildes, patterns and braces stay as written, see <see cref="Features"/>.
    /// </summary>
    public string? LiteralText
    {
        get
        {
            var prefix = StaticPrefix;
            return isStatic ? prefix : null;
        }
    }

    /// <summary>What stands before the first expansion or expression, quotes and escapes removed; the whole of a static word. Never null.</summary>
    public string StaticPrefix
    {
        get
        {
            if (staticPrefix is null)
            {
                // One literal, the common case, is shared as it is. The flag is written first: another thread may read in between.
                var complete = true;
                var text = parts is [ShellLiteralPart only] ? only.Text : Decode(parts, ref complete);
                isStatic = complete;
                Volatile.Write(ref staticPrefix, text);
            }

            return staticPrefix;
        }
    }

    /// <summary>Whether nothing in the word depends on the time it runs.</summary>
    public bool IsStatic => LiteralText is not null;

    /// <summary>Whether an expansion stands outside quotes, so that its value is split and globbed.</summary>
    public bool HasUnquotedExpansion
    {
        get
        {
            foreach (var part in parts)
            {
                if (part is { IsExpansion: true, IsQuoted: false })
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>The characters of the script that a stretch of the decoded text came from.</summary>
    /// <param name="start">The index in <see cref="StaticPrefix"/>.</param>
    /// <param name="length">How many of its code units.</param>
    /// <returns>The span in the script, from the first character's beginning to the last character's end.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The stretch reaches beyond the static prefix.</exception>
    public TextSpan GetSpan(int start, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(start + length, StaticPrefix.Length);
        var first = -1;
        var last = Span.Start;
        var position = 0;
        foreach (var leaf in GetLeaves())
        {
            var text = GetText(leaf);
            if (text is null)
            {
                break;
            }

            if (text.Length == 0)
            {
                continue;
            }

            last = leaf.Span.End;
            if (first < 0 && start < position + text.Length)
            {
                first = text.Length == leaf.Span.Length ? leaf.Span.Start + start - position : leaf.Span.Start;
                last = first;
            }

            if (first >= 0 && start + length <= position + text.Length)
            {
                return TextSpan.FromBounds(first, length == 0 ? first : GetEnd(leaf, text, start + length - position));
            }

            position += text.Length;
        }

        return new TextSpan(first < 0 ? last : first, 0);
    }

    /// <summary>The innermost parts from left to right: quoted parts are replaced by what they hold, expansions are not entered.</summary>
    /// <returns>The parts, none of them a <see cref="ShellQuotedPart"/>.</returns>
    public IEnumerable<ShellWordPart> GetLeaves()
    {
        foreach (var part in parts)
        {
            if (part is ShellQuotedPart quoted)
            {
                // Quotes hold no quotes, so one level is all there is.
                for (var i = 0; i < quoted.Parts.Length; i++)
                {
                    yield return quoted.Parts[i];
                }
            }
            else
            {
                yield return part;
            }
        }
    }

    internal static string? GetText(ShellWordPart leaf) => leaf switch
    {
        ShellLiteralPart literal => literal.Text,
        ShellEscapePart escape => escape.Text,
        _ => null,
    };

    private static int GetEnd(ShellWordPart leaf, string text, int length) =>
        text.Length == leaf.Span.Length ? leaf.Span.Start + length : leaf.Span.End;

    private static string Decode(ReadOnlySpan<ShellWordPart> parts, ref bool isStatic)
    {
        if (parts is [ShellQuotedPart { Parts: [ShellLiteralPart quoted] }])
        {
            return quoted.Text;
        }

        var builder = new StringBuilder();
        AppendTo(builder, parts, ref isStatic);
        return builder.ToString();
    }

    private static void AppendTo(StringBuilder builder, ReadOnlySpan<ShellWordPart> parts, ref bool isStatic)
    {
        foreach (var part in parts)
        {
            if (part is ShellQuotedPart quoted)
            {
                AppendTo(builder, quoted.Parts, ref isStatic);
            }
            else if (GetText(part) is { } text)
            {
                builder.Append(text);
            }
            else
            {
                isStatic = false;
            }

            if (!isStatic)
            {
                return;
            }
        }
    }
}
