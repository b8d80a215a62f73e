using OpsLead.Lint.Engine;
using OpsLead.Lint.Syntax.Expressions;
using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Workflows;

/// <summary>An input of a called workflow or a composite action that becomes part of a script.</summary>
/// <param name="Document">The workflow or the action.</param>
/// <param name="Span">The access in the script.</param>
/// <param name="Path">The access as text.</param>
/// <param name="Input">The input's name, in upper case.</param>
/// <param name="Steps">The places that handed it on.</param>
public sealed record InputSinkFact(SourceDocument Document, TextSpan Span, string Path, string Input, IReadOnlyList<RelatedSpan> Steps);

/// <summary>A value that a workflow or an action hands to a workflow or an action of the repository.</summary>
/// <param name="Document">The caller.</param>
/// <param name="Span">The value.</param>
/// <param name="Target">The called workflow's path, or the called action's folder.</param>
/// <param name="Input">The input's name, in upper case.</param>
/// <param name="Origin">Where the text comes from: a context that anybody can write, or an input of the caller's own.</param>
public sealed record InputPassFact(SourceDocument Document, TextSpan Span, string Target, string Input, UntrustedOrigin Origin);

/// <summary>Leaves the facts that lead an untrusted text from a caller to a script in a called workflow or a composite action.</summary>
internal static class InjectionFacts
{
    private const string InputPrefix = "inputs.";

    public static void Collect(FileAnalysis file, Workflow workflow)
    {
        foreach (var job in workflow.Jobs)
        {
            if (job.Call?.GetLocalPath(file.Document) is { } path && job.Mapping.TryGetMapping("with", out var inputs))
            {
                CollectPasses(file, workflow.UntrustedFlow, null, job, path, inputs);
            }

            CollectSteps(file, workflow.UntrustedFlow, job.Steps, workflow.IsTriggeredBy("workflow_call"));
        }
    }

    public static void Collect(FileAnalysis file, ActionMetadata metadata) => CollectSteps(file, metadata.UntrustedFlow, metadata.Steps, isCalled: true);

    private static void CollectSteps(FileAnalysis file, UntrustedFlow flow, IReadOnlyList<Step> steps, bool isCalled)
    {
        foreach (var step in steps)
        {
            if (step.Uses?.GetLocalPath(file.Document) is { } path && step.With is { } inputs)
            {
                CollectPasses(file, flow, step, step.Job, path, inputs);
            }

            if (!isCalled)
            {
                continue;
            }

            if (step.Run is { } run)
            {
                CollectSinks(file, flow, step, run);
            }
            else if (step.Uses is { } action && step.With is { } code)
            {
                foreach (ref readonly var entry in code.Entries)
                {
                    if (entry is { Key: YamlScalar key } && CodeInputs.IsCode(action, key.Value) && entry.Value.Resolve() is YamlScalar value)
                    {
                        CollectSinks(file, flow, step, value);
                    }
                }
            }
        }
    }

    private static void CollectPasses(FileAnalysis file, UntrustedFlow flow, Step? step, Job? job, string target, YamlMapping inputs)
    {
        foreach (ref readonly var entry in inputs.Entries)
        {
            if (entry is { Key: YamlScalar key } && entry.Value.Resolve() is YamlScalar value && flow.Find(step, job, value) is { } origin)
            {
                file.AddFact(new InputPassFact(file.Document, value.ContentSpan, target, key.Value.ToUpperInvariant(), origin));
            }
        }
    }

    private static void CollectSinks(FileAnalysis file, UntrustedFlow flow, Step step, YamlScalar scalar)
    {
        if (!ExpressionTemplate.HasMarker(scalar.Value))
        {
            return;
        }

        foreach (var part in ExpressionTemplate.Parse(scalar.Value).Parts)
        {
            if (part.Expression is not { Errors.IsEmpty: true } expression)
            {
                continue;
            }

            foreach (var source in ExpressionFlow.GetSources(expression))
            {
                if (source.GetContextPath() is { } path && flow.Find(step, step.Job, path) is { IsInput: true } origin)
                {
                    file.AddFact(new InputSinkFact(file.Document, scalar.GetSpan(source.Span.Start, source.Span.Length), path, origin.Source[InputPrefix.Length..].ToUpperInvariant(), origin.Steps));
                }
            }
        }
    }
}
