using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Schemas;

/// <summary>Schemas of files that people write for Kubernetes' tools. Read when first asked for.</summary>
public static class KnownSchemas
{
    private static readonly Lazy<JsonSchema> KustomizationFile = new(static () => Load("schema-kustomization.yaml"));
    private static readonly Lazy<JsonSchema> ChartFile = new(static () => Load("schema-chart.yaml"));

    /// <summary>A <c>kustomization.yaml</c>.</summary>
    public static JsonSchema Kustomization => KustomizationFile.Value;

    /// <summary>A <c>Chart.yaml</c>.</summary>
    public static JsonSchema Chart => ChartFile.Value;

    private static JsonSchema Load(string resource) => JsonSchema.Compile(LoadTree(resource));

    internal static YamlNode LoadTree(string resource)
    {
        using var stream = typeof(KnownSchemas).Assembly.GetManifestResourceStream(resource) ?? throw new InvalidOperationException($"The resource '{resource}' is not in the assembly.");
        using var reader = new StreamReader(stream);
        return YamlStream.Parse(SourceText.From(reader.ReadToEnd())).Documents[0].Root!;
    }
}
