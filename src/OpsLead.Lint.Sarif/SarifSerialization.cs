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
    private const DynamicallyAccessedMemberTypes Written = DynamicallyAccessedMemberTypes.PublicConstructors | DynamicallyAccessedMemberTypes.PublicMethods
        | DynamicallyAccessedMemberTypes.PublicProperties | DynamicallyAccessedMemberTypes.NonPublicProperties;

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
    [DynamicDependency(Written, typeof(Sdk.PropertyBagHolder))]
    [DynamicDependency(Written, typeof(Sdk.SerializedPropertyInfo))]
    [DynamicDependency(Written, typeof(Sdk.TypedPropertiesDictionaryConverter))]
    [DynamicDependency(Written, typeof(Sdk.SerializedPropertyInfoConverter))]
    [DynamicDependency(Written, typeof(EnumConverter))]
    [DynamicDependency(Written, typeof(UriConverter))]
    [DynamicDependency(Written, typeof(SarifVersionConverter))]
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "All types that are written are named above.")]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "All types that are written are classes, for which generic code is shared.")]
    public static void Write(TextWriter writer, Sdk.SarifLog log)
    {
        var newLine = writer.NewLine;
        writer.NewLine = "\n";
        try
        {
            using (var json = new JsonTextWriter(writer) { CloseOutput = false, Formatting = Formatting.Indented })
            {
                JsonSerializer.Create(new JsonSerializerSettings { ContractResolver = new LevelContractResolver() }).Serialize(json, log);
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
    /// Writes every level. The object model leaves out <c>warning</c> as the default, yet a result without a level takes its
    /// rule's: an error that configuration made a warning would be read as an error.
    /// </summary>
    private sealed class LevelContractResolver : SarifContractResolver
    {
        protected override JsonProperty CreateProperty(MemberInfo member, MemberSerialization memberSerialization)
        {
            var property = base.CreateProperty(member, memberSerialization);
            if (property.PropertyType == typeof(Sdk.FailureLevel) || property.PropertyType == typeof(Sdk.ReportingConfiguration))
            {
                property.DefaultValueHandling = DefaultValueHandling.Include;
                property.NullValueHandling = NullValueHandling.Ignore;
                property.ShouldSerialize = null;
            }

            return property;
        }
    }
}
