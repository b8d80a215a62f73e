using OpsLead.Lint.Engine;
using OpsLead.Lint.Syntax.Docker;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Docker;

/// <summary>What the image of a Dockerfile's final stage is and runs, as the rules across files need it.</summary>
/// <param name="Document">The Dockerfile.</param>
/// <param name="BaseImage">The image the final stage comes from; absent for <c>scratch</c>.</param>
/// <param name="Entrypoint">The words of ENTRYPOINT; unknown in shell form; absent when the file has none (the base image may).</param>
/// <param name="Command">The words of CMD, in the same way.</param>
/// <param name="ExposedPorts">The ports of EXPOSE; unknown ones depend on a variable.</param>
/// <param name="Projects">The project files that the build copies, restores, builds or publishes, as written, in the order of the text.</param>
/// <param name="Environment">The variables that the image sets; the last value of each.</param>
/// <param name="User">Whom the image runs as; absent when the file does not say.</param>
/// <param name="HasHealthcheck">Whether the image has a HEALTHCHECK; null when the base image may have one.</param>
public sealed record DockerfileFact(
    SourceDocument Document,
    Fact<ImageReference> BaseImage,
    Fact<IReadOnlyList<string>> Entrypoint,
    Fact<IReadOnlyList<string>> Command,
    IReadOnlyList<Fact<int>> ExposedPorts,
    IReadOnlyList<Fact<string>> Projects,
    IReadOnlyDictionary<string, Fact<string>> Environment,
    Fact<string> User,
    bool? HasHealthcheck);

/// <summary>A file or folder that a Dockerfile takes from its build context.</summary>
/// <param name="Document">The Dockerfile.</param>
/// <param name="Source">The path in the context, as written.</param>
/// <param name="Span">Where it is written.</param>
public sealed record ContextCopyFact(SourceDocument Document, string Source, TextSpan Span);

/// <summary>Leaves the facts of a Dockerfile for the rules across files. They are small: the tree is dropped after the walk.</summary>
internal static class DockerFacts
{
    public static void Collect(FileAnalysis file, Dockerfile dockerfile)
    {
        if (file.Linter.WorkspaceActions.Count > 0)
        {
            AddCopies(file, dockerfile);
        }

        if (file.Linter.WorkspaceActions.Count == 0 || dockerfile.Syntax.FinalStage is not { From: not null } stage)
        {
            return;
        }

        var anchor = stage.From.Image?.Span ?? stage.From.Keyword.Span;
        var user = stage.GetLast(DockerInstructionKind.User) as UserInstruction;
        file.AddFact(new DockerfileFact(
            file.Document,
            Dockerfile.GetBaseImage(stage),
            GetWords(stage.GetLast(DockerInstructionKind.Entrypoint), anchor),
            GetWords(stage.GetLast(DockerInstructionKind.Cmd), anchor),
            GetPorts(stage),
            GetProjects(dockerfile),
            GetEnvironment(dockerfile, stage),
            user?.Argument is null ? Fact<string>.Absent(anchor) : new DockerInstructionNode(dockerfile, user).Expand(user.Argument),
            HasHealthcheck(stage)));
    }

    private static void AddCopies(FileAnalysis file, Dockerfile dockerfile)
    {
        // Nobody copies a thousand things one by one; a hostile file must not make the rules across files slow.
        var remaining = 1_000;
        foreach (var instruction in dockerfile.Syntax.Instructions)
        {
            if (instruction is not FileTransferInstruction transfer || (transfer as CopyInstruction)?.From is not null)
            {
                continue;
            }

            foreach (var source in transfer.Sources)
            {
                // A here-document is a file of its own, a URL is from elsewhere.
                if (new DockerInstructionNode(dockerfile, transfer).Expand(source) is { IsKnown: true, Value: { Length: > 0 } path }
                    && !path.StartsWith("<<", StringComparison.Ordinal) && !path.Contains("://", StringComparison.Ordinal)
                        && !path.StartsWith("git@", StringComparison.Ordinal))
                {
                    if (remaining-- == 0)
                    {
                        return;
                    }

                    file.AddFact(new ContextCopyFact(file.Document, path, source.Span));
                }
            }
        }
    }

    private static Fact<IReadOnlyList<string>> GetWords(DockerInstruction? instruction, TextSpan anchor)
    {
        if (instruction is null || Dockerfile.GetCommandLine(instruction) is not { } line)
        {
            return Fact<IReadOnlyList<string>>.Absent(anchor);
        }

        return line.IsJson
            ? Fact<IReadOnlyList<string>>.Known([.. line.Elements.Select(static element => element.Text)], line.Source.Span)
            : Fact<IReadOnlyList<string>>.Unknown(line.Source.Span);
    }

    private static List<Fact<int>> GetPorts(DockerStage stage)
    {
        var result = new List<Fact<int>>();
        foreach (var instruction in stage.GetSelfAndAncestors().SelectMany(static ancestor => ancestor.Instructions).OfType<ExposeInstruction>())
        {
            foreach (var port in instruction.Ports)
            {
                if (port is not { First: { } first, Last: { } last })
                {
                    result.Add(Fact<int>.Unknown(port.Word.Span));
                    continue;
                }

                // A range is rare and short; a hostile one must not fill the memory.
                for (var number = first; number <= Math.Min(last, first + 63); number++)
                {
                    result.Add(Fact<int>.Known(number, port.Word.Span));
                }
            }
        }

        return result;
    }

    private static List<Fact<string>> GetProjects(Dockerfile dockerfile)
    {
        var result = new List<Fact<string>>();
        foreach (var instruction in dockerfile.Syntax.Instructions)
        {
            switch (instruction)
            {
                case CopyInstruction { From: null } copy:
                    foreach (var source in copy.Sources)
                    {
                        Add(new DockerInstructionNode(dockerfile, copy).Expand(source));
                    }

                    break;
                case RunInstruction run when dockerfile.GetScript(run) is { } script:
                    foreach (var command in script.EffectiveCommands)
                    {
                        if (command.Name == "dotnet" && command.Subcommand is "restore" or "build" or "publish" or "test" or "pack")
                        {
                            foreach (var operand in command.Operands[1..])
                            {
                                Add(operand.LiteralText is { } text ? Fact<string>.Known(text, command.GetFileSpan(operand.Span))
                                    : Fact<string>.Unknown(command.GetFileSpan(operand.Span)));
                            }
                        }
                    }

                    break;
            }
        }

        return result;

        void Add(Fact<string> path)
        {
            if (path.IsKnown && path.Value.EndsWith("proj", StringComparison.OrdinalIgnoreCase))
            {
                result.Add(path);
            }
        }
    }

    private static Dictionary<string, Fact<string>> GetEnvironment(Dockerfile dockerfile, DockerStage stage)
    {
        var result = new Dictionary<string, Fact<string>>(StringComparer.Ordinal);
        foreach (var ancestor in stage.GetSelfAndAncestors().Reverse())
        {
            foreach (var instruction in ancestor.Instructions.OfType<EnvInstruction>())
            {
                foreach (var pair in instruction.Pairs)
                {
                    if (pair.Value is not null)
                    {
                        result[pair.Name] = new DockerInstructionNode(dockerfile, instruction).Expand(pair.Value);
                    }
                }
            }
        }

        return result;
    }

    private static bool? HasHealthcheck(DockerStage stage) => stage.GetLast(DockerInstructionKind.Healthcheck) switch
    {
        HealthcheckInstruction healthcheck => !healthcheck.IsNone,
        _ => Dockerfile.GetBaseImage(stage) switch
        {
            { IsAbsent: true } => false,

            // Docker's official images and .NET's have none.
            { IsKnown: true } image when BaseImages.GetOfficialName(image.Value) is not null || BaseImages.IsDotNet(image.Value) => false,
            _ => null,
        },
    };
}
