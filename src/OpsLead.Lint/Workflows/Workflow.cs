using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Workflows;

/// <summary>A workflow file. A thin view over its mapping.</summary>
public sealed class Workflow
{
    private IReadOnlyList<Job>? jobs;
    private IReadOnlyList<Trigger>? triggers;
    private Dictionary<string, Job>? jobsById;
    private ILookup<Job, Job>? dependents;
    private Dictionary<Job, Job>? circles;
    private UntrustedFlow? flow;

    internal Workflow(YamlMapping root) => Root = root;

    /// <summary>The workflow's mapping.</summary>
    public YamlMapping Root { get; }

    /// <summary>Where a finding about the workflow as a whole points: its name, or its first key.</summary>
    public TextSpan Anchor => Name.IsKnown ? Name.Span : Root.Entries.IsEmpty ? Root.Span : Root.Entries[0].Key.Span;

    /// <summary>The name; absent points at the first character.</summary>
    public Fact<string> Name => YamlFacts.GetString(Root, "name", new TextSpan(Root.Span.Start, 0));

    /// <summary>The events that start it, in the order of the text.</summary>
    public IReadOnlyList<Trigger> Triggers => triggers ??= Trigger.Read(Root);

    /// <summary>The jobs in the order of the text.</summary>
    public IReadOnlyList<Job> Jobs => jobs ??= ReadJobs();

    /// <summary>How the texts that anybody can write move through it.</summary>
    public UntrustedFlow UntrustedFlow => flow ??= UntrustedFlow.Create(this);

    /// <summary>Whether an event starts it.</summary>
    /// <param name="eventName">The event's name.</param>
    /// <returns>True when it is listed.</returns>
    public bool IsTriggeredBy(string eventName)
    {
        foreach (var trigger in Triggers)
        {
            if (trigger.Name == eventName)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Finds a job by its id.</summary>
    /// <param name="id">The id; compared without case, as GitHub does.</param>
    /// <returns>The job, or null.</returns>
    public Job? FindJob(string id)
    {
        if (jobsById is null)
        {
            jobsById = new Dictionary<string, Job>(StringComparer.OrdinalIgnoreCase);
            foreach (var job in Jobs)
            {
                jobsById.TryAdd(job.Id, job);
            }
        }

        return jobsById.GetValueOrDefault(id);
    }

    /// <summary>
    /// The jobs of a kind and all that need one of them, directly or not: those before which such a job runs. One pass for all jobs, where
    /// <see cref="Job.GetSelfAndNeeds"/> of each would grow with the square of their number.
    /// </summary>
    /// <param name="isOfKind">Says whether a job is of the kind; asked once for each.</param>
    /// <returns>The jobs.</returns>
    public IReadOnlySet<Job> GetSelfAndDependents(Func<Job, bool> isOfKind)
    {
        ArgumentNullException.ThrowIfNull(isOfKind);
        dependents ??= ReadDependents();
        var result = new HashSet<Job>();
        var pending = new Stack<Job>();
        foreach (var job in Jobs)
        {
            if (isOfKind(job) && result.Add(job))
            {
                pending.Push(job);
            }
        }

        while (pending.TryPop(out var job))
        {
            foreach (var dependent in dependents[job])
            {
                if (result.Add(dependent))
                {
                    pending.Push(dependent);
                }
            }
        }

        return result;
    }

    private ILookup<Job, Job> ReadDependents() =>
        Jobs.SelectMany(static job => job.Needs, static (job, need) => (Need: job.Workflow.FindJob(need.Value), Job: job))
            .Where(static pair => pair.Need is not null)
            .ToLookup(static pair => pair.Need!, static pair => pair.Job);

    /// <summary>The first job in the text of the circle of needs that a job is in.</summary>
    /// <param name="job">A job of this workflow.</param>
    /// <returns>The job itself when it is in no circle with another.</returns>
    public Job GetFirstOfCircle(Job job)
    {
        ArgumentNullException.ThrowIfNull(job);
        return (circles ??= JobCircles.Find(this)).GetValueOrDefault(job, job);
    }

    private List<Job> ReadJobs()
    {
        var result = new List<Job>();
        if (Root.TryGetValue("jobs", out var node) && node is YamlMapping mapping)
        {
            foreach (ref readonly var entry in mapping.Entries)
            {
                if (entry.Key is YamlScalar key && entry.Value.Resolve() is YamlMapping job)
                {
                    result.Add(new Job(this, key, job));
                }
            }
        }

        return result;
    }
}

/// <summary>An event that starts a workflow.</summary>
/// <param name="Name">The event's name.</param>
/// <param name="Span">Where the name is written.</param>
/// <param name="Configuration">Its filters and inputs; null when it has none.</param>
public sealed record Trigger(string Name, TextSpan Span, YamlMapping? Configuration)
{
    internal static IReadOnlyList<Trigger> Read(YamlMapping root)
    {
        // YAML 1.1 readers take a bare 'on' for true; ours does not, but people who know that quote it.
        if (!root.TryGetValue("on", out var on))
        {
            return [];
        }

        var result = new List<Trigger>();
        switch (on)
        {
            case YamlScalar { IsNull: false } scalar:
                result.Add(new Trigger(scalar.Value, scalar.Span, null));
                break;
            case YamlSequence sequence:
                foreach (var item in sequence.Items)
                {
                    if (item.Resolve() is YamlScalar scalar)
                    {
                        result.Add(new Trigger(scalar.Value, scalar.Span, null));
                    }
                }

                break;
            case YamlMapping mapping:
                foreach (ref readonly var entry in mapping.Entries)
                {
                    if (entry.Key is YamlScalar key)
                    {
                        result.Add(new Trigger(key.Value, key.Span, entry.Value.Resolve() as YamlMapping));
                    }
                }

                break;
        }

        return result;
    }
}
