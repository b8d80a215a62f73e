using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Microsoft.CodeAnalysis.Sarif.Readers;
using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;
using Sdk = Microsoft.CodeAnalysis.Sarif;

namespace OpsLead.Lint.Sarif;

/// <summary>Writes the object model as JSON, always in the same bytes.</summary>
internal static class SarifSerialization
{
    private const DynamicallyAccessedMemberTypes Written = DynamicallyAccessedMemberTypes.PublicProperties | DynamicallyAccessedMemberTypes.NonPublicProperties;

    // It remembers what it learned of each type.
    private static readonly WrittenContractResolver ContractResolver = new();

    [DynamicDependency(Written, typeof(Sdk.SarifLog))]
    [DynamicDependency(Written, typeof(Sdk.Run))]
    [DynamicDependency(Written, typeof(Sdk.Tool))]
    [DynamicDependency(Written, typeof(Sdk.ToolComponent))]
    [DynamicDependency(Written, typeof(Sdk.ToolComponentReference))]
    [DynamicDependency(Written, typeof(Sdk.ReportingDescriptor))]
    [DynamicDependency(Written, typeof(Sdk.ReportingDescriptorReference))]
    [DynamicDependency(Written, typeof(Sdk.ReportingDescriptorRelationship))]
    [DynamicDependency(Written, typeof(Sdk.ReportingConfiguration))]
    [DynamicDependency(Written, typeof(Sdk.MultiformatMessageString))]
    [DynamicDependency(Written, typeof(Sdk.Invocation))]
    [DynamicDependency(Written, typeof(Sdk.Notification))]
    [DynamicDependency(Written, typeof(Sdk.RunAutomationDetails))]
    [DynamicDependency(Written, typeof(Sdk.Result))]
    [DynamicDependency(Written, typeof(Sdk.Message))]
    [DynamicDependency(Written, typeof(Sdk.Location))]
    [DynamicDependency(Written, typeof(Sdk.PhysicalLocation))]
    [DynamicDependency(Written, typeof(Sdk.ArtifactLocation))]
    [DynamicDependency(Written, typeof(Sdk.Region))]
    [DynamicDependency(Written, typeof(Sdk.Suppression))]
    [DynamicDependency(Written, typeof(Sdk.Fix))]
    [DynamicDependency(Written, typeof(Sdk.ArtifactChange))]
    [DynamicDependency(Written, typeof(Sdk.Replacement))]
    [DynamicDependency(Written, typeof(Sdk.ArtifactContent))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor, typeof(EnumConverter))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor, typeof(FlagsEnumConverter))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor, typeof(DateTimeConverter))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor, typeof(UriConverter))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor, typeof(SarifVersionConverter))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor, "Microsoft.CodeAnalysis.Sarif.Readers.PropertyBagConverter", "Sarif")]
    [DynamicDependency(nameof(Sdk.Location.ShouldSerializeId), typeof(Sdk.Location))]
    [DynamicDependency(nameof(Sdk.Run.ShouldSerializeColumnKind), typeof(Sdk.Run))]
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "All types that are written are named above.")]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "All types that are written are classes, for which generic code is shared.")]
    public static void Write(TextWriter writer, Sdk.SarifLog log)
    {
        var newLine = writer.NewLine;
        writer.NewLine = "\n";
        try
        {
            using (var json = new JsonTextWriter(new PlainTextWriter(writer) { NewLine = "\n" }) { CloseOutput = false, Formatting = Formatting.Indented })
            {
                JsonSerializer.Create(new JsonSerializerSettings { ContractResolver = ContractResolver }).Serialize(json, log);
            }

            writer.WriteLine();
            writer.Flush();
        }
        finally
        {
            writer.NewLine = newLine;
        }
    }

    /// <summary>
    /// Writes what is set, and every level. The object model leaves out <c>warning</c> as the default, yet a result without a
    /// level takes its rule's: an error that configuration made a warning would be read as an error.
    /// </summary>
    private sealed class WrittenContractResolver : SarifContractResolver
    {
        protected override JsonProperty CreateProperty(MemberInfo member, MemberSerialization memberSerialization)
        {
            var property = base.CreateProperty(member, memberSerialization);
            if (property.PropertyType == typeof(Sdk.FailureLevel))
            {
                property.DefaultValueHandling = DefaultValueHandling.Include;
                property.ShouldSerialize = null;
            }
            else if (property is { PropertyType.IsValueType: false, ValueProvider: { } value })
            {
                // Asked first, it spares the serializer to look at the types of all that is not set.
                property.ShouldSerialize = instance => value.GetValue(instance) is not null;
            }

            return property;
        }
    }
}
