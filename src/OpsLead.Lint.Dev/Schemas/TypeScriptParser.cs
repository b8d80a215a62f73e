namespace OpsLead.Lint.Dev.Schemas;

/// <summary>Reads the interfaces and aliases of a <c>.d.ts</c> file. Classes and everything else are passed over.</summary>
internal sealed class TypeScriptParser
{
    private readonly string text;
    private readonly Dictionary<string, TypeScriptType> types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> exports = new(StringComparer.Ordinal);
    private int position;

    private TypeScriptParser(string text) => this.text = text;

    /// <summary>Reads a file.</summary>
    /// <param name="text">Its text.</param>
    /// <returns>The types by their names in the file, and the names by which they are exported besides.</returns>
    public static (IReadOnlyDictionary<string, TypeScriptType> Types, IReadOnlyDictionary<string, string> Exports) Parse(string text)
    {
        var parser = new TypeScriptParser(text);
        parser.ParseFile();
        return (parser.types, parser.exports);
    }

    private void ParseFile()
    {
        while (true)
        {
            SkipTrivia();
            if (position >= text.Length)
            {
                return;
            }

            if (TryTake("export interface "))
            {
                var name = TakeWord();
                position = text.IndexOf('{', position);
                types[name] = ParseObject();
            }
            else if (TryTake("export type {"))
            {
                ParseExports();
            }
            else if (TryTake("export type "))
            {
                var name = TakeWord();
                Take("=");
                types[name] = ParseType();
            }
            else
            {
                SkipStatement();
            }
        }
    }

    // IDeployment as IIoK8sApiAppsV1Deployment, Deployment as IoK8sApiAppsV1Deployment };
    private void ParseExports()
    {
        while (true)
        {
            SkipTrivia();
            if (TryTake("}"))
            {
                return;
            }

            var name = TakeWord();
            SkipTrivia();
            if (TryTake("as "))
            {
                SkipTrivia();
                exports[TakeWord()] = name;
            }

            SkipTrivia();
            TryTake(",");
        }
    }

    private TypeScriptType ParseType()
    {
        var members = new List<TypeScriptType>();
        do
        {
            members.Add(ParseSingle());
            SkipTrivia();

            // What is added to a type only narrows what its first part says; narrower than that is not needed.
            while (TryTake("&"))
            {
                ParseSingle();
                SkipTrivia();
            }
        }
        while (TryTake("|"));

        return members.Count == 1 ? members[0] : new UnionType(members);
    }

    private TypeScriptType ParseSingle()
    {
        SkipTrivia();
        TypeScriptType type;
        if (text[position] == '"')
        {
            type = new LiteralType(TakeQuoted());
        }
        else if (text[position] == '{')
        {
            type = ParseObject();
        }
        else if (TryTake("("))
        {
            type = ParseType();
            Take(")");
        }
        else
        {
            var name = TakeWord();
            if (name == "Array" && TryTake("<"))
            {
                type = new ArrayType(ParseType());
                Take(">");
            }
            else
            {
                // Of Omit<A, B> and the like nothing but the name is kept, which no package declares: anything goes.
                type = new NamedType(name);
                if (TryTake("<"))
                {
                    do
                    {
                        ParseType();
                    }
                    while (TryTake(","));
                    Take(">");
                }
            }
        }

        while (TryTake("[]"))
        {
            type = new ArrayType(type);
        }

        return type;
    }

    private ObjectType ParseObject()
    {
        Take("{");
        var members = new List<TypeScriptMember>();
        TypeScriptType? values = null;
        while (true)
        {
            SkipTrivia();
            if (TryTake("}"))
            {
                return new ObjectType(members, values);
            }

            if (TryTake("[key: string]:"))
            {
                values = ParseType();
            }
            else
            {
                var name = text[position] == '"' ? TakeQuoted() : TakeWord();
                var isOptional = TryTake("?");
                Take(":");
                members.Add(new TypeScriptMember(name, isOptional, ParseType()));
            }

            SkipTrivia();
            TryTake(";");
        }
    }

    // Up to the semicolon, or over the braces of a class.
    private void SkipStatement()
    {
        var depth = 0;
        while (position < text.Length)
        {
            var c = text[position];
            if (c == '"')
            {
                TakeQuoted();
                continue;
            }

            if (c == '/' && SkipComment())
            {
                continue;
            }

            position++;
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (depth == 0 && c is ';' or '}')
            {
                return;
            }
        }
    }

    private void SkipTrivia()
    {
        while (position < text.Length && (char.IsWhiteSpace(text[position]) || (text[position] == '/' && SkipComment())))
        {
            position += char.IsWhiteSpace(text[Math.Min(position, text.Length - 1)]) ? 1 : 0;
        }
    }

    private bool SkipComment()
    {
        if (string.CompareOrdinal(text, position, "/*", 0, 2) == 0)
        {
            position = text.IndexOf("*/", position, StringComparison.Ordinal) + 2;
            return true;
        }

        if (string.CompareOrdinal(text, position, "//", 0, 2) == 0)
        {
            var end = text.IndexOf('\n', position);
            position = end < 0 ? text.Length : end;
            return true;
        }

        return false;
    }

    private string TakeWord()
    {
        SkipTrivia();
        var start = position;
        while (position < text.Length && (char.IsLetterOrDigit(text[position]) || text[position] is '_' or '$'))
        {
            position++;
        }

        return position > start ? text[start..position] : throw Unexpected("a name");
    }

    private string TakeQuoted()
    {
        var start = ++position;
        while (text[position] != '"')
        {
            position += text[position] == '\\' ? 2 : 1;
        }

        return text[start..position++].Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal);
    }

    private void Take(string expected)
    {
        SkipTrivia();
        if (!TryTake(expected))
        {
            throw Unexpected($"'{expected}'");
        }
    }

    private bool TryTake(string expected)
    {
        if (string.CompareOrdinal(text, position, expected, 0, expected.Length) != 0)
        {
            return false;
        }

        position += expected.Length;
        return true;
    }

    private InvalidDataException Unexpected(string expected) =>
        new($"Expected {expected} at {position}: '{text[position..Math.Min(text.Length, position + 40)]}'.");
}
