using OpsLead.Lint.Text;

namespace OpsLead.Lint.Syntax.Docker;

internal sealed partial class DockerInstructionParser
{
    private FromInstruction ParseFrom(DockerInstructionHeader header)
    {
        var words = SplitWords(header.Arguments);
        if (words.Count == 0)
        {
            ReportMissing(header, "an image");
            return new FromInstruction(header, null, null, null);
        }

        var asKeyword = words.Count > 1 && words[1].Source.AsSpan().Equals("AS", StringComparison.OrdinalIgnoreCase) ? words[1].Source : null;
        var name = asKeyword is not null && words.Count > 2 ? words[2].Source : null;
        var expected = asKeyword is null ? 1 : 3;
        if (words.Count < expected)
        {
            file.Report(DockerfileErrorKind.MissingArguments, asKeyword!.Span, "AS needs the name of the stage");
        }
        else if (words.Count > expected)
        {
            var extra = words[expected].Span;
            file.Report(
                DockerfileErrorKind.TooManyArguments,
                TextSpan.FromBounds(extra.Start, words[^1].Span.End),
                words[expected].Text[0] == '#' ? "A comment stands on a line of its own" : "FROM takes an image, and AS with a name");
        }

        if (name is not null && !IsStageName(name.AsSpan()))
        {
            file.Report(
                DockerfileErrorKind.BadStageName,
                name.Span,
                $"A stage cannot be named '{name}': a letter, then letters, digits, '-', '_' and '.'");
        }

        return new FromInstruction(header, words[0], asKeyword, name);
    }

    private static bool IsStageName(ReadOnlySpan<char> name)
    {
        foreach (var character in name[1..])
        {
            if (!char.IsAsciiLetterOrDigit(character) && character is not ('-' or '_' or '.'))
            {
                return false;
            }
        }

        return char.IsAsciiLetter(name[0]);
    }

    private RunInstruction ParseRun(DockerInstructionHeader header)
    {
        var command = ParseCommand(header.Arguments);
        List<DockerMount> mounts = [];
        foreach (var flag in header.Flags)
        {
            if (flag is { Name: "mount", Value: not null })
            {
                var parser = new DockerMountParser(flag, escape);
                mounts.Add(parser.Parse());
                if (parser.Error is not null)
                {
                    file.Report(parser.Error);
                }
            }
        }

        var heredocs = command.IsJson ? [] : file.ReadHeredocs(header.Source);
        if (heredocs.Count > 0)
        {
            // The here-document is the script only when the whole text reads as its word.
            var isScript = DockerHeredoc.TryParse(header.Arguments) is not null;
            foreach (var heredoc in heredocs)
            {
                heredoc.Role = isScript ? DockerHeredocRole.Script : DockerHeredocRole.Input;
            }
        }

        if (command.IsEmpty)
        {
            ReportMissing(header, "a command");
        }

        return new RunInstruction(header, command, mounts) { Heredocs = heredocs };
    }

    private FileTransferInstruction ParseTransfer(DockerInstructionHeader header)
    {
        var list = ParseCommand(header.Arguments);
        var heredocs = list.IsJson ? [] : file.ReadHeredocs(header.Source);
        foreach (var heredoc in heredocs)
        {
            heredoc.Role = DockerHeredocRole.File;
        }

        var words = list.IsJson ? list.Elements : SplitWords(header.Arguments);
        if (words.Count < 2)
        {
            ReportMissing(header, "a source and a destination");
        }
        else if (DockerHeredoc.TryParse(words[^1].Source) is not null)
        {
            file.Report(DockerfileErrorKind.HeredocAsDestination, words[^1].Span, "A here-document cannot be the destination");
        }

        return header.Kind == DockerInstructionKind.Copy
            ? new CopyInstruction(header, list, words) { Heredocs = heredocs }
            : new AddInstruction(header, list, words) { Heredocs = heredocs };
    }

    private VolumeInstruction ParseVolume(DockerInstructionHeader header)
    {
        var list = ParseCommand(header.Arguments);
        var paths = list.IsJson ? list.Elements : SplitWords(header.Arguments);
        if (paths.Count == 0)
        {
            ReportMissing(header, "a path");
        }

        foreach (var path in paths)
        {
            if (path.Source.AsSpan().Trim().IsEmpty)
            {
                file.Report(DockerfileErrorKind.EmptyVolume, path.Span, "The path of a volume is empty");
            }
        }

        return new VolumeInstruction(header, list, paths);
    }

    private ShellInstruction ParseShell(DockerInstructionHeader header)
    {
        var command = ParseCommand(header.Arguments);
        if (command.IsEmpty)
        {
            ReportMissing(header, "a JSON array with a shell");
        }
        else if (!command.IsJson)
        {
            file.Report(DockerfileErrorKind.NotJson, header.Arguments.Span, "SHELL takes a JSON array");
        }

        return new ShellInstruction(header, command);
    }

    private HealthcheckInstruction ParseHealthcheck(DockerInstructionHeader header)
    {
        var text = header.Arguments.AsSpan();
        if (text.IsEmpty)
        {
            ReportMissing(header, "NONE, or CMD and a command");
            return new HealthcheckInstruction(header, null, null);
        }

        var length = 0;
        while (length < text.Length && !char.IsWhiteSpace(text[length]))
        {
            length++;
        }

        var type = header.Arguments.Slice(0, length);
        var rest = header.Arguments.Slice(length, text.Length - length).Trim();
        if (type.AsSpan().Equals("NONE", StringComparison.OrdinalIgnoreCase))
        {
            if (rest.Length > 0)
            {
                file.Report(DockerfileErrorKind.BadHealthcheck, rest.Span, "HEALTHCHECK NONE takes no arguments");
            }

            return new HealthcheckInstruction(header, type, null);
        }

        if (!type.AsSpan().Equals("CMD", StringComparison.OrdinalIgnoreCase))
        {
            file.Report(DockerfileErrorKind.BadHealthcheck, type.Span, $"HEALTHCHECK takes NONE or CMD, not '{type}'");
            return new HealthcheckInstruction(header, type, null);
        }

        var command = ParseCommand(rest);
        if (command.IsEmpty)
        {
            file.Report(DockerfileErrorKind.MissingArguments, type.Span, "HEALTHCHECK CMD needs a command");
        }

        return new HealthcheckInstruction(header, type, command);
    }

    private ExposeInstruction ParseExpose(DockerInstructionHeader header)
    {
        var words = SplitWords(header.Arguments);
        if (words.Count == 0)
        {
            ReportMissing(header, "a port");
        }

        List<DockerPort> ports = [];
        foreach (var word in words)
        {
            if (word.Text[0] == '#')
            {
                file.Report(
                    DockerfileErrorKind.TooManyArguments,
                    TextSpan.FromBounds(word.Span.Start, words[^1].Span.End),
                    "A comment stands on a line of its own");
                break;
            }

            ports.Add(DockerPort.Parse(word, out var error));
            if (error is not null)
            {
                file.Report(error);
            }
        }

        return new ExposeInstruction(header, ports);
    }

    private StopsignalInstruction ParseStopsignal(DockerInstructionHeader header)
    {
        var signal = ParseSingle(header);
        if (signal?.Literal is { } literal && !DockerSignals.IsSignal(literal))
        {
            file.Report(DockerfileErrorKind.BadSignal, signal.Span, $"'{literal}' is no signal");
        }

        return new StopsignalInstruction(header, signal);
    }

    private DockerWord? ParseSingle(DockerInstructionHeader header)
    {
        if (header.Arguments.Length > 0)
        {
            return new DockerWord(header.Arguments, escape);
        }

        ReportMissing(header, "an argument");
        return null;
    }

    private OnbuildInstruction ParseOnbuild(DockerInstructionHeader header)
    {
        var onbuild = new OnbuildInstruction(header);
        if (header.Arguments.Length == 0)
        {
            ReportMissing(header, "an instruction");
            return onbuild;
        }

        onbuild.Trigger = Parse(header.Arguments, isTrigger: true);
        return onbuild;
    }
}
