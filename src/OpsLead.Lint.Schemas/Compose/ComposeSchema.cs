using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Schemas.Compose;

/// <summary>The schema of Compose files: the keys, types and enumerations of the Compose Specification, as of 2025-11.</summary>
public static class ComposeSchema
{
    private static readonly Lazy<JsonSchema> Schema = new(Load);

    /// <summary>The schema of a whole file. Read when first asked for. It judges values after interpolation.</summary>
    public static JsonSchema Current => Schema.Value;

    private static JsonSchema Load()
    {
        using var stream = typeof(ComposeSchema).Assembly.GetManifestResourceStream("schema-compose.yaml")
            ?? throw new InvalidOperationException("The schema of Compose files is not in the assembly.");
        using var reader = new StreamReader(stream);
        return JsonSchema.Compile(YamlStream.Parse(SourceText.From(reader.ReadToEnd())).Documents[0].Root!);
    }
}
