using OpsLead.Lint.Text;

namespace OpsLead.Lint.Syntax.Docker;

/// <summary>The grammar of each instruction, after BuildKit's <c>frontend/dockerfile/instructions</c> and its line parsers.</summary>
internal sealed partial class DockerInstructionParser(DockerfileParser file, char escape)
{
    public DockerInstruction Parse(DockerText source) => Parse(source, isTrigger: false);

    private DockerInstruction Parse(DockerText source, bool isTrigger)
    {
        var text = source.AsSpan();
        var keywordLength = text.IndexOfAny(" \t\v\f\r");
        keywordLength = keywordLength < 0 ? text.Length : keywordLength;
        var keyword = source.Slice(0, keywordLength);
        var rest = source.Slice(keywordLength, source.Length - keywordLength).Trim();
        var kind = DockerInstructionNames.Find(keyword.AsSpan());
        var flags = DockerFlagReader.Read(rest, escape, out var argumentsStart);
        var arguments = rest.Slice(argumentsStart, rest.Length - argumentsStart).Trim();
        var header = new DockerInstructionHeader(kind, keyword, source, flags, arguments);
        if (kind == DockerInstructionKind.Unknown)
        {
            ReportUnknown(keyword);
            return new UnknownInstruction(header);
        }

        if (isTrigger && kind is DockerInstructionKind.Onbuild or DockerInstructionKind.From or DockerInstructionKind.Maintainer)
        {
            file.Report(DockerfileErrorKind.BadOnbuild, keyword.Span, $"ONBUILD cannot wrap {DockerInstructionNames.Get(kind)}");
            return kind == DockerInstructionKind.Onbuild ? new OnbuildInstruction(header) : ParseKnown(header);
        }

        CheckFlags(header);
        var instruction = ParseKnown(header);
        CheckWords(instruction);
        return instruction;
    }

    private DockerInstruction ParseKnown(DockerInstructionHeader header) => header.Kind switch
    {
        DockerInstructionKind.Add or DockerInstructionKind.Copy => ParseTransfer(header),
        DockerInstructionKind.Arg => ParseArg(header),
        DockerInstructionKind.Cmd => new CmdInstruction(header, ParseCommand(header.Arguments)),
        DockerInstructionKind.Entrypoint => new EntrypointInstruction(header, ParseCommand(header.Arguments)),
        DockerInstructionKind.Env or DockerInstructionKind.Label => ParseEnvOrLabel(header),
        DockerInstructionKind.Expose => ParseExpose(header),
        DockerInstructionKind.From => ParseFrom(header),
        DockerInstructionKind.Healthcheck => ParseHealthcheck(header),
        DockerInstructionKind.Maintainer => new MaintainerInstruction(header, ParseSingle(header)),
        DockerInstructionKind.Onbuild => ParseOnbuild(header),
        DockerInstructionKind.Run => ParseRun(header),
        DockerInstructionKind.Shell => ParseShell(header),
        DockerInstructionKind.Stopsignal => ParseStopsignal(header),
        DockerInstructionKind.User => new UserInstruction(header, ParseSingle(header)),
        DockerInstructionKind.Volume => ParseVolume(header),
        _ => new WorkdirInstruction(header, ParseSingle(header)),
    };

    private void ReportUnknown(DockerText keyword)
    {
        var nearest = NearestName.Find(keyword.AsSpan(), DockerInstructionNames.All);
        file.Report(
            DockerfileErrorKind.UnknownInstruction,
            keyword.Span,
            keyword.Length == 0 ? "A continuation leads to no instruction"
                : $"There is no instruction '{keyword}'" + (nearest is null ? string.Empty : $"; '{nearest}' may be meant"));
    }

    private void CheckFlags(DockerInstructionHeader header)
    {
        // ARG and STOPSIGNAL drop flags unseen, and a HEALTHCHECK NONE does not look at its own.
        if (header.Flags.Count == 0 || header.Kind is DockerInstructionKind.Arg or DockerInstructionKind.Stopsignal)
        {
            return;
        }

        var isUnseen = header.Kind == DockerInstructionKind.Healthcheck && header.Arguments.AsSpan().Equals("NONE", StringComparison.OrdinalIgnoreCase);
        var definitions = DockerFlagTable.Get(header.Kind);
        var seen = 0;
        foreach (var flag in header.Flags)
        {
            var index = 0;
            while (index < definitions.Length && !flag.NameText.AsSpan().SequenceEqual(definitions[index].Name))
            {
                index++;
            }

            flag.IsKnown = index < definitions.Length;
            if (isUnseen)
            {
                continue;
            }

            if (!flag.IsKnown)
            {
                ReportUnknownFlag(header.Kind, flag);
                continue;
            }

            var definition = definitions[index];
            if (definition.Type != DockerFlagType.Repeatable && (seen & (1 << index)) != 0)
            {
                file.Report(DockerfileErrorKind.DuplicateFlag, flag.Span, $"The flag '--{definition.Name}' is given twice");
                continue;
            }

            seen |= 1 << index;
            CheckFlagValue(definition, flag);
        }
    }

    private void ReportUnknownFlag(DockerInstructionKind kind, DockerFlag flag)
    {
        var nearest = NearestName.Find(flag.Name, DockerFlagTable.Get(kind).ToArray().Select(static definition => definition.Name));
        file.Report(
            DockerfileErrorKind.UnknownFlag,
            TextSpan.FromBounds(flag.Span.Start, Math.Max(flag.Span.Start, flag.NameSpan.End)),
            $"{DockerInstructionNames.Get(kind)} has no flag '--{flag.Name}'" + (nearest is null ? string.Empty : $"; '--{nearest}' may be meant"));
    }

    private void CheckFlagValue(DockerFlagDefinition definition, DockerFlag flag)
    {
        var value = flag.Value?.Source;
        if (definition.Type == DockerFlagType.Boolean ? value is { Length: 0 } : value is null)
        {
            file.Report(DockerfileErrorKind.MissingFlagValue, flag.Span, $"The flag '--{definition.Name}' has no value");
            return;
        }

        if (value is null)
        {
            return;
        }

        var text = value.AsSpan();
        var problem = definition.Name switch
        {
            _ when definition.Type == DockerFlagType.Boolean =>
                text.Equals("true", StringComparison.OrdinalIgnoreCase) || text.Equals("false", StringComparison.OrdinalIgnoreCase)
                    ? null : "is true or false",
            "network" => text is "default" or "none" or "host" ? null : "is default, none or host",
            "security" => text is "sandbox" or "insecure" ? null : "is sandbox or insecure",
            "interval" or "timeout" or "start-period" or "start-interval" => IsInterval(text) ? null : "is 0 or a duration of at least 1ms, such as 30s",
            "retries" => text.IsEmpty || (int.TryParse(text, System.Globalization.NumberStyles.AllowLeadingSign, null, out var count) && count >= 0)
                ? null : "is a whole number from 0",
            _ => null,
        };
        if (problem is not null)
        {
            file.Report(DockerfileErrorKind.BadFlagValue, value.Span, $"'--{definition.Name}' {problem}, not '{value}'");
        }
        else if (definition.Name == "from" && text.Contains('$'))
        {
            file.Report(
                DockerfileErrorKind.VariableInStageReference,
                value.Span,
                "The builder expands no variable in '--from'; name a stage that is built from it");
        }
    }

    private static bool IsInterval(ReadOnlySpan<char> text) => text.IsEmpty || (DockerDuration.TryParse(text, out var length) && length is 0 or >= 1e6);

    private void CheckWords(DockerInstruction instruction)
    {
        // The ports check their own words, the one inside an ONBUILD was checked as it was read.
        if (instruction.Kind is DockerInstructionKind.Expose or DockerInstructionKind.Onbuild)
        {
            return;
        }

        foreach (var word in instruction.ExpandedWords)
        {
            if (word.Error is { } error)
            {
                file.Report(error);
            }
        }
    }

    private DockerCommandLine ParseCommand(DockerText arguments)
    {
        var reader = new DockerJsonReader(arguments, escape);
        var form = reader.Read();
        if (form == DockerJsonForm.OtherElement)
        {
            file.Report(DockerfileErrorKind.BadJsonElement, reader.OtherElement, "A JSON array of an instruction holds strings only");
        }

        var isJson = form != DockerJsonForm.NotJson;
        return new DockerCommandLine(arguments, isJson, !isJson && DockerJsonReader.LooksLikeJson(arguments.AsSpan()), isJson ? reader.Elements : []);
    }

    private List<DockerWord> SplitWords(DockerText arguments)
    {
        List<DockerWord> words = [];
        var text = arguments.AsSpan();
        var position = 0;
        while (position < text.Length)
        {
            var length = text[position..].IndexOfAny(" \t\v\f\r");
            length = length < 0 ? text.Length - position : length;
            if (length > 0)
            {
                words.Add(new DockerWord(arguments.Slice(position, length), escape));
            }

            position += length + 1;
        }

        return words;
    }

    private void ReportMissing(DockerInstructionHeader header, string what) =>
        file.Report(DockerfileErrorKind.MissingArguments, header.Keyword.Span, $"{DockerInstructionNames.Get(header.Kind)} needs {what}");
}
