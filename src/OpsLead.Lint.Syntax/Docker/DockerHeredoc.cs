using OpsLead.Lint.Text;

namespace OpsLead.Lint.Syntax.Docker;

/// <summary>What the body of a here-document is to the builder.</summary>
public enum DockerHeredocRole
{
    /// <summary>The RUN is the here-document and nothing else: the body is the script of the shell.</summary>
    Script,

    /// <summary>The body is the input of a command of the RUN: a script only when that command is a shell.</summary>
    Input,

    /// <summary>The body is a file that COPY or ADD writes.</summary>
    File,
}

/// <summary>A here-document of RUN, COPY or ADD.</summary>
public sealed class DockerHeredoc
{
    internal DockerHeredoc(DockerText word, string name, bool isQuoted, bool stripsTabs)
    {
        Word = word;
        Name = name;
        IsQuoted = isQuoted;
        StripsTabs = stripsTabs;
    }

    /// <summary>The word that announces it, as written: <c>&lt;&lt;-"EOF"</c>, with a file descriptor before it when there is one.</summary>
    public DockerText Word { get; }

    /// <summary>The line that ends it, without quotes; the name of the file it becomes in COPY and ADD.</summary>
    public string Name { get; }

    /// <summary>Whether some part of the word is quoted, so that the builder and the shell expand nothing in the body.</summary>
    public bool IsQuoted { get; }

    /// <summary>Whether it is a <c>&lt;&lt;-</c>, of which tabs at the beginnings of lines are dropped.</summary>
    public bool StripsTabs { get; }

    /// <summary>What the body is.</summary>
    public DockerHeredocRole Role { get; internal set; }

    /// <summary>The lines of the body as they stand in the file, with their line breaks; without the terminator.</summary>
    public TextSpan BodySpan { get; internal set; }

    /// <summary>The body as the command reads it: without the tabs that <see cref="StripsTabs"/> drops.</summary>
    public DockerText Body { get; internal set; } = null!;

    /// <summary>The body as the file has it.</summary>
    internal DockerText RawBody { get; set; } = null!;

    /// <summary>The word of the line that ends it; null when no line does.</summary>
    internal DockerText? TerminatorText { get; set; }

    /// <summary>The word of the line that ends it; null when no line does.</summary>
    public TextSpan? Terminator => TerminatorText?.Span;

    /// <summary>
    /// The body as the builder expands it: a word whose quotes mean nothing and whose escape is always a backslash. Null for a quoted
    /// one and for those of RUN, which the builder leaves alone.
    /// </summary>
    public DockerWord? ExpandedBody => Role == DockerHeredocRole.File && !IsQuoted ? expandedBody ??= new DockerWord(Body, '\\', readsQuotes: false) : null;

    private DockerWord? expandedBody;

    /// <summary>The interpreter line of the body without its <c>#!</c>; null when the body has none.</summary>
    public string? Interpreter
    {
        get
        {
            var body = Body.AsSpan();
            if (!body.StartsWith("#!", StringComparison.Ordinal))
            {
                return null;
            }

            var end = body.IndexOfAny('\r', '\n');
            return (end < 0 ? body[2..] : body[2..end]).Trim().ToString();
        }
    }

    /// <summary>
    /// Reads a word as BuildKit's <c>ParseHeredoc</c> does: digits, <c>&lt;&lt;</c>, perhaps <c>-</c>, then one word without another
    /// <c>&lt;</c>.
    /// </summary>
    /// <param name="word">A word of the command line, quotes and escapes left in.</param>
    /// <returns>The here-document, without its body; null when the word announces none.</returns>
    internal static DockerHeredoc? TryParse(DockerText word)
    {
        var text = word.AsSpan();
        var position = 0;
        while (position < text.Length && char.IsAsciiDigit(text[position]))
        {
            position++;
        }

        if (!text[position..].StartsWith("<<", StringComparison.Ordinal))
        {
            return null;
        }

        position += 2;
        var stripsTabs = position < text.Length && text[position] == '-';
        position += stripsTabs ? 1 : 0;
        while (position < text.Length && char.IsWhiteSpace(text[position]))
        {
            position++;
        }

        if (position == text.Length || text[position..].Contains('<'))
        {
            return null;
        }

        var name = word.Slice(position, text.Length - position);
        var lexer = new DockerWordLexer(name, '\\', readsQuotes: true);
        if (lexer.ReadWords().Count != 1)
        {
            return null;
        }

        // No variable is set while the builder looks for here-documents: a reference stands for itself.
        var decoded = Unquote(name.AsSpan());
        return decoded.Length == 0 ? null : new DockerHeredoc(word, decoded, decoded.Length != name.Length, stripsTabs);
    }

    private static string Unquote(ReadOnlySpan<char> text)
    {
        if (text.IndexOfAny('\\', '\'', '"') < 0)
        {
            return text.ToString();
        }

        var name = new System.Text.StringBuilder();
        var quote = '\0';
        for (var index = 0; index < text.Length; index++)
        {
            var character = text[index];
            if (character == quote)
            {
                quote = '\0';
            }
            else if (quote == '\0' && character is '\'' or '"')
            {
                quote = character;
            }
            else if (character == '\\' && quote != '\'' && index + 1 < text.Length && (quote == '\0' || text[index + 1] is '"' or '$' or '\\'))
            {
                name.Append(text[++index]);
            }
            else
            {
                name.Append(character);
            }
        }

        return name.ToString();
    }
}
