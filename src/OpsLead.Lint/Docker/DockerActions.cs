using System.Diagnostics.CodeAnalysis;
using OpsLead.Lint.Engine;
using OpsLead.Lint.Syntax.Docker;

namespace OpsLead.Lint.Docker;

/// <summary>The callbacks of the Dockerfile rules by kind of node.</summary>
internal sealed class DockerActions
{
    private readonly ActionList<NodeContext<DockerInstructionNode>>?[] instructionsByKind =
        new ActionList<NodeContext<DockerInstructionNode>>?[(int)DockerInstructionKind.Workdir + 1];
    private readonly Dictionary<string, ActionList<NodeContext<DockerCommandNode>>> commandsByName = new(StringComparer.Ordinal);

    public ActionList<DockerContext> FileStarts { get; } = new();

    public ActionList<NodeContext<DockerInstructionNode>> AllInstructions { get; } = new();

    public ActionList<NodeContext<DockerScriptNode>> Scripts { get; } = new();

    public ActionList<NodeContext<DockerCommandNode>> AllCommands { get; } = new();

    public ActionList<NodeContext<DockerStageNode>> Stages { get; } = new();

    public ActionList<NodeContext<Dockerfile>> Files { get; } = new();

    /// <summary>Whether some rule wants the scripts of RUN, so that they are worth parsing.</summary>
    public bool NeedsScripts => Scripts.Count + AllCommands.Count + commandsByName.Count > 0;

    public void AddInstruction(int rule, Action<NodeContext<DockerInstructionNode>> action, ReadOnlySpan<DockerInstructionKind> kinds)
    {
        if (kinds.IsEmpty)
        {
            AllInstructions.Add(rule, action);
            return;
        }

        foreach (var kind in kinds)
        {
            (instructionsByKind[(int)kind] ??= new ActionList<NodeContext<DockerInstructionNode>>()).Add(rule, action);
        }
    }

    public void AddCommand(int rule, Action<NodeContext<DockerCommandNode>> action, ReadOnlySpan<string> names)
    {
        if (names.IsEmpty)
        {
            AllCommands.Add(rule, action);
            return;
        }

        foreach (var name in names)
        {
            if (!commandsByName.TryGetValue(name, out var list))
            {
                commandsByName.Add(name, list = new ActionList<NodeContext<DockerCommandNode>>());
            }

            list.Add(rule, action);
        }
    }

    public ActionList<NodeContext<DockerInstructionNode>>? GetInstructions(DockerInstructionKind kind) => instructionsByKind[(int)kind];

    public bool TryGetCommands(string? name, [NotNullWhen(true)] out ActionList<NodeContext<DockerCommandNode>>? list)
    {
        list = null;
        return name is not null && commandsByName.TryGetValue(name, out list);
    }
}
