using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpsLead.Lint.Sarif;

/// <summary>How the object model becomes JSON: generated with the build, so that a native program reads no type when it starts.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(Model.SarifLog))]
internal sealed partial class SarifJsonContext : JsonSerializerContext
{
    /// <summary>Writes text as all JSON of this product is written.</summary>
    public static SarifJsonContext ForLogs { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters =
        {
            new JsonStringEnumConverter<Model.FailureLevel>(JsonNamingPolicy.CamelCase),
            new JsonStringEnumConverter<Model.SuppressionKind>(JsonNamingPolicy.CamelCase),
        },
        WriteIndented = PlainJson.Options.Indented,
        NewLine = PlainJson.Options.NewLine,
        Encoder = PlainJson.Options.Encoder,
    });
}
