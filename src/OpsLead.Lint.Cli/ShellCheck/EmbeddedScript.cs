using System.Text;
using OpsLead.Lint.Docker;
using OpsLead.Lint.Syntax.Docker;
using OpsLead.Lint.Syntax.Shell;
using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;
using OpsLead.Lint.Workflows;

namespace OpsLead.Lint.Cli.ShellCheck;

/// <summary>A script that stands in another file: a RUN of a Dockerfile, a <c>run</c> of a workflow or action.</summary>
/// <param name="Document">The file.</param>
/// <param name="Text">The script as its shell reads it; characters that are not the shell's are replaced, one by one.</param>
/// <param name="Map">The way from its characters to the file's.</param>
/// <param name="Shell">The shell by ShellCheck's name.</param>
/// <param name="Preamble">Whole lines that say what holds before the script begins; empty for none.</param>
/// <param name="IsTemplate">Whether a template writes it, so that constants need not be any.</param>
internal sealed record EmbeddedScript(SourceDocument Document, string Text, SourceMap Map, string Shell, string Preamble, bool IsTemplate)
{
    /// <summary>The scripts of a document in the order of the text.</summary>
    /// <param name="document">The document.</param>
    /// <returns>The scripts; none for other kinds of files, and in other languages than the POSIX shell's.</returns>
    /// <exception cref="IOException">The document cannot be read.</exception>
    public static IEnumerable<EmbeddedScript> Find(SourceDocument document) => DocumentClassifier.ClassifyPath(document.Path) switch
    {
        DocumentKind.Dockerfile => FindInDockerfile(document),
        DocumentKind.Workflow => FindInSteps(document, static root => new Workflow(root).Jobs.SelectMany(static job => job.Steps)),
        DocumentKind.Action => FindInSteps(document, static root => new ActionMetadata(root).Steps),
        _ => [],
    };

    private static IEnumerable<EmbeddedScript> FindInDockerfile(SourceDocument document)
    {
        var dockerfile = new Dockerfile(document, DockerfileSyntax.Parse(document.GetText()));
        var preamble = GetExports(dockerfile.Syntax);
        foreach (var instruction in dockerfile.Syntax.Instructions)
        {
            var inner = instruction is OnbuildInstruction { Trigger: { } trigger } ? trigger : instruction;
            if (inner is RunInstruction run && dockerfile.GetScript(run) is { IsExecForm: false, Text.Length: > 0 } script && script.Dialect.IsShell())
            {
                // The shell is told from outside; a first line that names one would stand in the wrong place after the preamble.
                var text = script.Text.StartsWith("#!", StringComparison.Ordinal) ? "# " + script.Text[2..] : script.Text;
                yield return new EmbeddedScript(document, text, script.Map, script.Dialect == ShellDialect.Bash ? "bash" : "sh", preamble, IsTemplate: false);
            }
        }
    }

    // Build arguments and variables are in the environment.
    private static string GetExports(DockerfileSyntax syntax)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var instruction in syntax.Instructions)
        {
            if (instruction is KeyValueInstruction { Kind: DockerInstructionKind.Arg or DockerInstructionKind.Env } variables)
            {
                foreach (var pair in variables.Pairs)
                {
                    if (pair.Name is [not (>= '0' and <= '9'), ..] && pair.Name.All(static letter => char.IsAsciiLetterOrDigit(letter) || letter == '_'))
                    {
                        names.Add(pair.Name);
                    }
                }
            }
        }

        return names.Count == 0 ? "" : $"export {string.Join(' ', names)}\n";
    }

    private static IEnumerable<EmbeddedScript> FindInSteps(SourceDocument document, Func<YamlMapping, IEnumerable<Step>> getSteps)
    {
        if (YamlStream.Parse(document.GetText()).Documents is not [{ Root: YamlMapping root }, ..])
        {
            yield break;
        }

        foreach (var step in getSteps(root))
        {
            if (step.Script is { Text.Length: > 0 } script)
            {
                // GitHub runs bash and sh with -e.
                var shell = step.GetShell() is { } name && name.TrimStart().StartsWith("sh", StringComparison.Ordinal) ? "sh" : "bash";
                yield return new EmbeddedScript(document, ReplaceExpressions(script.Text), script.Map, shell, "set -e\n", IsTemplate: true);
            }
        }
    }

    // Of the same length, so that every place stays; a word, so that the script still parses.
    private static string ReplaceExpressions(string text)
    {
        var start = text.IndexOf("${{", StringComparison.Ordinal);
        if (start < 0)
        {
            return text;
        }

        var result = new StringBuilder(text);
        while (start >= 0)
        {
            var close = text.IndexOf("}}", start, StringComparison.Ordinal);
            var end = close < 0 ? text.Length : close + 2;
            for (var i = start; i < end; i++)
            {
                if (text[i] is not ('\r' or '\n'))
                {
                    result[i] = '_';
                }
            }

            start = end < text.Length ? text.IndexOf("${{", end, StringComparison.Ordinal) : -1;
        }

        return result.ToString();
    }
}
