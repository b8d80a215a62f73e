using System.Globalization;
using System.Text.Json;

namespace OpsLead.Lint.Cli.ShellCheck;

/// <summary>Asks the installed ShellCheck about the scripts in Dockerfiles, workflows and actions, and takes its findings to the file's own characters.</summary>
/// <param name="program">The program.</param>
internal sealed class ShellCheckAnalyzer(ShellCheckProgram program) : WorkspaceAnalyzer
{
    // Sources elsewhere are not followed (SC1090, SC1091); a shell without a name is told from outside (SC2148, SC2187).
    private const string Excluded = "SC1090,SC1091,SC2148,SC2187";

    // What an expression becomes is not known: it is no constant (SC2050, SC2157, SC2193, SC2194), no list of one word (SC2043), and what
    // the runner sets is not assigned here (SC2154).
    private const string ExcludedInTemplates = Excluded + ",SC2043,SC2050,SC2154,SC2157,SC2193,SC2194";

    /// <inheritdoc/>
    public override IReadOnlyList<RuleInfo> Rules => [];

    /// <inheritdoc/>
    public override void Analyze(WorkspaceAnalyzerContext context)
    {
        var scripts = new List<EmbeddedScript>();
        foreach (var document in context.Workspace.Documents)
        {
            try
            {
                scripts.AddRange(EmbeddedScript.Find(document));
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // The walk has said so.
            }
        }

        var answers = new Answer[scripts.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = context.MaxDegreeOfParallelism, CancellationToken = context.CancellationToken };
        Parallel.For(0, scripts.Count, options, i => answers[i] = Ask(scripts[i]));
        for (var i = 0; i < answers.Length; i++)
        {
            Report(context, scripts[i], answers[i]);
        }
    }

    private Answer Ask(EmbeddedScript script)
    {
        try
        {
            return new Answer(ShellCheckComment.Read(program.Run(script.Preamble + script.Text, script.Shell, script.IsTemplate ? ExcludedInTemplates : Excluded)), null);
        }
        catch (IOException exception)
        {
            return new Answer([], exception.Message);
        }
        catch (JsonException)
        {
            return new Answer([], "its answer is not the one that ShellCheck 0.7 and later give");
        }
    }

    private static void Report(WorkspaceAnalyzerContext context, EmbeddedScript script, Answer answer)
    {
        if (answer.Failure is { } failure)
        {
            context.ReportSkipped(script.Document, $"ShellCheck did not look at a script: {failure}");
            return;
        }

        var text = script.Preamble + script.Text;
        foreach (var comment in answer.Comments)
        {
            var (start, end) = comment.GetOffsets(text);
            start -= script.Preamble.Length;
            end -= script.Preamble.Length;
            if (start < 0 || end > script.Text.Length)
            {
                continue;
            }

            // A place between two characters cannot be shown; the one after it can.
            var length = Math.Max(end - start, start < script.Text.Length ? 1 : 0);
            var code = "SC" + comment.Code.ToString(CultureInfo.InvariantCulture);
            var span = script.Map.GetSpan(start, length);
            context.Raise(script.Document, new EngineEvent(EngineEventKind.ShellCheckComment, span, [code, comment.Message, comment.Level])
            {
                Aliases = [$"shellcheck/{code}", $"hadolint/{code}"],
            });
        }
    }

    private readonly record struct Answer(List<ShellCheckComment> Comments, string? Failure);
}
