using OpsLead.Lint.Syntax.Expressions;
using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Workflows.Types;

/// <summary>Reads what workflows, jobs, steps and actions take and give.</summary>
internal static class SignatureReader
{
    /// <summary>The inputs that a trigger declares.</summary>
    /// <param name="trigger"><c>workflow_call</c> or <c>workflow_dispatch</c>.</param>
    /// <param name="isText">Whether they are seen as <c>github.event.inputs</c>, where all are text.</param>
    public static ObjectType GetInputs(Trigger trigger, bool isText)
    {
        if (trigger.Configuration is not { } configuration || !configuration.TryGetValue("inputs", out var node) || node.Resolve() is not YamlMapping inputs)
        {
            return trigger.Configuration?.IsOpen == true ? ObjectType.Open : ObjectType.Empty;
        }

        var properties = new Dictionary<string, ExpressionType>(StringComparer.OrdinalIgnoreCase);
        foreach (ref readonly var entry in inputs.Entries)
        {
            if (entry.Key is YamlScalar key)
            {
                properties.TryAdd(key.Value, isText ? ExpressionType.String : GetInputType(entry.Value.Resolve() as YamlMapping, trigger.Name == "workflow_dispatch"));
            }
        }

        return new ObjectType(properties, inputs.IsOpen ? ExpressionType.Any : null);
    }

    /// <summary>The inputs of an action, which are all text.</summary>
    public static ObjectType GetActionInputs(ActionMetadata metadata)
    {
        if (!metadata.Root.TryGetValue("inputs", out var node) || node.Resolve() is not YamlMapping inputs)
        {
            return metadata.Root.IsOpen ? ObjectType.Open : ObjectType.Empty;
        }

        return inputs.IsOpen ? ObjectType.Open : ContextTypes.Strings(GetKeys(inputs));
    }

    /// <summary>The outputs of a job as those that need it see them.</summary>
    public static ExpressionType GetJobOutputs(Job job)
    {
        if (job.Mapping.TryGetEntry("uses", out _))
        {
            return job.Call is { Kind: ActionReferenceKind.Local } call
                ? new ObjectType(new Dictionary<string, ExpressionType>(), ExpressionType.String) { Source = ObjectSource.LocalWorkflow, SourcePath = call.LocalPath }
                : ObjectType.OfStrings;
        }

        return !job.Mapping.TryGetValue("outputs", out var node) ? job.Mapping.IsOpen ? ObjectType.OfStrings : ObjectType.Empty
            : node.Resolve() is YamlMapping { IsOpen: false } outputs && !GetKeys(outputs).Any(static key => ExpressionTemplate.HasMarker(key)) ? ContextTypes.Strings(GetKeys(outputs))
            : ObjectType.OfStrings;
    }

    /// <summary>The outputs of a step.</summary>
    public static ExpressionType GetStepOutputs(Step step)
    {
        if (step.Uses is not { } uses)
        {
            return ObjectType.OfStrings;
        }

        if (uses.Kind == ActionReferenceKind.Local)
        {
            return new ObjectType(new Dictionary<string, ExpressionType>(), ExpressionType.String) { Source = ObjectSource.LocalAction, SourcePath = uses.LocalPath };
        }

        return uses.Name == "actions/github-script" ? ObjectType.Open
            : PopularActions.Find(uses, out _) is { Outputs: { } outputs } ? ContextTypes.Strings(outputs)
            : ObjectType.OfStrings;
    }

    /// <summary>The keys of a mapping that are written out.</summary>
    public static IEnumerable<string> GetKeys(YamlMapping mapping)
    {
        var result = new List<string>();
        foreach (ref readonly var entry in mapping.Entries)
        {
            if (entry.Key is YamlScalar key)
            {
                result.Add(key.Value);
            }
        }

        return result;
    }

    private static ExpressionType GetInputType(YamlMapping? input, bool isTextByDefault)
    {
        var type = YamlFacts.GetString(input, "type", default);
        return !type.IsKnown ? isTextByDefault && !type.IsUnknown ? ExpressionType.String : ExpressionType.Any
            : type.Value switch
            {
                "boolean" => ExpressionType.Boolean,
                "number" => ExpressionType.Number,
                "string" or "choice" or "environment" => ExpressionType.String,
                _ => ExpressionType.Any,
            };
    }
}
