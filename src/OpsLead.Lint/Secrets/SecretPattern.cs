using System.Globalization;

namespace OpsLead.Lint.Secrets;

/// <summary>
/// The shape of one kind of secret, in the part of the regular expression notation that can be matched in linear time:
/// literals, classes, <c>\d \w</c> (ASCII), <c>.</c>, <c>{n,m} ? *</c> and <c>+</c>, groups with <c>|</c>, and <c>(?i)</c> in front.
/// It is always anchored at its beginning. A repetition takes all it can and gives nothing back; of the alternatives of a group
/// the first that lets the rest match counts. Compiled when first used: most kinds never meet a candidate.
/// </summary>
internal sealed class SecretPattern
{
    /// <summary>What <c>+</c> and <c>*</c> allow at most: the longest token looked at.</summary>
    public const int MaxRepeat = 4096;

    private readonly Node? first;

    private SecretPattern(Node? first) => this.first = first;

    /// <summary>Compiles a pattern.</summary>
    /// <exception cref="FormatException">The text is no pattern of this notation.</exception>
    public static SecretPattern Parse(string text)
    {
        var ignoreCase = text.StartsWith("(?i)", StringComparison.Ordinal);
        var parser = new Parser(text, ignoreCase ? 4 : 0, ignoreCase);
        return new SecretPattern(parser.ParseAll());
    }

    /// <summary>Matches at one place.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where the match must begin.</param>
    /// <returns>Where it ends, or -1.</returns>
    public int Match(ReadOnlySpan<char> text, int start) => Match(first, text, start);

    /// <summary>Whether the last repetition would have taken one character more: the run goes on, so the token is of another shape.</summary>
    public bool Continues(char next) => Continues(first, next);

    private static bool Continues(Node? node, char next)
    {
        var result = false;
        for (; node is not null; node = node.Next)
        {
            result = node switch
            {
                Repeat repeat => repeat.Class.Contains(next),
                Choice choice => choice.Options.Any(option => Continues(option, next)),
                Many many => Continues(many.Body, next),
                _ => false,
            };
        }

        return result;
    }

    private static int Match(Node? node, ReadOnlySpan<char> text, int position)
    {
        while (node is not null)
        {
            switch (node)
            {
                case Literal literal:
                    if (!text[position..].StartsWith(literal.Text, literal.Comparison))
                    {
                        return -1;
                    }

                    position += literal.Text.Length;
                    break;
                case Repeat repeat:
                    var count = 0;
                    var limit = Math.Min(repeat.Max, text.Length - position);
                    while (count < limit && repeat.Class.Contains(text[position + count]))
                    {
                        count++;
                    }

                    if (count < repeat.Min)
                    {
                        return -1;
                    }

                    position += count;
                    break;
                case Choice choice:
                    foreach (var option in choice.Options)
                    {
                        var end = Match(option, text, position);
                        if (end >= 0 && Match(node.Next, text, end) is >= 0 and var rest)
                        {
                            return rest;
                        }
                    }

                    return choice.IsOptional ? Match(node.Next, text, position) : -1;
                case Many many:
                    var times = 0;
                    while (times < many.Max && Match(many.Body, text, position) is var next && next > position)
                    {
                        position = next;
                        times++;
                    }

                    if (times < many.Min)
                    {
                        return -1;
                    }

                    break;
            }

            node = node.Next;
        }

        return position;
    }

    private abstract class Node
    {
        public Node? Next { get; set; }
    }

    private sealed class Literal(string text, bool ignoreCase) : Node
    {
        public string Text { get; } = text;

        public StringComparison Comparison { get; } = ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
    }

    private sealed class Repeat(CharacterClass characterClass, int min, int max) : Node
    {
        public CharacterClass Class { get; } = characterClass;

        public int Min { get; } = min;

        public int Max { get; } = max;
    }

    private sealed class Choice(Node?[] options, bool isOptional) : Node
    {
        public Node?[] Options { get; } = options;

        public bool IsOptional { get; } = isOptional;
    }

    private sealed class Many(Node? body, int min, int max) : Node
    {
        public Node? Body { get; } = body;

        public int Min { get; } = min;

        public int Max { get; } = max;
    }

    private struct Parser(string text, int position, bool ignoreCase)
    {
        public Node? ParseAll()
        {
            var options = ParseOptions();
            if (position < text.Length)
            {
                throw Error("a ')' too many");
            }

            return options.Count == 1 ? options[0] : new Choice([.. options], isOptional: false);
        }

        private List<Node?> ParseOptions()
        {
            var options = new List<Node?>();
            while (true)
            {
                options.Add(ParseSequence());
                if (position >= text.Length || text[position] != '|')
                {
                    return options;
                }

                position++;
            }
        }

        private Node? ParseSequence()
        {
            Node? first = null;
            Node? last = null;
            while (position < text.Length && text[position] is not ('|' or ')'))
            {
                var node = ParseItem();
                if (last is null)
                {
                    first = node;
                }
                else
                {
                    last.Next = node;
                }

                last = node;
            }

            return first;
        }

        private Node ParseItem()
        {
            if (text[position] == '(')
            {
                position++;
                var options = ParseOptions();
                if (position >= text.Length)
                {
                    throw Error("a ')' is missing");
                }

                position++;
                var (min, max) = ParseQuantifier();
                return (min, max) switch
                {
                    (1, 1) => new Choice([.. options], isOptional: false),
                    (0, 1) => new Choice([.. options], isOptional: true),
                    _ => new Many(new Choice([.. options], isOptional: false), min, max),
                };
            }

            if (text[position] is '[' or '.' || (text[position] == '\\' && position + 1 < text.Length && text[position + 1] is 'd' or 'w'))
            {
                var characters = ParseClass();
                var (min, max) = ParseQuantifier();
                return new Repeat(characters, min, max);
            }

            return ParseLiteral();
        }

        private Node ParseLiteral()
        {
            var value = new System.Text.StringBuilder();
            while (position < text.Length && text[position] is not ('|' or '(' or ')' or '[' or '.'))
            {
                var start = position;
                if (text[position] == '\\')
                {
                    if (position + 1 < text.Length && text[position + 1] is 'd' or 'w')
                    {
                        break;
                    }

                    position++;
                }

                var character = position < text.Length ? text[position++] : throw Error("nothing follows '\\'");
                var before = position;
                var (min, max) = ParseQuantifier();
                if (before == position)
                {
                    value.Append(character);
                    continue;
                }

                // A repeated character is a class of its own; what stood before it is a literal first.
                if (value.Length > 0)
                {
                    position = start;
                    break;
                }

                return new Repeat(CharacterClass.Of(character, ignoreCase), min, max);
            }

            return new Literal(value.ToString(), ignoreCase);
        }

        private CharacterClass ParseClass()
        {
            var result = default(CharacterClass);
            if (text[position] == '.')
            {
                position++;
                return CharacterClass.AnyButLineBreak;
            }

            if (text[position] == '\\')
            {
                position++;
                result.AddNamed(text[position++]);
                return result;
            }

            position++;
            var negated = position < text.Length && text[position] == '^';
            position += negated ? 1 : 0;
            while (position < text.Length && text[position] != ']')
            {
                var low = text[position++];
                if (low == '\\' && position < text.Length)
                {
                    low = text[position++];
                    if (low is 'd' or 'w' or 's')
                    {
                        result.AddNamed(low);
                        continue;
                    }

                    low = low switch { 'n' => '\n', 'r' => '\r', 't' => '\t', _ => low };
                }

                var high = low;
                if (position + 1 < text.Length && text[position] == '-' && text[position + 1] != ']')
                {
                    high = text[position + 1];
                    position += 2;
                }

                result.AddRange(low, high, ignoreCase);
            }

            if (position >= text.Length)
            {
                throw Error("a ']' is missing");
            }

            position++;
            return negated ? result.Negate() : result;
        }

        private (int Min, int Max) ParseQuantifier()
        {
            if (position >= text.Length)
            {
                return (1, 1);
            }

            switch (text[position])
            {
                case '?':
                    position++;
                    return (0, 1);
                case '*':
                    position++;
                    return (0, MaxRepeat);
                case '+':
                    position++;
                    return (1, MaxRepeat);
                case '{':
                    var close = text.IndexOf('}', position);
                    if (close < 0)
                    {
                        throw Error("a '}' is missing");
                    }

                    var body = text.AsSpan(position + 1, close - position - 1);
                    position = close + 1;
                    var comma = body.IndexOf(',');
                    var min = int.Parse(comma < 0 ? body : body[..comma], NumberStyles.None, CultureInfo.InvariantCulture);
                    var max = comma < 0 ? min : comma == body.Length - 1 ? MaxRepeat : int.Parse(body[(comma + 1)..], NumberStyles.None, CultureInfo.InvariantCulture);
                    return (min, max);
                default:
                    return (1, 1);
            }
        }

        private readonly FormatException Error(string message) => new($"The pattern '{text}' does not parse: {message}.");
    }

    /// <summary>A set of ASCII characters, or all others.</summary>
    private struct CharacterClass
    {
        private ulong low;
        private ulong high;
        private bool includesNonAscii;

        public static CharacterClass AnyButLineBreak
        {
            get
            {
                var result = default(CharacterClass);
                result.AddRange('\n', '\n', ignoreCase: false);
                result.AddRange('\r', '\r', ignoreCase: false);
                return result.Negate();
            }
        }

        public static CharacterClass Of(char character, bool ignoreCase)
        {
            var result = default(CharacterClass);
            result.AddRange(character, character, ignoreCase);
            return result;
        }

        public readonly bool Contains(char character) => character < 64 ? ((low >> character) & 1) != 0 : character < 128 ? ((high >> (character - 64)) & 1) != 0 : includesNonAscii;

        public readonly CharacterClass Negate() => new() { low = ~low, high = ~high, includesNonAscii = !includesNonAscii };

        public void AddRange(char low, char high, bool ignoreCase)
        {
            for (var c = low; c <= high && c < 128; c++)
            {
                Add(c);
                if (ignoreCase && char.IsAsciiLetter(c))
                {
                    Add((char)(c ^ 0x20));
                }
            }
        }

        private void Add(char character)
        {
            if (character < 64)
            {
                low |= 1ul << character;
            }
            else
            {
                high |= 1ul << (character - 64);
            }
        }

        public void AddNamed(char name)
        {
            switch (name)
            {
                case 'd':
                    AddRange('0', '9', ignoreCase: false);
                    break;
                case 'w':
                    AddRange('0', '9', ignoreCase: false);
                    AddRange('a', 'z', ignoreCase: true);
                    AddRange('_', '_', ignoreCase: false);
                    break;
                case 's':
                    AddRange(' ', ' ', ignoreCase: false);
                    AddRange('\t', '\r', ignoreCase: false);
                    break;
            }
        }
    }
}
