using OpsLead.Lint.Syntax.Docker;
using OpsLead.Lint.Syntax.Shell;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Docker;

/// <summary>A Dockerfile as rules see it: its tree, and the scripts of its instructions, each parsed once.</summary>
public sealed class Dockerfile
{
    private readonly Dictionary<DockerInstruction, ShellScript> scripts = [];

    internal Dockerfile(SourceDocument document, DockerfileSyntax syntax)
    {
        Document = document;
        Syntax = syntax;
    }

    /// <summary>The file.</summary>
    public SourceDocument Document { get; }

    /// <summary>The tree.</summary>
    public DockerfileSyntax Syntax { get; }

    /// <summary>The file's text.</summary>
    public SourceText Text => Syntax.Text;

    /// <summary>The stage that an instruction, one inside ONBUILD too, belongs to.</summary>
    /// <param name="instruction">The instruction.</param>
    /// <returns>The stage; null before the first FROM.</returns>
    public static DockerStage? GetStage(DockerInstruction instruction)
    {
        ArgumentNullException.ThrowIfNull(instruction);
        return instruction.Stage ?? instruction.Outer?.Stage;
    }

    /// <summary>The command line of an instruction that has one.</summary>
    /// <param name="instruction">The instruction.</param>
    /// <returns>The command; null for an instruction without.</returns>
    public static DockerCommandLine? GetCommandLine(DockerInstruction instruction) => instruction switch
    {
        RunInstruction run => run.Command,
        CmdInstruction cmd => cmd.Command,
        EntrypointInstruction entrypoint => entrypoint.Command,
        HealthcheckInstruction healthcheck => healthcheck.Command,
        _ => null,
    };

    /// <summary>The script of RUN, CMD, ENTRYPOINT or HEALTHCHECK CMD, read in the dialect of the shell that runs it.</summary>
    /// <param name="instruction">The instruction.</param>
    /// <returns>The script, without commands when no POSIX shell runs it; null for an instruction without a command.</returns>
    public ShellScript? GetScript(DockerInstruction instruction)
    {
        if (GetCommandLine(instruction) is not { IsEmpty: false } line)
        {
            return null;
        }

        if (!scripts.TryGetValue(instruction, out var script))
        {
            scripts.Add(instruction, script = Parse(instruction, line));
        }

        return script;
    }

    /// <summary>The image that a stage, or the first of the stages it is built on, begins with.</summary>
    /// <param name="stage">The stage.</param>
    /// <returns>The image, placed at its FROM; absent for <c>scratch</c>; unknown when the name depends on a variable without a value.</returns>
    public static Fact<ImageReference> GetBaseImage(DockerStage? stage)
    {
        stage = stage?.Root;
        var span = stage?.From?.Image?.Span ?? default;
        return stage switch
        {
            { BaseKind: DockerStageBaseKind.Image, BaseName: { } name } => Fact<ImageReference>.Known(ImageReference.Parse(name), span),
            { BaseKind: DockerStageBaseKind.Scratch } => Fact<ImageReference>.Absent(span),
            _ => Fact<ImageReference>.Unknown(span),
        };
    }

    /// <summary>The dialect of the shell that a stage's commands in shell form run in.</summary>
    /// <param name="instruction">The instruction whose command it is.</param>
    /// <returns>The dialect, by the SHELL before the instruction, or else by the base image.</returns>
    public static ShellDialect GetDialect(DockerInstruction instruction)
    {
        if (FindShell(instruction) is { Command.Elements: [var shell, ..] })
        {
            return ShellDialects.FromCommand(shell.Text);
        }

        return GetBaseImage(GetStage(instruction)) is { IsKnown: true } image && BaseImages.IsWindows(image.Value) ? ShellDialect.Cmd : ShellDialect.Posix;
    }

    /// <summary>The SHELL that holds for an instruction.</summary>
    /// <param name="instruction">The instruction.</param>
    /// <returns>The nearest SHELL before it in its stage, or the last of the stages that one is built on; null for the default shell.</returns>
    public static ShellInstruction? FindShell(DockerInstruction instruction)
    {
        ArgumentNullException.ThrowIfNull(instruction);
        return GetStage(instruction)?.GetShell(instruction.Index);
    }

    private static ShellScript Parse(DockerInstruction instruction, DockerCommandLine line)
    {
        if (line.IsJson)
        {
            return ShellScript.FromExecForm([.. line.Elements.Select(static element => (element.Text, element.Source.Map))]);
        }

        var text = instruction is RunInstruction { Script: { } script } ? script : line.Source;
        var dialect = instruction is RunInstruction { Heredocs: [{ Role: DockerHeredocRole.Script }, ..] } ? ShellDialects.FromShebang(text.AsSpan()) : null;
        return ShellScript.Parse(text.Text, text.Map, dialect ?? GetDialect(instruction));
    }
}
