using System.Text;

namespace OpsLead.Lint.Syntax.Docker;

/// <summary>Reads the quotes, escapes and references of a word as BuildKit's <c>shell.Lex</c> does. One pass; nesting is bounded.</summary>
internal sealed class DockerWordLexer(DockerText source, char escape, bool readsQuotes)
{
    // BuildKit sets no bound. A word that nests deeper is an attack on the parser, not a build.
    private const int DeepestNesting = 64;

    private readonly List<DockerVariableReference> references = [];
    private int position;
    private int depth;

    /// <summary>The references so far, outer before inner.</summary>
    public IReadOnlyList<DockerVariableReference> References => references;

    /// <summary>Why the text does not parse; null when it does.</summary>
    public DockerfileError? Error { get; private set; }

    /// <summary>The whole text as one word.</summary>
    public IReadOnlyList<DockerWordPart> ReadAll() => ReadUntil(null, keepsEscapes: false, opening: 0);

    /// <summary>
    /// The words of a command line, as stretches of the text with quotes and escapes left in. Blanks after <c>&lt;&lt;</c> belong to
    /// the word, so that <c>&lt;&lt; EOF</c> is one. Empty when the text does not parse, as BuildKit then finds no here-document.
    /// </summary>
    public IReadOnlyList<(int Start, int Length)> ReadWords()
    {
        List<(int Start, int Length)> words = [];
        var text = source.AsSpan();
        var start = -1;
        while (position < text.Length)
        {
            var character = text[position];
            if (char.IsWhiteSpace(character))
            {
                if (start >= 0)
                {
                    words.Add((start, position - start));
                    start = -1;
                }

                position++;
                continue;
            }

            if (start < 0)
            {
                start = position;
            }

            SkipPiece(text, character);
            if (Error is not null)
            {
                return [];
            }
        }

        if (start >= 0)
        {
            words.Add((start, text.Length - start));
        }

        return words;
    }

    private void SkipPiece(ReadOnlySpan<char> text, char character)
    {
        if (character == escape)
        {
            position = Math.Min(position + 2, text.Length);
        }
        else if (character == '\'')
        {
            ReadSingleQuote(null);
        }
        else if (character == '"')
        {
            ReadDoubleQuote(null, null, keepsEscapes: true);
        }
        else if (character == '$')
        {
            ReadDollar();
        }
        else if (character == '<' && position + 1 < text.Length && text[position + 1] == '<')
        {
            position += 2;
            if (position < text.Length && text[position] == '-')
            {
                position++;
            }

            while (position < text.Length && char.IsWhiteSpace(text[position]))
            {
                position++;
            }
        }
        else
        {
            position++;
        }
    }

    private List<DockerWordPart> ReadUntil(char? stop, bool keepsEscapes, int opening)
    {
        var text = source.AsSpan();
        List<DockerWordPart> parts = [];
        var literal = new StringBuilder();
        while (position < text.Length && Error is null)
        {
            var character = text[position];
            if (character == stop)
            {
                position++;
                Flush(parts, literal);
                return parts;
            }

            if (character == '$')
            {
                AddDollar(parts, literal);
            }
            else if (readsQuotes && character == '\'')
            {
                ReadSingleQuote(literal);
            }
            else if (readsQuotes && character == '"')
            {
                ReadDoubleQuote(parts, literal, keepsEscapes);
            }
            else if (character == escape)
            {
                if (keepsEscapes)
                {
                    literal.Append(character);
                }

                position++;
                if (position < text.Length)
                {
                    literal.Append(text[position++]);
                }
            }
            else
            {
                literal.Append(character);
                position++;
            }
        }

        if (stop is not null)
        {
            Fail(DockerfileErrorKind.BadSubstitution, opening, $"The variable reference has no '{stop}'");
        }

        Flush(parts, literal);
        return parts;
    }

    private void AddDollar(List<DockerWordPart> parts, StringBuilder literal)
    {
        if (ReadDollar() is { } reference)
        {
            Flush(parts, literal);
            parts.Add(new DockerWordPart(null, reference));
        }
        else
        {
            literal.Append('$');
        }
    }

    private static void Flush(List<DockerWordPart> parts, StringBuilder literal)
    {
        if (literal.Length > 0)
        {
            parts.Add(new DockerWordPart(literal.ToString(), null));
            literal.Clear();
        }
    }

    private void ReadSingleQuote(StringBuilder? literal)
    {
        var text = source.AsSpan();
        var start = position;
        var length = text[(start + 1)..].IndexOf('\'');
        if (length < 0)
        {
            Fail(DockerfileErrorKind.UnterminatedQuote, start, "The single quote is not closed");
            position = text.Length;
            return;
        }

        literal?.Append(text.Slice(start + 1, length));
        position = start + length + 2;
    }

    private void ReadDoubleQuote(List<DockerWordPart>? parts, StringBuilder? literal, bool keepsEscapes)
    {
        var text = source.AsSpan();
        var start = position++;
        while (position < text.Length && Error is null)
        {
            var character = text[position];
            if (character == '"')
            {
                position++;
                return;
            }

            if (character == '$')
            {
                if (parts is null || literal is null)
                {
                    ReadDollar();
                }
                else
                {
                    AddDollar(parts, literal);
                }

                continue;
            }

            position++;
            if (character == escape && position < text.Length && (text[position] is '"' or '$' || text[position] == escape))
            {
                if (keepsEscapes)
                {
                    literal?.Append(character);
                }

                character = text[position++];
            }

            literal?.Append(character);
        }

        Fail(DockerfileErrorKind.UnterminatedQuote, start, "The double quote is not closed");
    }

    // Null for a dollar sign that begins no reference, and after an error.
    private DockerVariableReference? ReadDollar()
    {
        var text = source.AsSpan();
        var start = position++;
        if (position >= text.Length || text[position] != '{')
        {
            var nameStart = position;
            SkipName(text);
            if (position == nameStart)
            {
                return null;
            }

            var plain = new DockerVariableReference(
                text[nameStart..position].ToString(), source.GetSpan(start, position - start), source.GetSpan(nameStart, position - nameStart), string.Empty);
            references.Add(plain);
            return plain;
        }

        if (++depth > DeepestNesting)
        {
            Fail(DockerfileErrorKind.BadSubstitution, start, "The variable references are nested too deeply");
            return null;
        }

        position++;
        var reference = ReadBraced(text, start);
        depth--;
        return reference;
    }

    private DockerVariableReference? ReadBraced(ReadOnlySpan<char> text, int start)
    {
        if (position >= text.Length)
        {
            return Fail(DockerfileErrorKind.BadSubstitution, start, "The variable reference has no '}'");
        }

        var nameStart = position;
        SkipName(text);
        if (position == nameStart)
        {
            return Fail(DockerfileErrorKind.BadSubstitution, start, "The variable reference has no name");
        }

        var nameEnd = position;
        if (position >= text.Length)
        {
            return Fail(DockerfileErrorKind.BadSubstitution, start, "The variable reference has no '}'");
        }

        var sign = text[position++];
        var ignoresEmpty = sign == ':';
        if (ignoresEmpty)
        {
            sign = position < text.Length ? text[position++] : '\0';
        }

        var doubled = sign is '#' or '%' or '/' && position < text.Length && text[position] == sign;
        var modifier = (sign, ignoresEmpty, doubled) switch
        {
            ('}', false, _) => string.Empty,
            ('-', false, _) => "-",
            ('-', true, _) => ":-",
            ('+', false, _) => "+",
            ('+', true, _) => ":+",
            ('?', false, _) => "?",
            ('?', true, _) => ":?",
            ('#', false, false) => "#",
            ('#', false, true) => "##",
            ('%', false, false) => "%",
            ('%', false, true) => "%%",
            ('/', false, false) => "/",
            ('/', false, true) => "//",
            _ => null,
        };
        if (modifier is null)
        {
            return Fail(DockerfileErrorKind.BadSubstitution, nameEnd, "The builder knows no such modifier of a variable");
        }

        // The place in the list comes before those of the references inside; the object needs their parts first.
        var index = references.Count;
        references.Add(null!);
        IReadOnlyList<DockerWordPart> operand = [];
        IReadOnlyList<DockerWordPart> replacement = [];
        if (modifier.Length > 0)
        {
            position += doubled ? 1 : 0;
            var isReplacement = sign == '/';
            operand = ReadUntil(isReplacement ? '/' : '}', keepsEscapes: sign is '#' or '%' or '/', opening: start);
            replacement = isReplacement && Error is null ? ReadUntil('}', keepsEscapes: true, opening: start) : [];
        }

        var reference = new DockerVariableReference(
            text[nameStart..nameEnd].ToString(), source.GetSpan(start, position - start), source.GetSpan(nameStart, nameEnd - nameStart), modifier)
        {
            Operand = operand,
            Replacement = replacement,
        };
        references[index] = reference;
        return reference;
    }

    // A name, a number, or one special parameter of a shell.
    private void SkipName(ReadOnlySpan<char> text)
    {
        if (position >= text.Length)
        {
            return;
        }

        if (char.IsDigit(text[position]))
        {
            while (position < text.Length && char.IsDigit(text[position]))
            {
                position++;
            }

            return;
        }

        if (text[position] is '@' or '*' or '#' or '?' or '-' or '$' or '!')
        {
            position++;
            return;
        }

        while (position < text.Length && (char.IsLetterOrDigit(text[position]) || text[position] == '_'))
        {
            position++;
        }
    }

    private DockerVariableReference? Fail(DockerfileErrorKind kind, int from, string message)
    {
        // What opened, not the end of the word, is the place to look at; the first error wins.
        if (Error is null)
        {
            var start = Math.Min(from, source.Length);
            Error = new DockerfileError(kind, source.GetSpan(start, Math.Min(1, source.Length - start)), message);
        }

        return null;
    }
}
