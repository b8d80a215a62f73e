using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Workflows;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds triggers that no event can match.</summary>
internal sealed class LetTriggerMatch : WorkflowRule
{
    private const string OnlyNegative = "'{0}' only says what does not count, and nothing is left to match. Put '**' before the patterns with '!', or use '{0}-ignore'.";
    private const string TakenBack = "'{0}' takes back all that the patterns before it match, for the last one wins. Move it to the front, or remove it.";
    private const string IgnoresAll = "'{0}' ignores everything, so the event never starts the workflow. Narrow the pattern, or remove the event.";

    private static readonly string[] Filters = ["branches", "tags", "paths"];

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4109",
        "Let the trigger match",
        "No workflow here is called '{0}', so this one never starts after it. Write the 'name' of the other workflow as it stands there.",
        RuleCategory.Correctness,
        RuleSeverity.Error)
    {
        Practice = Practice.Automation,
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context)
    {
        context.RegisterWorkflowAction(static c =>
        {
            foreach (var trigger in c.Node.Triggers)
            {
                if (trigger is { Name: "push" or "pull_request" or "pull_request_target" or "merge_group" or "workflow_run", Configuration: { IsOpen: false } filters })
                {
                    CheckFilters(c, filters);
                }
            }
        });
        context.RegisterWorkspaceAction(CheckNames);
    }

    private static void CheckFilters(NodeContext<Workflow> c, YamlMapping filters)
    {
        foreach (var key in Filters)
        {
            if (filters.TryGetEntry(key, out var entry) && entry.Value.Resolve() is YamlSequence { Items: { IsEmpty: false } patterns })
            {
                CheckPatterns(c, key, entry, patterns);
            }

            // '**' for branches beside a filter for tags is the way to say "tags only".
            var ignore = key + "-ignore";
            if (filters.TryGetValue(ignore, out var node) && FindAll(node) is { } all && !(key == "branches" && (filters.TryGetEntry("tags", out _) || filters.TryGetEntry("tags-ignore", out _)))
                && !(key == "tags" && (filters.TryGetEntry("branches", out _) || filters.TryGetEntry("branches-ignore", out _))))
            {
                c.Report(all.Span, new DiagnosticDetails { MessageFormat = IgnoresAll }, $"{ignore}: {all.Value}");
            }
        }
    }

    private static void CheckPatterns(NodeContext<Workflow> c, string key, YamlEntry entry, ReadOnlySpan<YamlNode> patterns)
    {
        var isOnlyNegative = true;
        foreach (var item in patterns)
        {
            isOnlyNegative &= item.Resolve() is YamlScalar { Value: ['!', _, ..] };
        }

        if (isOnlyNegative)
        {
            c.Report(entry.Key.Span, new DiagnosticDetails { MessageFormat = OnlyNegative }, key);
        }
        else if (patterns[^1].Resolve() is YamlScalar { Value: "!**" or "!**/*" or "!*" } last && (last.Value != "!*" || key == "tags"))
        {
            c.Report(last.Span, new DiagnosticDetails { MessageFormat = TakenBack }, last.Value);
        }
    }

    private static YamlScalar? FindAll(YamlNode node)
    {
        foreach (var item in node is YamlSequence sequence ? sequence.Items : new ReadOnlySpan<YamlNode>(in node))
        {
            if (item.Resolve() is YamlScalar { Value: "**" } all)
            {
                return all;
            }
        }

        return null;
    }

    private static void CheckNames(WorkspaceAnalysisContext c)
    {
        var runs = c.GetFacts<WorkflowRunFact>();
        if (runs.Count == 0)
        {
            return;
        }

        var names = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var workflow in c.GetFacts<WorkflowNameFact>())
        {
            if (!names.TryGetValue(workflow.Document.Folder, out var beside))
            {
                names.Add(workflow.Document.Folder, beside = new HashSet<string>(StringComparer.Ordinal));
            }

            beside.Add(workflow.Name);
            beside.Add(workflow.Document.Path);
        }

        foreach (var run in runs)
        {
            // Who lints one workflow alone does not claim that there is no other. Each brings its name and its path.
            if (names[run.Document.Folder] is { Count: > 2 } beside && !beside.Contains(run.Name))
            {
                c.Report(run.Document, run.Span, new DiagnosticDetails { Severity = RuleSeverity.Warning }, run.Name);
            }
        }
    }
}
