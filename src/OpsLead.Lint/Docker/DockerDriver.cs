using OpsLead.Lint.Engine;
using OpsLead.Lint.Syntax.Docker;

namespace OpsLead.Lint.Docker;

/// <summary>Walks the instructions, commands and stages of Dockerfiles.</summary>
internal sealed class DockerDriver : LanguageDriver
{
    private readonly DockerActions actions = new();

    private LinterBuilder? builder;

    public override bool Register(Rule rule, int index, LinterBuilder linter)
    {
        if (rule is not DockerRule dockerRule)
        {
            return false;
        }

        builder = linter;
        dockerRule.Initialize(new DockerContext(index, linter, actions));
        return true;
    }

    public override void Analyze(FileAnalysis file)
    {
        if (file.Kind != DocumentKind.Dockerfile || (builder is null && file.Linter.WorkspaceActions.Count == 0))
        {
            return;
        }

        var dockerfile = new Dockerfile(file.Document, file.Dockerfile);
        DockerFacts.Collect(file, dockerfile);
        if (builder is null)
        {
            return;
        }

        var perFile = StartFile(file);
        foreach (var instruction in dockerfile.Syntax.Instructions)
        {
            Visit(file, perFile, dockerfile, instruction);
            if (instruction is OnbuildInstruction { Trigger: { } trigger })
            {
                Visit(file, perFile, dockerfile, trigger);
            }
        }

        foreach (var stage in dockerfile.Syntax.Stages)
        {
            actions.Stages.Invoke(file, new DockerStageNode(dockerfile, stage));
            perFile?.Stages.Invoke(file, new DockerStageNode(dockerfile, stage));
        }

        actions.Files.Invoke(file, dockerfile);
        perFile?.Files.Invoke(file, dockerfile);
    }

    private DockerActions? StartFile(FileAnalysis file)
    {
        if (actions.FileStarts.Count == 0)
        {
            return null;
        }

        var perFile = new DockerActions();
        foreach (ref readonly var action in actions.FileStarts.AsSpan())
        {
            file.Invoke(action, new DockerContext(action.Rule, builder!, perFile));
        }

        return perFile;
    }

    private void Visit(FileAnalysis file, DockerActions? perFile, Dockerfile dockerfile, DockerInstruction instruction)
    {
        file.CancellationToken.ThrowIfCancellationRequested();
        Dispatch(file, actions, dockerfile, instruction);
        if (perFile is not null)
        {
            Dispatch(file, perFile, dockerfile, instruction);
        }
    }

    private static void Dispatch(FileAnalysis file, DockerActions table, Dockerfile dockerfile, DockerInstruction instruction)
    {
        var node = new DockerInstructionNode(dockerfile, instruction);
        table.AllInstructions.Invoke(file, node);
        table.GetInstructions(instruction.Kind)?.Invoke(file, node);
        if (instruction is not RunInstruction run || !table.NeedsScripts || dockerfile.GetScript(run) is not { } script)
        {
            return;
        }

        table.Scripts.Invoke(file, new DockerScriptNode(dockerfile, run, script));
        foreach (var command in script.EffectiveCommands)
        {
            var commandNode = new DockerCommandNode(dockerfile, run, script, command);
            table.AllCommands.Invoke(file, commandNode);
            if (table.TryGetCommands(command.Name, out var ofName))
            {
                ofName.Invoke(file, commandNode);
            }
        }
    }
}
