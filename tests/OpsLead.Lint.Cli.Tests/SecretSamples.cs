using System.Text;
using OpsLead.Lint.Secrets;

namespace OpsLead.Lint.Cli.Tests;

/// <summary>A made-up secret of each kind, written from the kind's shape while a test runs: none stands in the repository.</summary>
internal static class SecretSamples
{
    /// <summary>A text of each kind's shape, with the words that must stand beside it.</summary>
    public static IEnumerable<(SecretKind Kind, string Name, string Value)> Create()
    {
        foreach (var kind in SecretKinds.All)
        {
            if (kind.PatternText.Length > 0)
            {
                var name = kind.Near.IsEmpty ? "value" : kind.Near[0].Replace('+', '_') + "_token";
                yield return (kind, name, new ShapeWriter(kind.PatternText, new Random(kind.Id.Sum(static c => c * 31))).Write());
            }
        }
    }

    /// <summary>Writes a text that a shape matches.</summary>
    private sealed class ShapeWriter(string shape, Random random)
    {
        private int position = shape.StartsWith("(?i)", StringComparison.Ordinal) ? 4 : 0;

        public string Write() => ReadAlternatives();

        private string ReadAlternatives()
        {
            var options = new List<string> { ReadSequence() };
            while (position < shape.Length && shape[position] == '|')
            {
                position++;
                options.Add(ReadSequence());
            }

            return options[0];
        }

        private string ReadSequence()
        {
            var builder = new StringBuilder();
            while (position < shape.Length && shape[position] is not ('|' or ')'))
            {
                var start = position;
                var item = ReadItem();
                var end = position;
                var count = ReadCount();
                if (count == 0)
                {
                    continue;
                }

                builder.Append(item);
                for (var i = 1; i < count; i++)
                {
                    // Again from the start, so that each repetition is another character.
                    var after = position;
                    position = start;
                    builder.Append(ReadItem());
                    position = position == end ? after : position;
                }
            }

            return builder.ToString();
        }

        private string ReadItem()
        {
            switch (shape[position])
            {
                case '(':
                    position++;
                    var inner = ReadAlternatives();
                    position++;
                    return inner;
                case '[':
                    return Pick(ReadClass());
                case '.':
                    position++;
                    return "q";
                case '\\':
                    position += 2;
                    return shape[position - 1] switch { 'd' => Pick("0123456789"), 'w' => Pick("abcdefghijkmnpqrstuvwxyz23456789"), var literal => literal.ToString() };
                default:
                    return shape[position++].ToString();
            }
        }

        private string ReadClass()
        {
            position++;
            var isNegated = shape[position] == '^';
            position += isNegated ? 1 : 0;
            var builder = new StringBuilder();
            while (shape[position] != ']')
            {
                var first = ReadClassCharacter();
                if (first.Length == 1 && shape[position] == '-' && shape[position + 1] != ']')
                {
                    position++;
                    var last = ReadClassCharacter();
                    for (var c = first[0]; c <= last[0]; c++)
                    {
                        builder.Append(c);
                    }
                }
                else
                {
                    builder.Append(first);
                }
            }

            position++;
            var members = builder.ToString();
            return isNegated ? string.Concat("abcdefghijklmnopqrstuvwxyz0123456789".Where(c => !members.Contains(c, StringComparison.Ordinal))) : members;
        }

        private string ReadClassCharacter()
        {
            if (shape[position] != '\\')
            {
                return shape[position++].ToString();
            }

            position += 2;
            return shape[position - 1] switch { 'd' => "0123456789", 'w' => "abcdefghijkmnpqrstuvwxyz23456789", var literal => literal.ToString() };
        }

        private int ReadCount()
        {
            if (position == shape.Length)
            {
                return 1;
            }

            switch (shape[position])
            {
                case '?':
                    position++;
                    return 0;
                case '*' or '+':
                    position++;
                    return 20;
                case '{':
                    var end = shape.IndexOf('}', position);
                    var bounds = shape[(position + 1)..end].Split(',');
                    position = end + 1;
                    return Math.Max(int.Parse(bounds[0], System.Globalization.CultureInfo.InvariantCulture), bounds is [_, ""] ? 1 : 0);
                default:
                    return 1;
            }
        }

        private string Pick(string members) => members[random.Next(members.Length)].ToString();
    }
}
