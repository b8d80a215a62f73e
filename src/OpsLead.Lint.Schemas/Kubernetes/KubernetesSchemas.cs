using OpsLead.Lint.Text;

namespace OpsLead.Lint.Schemas.Kubernetes;

/// <summary>A kind of object that is known from its schema.</summary>
/// <param name="ApiVersion">The group and version.</param>
/// <param name="Kind">The kind.</param>
/// <param name="Since">The minor release (31 for 1.31) that first serves it; 0 for all that are described.</param>
/// <param name="IsCustom">Whether it comes from a custom resource definition, of which a cluster may have another version.</param>
/// <param name="Schema">What its objects must be.</param>
public sealed record KubernetesKind(string ApiVersion, string Kind, int Since, bool IsCustom, JsonSchema Schema)
{
    /// <summary>Whether the schema is that of the version before: what it requires may be required no more.</summary>
    public bool IsEarlier { get; init; }
}

/// <summary>
/// The schemas of Kubernetes' own kinds, release 1.28 to the newest described, and of custom resources that are in wide use. Nothing is
/// unpacked before the first question.
/// </summary>
public static class KubernetesSchemas
{
    /// <summary>The oldest minor release whose fields are told apart; an older target is treated as this one.</summary>
    public const int OldestRelease = 28;

    private static readonly Lazy<SchemaLibrary> BuiltIn = new(static () => SchemaLibrary.Load("kubernetes.bin"));
    private static readonly Lazy<SchemaLibrary> Custom = new(static () => SchemaLibrary.Load("custom-resources.bin"));
    private static readonly Lazy<KubernetesKind> Canary = new(LoadCanary);
    private static readonly Lazy<ILookup<string, string>> VersionsByKind =
        new(static () => BuiltIn.Value.Kinds.Keys.ToLookup(static key => key.Kind, static key => key.ApiVersion, StringComparer.Ordinal));

    private static readonly Lazy<HashSet<string>> BuiltInVersions = new(static () => [.. BuiltIn.Value.Kinds.Keys.Select(static key => key.ApiVersion)]);

    // Versions that the packages lack, and the one before, which has the same fields and maybe fewer.
    private static readonly Dictionary<string, string> EarlierVersions = new(StringComparer.Ordinal)
    {
        ["external-secrets.io/v1"] = "external-secrets.io/v1beta1",
        ["helm.toolkit.fluxcd.io/v2"] = "helm.toolkit.fluxcd.io/v2beta2",
        ["image.toolkit.fluxcd.io/v1"] = "image.toolkit.fluxcd.io/v1beta2",
    };

    /// <summary>The newest minor release that is described: 36 for 1.36.</summary>
    public static int NewestRelease => BuiltIn.Value.NewestRelease;

    /// <summary>The kind of an object.</summary>
    /// <param name="apiVersion">The group and version, such as <c>apps/v1</c>.</param>
    /// <param name="kind">The kind, such as <c>Deployment</c>.</param>
    /// <returns>The kind, or null for one that is not known here.</returns>
    public static KubernetesKind? Find(string apiVersion, string kind)
    {
        ArgumentNullException.ThrowIfNull(apiVersion);
        ArgumentNullException.ThrowIfNull(kind);
        if (BuiltIn.Value.Kinds.TryGetValue((apiVersion, kind), out var builtIn))
        {
            return Create(BuiltIn.Value, apiVersion, kind, builtIn.Definition, builtIn.Since, isCustom: false);
        }

        // A custom resource's group has a dot; Kubernetes' own that are not found end here.
        if (!apiVersion.Contains('.', StringComparison.Ordinal))
        {
            return null;
        }

        if (apiVersion == "flagger.app/v1beta1")
        {
            return kind == "Canary" ? Canary.Value : null;
        }

        if (Custom.Value.Kinds.TryGetValue((apiVersion, kind), out var custom))
        {
            return Create(Custom.Value, apiVersion, kind, custom.Definition, custom.Since, isCustom: true);
        }

        return EarlierVersions.TryGetValue(apiVersion, out var earlier) && Custom.Value.Kinds.TryGetValue((earlier, kind), out custom)
            ? Create(Custom.Value, apiVersion, kind, custom.Definition, custom.Since, isCustom: true) with { IsEarlier = true }
            : null;
    }

    /// <summary>Whether Kubernetes itself has the group and version.</summary>
    /// <param name="apiVersion">The group and version.</param>
    /// <returns>True when it has.</returns>
    public static bool HasVersion(string apiVersion) => BuiltInVersions.Value.Contains(apiVersion);

    /// <summary>The groups and versions that have a built-in kind.</summary>
    /// <param name="kind">The kind; letter case counts.</param>
    /// <returns>The groups and versions, released ones first. Empty for a kind that is not Kubernetes' own.</returns>
    public static IReadOnlyList<string> FindVersions(string kind) =>
        [.. VersionsByKind.Value[kind].OrderBy(static version => version.Contains("alpha", StringComparison.Ordinal) ? 2 : version.Contains("beta", StringComparison.Ordinal) ? 1 : 0)
            .ThenBy(static version => version, StringComparer.Ordinal)];

    /// <summary>The built-in kind of a group and version that a name is nearest to.</summary>
    /// <param name="apiVersion">The group and version.</param>
    /// <param name="kind">The name.</param>
    /// <returns>The kind, or null when none is near.</returns>
    public static string? FindNearestKind(string apiVersion, string kind)
    {
        ArgumentNullException.ThrowIfNull(kind);
        return NearestName.Find(kind, BuiltIn.Value.Kinds.Keys.Where(key => key.ApiVersion == apiVersion).Select(static key => key.Kind).Order(StringComparer.Ordinal));
    }

    private static KubernetesKind Create(SchemaLibrary library, string apiVersion, string kind, int definition, int since, bool isCustom) =>
        new(apiVersion, kind, since, isCustom, JsonSchema.Create(library.GetDefinition(definition)));

    private static KubernetesKind LoadCanary() =>
        new("flagger.app/v1beta1", "Canary", Since: 0, IsCustom: true, JsonSchema.CompileStructural(KnownSchemas.LoadTree("flagger.yaml")));
}
