using OpsLead.Lint.Engine;
using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Workflows.Templates;
using OpsLead.Lint.Workflows.Types;

namespace OpsLead.Lint.Workflows;

/// <summary>Walks workflows, actions and the configuration of Dependabot.</summary>
internal sealed class WorkflowDriver : LanguageDriver
{
    private readonly WorkflowActions actions = new();

    private LinterBuilder? builder;

    public override bool Register(Rule rule, int index, LinterBuilder linter)
    {
        if (rule is not WorkflowRule workflowRule)
        {
            return false;
        }

        builder = linter;
        workflowRule.Initialize(new WorkflowContext(index, linter, actions));
        return true;
    }

    public override void Analyze(FileAnalysis file)
    {
        if (file.Linter.WorkspaceActions.Count > 0)
        {
            CollectBesideWorkflows(file);
        }

        if (file.Kind is not (DocumentKind.Workflow or DocumentKind.Action or DocumentKind.Dependabot))
        {
            return;
        }

        if (file.Yaml.Documents is not [{ Root: { } node } document, ..])
        {
            ReportNothing(file);
            return;
        }

        var perFile = StartFile(file);

        // What does not parse is the engine's to report; what is read of it says little about its structure.
        var errors = document.Errors.Count == 0 ? ReadTemplate(file, node, perFile) : [];
        foreach (var error in errors)
        {
            actions.TemplateErrors.Invoke(file, error);
            perFile?.TemplateErrors.Invoke(file, error);
        }

        if (node is not YamlMapping root)
        {
            return;
        }

        if (file.Kind == DocumentKind.Workflow)
        {
            var workflow = new Workflow(root);
            var types = new WorkflowTypes(workflow, file.Document.Path);
            WorkflowFacts.Collect(file, workflow);
            Walk(file, actions, workflow, types);
            SignatureFacts.Collect(file, workflow, types);
            if (perFile is not null)
            {
                Walk(file, perFile, workflow, types);
            }
        }
        else if (file.Kind == DocumentKind.Dependabot)
        {
            foreach (var update in DependabotUpdate.Read(root))
            {
                actions.DependabotUpdates.Invoke(file, update);
                perFile?.DependabotUpdates.Invoke(file, update);
            }
        }
        else
        {
            var metadata = new ActionMetadata(root);
            var types = new WorkflowTypes(metadata, file.Document.Path);
            WorkflowFacts.Collect(file, metadata);
            Walk(file, actions, metadata, types);
            SignatureFacts.Collect(file, metadata, types, errors);
            if (perFile is not null)
            {
                Walk(file, perFile, metadata, types);
            }
        }

        actions.FileEnds.Invoke(file, file.Document);
        perFile?.FileEnds.Invoke(file, file.Document);
    }

    // A file with nothing in it, or with comments alone, has none of the keys it must have.
    private void ReportNothing(FileAnalysis file)
    {
        if (file.Kind == DocumentKind.Dependabot || file.Yaml.Documents is [{ Errors.Count: > 0 }, ..])
        {
            return;
        }

        var isWorkflow = file.Kind == DocumentKind.Workflow;
        actions.TemplateErrors.Invoke(file, new TemplateError(TemplateErrorKind.MissingKey, new Text.TextSpan(0, 0), isWorkflow ? "on" : "runs", isWorkflow ? "workflow" : "action"));
    }

    // What other files say about delivery.
    private static void CollectBesideWorkflows(FileAnalysis file)
    {
        if (file.Kind == DocumentKind.Markdown)
        {
            DeliveryFacts.CollectDocument(file);
        }
        else if (file.Kind is DocumentKind.Yaml or DocumentKind.Json && DeliveryFacts.IsSettings(file.Document))
        {
            DeliveryFacts.CollectSettings(file);
        }
        else if (file.Kind is DocumentKind.Shell or DocumentKind.Text or DocumentKind.Json or DocumentKind.Xml)
        {
            ManualDeployments.Collect(file);
        }
    }

    private IReadOnlyList<TemplateError> ReadTemplate(FileAnalysis file, YamlNode root, WorkflowActions? perFile)
    {
        // Who uses an action of the repository wants to know whether it is sound.
        if (actions.TemplateErrors.Count == 0 && perFile is not { TemplateErrors.Count: > 0 } && !(file.Kind == DocumentKind.Action && file.Linter.WorkspaceActions.Count > 0))
        {
            return [];
        }

        return file.Kind switch
        {
            DocumentKind.Workflow => TemplateReader.Read(root, WorkflowTemplate.Root, "workflow"),
            DocumentKind.Action => TemplateReader.Read(root, ActionTemplate.Get(root is YamlMapping mapping ? new ActionMetadata(mapping).RuntimeName : null), "action"),
            _ => TemplateReader.Read(root, DependabotTemplate.Root, "Dependabot configuration", hasExpressions: false),
        };
    }

    private WorkflowActions? StartFile(FileAnalysis file)
    {
        if (actions.FileStarts.Count == 0)
        {
            return null;
        }

        var perFile = new WorkflowActions();
        foreach (ref readonly var action in actions.FileStarts.AsSpan())
        {
            file.Invoke(action, new WorkflowContext(action.Rule, builder!, perFile));
        }

        return perFile;
    }

    private static void Walk(FileAnalysis file, WorkflowActions table, Workflow workflow, WorkflowTypes types)
    {
        table.Workflows.Invoke(file, workflow);
        foreach (var job in workflow.Jobs)
        {
            table.Jobs.Invoke(file, job);
            foreach (var step in job.Steps)
            {
                table.Steps.Invoke(file, step);
            }
        }

        if (table.NeedsExpressions)
        {
            ExpressionWalker.Walk(file, table, workflow, types);
        }
    }

    private static void Walk(FileAnalysis file, WorkflowActions table, ActionMetadata metadata, WorkflowTypes types)
    {
        table.ActionMetadata.Invoke(file, metadata);
        foreach (var step in metadata.Steps)
        {
            table.Steps.Invoke(file, step);
        }

        if (table.NeedsExpressions)
        {
            ExpressionWalker.Walk(file, table, metadata, types);
        }
    }
}
