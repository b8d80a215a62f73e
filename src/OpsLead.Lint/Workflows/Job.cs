using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Workflows;

/// <summary>One job of a workflow. A thin view over its mapping.</summary>
public sealed class Job
{
    private IReadOnlyList<Step>? steps;
    private IReadOnlyList<YamlScalar>? needs;

    internal Job(Workflow workflow, YamlScalar id, YamlMapping mapping)
    {
        Workflow = workflow;
        Id = id.Value;
        IdSpan = id.Span;
        Mapping = mapping;
    }

    /// <summary>The workflow it belongs to.</summary>
    public Workflow Workflow { get; }

    /// <summary>The key it stands under.</summary>
    public string Id { get; }

    /// <summary>Where the key is written: where a finding about the job as a whole points.</summary>
    public TextSpan IdSpan { get; }

    /// <summary>The job's mapping.</summary>
    public YamlMapping Mapping { get; }

    /// <summary>The reusable workflow that it calls; absent for a job with steps.</summary>
    public Fact<string> Uses => YamlFacts.GetString(Mapping, "uses", IdSpan);

    /// <summary>The reusable workflow that it calls, in its parts; null for a job with steps.</summary>
    public ActionReference? Call => Mapping.TryGetValue("uses", out var value) && value is YamlScalar { IsNull: false } scalar ? ActionReference.Parse(scalar) : null;

    /// <summary>The condition as written; absent points at the id.</summary>
    public YamlScalar? If => Mapping.TryGetValue("if", out var value) ? value as YamlScalar : null;

    /// <summary>The steps in the order of the text.</summary>
    public IReadOnlyList<Step> Steps => steps ??= Step.Read(Mapping, this);

    /// <summary>The ids of the jobs it needs.</summary>
    public IReadOnlyList<YamlScalar> Needs => needs ??= ReadNeeds();

    /// <summary>This job and all that it needs, directly or not, each once; unknown ids and cycles are passed over.</summary>
    /// <returns>The jobs, this one first.</returns>
    public IEnumerable<Job> GetSelfAndNeeds()
    {
        var pending = new Queue<Job>();
        var known = new HashSet<Job> { this };
        pending.Enqueue(this);
        while (pending.TryDequeue(out var next))
        {
            yield return next;
            foreach (var need in next.Needs)
            {
                if (Workflow.FindJob(need.Value) is { } job && known.Add(job))
                {
                    pending.Enqueue(job);
                }
            }
        }
    }

    private List<YamlScalar> ReadNeeds()
    {
        if (!Mapping.TryGetValue("needs", out var value))
        {
            return [];
        }

        if (value is YamlScalar { IsNull: false } one)
        {
            return [one];
        }

        var result = new List<YamlScalar>();
        if (value is YamlSequence sequence)
        {
            foreach (var item in sequence.Items)
            {
                if (item.Resolve() is YamlScalar scalar)
                {
                    result.Add(scalar);
                }
            }
        }

        return result;
    }
}
