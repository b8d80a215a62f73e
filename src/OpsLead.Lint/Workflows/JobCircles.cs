namespace OpsLead.Lint.Workflows;

/// <summary>Finds the jobs that need one another in a circle: the strongly connected components of the graph of needs, by Tarjan's algorithm.</summary>
internal sealed class JobCircles
{
    private readonly Workflow workflow;
    private readonly Dictionary<Job, Visit> visits = [];
    private readonly Stack<Job> open = new();
    private readonly Dictionary<Job, Job> firsts = [];

    private JobCircles(Workflow workflow) => this.workflow = workflow;

    /// <summary>Finds them.</summary>
    /// <param name="workflow">The workflow.</param>
    /// <returns>For each job that is in a circle with another the first of them in the text.</returns>
    public static Dictionary<Job, Job> Find(Workflow workflow)
    {
        var circles = new JobCircles(workflow);
        foreach (var job in workflow.Jobs)
        {
            if (!circles.visits.ContainsKey(job))
            {
                circles.Walk(job);
            }
        }

        return circles.firsts;
    }

    // On a stack of our own: a file may hold a chain of any length.
    private void Walk(Job root)
    {
        var path = new Stack<Visit>();
        path.Push(Open(root));
        while (path.TryPeek(out var visit))
        {
            if (visit.Next == visit.Job.Needs.Count)
            {
                path.Pop();
                Close(visit);
                if (path.TryPeek(out var parent))
                {
                    parent.Low = Math.Min(parent.Low, visit.Low);
                }

                continue;
            }

            if (workflow.FindJob(visit.Job.Needs[visit.Next++].Value) is not { } need)
            {
                continue;
            }

            if (!visits.TryGetValue(need, out var known))
            {
                path.Push(Open(need));
            }
            else if (known.IsOpen)
            {
                visit.Low = Math.Min(visit.Low, known.Index);
            }
        }
    }

    private Visit Open(Job job)
    {
        var visit = new Visit(job, visits.Count);
        visits.Add(job, visit);
        open.Push(job);
        return visit;
    }

    private void Close(Visit visit)
    {
        if (visit.Low != visit.Index)
        {
            return;
        }

        var members = new List<Job>();
        do
        {
            members.Add(open.Pop());
            visits[members[^1]].IsOpen = false;
        }
        while (members[^1] != visit.Job);

        var first = members.MinBy(static job => job.IdSpan.Start)!;
        foreach (var member in members.Count > 1 ? members : [])
        {
            firsts.Add(member, first);
        }
    }

    private sealed class Visit(Job job, int index)
    {
        public Job Job { get; } = job;

        public int Index { get; } = index;

        public int Low { get; set; } = index;

        public int Next { get; set; }

        public bool IsOpen { get; set; } = true;
    }
}
