using System.Collections.Immutable;
using OpsLead.Lint.Syntax.Expressions;
using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Workflows;

/// <summary>Where a text comes from that somebody else writes.</summary>
/// <param name="Source">The context that anybody can write; for an input of a called workflow or a composite action the input.</param>
/// <param name="Steps">The places that handed it on in this file, from the first to the last.</param>
/// <param name="IsInput">Whether it is an input, so that the callers decide whether anybody can write it.</param>
public sealed record UntrustedOrigin(string Source, ImmutableArray<RelatedSpan> Steps, bool IsInput)
{
    internal UntrustedOrigin Then(TextSpan span, string message) => this with { Steps = Steps.Add(new RelatedSpan(span, message)) };
}

/// <summary>
/// Follows untrusted texts through one file: variables, outputs of steps that a script writes, outputs of jobs. Inputs of a workflow that
/// is called and of a composite action are followed as such, so that a look at the callers can say who writes them.
/// </summary>
public sealed class UntrustedFlow
{
    // Variables and outputs refer to one another, in circles too. Nobody hands a text on so often.
    private const int MaxLookups = 64;

    private readonly bool hasInputs;
    private readonly Dictionary<(Job? Job, string Step), IReadOnlyDictionary<string, UntrustedOrigin>> outputs = [];
    private readonly Dictionary<Job, Dictionary<string, UntrustedOrigin>> variables = [];
    private readonly HashSet<Job> done = [];
    private readonly Dictionary<Step, ScriptFlow> scripts = [];
    private readonly Dictionary<YamlScalar, IReadOnlyList<string>> sources = [];
    private int depth;
    private int lookups;

    private UntrustedFlow(bool hasInputs) => this.hasInputs = hasInputs;

    internal static UntrustedFlow Create(Workflow workflow) => new(workflow.IsTriggeredBy("workflow_call"));

    internal static UntrustedFlow Create(ActionMetadata metadata)
    {
        var flow = new UntrustedFlow(hasInputs: true);
        foreach (var step in metadata.Steps)
        {
            flow.AddOutputs(null, step);
        }

        return flow;
    }

    /// <summary>Where the text that a path reads comes from.</summary>
    /// <param name="step">The step that reads it; null outside of steps.</param>
    /// <param name="job">The job that reads it; null in an action.</param>
    /// <param name="path">The path as <c>ExpressionNode.GetContextPath</c> gives it.</param>
    /// <returns>The origin; null when nothing is known to be untrusted.</returns>
    public UntrustedOrigin? Find(Step? step, Job? job, string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (UntrustedContexts.IsUntrusted(path))
        {
            return new UntrustedOrigin(path, [], IsInput: false);
        }

        lookups = depth == 0 ? 0 : lookups + 1;
        if (lookups >= MaxLookups)
        {
            return null;
        }

        depth++;
        try
        {
            return FindIndirect(step, job, path);
        }
        finally
        {
            depth--;
        }
    }

    /// <summary>The first untrusted text in a scalar's expressions.</summary>
    /// <param name="step">The step that the scalar belongs to; null outside of steps.</param>
    /// <param name="job">The job that it belongs to; null in an action.</param>
    /// <param name="scalar">The scalar.</param>
    /// <returns>The origin; null when nothing is known to be untrusted.</returns>
    public UntrustedOrigin? Find(Step? step, Job? job, YamlScalar scalar)
    {
        ArgumentNullException.ThrowIfNull(scalar);
        if (!sources.TryGetValue(scalar, out var paths))
        {
            sources.Add(scalar, paths = GetSources(scalar.Value));
        }

        return Find(step, job, paths);
    }

    /// <summary>What a step's script writes, with all that the steps before it handed on.</summary>
    /// <param name="step">The step.</param>
    /// <returns>What it writes.</returns>
    public ScriptFlow GetScript(Step step)
    {
        ArgumentNullException.ThrowIfNull(step);
        Run(step.Job);
        return scripts.TryGetValue(step, out var script) ? script : ScriptFlow.Read(this, step);
    }

    /// <summary>Where the text of a variable comes from as a script sees it: the step's environment, what steps before wrote to it, what the runner sets.</summary>
    /// <param name="step">The step.</param>
    /// <param name="name">The variable's name.</param>
    /// <returns>The origin; null when nothing is known to be untrusted.</returns>
    public UntrustedOrigin? FindVariable(Step step, string name)
    {
        ArgumentNullException.ThrowIfNull(step);
        return name == "GITHUB_HEAD_REF" ? new UntrustedOrigin("github.head_ref", [], IsInput: false) : Find(step, step.Job, "env." + name);
    }

    internal UntrustedOrigin? FindInTemplate(Step? step, Job? job, string text) => Find(step, job, GetSources(text));

    private UntrustedOrigin? Find(Step? step, Job? job, IReadOnlyList<string> paths)
    {
        foreach (var path in paths)
        {
            if (Find(step, job, path) is { } origin)
            {
                return origin;
            }
        }

        return null;
    }

    private static List<string> GetSources(string text)
    {
        if (!ExpressionTemplate.HasMarker(text))
        {
            return [];
        }

        var result = new List<string>();
        foreach (var part in ExpressionTemplate.Parse(text).Parts)
        {
            if (part.Expression is not { Errors.IsEmpty: true } expression)
            {
                continue;
            }

            foreach (var source in ExpressionFlow.GetSources(expression))
            {
                if (source.GetContextPath() is { } path)
                {
                    result.Add(path);
                }
            }
        }

        return result;
    }

    private UntrustedOrigin? FindIndirect(Step? step, Job? job, string path)
    {
        var names = path.Split('.');
        switch (names[0].ToUpperInvariant())
        {
            case "ENV" when names.Length == 2:
                if (EnvironmentVariables.Find(step, job, path) is { } variable)
                {
                    // The value of a step's own variable is worked out before the step.
                    return Find(step, job, variable)?.Then(variable.Span, $"Kept in the variable '{names[1]}'");
                }

                Run(job);
                return job is not null && variables.TryGetValue(job, out var written) ? written.GetValueOrDefault(names[1]) : null;
            case "INPUTS" when names.Length == 2 && hasInputs && !IsTyped(job, names[1]):
                return new UntrustedOrigin(path, [], IsInput: true);
            case "STEPS" when names is [_, var id, "outputs", var output]:
                Run(job);
                return outputs.GetValueOrDefault((job, id.ToUpperInvariant()))?.GetValueOrDefault(output);
            case "NEEDS" when names is [_, var need, "outputs", var result] && job?.Workflow.FindJob(need) is { } needed && needed.Mapping.TryGetMapping("outputs", out var declared)
                && declared.TryGetScalar(result, out var value):
                return Find(null, needed, value)?.Then(value.Span, $"Kept in the job's output '{result}'");
            default:
                return null;
        }
    }

    // A number and a truth value hold nothing that a shell acts on.
    private static bool IsTyped(Job? job, string name)
    {
        foreach (var trigger in job?.Workflow.Triggers ?? [])
        {
            if (trigger is { Name: "workflow_call", Configuration: { } configuration } && configuration.TryGetMapping("inputs", out var inputs)
                && inputs.TryGetMapping(name, out var input) && input.TryGetScalar("type", out var type) && type.Value is "boolean" or "number")
            {
                return true;
            }
        }

        return false;
    }

    // What the scripts of a job write, when somebody first asks. A question of a script's own about the same job meets what is known so far: steps before it.
    private void Run(Job? job)
    {
        if (job is null || !done.Add(job))
        {
            return;
        }

        foreach (var step in job.Steps)
        {
            AddOutputs(job, step);
        }
    }

    private void AddOutputs(Job? job, Step step)
    {
        var written = ScriptFlow.Read(this, step);
        scripts[step] = written;
        if (written.Variables.Count > 0 && job is not null)
        {
            if (!variables.TryGetValue(job, out var known))
            {
                variables.Add(job, known = new Dictionary<string, UntrustedOrigin>(StringComparer.Ordinal));
            }

            foreach (var (name, origin) in written.Variables)
            {
                known[name] = origin;
            }
        }

        if (step.Id.IsKnown)
        {
            if (UntrustedOutputs.Find(step) is { } parsed)
            {
                outputs[(job, step.Id.Value.ToUpperInvariant())] = parsed;
            }
            else if (written.Outputs.Count > 0)
            {
                outputs[(job, step.Id.Value.ToUpperInvariant())] = written.Outputs;
            }
        }
    }
}
