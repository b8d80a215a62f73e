using OpsLead.Lint.Docker;
using OpsLead.Lint.Engine;
using OpsLead.Lint.Syntax.Docker;

namespace OpsLead.Lint;

/// <summary>A rule about Dockerfiles.</summary>
public abstract class DockerRule : Rule
{
    /// <summary>A rule about Dockerfiles.</summary>
    protected DockerRule()
        : base(RuleLanguage.Docker)
    {
    }

    /// <summary>Registers what the rule wants to see.</summary>
    /// <param name="context">Where to register.</param>
    public abstract void Initialize(DockerContext context);
}

/// <summary>Where a <see cref="DockerRule"/> registers, for all files or, inside a file-start callback, for one.</summary>
public sealed class DockerContext : RegistrationContext
{
    private readonly DockerActions actions;

    internal DockerContext(int rule, LinterBuilder linter, DockerActions actions)
        : base(rule, linter) => this.actions = actions;

    /// <summary>Registers a callback for each instruction of the given kinds, those inside ONBUILD included.</summary>
    /// <param name="action">The callback.</param>
    /// <param name="kinds">The kinds; none for every instruction.</param>
    public void RegisterInstructionAction(Action<NodeContext<DockerInstructionNode>> action, params ReadOnlySpan<DockerInstructionKind> kinds) =>
        actions.AddInstruction(RuleIndex, action, kinds);

    /// <summary>Registers a callback for the script of each RUN, those inside ONBUILD included.</summary>
    /// <param name="action">The callback.</param>
    public void RegisterScriptAction(Action<NodeContext<DockerScriptNode>> action) => actions.Scripts.Add(RuleIndex, action);

    /// <summary>Registers a callback for each command of the scripts of RUN, wrappers looked through.</summary>
    /// <param name="action">The callback.</param>
    /// <param name="names">The commands' names, without directories; none for every command.</param>
    public void RegisterCommandAction(Action<NodeContext<DockerCommandNode>> action, params ReadOnlySpan<string> names) =>
        actions.AddCommand(RuleIndex, action, names);

    /// <summary>Registers a callback for each stage, after all instructions.</summary>
    /// <param name="action">The callback.</param>
    public void RegisterStageAction(Action<NodeContext<DockerStageNode>> action) => actions.Stages.Add(RuleIndex, action);

    /// <summary>Registers a callback for the file as a whole, after its instructions and stages.</summary>
    /// <param name="action">The callback.</param>
    public void RegisterFileAction(Action<NodeContext<Dockerfile>> action) => actions.Files.Add(RuleIndex, action);

    /// <summary>
    /// Registers a callback before a file's first instruction, for a rule that keeps state per file: it is given a context of the same
    /// kind, and what it registers there holds for this file only. Its closures hold the state.
    /// </summary>
    /// <param name="action">The callback.</param>
    public void RegisterFileStartAction(Action<DockerContext> action) => actions.FileStarts.Add(RuleIndex, action);
}
