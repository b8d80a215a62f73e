using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Workflows;

/// <summary>Finds where a variable of the <c>env</c> context gets its value.</summary>
public static class EnvironmentVariables
{
    private const string Prefix = "env.";

    /// <summary>The value of the nearest <c>env</c>: the step's, the job's, the workflow's.</summary>
    /// <param name="step">The step that reads it.</param>
    /// <param name="job">The job of the step; null in a composite action.</param>
    /// <param name="path">The path, such as <c>env.TITLE</c>.</param>
    /// <returns>The value's scalar; null when the path reads no variable that is set there.</returns>
    public static YamlScalar? Find(Step? step, Job? job, string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (!path.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var name = path[Prefix.Length..];
        return Find(step?.Mapping, name) ?? Find(job?.Mapping, name) ?? Find(job?.Workflow.Root, name);
    }

    private static YamlScalar? Find(YamlMapping? holder, string name) =>
        holder is not null && holder.TryGetMapping("env", out var variables) && variables.TryGetScalar(name, out var value) ? value : null;
}
