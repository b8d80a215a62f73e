using OpsLead.Lint.Syntax.Docker;
using OpsLead.Lint.Syntax.Shell;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Docker;

/// <summary>An instruction and its file.</summary>
/// <param name="File">The file.</param>
/// <param name="Instruction">The instruction; one inside ONBUILD has an <see cref="DockerInstruction.Outer"/>.</param>
public readonly record struct DockerInstructionNode(Dockerfile File, DockerInstruction Instruction)
{
    /// <summary>The stage it belongs to; null before the first FROM.</summary>
    public DockerStage? Stage => Dockerfile.GetStage(Instruction);

    /// <summary>A word's value at this place, with the defaults of the build's arguments.</summary>
    /// <param name="word">The word.</param>
    /// <returns>The value; unknown when a variable that nothing sets takes part.</returns>
    public Fact<string> Expand(DockerWord word)
    {
        ArgumentNullException.ThrowIfNull(word);
        return File.Syntax.GetScope(Instruction).Expand(word).Text is { } text ? Fact<string>.Known(text, word.Span) : Fact<string>.Unknown(word.Span);
    }
}

/// <summary>A stage and its file.</summary>
/// <param name="File">The file.</param>
/// <param name="Stage">The stage.</param>
public readonly record struct DockerStageNode(Dockerfile File, DockerStage Stage);

/// <summary>The script of a RUN.</summary>
/// <param name="File">The file.</param>
/// <param name="Run">The instruction.</param>
/// <param name="Script">Its script.</param>
public readonly record struct DockerScriptNode(Dockerfile File, RunInstruction Run, ShellScript Script)
{
    /// <summary>The stage it belongs to; null before the first FROM.</summary>
    public DockerStage? Stage => Dockerfile.GetStage(Run);
}

/// <summary>A command of the script of a RUN, wrappers looked through.</summary>
/// <param name="File">The file.</param>
/// <param name="Run">The instruction.</param>
/// <param name="Script">The whole script of the instruction.</param>
/// <param name="Command">The command.</param>
public readonly record struct DockerCommandNode(Dockerfile File, RunInstruction Run, ShellScript Script, EffectiveCommand Command)
{
    /// <summary>The stage it belongs to; null before the first FROM.</summary>
    public DockerStage? Stage => Dockerfile.GetStage(Run);

    /// <summary>Where the command's name stands in the file.</summary>
    public TextSpan NameSpan => Command.GetFileSpan(Command.NameWord.Span);

    /// <summary>Where a word of the command stands in the file.</summary>
    /// <param name="word">The word.</param>
    /// <returns>Its characters.</returns>
    public TextSpan GetSpan(ShellWord word)
    {
        ArgumentNullException.ThrowIfNull(word);
        return Command.GetFileSpan(word.Span);
    }
}
