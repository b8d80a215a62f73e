using OpsLead.Lint.Engine;
using OpsLead.Lint.Syntax.Expressions;
using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Workflows;

/// <summary>Finds every expression of a file: <c>${{ }}</c> in any scalar, keys too, and the bare text of an <c>if</c>.</summary>
internal static class ExpressionWalker
{
    public static void Walk(FileAnalysis file, WorkflowActions table, YamlMapping root, IReadOnlyList<Job> jobs)
    {
        var owners = new Dictionary<YamlNode, (Step? Step, Job? Job)>(ReferenceEqualityComparer.Instance);
        foreach (var job in jobs)
        {
            owners[job.Mapping] = (null, job);
            foreach (var step in job.Steps)
            {
                owners[step.Mapping] = (step, job);
            }
        }

        new Visitor(file, table, owners, jobs.Count == 0 ? null : jobs[0].Workflow.UntrustedFlow).Visit(root);
    }

    public static void Walk(FileAnalysis file, WorkflowActions table, ActionMetadata metadata)
    {
        var owners = new Dictionary<YamlNode, (Step? Step, Job? Job)>(ReferenceEqualityComparer.Instance);
        foreach (var step in metadata.Steps)
        {
            owners[step.Mapping] = (step, null);
        }

        new Visitor(file, table, owners, metadata.UntrustedFlow).Visit(metadata.Root);
    }

    private sealed class Visitor(FileAnalysis file, WorkflowActions table, Dictionary<YamlNode, (Step? Step, Job? Job)> owners, UntrustedFlow? flow)
    {
        // The parser bounds nesting, so an explicit stack is not needed for safety but keeps deep input cheap.
        private readonly Stack<(YamlNode Node, string Key, Step? Step, Job? Job)> pending = new();

        public void Visit(YamlNode root)
        {
            pending.Push((root, "", null, null));
            while (pending.TryPop(out var item))
            {
                switch (item.Node)
                {
                    case YamlScalar scalar:
                        VisitScalar(scalar, item.Key, item.Step, item.Job);
                        break;
                    case YamlSequence sequence:
                        for (var i = sequence.Items.Length - 1; i >= 0; i--)
                        {
                            pending.Push((sequence.Items[i], "", item.Step, item.Job));
                        }

                        break;
                    case YamlMapping mapping:
                        PushEntries(mapping, item.Step, item.Job);
                        break;
                }
            }
        }

        private void PushEntries(YamlMapping mapping, Step? step, Job? job)
        {
            if (owners.TryGetValue(mapping, out var owner))
            {
                (step, job) = owner;
            }

            for (var i = mapping.Entries.Length - 1; i >= 0; i--)
            {
                ref readonly var entry = ref mapping.Entries[i];
                var key = entry.Key as YamlScalar;
                pending.Push((entry.Value, key?.Value ?? "", step, job));
                if (key is not null && ExpressionTemplate.HasMarker(key.Value))
                {
                    pending.Push((key, "", step, job));
                }
            }
        }

        private void VisitScalar(YamlScalar scalar, string key, Step? step, Job? job)
        {
            if (ExpressionTemplate.HasMarker(scalar.Value))
            {
                var template = ExpressionTemplate.Parse(scalar.Value);
                foreach (var error in template.Errors)
                {
                    table.ExpressionErrors.Invoke(file, new ExpressionErrorSite(scalar, error));
                }

                foreach (var part in template.Parts)
                {
                    if (part.Expression is { } expression)
                    {
                        Report(scalar, expression, part.Span, key, step, job, reportErrors: false);
                    }
                }
            }
            else if (key == "if" && scalar.Value.Length > 0 && (step is not null || job is not null) && IsCondition(scalar, step, job))
            {
                var expression = ExpressionSyntax.Parse(scalar.Value);
                Report(scalar, expression, expression.Span, key, step, job, reportErrors: true);
            }
        }

        private static bool IsCondition(YamlScalar scalar, Step? step, Job? job) => ReferenceEquals(scalar, step?.If) || (step is null && ReferenceEquals(scalar, job?.If));

        private void Report(YamlScalar scalar, ExpressionSyntax expression, TextSpan partSpan, string key, Step? step, Job? job, bool reportErrors)
        {
            if (expression.Errors.IsEmpty)
            {
                table.Expressions.Invoke(file, new ExpressionSite(scalar, expression, partSpan, key, step, job) { Flow = flow });
            }
            else if (reportErrors)
            {
                foreach (var error in expression.Errors)
                {
                    table.ExpressionErrors.Invoke(file, new ExpressionErrorSite(scalar, error));
                }
            }
        }
    }
}
