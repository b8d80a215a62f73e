using System.Buffers;
using System.Globalization;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Syntax.Docker;

/// <summary>
/// Parses the value of <c>--mount</c>: comma-separated <c>key[=value]</c> with CSV quoting. The rules are those of BuildKit's
/// <c>parseMount</c>; a value that holds a variable is judged only once it is known, hence never here. One error a mount.
/// </summary>
internal sealed class DockerMountParser(DockerFlag flag, char escape)
{
    private static readonly (string Name, DockerMountKey Key)[] Keys =
    [
        ("type", DockerMountKey.Type), ("from", DockerMountKey.From), ("source", DockerMountKey.Source), ("src", DockerMountKey.Source),
        ("target", DockerMountKey.Target), ("dst", DockerMountKey.Target), ("destination", DockerMountKey.Target),
        ("readonly", DockerMountKey.ReadOnly), ("ro", DockerMountKey.ReadOnly), ("readwrite", DockerMountKey.ReadWrite),
        ("rw", DockerMountKey.ReadWrite), ("required", DockerMountKey.Required), ("id", DockerMountKey.Id),
        ("sharing", DockerMountKey.Sharing), ("size", DockerMountKey.Size), ("mode", DockerMountKey.Mode), ("uid", DockerMountKey.Uid),
        ("gid", DockerMountKey.Gid), ("env", DockerMountKey.Env),
    ];

    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create("0123456789.");

    private static readonly string[] TypeNames = ["bind", "cache", "tmpfs", "secret", "ssh"];

    private readonly List<DockerMountOption> options = [];
    private DockerMountType type = DockerMountType.Bind;

    /// <summary>Why BuildKit refuses the mount; null when it does not.</summary>
    public DockerfileError? Error { get; private set; }

    public DockerMount Parse()
    {
        if (flag.Value is { } value)
        {
            ReadFields(value.Source);
            ReadType();
            foreach (var option in options)
            {
                Check(option);
            }

            CheckTogether();
        }

        return new DockerMount(flag, options, type);
    }

    private void ReadFields(DockerText source)
    {
        var text = source.AsSpan();
        var start = 0;
        while (start <= text.Length)
        {
            if (start < text.Length && text[start] == '"')
            {
                start = ReadQuotedField(source, start);
                continue;
            }

            var length = text[start..].IndexOf(',');
            length = length < 0 ? text.Length - start : length;
            if (text.Slice(start, length).Contains('"'))
            {
                Fail(source.GetSpan(start, length), "A quote stands inside an unquoted option of the mount");
            }

            AddOption(source.Slice(start, length));
            start += length + 1;
        }
    }

    private int ReadQuotedField(DockerText source, int start)
    {
        var text = source.AsSpan();
        var field = new DockerTextBuilder();
        var position = start + 1;
        while (position < text.Length)
        {
            if (text[position] != '"')
            {
                field.Append(source, position++, 1);
            }
            else if (position + 1 < text.Length && text[position + 1] == '"')
            {
                field.Append('"', source.GetSpan(position, 2));
                position += 2;
            }
            else
            {
                AddOption(field.ToText(source.GetSpan(start, 0).Start));
                if (position + 1 == text.Length || text[position + 1] == ',')
                {
                    return position + 2;
                }

                Fail(source.GetSpan(position + 1, 1), "Text follows the closing quote of an option of the mount");
                return text.Length + 1;
            }
        }

        Fail(source.GetSpan(start, 1), "The quote of an option of the mount is not closed");
        return text.Length + 1;
    }

    private void AddOption(DockerText field)
    {
        var text = field.AsSpan();
        var equals = text.IndexOf('=');
        var name = field.Slice(0, equals < 0 ? field.Length : equals);
        var key = DockerMountKey.Unknown;
        foreach (var candidate in Keys)
        {
            if (name.AsSpan().Equals(candidate.Name, StringComparison.OrdinalIgnoreCase))
            {
                key = candidate.Key;
                break;
            }
        }

        var value = equals < 0 ? null : new DockerWord(field.Slice(equals + 1, field.Length - equals - 1), escape);
        options.Add(new DockerMountOption(key, name, value, field.Span));
    }

    // The last type counts, as in the builder.
    private void ReadType()
    {
        foreach (var option in options)
        {
            if (option.Key != DockerMountKey.Type || option.Value is null)
            {
                continue;
            }

            type = (DockerMountType)(Array.FindIndex(TypeNames, name => name.Equals(option.Value.Literal, StringComparison.OrdinalIgnoreCase)) + 1);
            if (type == DockerMountType.Unknown && option.Value.Literal is { } literal)
            {
                var nearest = NearestName.Find(literal, TypeNames);
                Fail(option.Value.Span, $"There is no mount of type '{literal}'" + (nearest is null ? string.Empty : $"; '{nearest}' may be meant"));
            }
        }
    }

    private void Check(DockerMountOption option)
    {
        if (option.Value is null)
        {
            CheckBare(option);
            return;
        }

        var literal = option.Value.Literal;
        switch (option.Key)
        {
            case DockerMountKey.Unknown:
                FailUnknown(option);
                break;
            case DockerMountKey.From when HasVariable(option.Value.Source.AsSpan()):
                Fail(
                    option.Value.Span,
                    "The builder expands no variable in 'from'; name a stage that is built from it",
                    DockerfileErrorKind.VariableInStageReference);
                break;
            case DockerMountKey.ReadOnly or DockerMountKey.ReadWrite or DockerMountKey.Required when literal is not null && !IsBoolean(literal):
                Fail(option.Value.Span, $"The option '{option.KeyText}' is true or false, not '{literal}'");
                break;
            case DockerMountKey.Required when type is not (DockerMountType.Secret or DockerMountType.Ssh or DockerMountType.Unknown):
                FailForType(option);
                break;
            case DockerMountKey.Size when type is not (DockerMountType.Tmpfs or DockerMountType.Unknown):
                FailForType(option);
                break;
            case DockerMountKey.Size when literal is not null && !IsSize(literal):
                Fail(option.Value.Span, $"'{literal}' is no size");
                break;
            case DockerMountKey.Sharing when type is not (DockerMountType.Cache or DockerMountType.Unknown):
                FailForType(option);
                break;
            case DockerMountKey.Sharing when literal is not null && !IsSharing(literal):
                Fail(option.Value.Span, $"The sharing of a cache is shared, private or locked, not '{literal}'");
                break;
            case DockerMountKey.Mode or DockerMountKey.Uid or DockerMountKey.Gid when type is DockerMountType.Bind or DockerMountType.Tmpfs:
                FailForType(option);
                break;
            case DockerMountKey.Mode when literal is not null && !IsOctal(literal):
                Fail(option.Value.Span, $"The mode '{literal}' is no octal number");
                break;
            case DockerMountKey.Uid or DockerMountKey.Gid
                when literal is not null && !uint.TryParse(literal, NumberStyles.None, CultureInfo.InvariantCulture, out _):
                Fail(option.Value.Span, $"The {option.KeyText} '{literal}' is no number");
                break;
            case DockerMountKey.Target
                when type is DockerMountType.Bind or DockerMountType.Cache or DockerMountType.Tmpfs && literal is not null && IsRoot(literal):
                Fail(option.Value.Span, "A mount cannot take the place of '/'");
                break;
        }
    }

    private void CheckBare(DockerMountOption option)
    {
        switch (option.Key)
        {
            case DockerMountKey.ReadOnly or DockerMountKey.ReadWrite:
                break;
            case DockerMountKey.Required when type is DockerMountType.Secret or DockerMountType.Ssh or DockerMountType.Unknown:
                break;
            case DockerMountKey.Required:
                FailForType(option);
                break;
            case DockerMountKey.Unknown when HasVariable(option.KeyText.AsSpan()):
                Fail(option.Span, "A variable cannot stand for a whole option of the mount");
                break;
            case DockerMountKey.Unknown:
                FailUnknown(option);
                break;
            default:
                Fail(option.Span, $"The option '{option.KeyText}' needs a value");
                break;
        }
    }

    private void CheckTogether()
    {
        if (type != DockerMountType.Secret || Error is not null)
        {
            return;
        }

        var id = Get(DockerMountKey.Id);
        var source = Get(DockerMountKey.Source);
        if (Get(DockerMountKey.From) is { } from)
        {
            Fail(from.Span, "A secret comes from no stage or image", DockerfileErrorKind.ConflictingMountOptions);
        }
        else if (id is null && source is null && Get(DockerMountKey.Target) is null)
        {
            Fail(flag.Span, "A secret needs an id, a source or a target", DockerfileErrorKind.ConflictingMountOptions);
        }
        else if (id is not null && source is not null)
        {
            Fail(source.Span, "A secret has an id or a source, not both", DockerfileErrorKind.ConflictingMountOptions);
        }
    }

    private DockerMountOption? Get(DockerMountKey key) => options.FindLast(option => option.Key == key && option.Value is { Source.Length: > 0 });

    private void FailUnknown(DockerMountOption option)
    {
        var nearest = NearestName.Find(option.KeyText.AsSpan(), Keys.Select(static key => key.Name));
        Fail(
            option.KeyText.Length == 0 ? flag.Span : option.KeyText.Span,
            $"A mount has no option '{option.KeyText}'" + (nearest is null ? string.Empty : $"; '{nearest}' may be meant"));
    }

    private void FailForType(DockerMountOption option) =>
        Fail(option.Span, $"A mount of type '{TypeNames[(int)type - 1]}' has no option '{option.KeyText}'");

    private void Fail(TextSpan span, string message, DockerfileErrorKind kind = DockerfileErrorKind.BadMount) =>
        Error ??= new DockerfileError(kind, span, message);

    private static bool HasVariable(ReadOnlySpan<char> text) => text.IndexOf('$') is >= 0 and var index && index + 1 < text.Length;

    // Go's strconv.ParseBool.
    private static bool IsBoolean(string text) => text is "1" or "t" or "T" or "TRUE" or "true" or "True" or "0" or "f" or "F" or "FALSE" or "false" or "False";

    private static bool IsSharing(string text) =>
        text.Equals("shared", StringComparison.OrdinalIgnoreCase) || text.Equals("private", StringComparison.OrdinalIgnoreCase)
        || text.Equals("locked", StringComparison.OrdinalIgnoreCase);

    private static bool IsOctal(string text)
    {
        ulong value = 0;
        foreach (var digit in text)
        {
            if (digit is < '0' or > '7' || (value = (value * 8) + (ulong)(digit - '0')) > uint.MaxValue)
            {
                return false;
            }
        }

        return text.Length > 0;
    }

    // units.RAMInBytes: a number, perhaps with a fraction, and an optional unit such as k, kb or KiB.
    private static bool IsSize(ReadOnlySpan<char> text)
    {
        var digits = text.IndexOfAnyExcept(NumberCharacters);
        var number = digits < 0 ? text : text[..digits];
        if (number.IsEmpty || !char.IsAsciiDigit(number[0]) || number[^1] == '.' || number.Count('.') > 1)
        {
            return false;
        }

        var unit = text[number.Length..];
        unit = unit.StartsWith(' ') ? unit[1..] : unit;
        if (!unit.IsEmpty && "kmgtpKMGTP".Contains(unit[0]))
        {
            unit = unit[1..];
            unit = !unit.IsEmpty && unit[0] is 'i' or 'I' ? unit[1..] : unit;
        }

        return unit.IsEmpty || unit is "b" or "B";
    }

    private static bool IsRoot(string path)
    {
        // Any mix of slashes and dots that leads nowhere below the root.
        if (path.Length == 0 || path[0] != '/')
        {
            return false;
        }

        var depth = 0;
        foreach (var part in path.AsSpan().Split('/'))
        {
            depth = path.AsSpan(part) switch { "" or "." => depth, ".." => Math.Max(0, depth - 1), _ => depth + 1 };
        }

        return depth == 0;
    }
}
