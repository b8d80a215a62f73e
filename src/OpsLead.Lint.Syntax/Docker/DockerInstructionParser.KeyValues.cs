using OpsLead.Lint.Text;

namespace OpsLead.Lint.Syntax.Docker;

internal sealed partial class DockerInstructionParser
{
    private KeyValueInstruction ParseEnvOrLabel(DockerInstructionHeader header)
    {
        List<DockerKeyValue> pairs = [];
        var words = SplitQuotedWords(header.Arguments);
        if (words.Count == 0)
        {
            ReportMissing(header, "a name and a value");
        }

        var isLegacy = words.Count > 0 && !words[0].AsSpan().Contains('=');
        if (isLegacy)
        {
            AddLegacyPair(header, pairs);
        }
        else
        {
            AddPairs(header, words, pairs);
        }

        return header.Kind == DockerInstructionKind.Env ? new EnvInstruction(header, pairs, isLegacy) : new LabelInstruction(header, pairs, isLegacy);
    }

    private void AddLegacyPair(DockerInstructionHeader header, List<DockerKeyValue> pairs)
    {
        var arguments = header.Arguments;
        var length = arguments.AsSpan().IndexOfAny(" \t\v\f\r");
        if (length < 0)
        {
            file.Report(DockerfileErrorKind.BadKeyValue, arguments.Span, $"{DockerInstructionNames.Get(header.Kind)} '{arguments}' has no value");
            return;
        }

        var value = arguments.Slice(length, arguments.Length - length).Trim();
        pairs.Add(new DockerKeyValue(arguments, new DockerWord(arguments.Slice(0, length), escape), new DockerWord(value, escape)));
    }

    private void AddPairs(DockerInstructionHeader header, List<DockerText> words, List<DockerKeyValue> pairs)
    {
        foreach (var word in words)
        {
            // To ARG the words of a trailing comment are names.
            if (word[0] == '#' && header.Kind != DockerInstructionKind.Arg && !word.AsSpan().Contains('='))
            {
                file.Report(
                    DockerfileErrorKind.BadKeyValue,
                    TextSpan.FromBounds(word.Span.Start, words[^1].Span.End),
                    "A comment stands on a line of its own");
                return;
            }

            AddPair(header, word, pairs);
        }
    }

    private void AddPair(DockerInstructionHeader header, DockerText word, List<DockerKeyValue> pairs)
    {
        var name = DockerInstructionNames.Get(header.Kind);
        var equals = word.AsSpan().IndexOf('=');
        if (equals < 0 && header.Kind == DockerInstructionKind.Arg)
        {
            pairs.Add(new DockerKeyValue(word, new DockerWord(word, escape), null));
        }
        else if (equals < 0)
        {
            file.Report(
                DockerfileErrorKind.BadKeyValue,
                word.Span,
                $"{name} takes name=value; quote a value that holds blanks");
        }
        else if (equals == 0)
        {
            file.Report(DockerfileErrorKind.BadKeyValue, word.GetSpan(0, 1), $"{name} has a value without a name");
        }
        else
        {
            pairs.Add(new DockerKeyValue(
                word,
                new DockerWord(word.Slice(0, equals), escape),
                new DockerWord(word.Slice(equals + 1, word.Length - equals - 1), escape)));
        }
    }

    private ArgInstruction ParseArg(DockerInstructionHeader header)
    {
        List<DockerKeyValue> pairs = [];
        var words = SplitQuotedWords(header.Arguments);
        if (words.Count == 0)
        {
            ReportMissing(header, "a name");
        }

        AddPairs(header, words, pairs);
        return new ArgInstruction(header, pairs);
    }

    // BuildKit's parseWords: blanks end a word unless quoted or escaped; quotes and escapes stay; an escape at the very end goes.
    private List<DockerText> SplitQuotedWords(DockerText arguments)
    {
        List<DockerText> words = [];
        var text = arguments.AsSpan();
        var position = 0;
        while (true)
        {
            while (position < text.Length && char.IsWhiteSpace(text[position]))
            {
                position++;
            }

            if (position == text.Length)
            {
                return words;
            }

            var start = position;
            var end = position;
            var quote = '\0';
            while (position < text.Length && (quote != '\0' || !char.IsWhiteSpace(text[position])))
            {
                var character = text[position++];
                if (character == escape && quote != '\'')
                {
                    if (position == text.Length)
                    {
                        break;
                    }

                    position++;
                }
                else if (character == quote)
                {
                    quote = '\0';
                }
                else if (quote == '\0' && character is '\'' or '"')
                {
                    quote = character;
                }

                end = position;
            }

            if (end > start)
            {
                words.Add(arguments.Slice(start, end - start));
            }
        }
    }
}
