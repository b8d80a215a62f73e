using System.Collections.Frozen;
using System.IO.Compression;
using System.Text;

namespace OpsLead.Lint.Schemas.Kubernetes;

/// <summary>Schemas of many kinds as one packed file. Unpacked when first asked for; a definition is built when first followed.</summary>
internal sealed class SchemaLibrary
{
    private readonly byte[] data;
    private readonly string[] strings;
    private readonly (int Start, int End)[] spans;
    private readonly SchemaNode?[] definitions;

    private SchemaLibrary(byte[] data)
    {
        this.data = data;
        var position = 0;
        NewestRelease = data[position++];
        strings = new string[ReadNumber(ref position)];
        for (var i = 0; i < strings.Length; i++)
        {
            var length = ReadNumber(ref position);
            strings[i] = Encoding.UTF8.GetString(data, position, length);
            position += length;
        }

        spans = new (int, int)[ReadNumber(ref position)];
        var lengths = new int[spans.Length];
        for (var i = 0; i < lengths.Length; i++)
        {
            lengths[i] = ReadNumber(ref position);
        }

        for (var i = 0; i < spans.Length; i++)
        {
            spans[i] = (position, position + lengths[i]);
            position += lengths[i];
        }

        definitions = new SchemaNode?[spans.Length];
        var count = ReadNumber(ref position);
        var kinds = new Dictionary<(string ApiVersion, string Kind), (int Definition, int Since)>(count);
        for (var i = 0; i < count; i++)
        {
            var key = (strings[ReadNumber(ref position)], strings[ReadNumber(ref position)]);
            kinds.Add(key, (ReadNumber(ref position), data[position++]));
        }

        Kinds = kinds.ToFrozenDictionary();
    }

    /// <summary>The newest minor release that the data describes.</summary>
    public int NewestRelease { get; }

    /// <summary>The kinds: the index of the definition, and the minor release that first serves it (0 for always).</summary>
    public FrozenDictionary<(string ApiVersion, string Kind), (int Definition, int Since)> Kinds { get; }

    /// <summary>Unpacks an embedded file.</summary>
    /// <param name="resource">Its name.</param>
    public static SchemaLibrary Load(string resource)
    {
        using var packed = typeof(SchemaLibrary).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The resource '{resource}' is not in the assembly.");
        using var brotli = new BrotliStream(packed, CompressionMode.Decompress);
        using var unpacked = new MemoryStream();
        brotli.CopyTo(unpacked);
        return new SchemaLibrary(unpacked.ToArray());
    }

    /// <summary>Reads the packed bytes of a file that is not embedded.</summary>
    public static SchemaLibrary Read(byte[] unpacked) => new(unpacked);

    /// <summary>The schema of a definition.</summary>
    /// <param name="definition">Its index.</param>
    public SchemaNode GetDefinition(int definition)
    {
        // Threads may build one at the same time; each builds the same, and the last to write stays.
        if (definitions[definition] is { } known)
        {
            return known;
        }

        var position = spans[definition].Start;
        var node = ReadNode(ref position);
        definitions[definition] = node;
        return node;
    }

    private SchemaNode ReadNode(ref int position)
    {
        switch ((SchemaCode)data[position++])
        {
            case SchemaCode.Reference:
                var definition = ReadNumber(ref position);
                return SchemaNode.CreateReference(() => GetDefinition(definition));
            case SchemaCode.String:
                return Simple.String;
            case SchemaCode.Boolean:
                return Simple.Boolean;
            case SchemaCode.Int32:
                return Simple.Int32;
            case SchemaCode.Int64:
                return Simple.Int64;
            case SchemaCode.Number:
                return Simple.Number;
            case SchemaCode.IntOrString:
                return Simple.IntOrString;
            case SchemaCode.Quantity:
                return Simple.Quantity;
            case SchemaCode.DateTime:
                return Simple.DateTime;
            case SchemaCode.Base64:
                return Simple.Base64;
            case SchemaCode.Enumeration:
                var literals = new SchemaLiteral[ReadNumber(ref position)];
                for (var i = 0; i < literals.Length; i++)
                {
                    literals[i] = SchemaLiteral.Create(strings[ReadNumber(ref position)]);
                }

                return new SchemaNode { Types = SchemaTypes.String, Enumeration = literals };
            case SchemaCode.Array:
                return new SchemaNode { Types = SchemaTypes.Array, Array = new ArrayConstraints { Items = ReadNode(ref position) } };
            case SchemaCode.Map:
                return new SchemaNode { Types = SchemaTypes.Object, Object = new ObjectConstraints { Additional = ReadNode(ref position) } };
            case SchemaCode.Object:
                return ReadObject(ref position);
            default:
                return SchemaNode.Anything;
        }
    }

    private SchemaNode ReadObject(ref int position)
    {
        var count = ReadNumber(ref position);
        var properties = new KeyValuePair<string, SchemaProperty>[count];
        var required = new List<string>();
        for (var i = 0; i < count; i++)
        {
            var name = strings[ReadNumber(ref position)];
            var flags = (SchemaPropertyFlags)data[position++];
            var since = (flags & SchemaPropertyFlags.HasSince) != 0 ? data[position++] : 0;
            var index = -1;
            if ((flags & SchemaPropertyFlags.Required) != 0)
            {
                index = required.Count;
                required.Add(name);
            }

            properties[i] = new(name, new SchemaProperty(ReadNode(ref position), index, IsDeclared: true, since));
        }

        return new SchemaNode
        {
            Types = SchemaTypes.Object,
            Object = new ObjectConstraints
            {
                Properties = properties.ToFrozenDictionary(StringComparer.Ordinal),
                Required = [.. required],
                Additional = SchemaNode.Nothing,
            },
        };
    }

    private int ReadNumber(ref int position)
    {
        var value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var part = data[position++];
            value |= (part & 0x7F) << shift;
            if (part < 0x80)
            {
                return value;
            }
        }
    }

    private static class Simple
    {
        public static readonly SchemaNode String = new() { Types = SchemaTypes.String };
        public static readonly SchemaNode Boolean = new() { Types = SchemaTypes.Boolean };
        public static readonly SchemaNode Int32 = new() { Types = SchemaTypes.Integer, Format = SchemaFormat.Int32 };
        public static readonly SchemaNode Int64 = new() { Types = SchemaTypes.Integer, Format = SchemaFormat.Int64 };
        public static readonly SchemaNode Number = new() { Types = SchemaTypes.Number | SchemaTypes.Integer };
        public static readonly SchemaNode IntOrString = new() { Types = SchemaTypes.Integer | SchemaTypes.String };
        public static readonly SchemaNode Quantity = new() { Types = SchemaTypes.Number | SchemaTypes.Integer | SchemaTypes.String, Format = SchemaFormat.Quantity };
        public static readonly SchemaNode DateTime = new() { Types = SchemaTypes.String, Format = SchemaFormat.DateTime };
        public static readonly SchemaNode Base64 = new() { Types = SchemaTypes.String, Format = SchemaFormat.Byte };
    }
}
