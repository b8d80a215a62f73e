namespace OpsLead.Lint.Cli.Files;

/// <summary>
/// One line of a <c>.gitignore</c>, as gitignore(5) and Git's wildmatch read it: <c>!</c>, a leading, inner or trailing slash, <c>*</c>,
/// <c>?</c>, <c>[…]</c>, <c>**</c>. Matching takes time proportional to pattern times path whatever the pattern, since a scanned
/// repository chooses it.
/// </summary>
internal sealed class GitIgnorePattern
{
    // A path longer than any file system's limit needs no answer, and this bounds the product.
    private const int MaxLength = 4096;

    private readonly Token[] tokens;
    private readonly string? literal;
    private readonly string? suffix;
    private readonly bool matchesFileName;
    private readonly bool isDirectoryOnly;

    private GitIgnorePattern(string pattern, bool isNegated, bool isDirectoryOnly)
    {
        IsNegated = isNegated;
        this.isDirectoryOnly = isDirectoryOnly;
        matchesFileName = !pattern.Contains('/', StringComparison.Ordinal);
        var body = pattern.StartsWith('/') ? pattern[1..] : pattern;
        literal = body.AsSpan().IndexOfAny(@"*?[\") < 0 ? body : null;
        suffix = matchesFileName && body.StartsWith('*') && body.AsSpan(1).IndexOfAny(@"*?[\") < 0 ? body[1..] : null;
        tokens = literal is null && suffix is null ? Token.Read(body, isPath: !matchesFileName) : [];
    }

    /// <summary>Whether the line begins with <c>!</c>: what it matches is looked at after all.</summary>
    public bool IsNegated { get; }

    /// <summary>Reads a line.</summary>
    /// <param name="line">The line without its line break.</param>
    /// <returns>The pattern; null for a comment, an empty line and a line that can match nothing.</returns>
    public static GitIgnorePattern? Parse(ReadOnlySpan<char> line)
    {
        line = TrimTrailingSpaces(line);
        if (line.IsEmpty || line[0] == '#' || line.Length > MaxLength)
        {
            return null;
        }

        var isNegated = line[0] == '!';
        line = isNegated ? line[1..] : line;
        var isDirectoryOnly = line.EndsWith('/');
        line = isDirectoryOnly ? line[..^1] : line;
        return line.IsEmpty ? null : new GitIgnorePattern(line.ToString(), isNegated, isDirectoryOnly);
    }

    /// <summary>Whether the pattern names a path.</summary>
    /// <param name="path">The path below the folder of the <c>.gitignore</c>, with <c>/</c>.</param>
    /// <param name="isDirectory">Whether it is a directory.</param>
    /// <returns>True when it does, negated or not.</returns>
    public bool IsMatch(ReadOnlySpan<char> path, bool isDirectory)
    {
        if ((isDirectoryOnly && !isDirectory) || path.Length > MaxLength)
        {
            return false;
        }

        var subject = matchesFileName ? path[(path.LastIndexOf('/') + 1)..] : path;
        if (literal is not null)
        {
            return subject.SequenceEqual(literal);
        }

        return suffix is not null ? subject.EndsWith(suffix, StringComparison.Ordinal) : Simulate(subject);
    }

    // Spaces at the end count only behind a backslash; a backslash protects the character after it, whatever it is.
    private static ReadOnlySpan<char> TrimTrailingSpaces(ReadOnlySpan<char> line)
    {
        var end = 0;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '\\')
            {
                i++;
            }
            else if (line[i] == ' ')
            {
                continue;
            }

            end = Math.Min(i + 1, line.Length);
        }

        return line[..end];
    }

    // All positions the pattern can be at, moved on by one character at a time: no backtracking.
    private bool Simulate(ReadOnlySpan<char> subject)
    {
        var size = tokens.Length + 1;
        var current = size <= 256 ? stackalloc bool[size] : new bool[size];
        var next = size <= 256 ? stackalloc bool[size] : new bool[size];
        Enter(current, 0);
        foreach (var character in subject)
        {
            next.Clear();
            var isAlive = false;
            for (var i = 0; i < tokens.Length; i++)
            {
                if (!current[i])
                {
                    continue;
                }

                var token = tokens[i];
                switch (token.Kind)
                {
                    case TokenKind.Segment when character != '/':
                    case TokenKind.Anything:
                        Enter(next, i);
                        isAlive = true;
                        break;
                    case TokenKind.Folders:
                        next[i] = true;
                        isAlive = true;
                        if (character == '/')
                        {
                            Enter(next, i + 1);
                        }

                        break;
                    case TokenKind.One when token.Accepts(character):
                        Enter(next, i + 1);
                        isAlive = true;
                        break;
                }
            }

            if (!isAlive)
            {
                return false;
            }

            var swap = current;
            current = next;
            next = swap;
        }

        return current[tokens.Length];
    }

    private void Enter(Span<bool> positions, int index)
    {
        while (!positions[index])
        {
            positions[index] = true;
            if (index == tokens.Length || tokens[index].Kind is TokenKind.One or TokenKind.Folders)
            {
                return;
            }

            if (tokens[index].Kind == TokenKind.OptionalFolders)
            {
                positions[index + 1] = true;
                index++;
            }

            index++;
        }
    }

    private enum TokenKind
    {
        /// <summary>One character.</summary>
        One,

        /// <summary>Any characters but a slash: <c>*</c>.</summary>
        Segment,

        /// <summary>Any characters: a <c>**</c> at the end.</summary>
        Anything,

        /// <summary>No folder, or the <see cref="Folders"/> that always follow: <c>**/</c>.</summary>
        OptionalFolders,

        /// <summary>Characters up to and with a slash.</summary>
        Folders,
    }

    private readonly record struct Token(TokenKind Kind, char Literal = '\0', string? Class = null, bool IsAny = false)
    {
        public bool Accepts(char character) => (IsAny, Class) switch
        {
            (true, _) => character != '/',
            (_, null) => character == Literal,
            (_, var set) => character != '/' && GitIgnoreCharacterClass.Contains(set, character),
        };

        public static Token[] Read(string pattern, bool isPath)
        {
            var tokens = new List<Token>(pattern.Length);
            for (var i = 0; i < pattern.Length; i++)
            {
                switch (pattern[i])
                {
                    case '*':
                        i = ReadStars(pattern, i, isPath, tokens);
                        break;
                    case '?':
                        tokens.Add(new Token(TokenKind.One, IsAny: true));
                        break;
                    case '[':
                        var end = GitIgnoreCharacterClass.FindEnd(pattern, i);
                        tokens.Add(end < 0 ? Never : new Token(TokenKind.One, Class: pattern[(i + 1)..end]));
                        i = end < 0 ? pattern.Length : end;
                        break;
                    case '\\':
                        i++;
                        tokens.Add(i < pattern.Length ? new Token(TokenKind.One, pattern[i]) : Never);
                        break;
                    default:
                        tokens.Add(new Token(TokenKind.One, pattern[i]));
                        break;
                }
            }

            return [.. tokens];
        }

        // An unclosed bracket and a lone backslash at the end match nothing; no path holds a NUL.
        private static Token Never => new(TokenKind.One, '\0');

        private static int ReadStars(string pattern, int start, bool isPath, List<Token> tokens)
        {
            var end = start;
            while (end < pattern.Length && pattern[end] == '*')
            {
                end++;
            }

            var isWhole = isPath && end - start >= 2 && (start == 0 || pattern[start - 1] == '/');
            if (isWhole && end == pattern.Length)
            {
                tokens.Add(new Token(TokenKind.Anything));
                return end - 1;
            }

            if (isWhole && pattern[end] == '/')
            {
                tokens.Add(new Token(TokenKind.OptionalFolders));
                tokens.Add(new Token(TokenKind.Folders));
                return end;
            }

            tokens.Add(new Token(TokenKind.Segment));
            return end - 1;
        }
    }
}
