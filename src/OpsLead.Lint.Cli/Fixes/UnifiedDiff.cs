using System.Buffers;
using System.Globalization;
using System.Text;
using OpsLead.Lint.Cli.Reporting;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Cli.Fixes;

/// <summary>
/// A change as a unified diff that <c>git apply</c> and <c>patch</c> read: three lines around each change. Characters of detected secrets
/// stand as asterisks, and what a terminal or a build's log would obey as escapes; only then is the diff not one to apply.
/// </summary>
internal static class UnifiedDiff
{
    private const int Context = 3;

    // A shorter one occurs by chance all over a text.
    private const int LeastSecretLength = 4;

    /// <summary>Writes the diff of a change.</summary>
    /// <param name="change">The change.</param>
    /// <param name="output">Where to.</param>
    /// <param name="style">The colours.</param>
    public static void Write(FileChange change, TextWriter output, TerminalStyle style)
    {
        var before = Split(change.Before, change.SecretsBefore);
        var after = Split(change.After, change.SecretsAfter);
        var values = GetSecretValues(change);
        var changes = LineDifference.Find(before.Lines, after.Lines);
        var path = PrintableText.Escape(change.DisplayPath);
        output.Write(style.Apply(TerminalStyle.Strong, $"--- a/{path}") + "\n");
        output.Write(style.Apply(TerminalStyle.Strong, $"+++ b/{path}") + "\n");
        for (var first = 0; first < changes.Count;)
        {
            var last = first;
            while (last + 1 < changes.Count && changes[last + 1].BeforeStart - (changes[last].BeforeStart + changes[last].BeforeCount) <= 2 * Context)
            {
                last++;
            }

            WriteHunk(changes[first..(last + 1)]);
            first = last + 1;
        }

        void WriteHunk(List<ChangedLines> hunk)
        {
            var (start, end) = (hunk[0], hunk[^1]);
            var lead = Math.Min(Context, start.BeforeStart);
            var trail = Math.Min(Context, before.Lines.Count - end.BeforeStart - end.BeforeCount);
            var beforeStart = start.BeforeStart - lead;
            var afterStart = start.AfterStart - lead;
            var beforeCount = end.BeforeStart + end.BeforeCount + trail - beforeStart;
            var afterCount = end.AfterStart + end.AfterCount + trail - afterStart;
            output.Write(style.Apply(TerminalStyle.Note, $"@@ -{Range(beforeStart, beforeCount)} +{Range(afterStart, afterCount)} @@") + "\n");
            var line = beforeStart;
            foreach (var part in hunk)
            {
                WriteLines(before, ' ', line, part.BeforeStart);
                WriteLines(before, '-', part.BeforeStart, part.BeforeStart + part.BeforeCount);
                WriteLines(after, '+', part.AfterStart, part.AfterStart + part.AfterCount);
                line = part.BeforeStart + part.BeforeCount;
            }

            WriteLines(before, ' ', line, beforeStart + beforeCount);
        }

        void WriteLines(DiffText text, char mark, int from, int to)
        {
            for (var line = from; line < to; line++)
            {
                var content = mark + Escape(text.Masked(line), values, mark);
                output.Write(mark switch
                {
                    '-' => style.Apply(TerminalStyle.Error, content),
                    '+' => style.Apply("1;32", content),
                    _ => content,
                });
                output.Write(text.HasBreak(line) ? text.IsCarriageReturned(line) ? "\r\n" : "\n" : "\n\\ No newline at end of file\n");
            }
        }
    }

    private static string Range(int start, int count) =>
        count == 1 ? (start + 1).ToString(CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{(count == 0 ? start : start + 1)},{count}");

    // A fix may have moved a secret to where no finding points.
    private static SearchValues<string>? GetSecretValues(FileChange change)
    {
        var values = new HashSet<string>(StringComparer.Ordinal);
        Add(change.Before, change.SecretsBefore);
        Add(change.After, change.SecretsAfter);
        return values.Count == 0 ? null : SearchValues.Create([.. values], StringComparison.Ordinal);

        void Add(SourceText text, IReadOnlyList<TextSpan> spans)
        {
            foreach (var span in spans)
            {
                foreach (var line in text.Slice(span).EnumerateLines())
                {
                    if (line.Trim() is { Length: >= LeastSecretLength } value)
                    {
                        values.Add(value.ToString());
                    }
                }
            }
        }
    }

    private static string Escape(string content, SearchValues<string>? secrets, char mark)
    {
        var line = secrets is null ? content : Hide(content, secrets);

        // A workflow command is obeyed after white space too, and the mark of a line that stayed is a blank.
        var builder = new StringBuilder(line.Length);
        var position = 0;
        if (mark == ' ' && line.AsSpan().TrimStart().StartsWith("::"))
        {
            position = line.IndexOf(':', StringComparison.Ordinal);
            builder.Append(line, 0, position).Append(@"\u003a");
            position++;
        }

        while (position < line.Length)
        {
            if (line[position] == '\t')
            {
                builder.Append('\t');
                position++;
            }
            else
            {
                position += PrintableText.Append(builder, line.AsSpan(position)).Length;
            }
        }

        return builder.ToString();
    }

    // Which of several values stands there is not known; the word that holds it goes as a whole.
    private static string Hide(string line, SearchValues<string> secrets)
    {
        var builder = new StringBuilder(line.Length);
        var position = 0;
        while (line.AsSpan(position).IndexOfAny(secrets) is >= 0 and var offset)
        {
            var start = position + offset;
            var end = start + LeastSecretLength;
            while (end < line.Length && !char.IsWhiteSpace(line[end]))
            {
                end++;
            }

            builder.Append(line, position, offset).Append('*', end - start);
            position = end;
        }

        return builder.Append(line, position, line.Length - position).ToString();
    }

    private static DiffText Split(SourceText text, IReadOnlyList<TextSpan> secrets) => new(text, SecretMask.Create(secrets));

    // Lines as patch counts them: they end at LF alone.
    private sealed class DiffText
    {
        private readonly List<int> starts = [];
        private readonly SecretMask mask;

        public DiffText(SourceText text, SecretMask mask)
        {
            this.mask = mask;
            var position = 0;
            while (position < text.Length)
            {
                starts.Add(position);
                var end = text.Text.IndexOf('\n', position);
                end = end < 0 ? text.Length : end + 1;
                Lines.Add(text.Text[position..end]);
                position = end;
            }
        }

        // With their line breaks: a line that only loses its own has changed.
        public List<string> Lines { get; } = [];

        public bool HasBreak(int line) => Lines[line].EndsWith('\n');

        public bool IsCarriageReturned(int line) => Lines[line].EndsWith("\r\n", StringComparison.Ordinal);

        public string Masked(int line)
        {
            var content = Lines[line].AsSpan();
            content = IsCarriageReturned(line) ? content[..^2] : HasBreak(line) ? content[..^1] : content;
            return string.Create(content.Length, (content.ToString(), starts[line], mask), static (characters, state) =>
            {
                for (var i = 0; i < characters.Length; i++)
                {
                    characters[i] = state.mask.Contains(state.Item2 + i) ? '*' : state.Item1[i];
                }
            });
        }
    }
}
