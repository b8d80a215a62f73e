using OpsLead.Lint.Engine;
using OpsLead.Lint.Syntax.Expressions;
using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;
using OpsLead.Lint.Workflows.Types;

namespace OpsLead.Lint.Workflows;

/// <summary>Finds every expression of a file: <c>${{ }}</c> in any scalar, keys too, and the bare text of an <c>if</c>.</summary>
internal static class ExpressionWalker
{
    public static void Walk(FileAnalysis file, WorkflowActions table, Workflow workflow, WorkflowTypes types)
    {
        var owners = new Dictionary<YamlNode, (Step? Step, Job? Job)>(ReferenceEqualityComparer.Instance);
        foreach (var job in workflow.Jobs)
        {
            owners[job.Mapping] = (null, job);
            foreach (var step in job.Steps)
            {
                owners[step.Mapping] = (step, job);
            }
        }

        new Visitor(file, table, owners, types, workflow.UntrustedFlow).Visit(workflow.Root, ExpressionPlaces.WorkflowRoot);
    }

    public static void Walk(FileAnalysis file, WorkflowActions table, ActionMetadata metadata, WorkflowTypes types)
    {
        var owners = new Dictionary<YamlNode, (Step? Step, Job? Job)>(ReferenceEqualityComparer.Instance);
        foreach (var step in metadata.Steps)
        {
            owners[step.Mapping] = (step, null);
        }

        new Visitor(file, table, owners, types, metadata.UntrustedFlow).Visit(metadata.Root, ExpressionPlaces.ActionRoot);
    }

    /// <summary>Where a node stands: the key of the tree of places, and the model's nodes around it.</summary>
    private readonly record struct Position(string Key, ExpressionPlaceNode? Place, bool IsItem, Step? Step, Job? Job);

    private sealed class Visitor(FileAnalysis file, WorkflowActions table, Dictionary<YamlNode, (Step? Step, Job? Job)> owners, WorkflowTypes types, UntrustedFlow flow)
    {
        // The parser bounds nesting, so an explicit stack is not needed for safety but keeps deep input cheap.
        private readonly Stack<(YamlNode Node, Position Position)> pending = new();

        public void Visit(YamlNode root, ExpressionPlaceNode places)
        {
            pending.Push((root, new Position("", places, false, null, null)));
            while (pending.TryPop(out var item))
            {
                switch (item.Node)
                {
                    case YamlScalar scalar:
                        VisitScalar(scalar, item.Position);
                        break;
                    case YamlSequence sequence:
                        for (var i = sequence.Items.Length - 1; i >= 0; i--)
                        {
                            pending.Push((sequence.Items[i], item.Position with { Key = "", IsItem = true }));
                        }

                        break;
                    case YamlMapping mapping:
                        PushEntries(mapping, item.Position);
                        break;
                }
            }
        }

        private void PushEntries(YamlMapping mapping, Position position)
        {
            if (owners.TryGetValue(mapping, out var owner))
            {
                position = position with { Step = owner.Step, Job = owner.Job };
            }

            for (var i = mapping.Entries.Length - 1; i >= 0; i--)
            {
                ref readonly var entry = ref mapping.Entries[i];
                var key = entry.Key as YamlScalar;
                pending.Push((entry.Value, position with { Key = key?.Value ?? "", Place = key is null ? null : position.Place?.Find(key.Value), IsItem = false }));
                if (key is not null && ExpressionTemplate.HasMarker(key.Value))
                {
                    pending.Push((key, position with { Key = "", Place = position.Place?.Any, IsItem = false }));
                }
            }
        }

        private void VisitScalar(YamlScalar scalar, Position position)
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
                        Report(scalar, expression, part.Span, position, GetResult(position, isWhole: template.Parts.Length == 1), reportErrors: false);
                    }
                }
            }
            else if (scalar.Value.Length > 0 && !position.IsItem && position.Place?.Place is { Result: ExpressionResult.Condition })
            {
                var expression = ExpressionSyntax.Parse(scalar.Value);
                Report(scalar, expression, expression.Span, position, ExpressionResult.Condition, reportErrors: true);
            }
        }

        private static ExpressionResult GetResult(Position position, bool isWhole) => position.Place?.Place?.Result switch
        {
            null => ExpressionResult.Any,
            ExpressionResult.Condition => ExpressionResult.Condition,
            _ when !isWhole => ExpressionResult.Text,
            ExpressionResult.TextOrSequence when position.IsItem => ExpressionResult.Text,
            _ when position.IsItem => ExpressionResult.Any,
            var result => result.Value,
        };

        private void Report(YamlScalar scalar, ExpressionSyntax expression, TextSpan partSpan, Position position, ExpressionResult result, bool reportErrors)
        {
            if (expression.Errors.IsEmpty)
            {
                table.Expressions.Invoke(
                    file,
                    new ExpressionSite(scalar, expression, partSpan, position.Key, position.Step, position.Job) { Place = position.Place?.Place, Result = result, Types = types, Flow = flow });
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
