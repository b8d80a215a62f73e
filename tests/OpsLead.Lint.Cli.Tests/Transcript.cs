using System.Text;

namespace OpsLead.Lint.Cli.Tests;

/// <summary>
/// A file that shows what the program answers: a few words, then sections that each begin with a line <c>--- …</c>:
/// <c>--- file PATH</c>, <c>--- $ ARGUMENTS</c>, <c>--- stdout</c>, <c>--- stderr</c>, <c>--- exit N</c>, <c>--- written PATH</c>.
/// </summary>
internal sealed class Transcript
{
    private const string Marker = "--- ";

    private readonly string preamble;
    private readonly List<(string Header, string Body)> sections;

    private Transcript(string preamble, List<(string Header, string Body)> sections)
    {
        this.preamble = preamble;
        this.sections = sections;
    }

    public static Transcript Parse(string text)
    {
        var preamble = new StringBuilder();
        var sections = new List<(string Header, StringBuilder Body)>();
        foreach (var line in text.Split('\n')[..^1])
        {
            if (line.StartsWith(Marker, StringComparison.Ordinal))
            {
                sections.Add((line[Marker.Length..], new StringBuilder()));
            }
            else
            {
                (sections.Count == 0 ? preamble : sections[^1].Body).Append(line).Append('\n');
            }
        }

        return new Transcript(preamble.ToString(), [.. sections.Select(static section => (section.Header, section.Body.ToString()))]);
    }

    /// <summary>Plays the transcript in an empty folder.</summary>
    /// <returns>The transcript as it would read if what was answered were right.</returns>
    public string Play(TemporaryFolder folder)
    {
        var actual = new StringBuilder(preamble);
        foreach (var (header, body) in sections)
        {
            if (header.StartsWith("file ", StringComparison.Ordinal))
            {
                folder.Add(header[5..], body);
                Append(actual, header, body);
            }
            else if (header.StartsWith("$ ", StringComparison.Ordinal))
            {
                var run = CommandRun.Start(folder.Path, header[2..].Split(' ', StringSplitOptions.RemoveEmptyEntries));
                Append(actual, header, "");
                AppendStream(actual, "stdout", run.Output);
                AppendStream(actual, "stderr", run.Error);
                Append(actual, $"exit {run.ExitCode}", "");
            }
            else if (header.StartsWith("written ", StringComparison.Ordinal))
            {
                Append(actual, header, File.ReadAllText(folder[header[8..]]));
            }
        }

        return actual.ToString();
    }

    private static void AppendStream(StringBuilder builder, string name, string text)
    {
        if (text.Length > 0)
        {
            Append(builder, name, text.EndsWith('\n') ? text : text + "\n");
        }
    }

    private static void Append(StringBuilder builder, string header, string body) => builder.Append(Marker).Append(header).Append('\n').Append(body);
}
