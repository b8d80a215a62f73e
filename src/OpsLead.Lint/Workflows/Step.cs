using OpsLead.Lint.Syntax.Shell;
using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Workflows;

/// <summary>One step of a job or of a composite action. A thin view over its mapping.</summary>
public sealed class Step
{
    private ShellScript? script;
    private bool isScriptRead;

    private Step(Job? job, YamlMapping mapping)
    {
        Job = job;
        Mapping = mapping;
    }

    /// <summary>The job it belongs to; null in a composite action.</summary>
    public Job? Job { get; }

    /// <summary>The step's mapping.</summary>
    public YamlMapping Mapping { get; }

    /// <summary>Where a finding about the step as a whole points: its name, its <c>uses</c> or <c>run</c> key, or its first key.</summary>
    public TextSpan Anchor => Name.IsKnown ? Name.Span
        : Mapping.TryGetEntry("uses", out var uses) ? uses.Key.Span
        : Mapping.TryGetEntry("run", out var run) ? run.Key.Span
        : Mapping.Entries.IsEmpty ? Mapping.Span : Mapping.Entries[0].Key.Span;

    /// <summary>The name; absent points at the first character.</summary>
    public Fact<string> Name => YamlFacts.GetString(Mapping, "name", new TextSpan(Mapping.Span.Start, 0));

    /// <summary>The id; absent points at the first character.</summary>
    public Fact<string> Id => YamlFacts.GetString(Mapping, "id", new TextSpan(Mapping.Span.Start, 0));

    /// <summary>The action it runs, in its parts; null for a script and for what is no reference.</summary>
    public ActionReference? Uses => Mapping.TryGetValue("uses", out var value) && value is YamlScalar { IsNull: false } scalar ? ActionReference.Parse(scalar) : null;

    /// <summary>The script's scalar; null for an action.</summary>
    public YamlScalar? Run => Mapping.TryGetValue("run", out var value) ? value as YamlScalar : null;

    /// <summary>The inputs of the action; null when none are given.</summary>
    public YamlMapping? With => Mapping.TryGetValue("with", out var value) ? value as YamlMapping : null;

    /// <summary>The names of the inputs that are given to the action; null when an expression or a merge gives them.</summary>
    public IReadOnlyList<Types.NameSpan>? GivenInputs => Types.SignatureFacts.GetGiven(Mapping);

    /// <summary>The condition's scalar, or null.</summary>
    public YamlScalar? If => Mapping.TryGetValue("if", out var value) ? value as YamlScalar : null;

    /// <summary>
    /// The shell as it is written for the step, or in the defaults of the job or the workflow; null where the runner chooses: <c>bash -e</c>
    /// without <c>pipefail</c>, and on Windows PowerShell.
    /// </summary>
    public string? Shell => GetShell();

    /// <summary>The script as the shell reads it; null for an action, and for a shell that is not one of the POSIX family.</summary>
    public ShellScript? Script
    {
        get
        {
            if (!isScriptRead)
            {
                isScriptRead = true;
                script = Run is { } run && IsPosixShell() ? ShellScript.Parse(run.Value, run.Map) : null;
            }

            return script;
        }
    }

    /// <summary>The value of an input of the action.</summary>
    /// <param name="name">The input's name; compared without case, as the runner does.</param>
    /// <returns>The value's scalar, or null.</returns>
    public YamlScalar? GetInput(string name)
    {
        if (With is { } with)
        {
            foreach (ref readonly var entry in with.Entries)
            {
                if (entry.Key is YamlScalar key && key.Value.Equals(name, StringComparison.OrdinalIgnoreCase))
                {
                    return entry.Value.Resolve() as YamlScalar;
                }
            }
        }

        return null;
    }

    internal static IReadOnlyList<Step> Read(YamlMapping holder, Job? job)
    {
        var result = new List<Step>();
        if (holder.TryGetValue("steps", out var node) && node is YamlSequence sequence)
        {
            Read(sequence, job, result, depth: 0);
        }

        return result;
    }

    private static void Read(YamlSequence sequence, Job? job, List<Step> result, int depth)
    {
        foreach (var item in sequence.Items)
        {
            if (item.Resolve() is not YamlMapping mapping)
            {
                continue;
            }

            // Parallel steps (2026) are a list in a step; they do not nest.
            if (depth == 0 && mapping.TryGetValue("parallel", out var parallel) && parallel is YamlSequence inner)
            {
                Read(inner, job, result, depth + 1);
            }
            else
            {
                result.Add(new Step(job, mapping));
            }
        }
    }

    // The step's shell wins over the job's and the workflow's defaults; without any it is the runner's, which is not POSIX on Windows.
    private bool IsPosixShell()
    {
        var shell = GetShell();
        if (shell is not null)
        {
            var name = shell.AsSpan().Trim();
            var space = name.IndexOf(' ');
            return (space < 0 ? name : name[..space]) is "bash" or "sh" or "dash" or "zsh";
        }

        return Job is null || !Job.Mapping.TryGetValue("runs-on", out var runsOn) || runsOn is not YamlScalar { Value: var label } || !label.StartsWith("windows", StringComparison.OrdinalIgnoreCase);
    }

    internal string? GetShell()
    {
        if (Mapping.TryGetValue("shell", out var own) && own is YamlScalar ownScalar)
        {
            return ownScalar.Value;
        }

        return Job is null ? null : GetDefaultShell(Job.Mapping) ?? GetDefaultShell(Job.Workflow.Root);
    }

    private static string? GetDefaultShell(YamlMapping mapping) =>
        mapping.TryGetValue("defaults", out var defaults) && defaults is YamlMapping defaultsMapping
        && defaultsMapping.TryGetValue("run", out var run) && run is YamlMapping runMapping
        && runMapping.TryGetValue("shell", out var shell) && shell is YamlScalar scalar
            ? scalar.Value
            : null;
}
