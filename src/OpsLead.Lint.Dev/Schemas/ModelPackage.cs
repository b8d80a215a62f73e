namespace OpsLead.Lint.Dev.Schemas;

/// <summary>An interface of a package of models.</summary>
/// <param name="Name">The name by which others refer to it: <c>IIoK8sApiAppsV1Deployment</c>.</param>
/// <param name="Type">The type.</param>
internal sealed record ModelDeclaration(string Name, TypeScriptType Type);

/// <summary>The declarations of packages of models, by the names by which they refer to each other.</summary>
internal sealed class ModelPackage
{
    private readonly Dictionary<string, TypeScriptType> types = new(StringComparer.Ordinal);

    /// <summary>The kinds of objects: declarations with an <c>apiVersion</c> and a <c>kind</c> of their own.</summary>
    public List<(string ApiVersion, string Kind, ModelDeclaration Declaration)> Kinds { get; } = [];

    /// <summary>Reads the declarations of a package.</summary>
    /// <param name="folder">The package's folder.</param>
    /// <param name="collectsKinds">Whether its kinds are wanted, or only what others refer to.</param>
    public void Add(string folder, bool collectsKinds)
    {
        foreach (var path in Directory.EnumerateFiles(folder, "*.d.ts", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            if (path.AsSpan(folder.Length).Contains("node_modules", StringComparison.Ordinal) || path.Contains("_schemas", StringComparison.Ordinal)
                || Path.GetFileName(path) == "index.d.ts")
            {
                continue;
            }

            var (declared, exports) = TypeScriptParser.Parse(File.ReadAllText(path));
            var names = exports.ToLookup(static export => export.Value, static export => export.Key, StringComparer.Ordinal);
            foreach (var (local, type) in declared)
            {
                // A custom resource's file refers to metadata by its local name; every other local name stays in its file.
                var name = names[local].FirstOrDefault() ?? (local == "IObjectMeta" ? local : Path.GetRelativePath(folder, path) + local);
                types[name] = type;
                types.TryAdd(local, type);
                if (collectsKinds && type is ObjectType model && GetLiteral(model, "apiVersion") is { } apiVersion && GetLiteral(model, "kind") is { } kind)
                {
                    Kinds.Add((apiVersion, kind, new ModelDeclaration(name, type)));
                }
            }
        }
    }

    /// <summary>The declaration of a name; null for one that no package has.</summary>
    public ModelDeclaration? Find(string name) => types.TryGetValue(name, out var type) ? new ModelDeclaration(name, type) : null;

    private static string? GetLiteral(ObjectType model, string name) =>
        model.Members.FirstOrDefault(member => member.Name == name)?.Type is LiteralType literal ? literal.Text : null;
}
