using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using OpsLead.Lint.Schemas.Kubernetes;

namespace OpsLead.Lint.Dev.Schemas;

/// <summary>Writes schemas as <see cref="SchemaCode"/> describes.</summary>
internal sealed partial class SchemaLibraryWriter
{
    private readonly ModelPackage package;
    private readonly IReadOnlyList<ReleaseModels> releases;
    private readonly Dictionary<string, int> stringIndexes = new(StringComparer.Ordinal);
    private readonly List<string> strings = [];
    private readonly Dictionary<string, int> definitionIndexes = new(StringComparer.Ordinal);
    private readonly List<byte[]?> definitions = [];
    private readonly Queue<(int Index, ModelDeclaration Declaration)> pending = new();
    private readonly List<(int ApiVersion, int Kind, int Definition, int Since)> kinds = [];

    /// <summary>A writer of the kinds of a package.</summary>
    /// <param name="package">The models.</param>
    /// <param name="releases">The releases in ascending order, by which the first release of a property is told; none for custom resources.</param>
    public SchemaLibraryWriter(ModelPackage package, IReadOnlyList<ReleaseModels> releases)
    {
        this.package = package;
        this.releases = releases;
    }

    /// <summary>The definitions written so far.</summary>
    public int DefinitionCount => definitions.Count;

    /// <summary>The kinds added so far.</summary>
    public int KindCount => kinds.Count;

    /// <summary>Adds a kind. One that no release serves any more is left out.</summary>
    /// <param name="apiVersion">The group and version under which it is found.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="declaration">Its declaration.</param>
    public void Add(string apiVersion, string kind, ModelDeclaration declaration)
    {
        var since = 0;
        if (releases.Count > 0)
        {
            var candidates = GetModelNames(declaration.Name);
            if (releases[^1].Find(candidates) is null)
            {
                return;
            }

            since = GetFirst(release => release.Find(candidates) is not null);
        }

        kinds.Add((GetString(apiVersion), GetString(kind), GetDefinition(declaration), since));
    }

    /// <summary>Writes the file.</summary>
    public byte[] Write()
    {
        while (pending.TryDequeue(out var next))
        {
            var definition = new MemoryStream();
            WriteType(definition, next.Declaration.Type, next.Declaration.Name, property: "");
            definitions[next.Index] = definition.ToArray();
        }

        var body = new MemoryStream();
        body.WriteByte((byte)(releases.Count > 0 ? releases[^1].Release : 0));
        WriteNumber(body, strings.Count);
        foreach (var text in strings)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            WriteNumber(body, bytes.Length);
            body.Write(bytes);
        }

        WriteNumber(body, definitions.Count);
        foreach (var definition in definitions)
        {
            WriteNumber(body, definition!.Length);
        }

        foreach (var definition in definitions)
        {
            body.Write(definition!);
        }

        WriteNumber(body, kinds.Count);
        foreach (var (apiVersion, kind, definition, since) in kinds)
        {
            WriteNumber(body, apiVersion);
            WriteNumber(body, kind);
            WriteNumber(body, definition);
            body.WriteByte((byte)since);
        }

        return body.ToArray();
    }

    /// <summary>Packs what <see cref="Write"/> gave.</summary>
    public static byte[] Pack(byte[] unpacked)
    {
        var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            brotli.Write(unpacked);
        }

        return packed.ToArray();
    }

    private void WriteType(MemoryStream output, TypeScriptType type, string owner, string property)
    {
        switch (type)
        {
            case NamedType named:
                WriteNamed(output, named.Name, owner, property);
                break;
            case LiteralType literal:
                WriteEnumeration(output, [literal.Text]);
                break;
            case UnionType union:
                WriteUnion(output, union, owner, property);
                break;
            case ArrayType array:
                output.WriteByte((byte)SchemaCode.Array);
                WriteType(output, array.Item, owner, property);
                break;
            case ObjectType { Members.Count: 0, Values: { } values }:
                output.WriteByte((byte)SchemaCode.Map);
                WriteType(output, values, owner, property);
                break;
            case ObjectType { Members.Count: > 0, Values: null } model:
                WriteObject(output, model, owner);
                break;
            default:
                // An object without keys is one of which nothing is told; known keys beside any others do not occur.
                output.WriteByte((byte)SchemaCode.Any);
                break;
        }
    }

    private void WriteObject(MemoryStream output, ObjectType model, string owner)
    {
        output.WriteByte((byte)SchemaCode.Object);
        WriteNumber(output, model.Members.Count);
        var candidates = GetModelNames(owner);
        var isModel = releases.Count > 0 && releases[^1].Find(candidates) is not null;

        // What a model has had from its first release on is as old as the property that leads to the model: it may only have been renamed.
        var modelSince = isModel ? GetFirst(release => release.Find(candidates) is not null) : 0;
        foreach (var member in model.Members)
        {
            WriteNumber(output, GetString(member.Name));
            var since = isModel ? GetFirst(release => release.Find(candidates)?.ContainsKey(member.Name) == true) : 0;
            since = since > modelSince ? since : 0;
            var flags = (member.IsOptional ? SchemaPropertyFlags.None : SchemaPropertyFlags.Required) | (since > 0 ? SchemaPropertyFlags.HasSince : SchemaPropertyFlags.None);
            output.WriteByte((byte)flags);
            if (since > 0)
            {
                output.WriteByte((byte)since);
            }

            // The object was found by its apiVersion and kind, maybe by those of another version: they need no check.
            WriteType(output, member is { Name: "apiVersion" or "kind", Type: LiteralType } ? new NamedType("string") : member.Type, owner, member.Name);
        }
    }

    private void WriteNamed(MemoryStream output, string name, string owner, string property)
    {
        var format = releases.Count > 0 && releases[^1].Find(GetModelNames(owner)) is { } model && model.TryGetValue(property, out var known) ? known : "";
        switch (name)
        {
            case "string" when format == "byte" || (owner == "IIoK8sApiCoreV1Secret" && property == "data") || (owner == "IIoK8sApiCoreV1ConfigMap" && property == "binaryData"):
                output.WriteByte((byte)SchemaCode.Base64);
                return;
            case "string":
                output.WriteByte((byte)SchemaCode.String);
                return;
            case "number":
                output.WriteByte((byte)(format switch { "int32" => SchemaCode.Int32, "int64" => SchemaCode.Int64, _ => SchemaCode.Number }));
                return;
            case "boolean":
                output.WriteByte((byte)SchemaCode.Boolean);
                return;
            case "IIoK8sApimachineryPkgApiResourceQuantity" or "IQuantity":
                output.WriteByte((byte)SchemaCode.Quantity);
                return;
            case "IIoK8sApimachineryPkgUtilIntstrIntOrString" or "IIntOrString":
                output.WriteByte((byte)SchemaCode.IntOrString);
                return;
            case "IIoK8sApimachineryPkgApisMetaV1Time" or "IIoK8sApimachineryPkgApisMetaV1MicroTime":
                output.WriteByte((byte)SchemaCode.DateTime);
                return;
        }

        // A definition of a definition may hold a list of JSON in which anything goes: it stays what it is.
        if (package.Find(name) is { } declaration && declaration.Type is not NamedType { Name: "any" or "unknown" } and not ObjectType { Members.Count: 0, Values: null })
        {
            output.WriteByte((byte)SchemaCode.Reference);
            WriteNumber(output, GetDefinition(declaration));
            return;
        }

        output.WriteByte((byte)SchemaCode.Any);
    }

    private void WriteUnion(MemoryStream output, UnionType union, string owner, string property)
    {
        if (union.Members.All(static member => member is LiteralType))
        {
            WriteEnumeration(output, [.. union.Members.Cast<LiteralType>().Select(static literal => literal.Text)]);
            return;
        }

        var rest = union.Members.Where(static member => member is not NamedType { Name: "null" or "undefined" }).ToArray();
        if (rest is [var single])
        {
            WriteType(output, single, owner, property);
        }
        else
        {
            output.WriteByte((byte)(rest.All(static member => member is NamedType { Name: "string" or "number" }) ? SchemaCode.IntOrString : SchemaCode.Any));
        }
    }

    private void WriteEnumeration(MemoryStream output, IReadOnlyList<string> values)
    {
        output.WriteByte((byte)SchemaCode.Enumeration);
        WriteNumber(output, values.Count);
        foreach (var value in values)
        {
            WriteNumber(output, GetString(value));
        }
    }

    private int GetDefinition(ModelDeclaration declaration)
    {
        if (!definitionIndexes.TryGetValue(declaration.Name, out var index))
        {
            index = definitions.Count;
            definitionIndexes.Add(declaration.Name, index);
            definitions.Add(null);
            pending.Enqueue((index, declaration));
        }

        return index;
    }

    private int GetString(string text)
    {
        if (!stringIndexes.TryGetValue(text, out var index))
        {
            index = strings.Count;
            stringIndexes.Add(text, index);
            strings.Add(text);
        }

        return index;
    }

    // Releases between two that are known: the property may have come with any of them, so the first counts and nobody is told wrong.
    private int GetFirst(Func<ReleaseModels, bool> has)
    {
        var first = releases.Count;
        while (first > 0 && has(releases[first - 1]))
        {
            first--;
        }

        return first is 0 || first == releases.Count ? 0 : releases[first - 1].Release + 1;
    }

    // IIoK8sApiAppsV1DeploymentSpec is V1DeploymentSpec, or AppsV1DeploymentSpec where another group has one too.
    private static string[] GetModelNames(string name)
    {
        var match = ModelName().Match(name);
        if (!match.Success)
        {
            return [];
        }

        var version = match.Groups["version"].Value;
        var model = match.Groups["name"].Value;
        return [match.Groups["group"].Value + version + model, version + model];
    }

    private static void WriteNumber(MemoryStream output, int value)
    {
        while (value >= 0x80)
        {
            output.WriteByte((byte)(value | 0x80));
            value >>= 7;
        }

        output.WriteByte((byte)value);
    }

    [GeneratedRegex("^I?IoK8s(?:Api|KubeAggregatorPkgApis|ApiextensionsApiserverPkgApis|ApimachineryPkgApis)(?<group>[A-Z][a-z0-9]*?)(?<version>V[0-9]+(?:(?:alpha|beta)[0-9]+)?)(?<name>[A-Z].*)$")]
    private static partial Regex ModelName();
}
