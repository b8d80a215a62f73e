using OpsLead.Lint.Syntax.Shell;

namespace OpsLead.Lint.Workflows;

/// <summary>A word of a script that hands an untrusted text on.</summary>
/// <param name="Command">The command whose word it is.</param>
/// <param name="Part">The part of the word that is replaced by the text.</param>
/// <param name="Origin">Where the text comes from.</param>
/// <param name="File">The variable of the file that the command writes to, such as <c>GITHUB_ENV</c>.</param>
public sealed record UntrustedWrite(ShellSimpleCommand Command, ShellWordPart Part, UntrustedOrigin Origin, string File);

/// <summary>What untrusted texts a step's script writes to the runner's files, and which of its own variables hold one.</summary>
public sealed class ScriptFlow
{
    private static readonly string[] Files = ["GITHUB_OUTPUT", "GITHUB_ENV", "GITHUB_PATH"];

    private readonly UntrustedFlow flow;
    private readonly Step step;
    private readonly Dictionary<string, UntrustedOrigin> locals = new(StringComparer.Ordinal);
    private readonly Dictionary<string, UntrustedOrigin> outputs = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, UntrustedOrigin> variables = new(StringComparer.Ordinal);
    private readonly List<UntrustedWrite> writes = [];

    private ScriptFlow(UntrustedFlow flow, Step step)
    {
        this.flow = flow;
        this.step = step;
    }

    /// <summary>The step's outputs that hold an untrusted text.</summary>
    public IReadOnlyDictionary<string, UntrustedOrigin> Outputs => outputs;

    /// <summary>The variables that later steps get and that hold an untrusted text.</summary>
    public IReadOnlyDictionary<string, UntrustedOrigin> Variables => variables;

    /// <summary>The words that write one to a file of the runner's, in the order of the text.</summary>
    public IReadOnlyList<UntrustedWrite> Writes => writes;

    /// <summary>Reads a step's script.</summary>
    /// <param name="flow">What is known of the file.</param>
    /// <param name="step">The step.</param>
    /// <returns>What the script writes; nothing for an action and for a shell that is not read.</returns>
    public static ScriptFlow Read(UntrustedFlow flow, Step step)
    {
        ArgumentNullException.ThrowIfNull(flow);
        ArgumentNullException.ThrowIfNull(step);
        var result = new ScriptFlow(flow, step);
        if (step.Script is { } script)
        {
            result.Read(script);
        }

        return result;
    }

    /// <summary>Where the text that stands for a part of a word comes from.</summary>
    /// <param name="part">The part.</param>
    /// <returns>The origin; null when nothing is known to be untrusted.</returns>
    public UntrustedOrigin? Find(ShellWordPart part) => part switch
    {
        // A length, and what is cut to a pattern of the script's own, is no text of a stranger's any more.
        ShellParameterPart { IsLength: false, IsIndirect: false } parameter => locals.TryGetValue(parameter.Name, out var local) ? local : flow.FindVariable(step, parameter.Name),
        ShellExpressionPart { IsWorkflowExpression: true } expression => flow.FindInTemplate(step, step.Job, expression.Text),
        ShellCommandSubstitutionPart substitution => FindInBody(substitution.Body),
        _ => null,
    };

    private void Read(ShellScript script)
    {
        if (!script.Text.Contains("GITHUB_", StringComparison.Ordinal) && !script.Text.Contains('$', StringComparison.Ordinal))
        {
            return;
        }

        var files = FindFiles(script);
        string? open = null;
        foreach (var command in script.Commands)
        {
            foreach (var assignment in command.Assignments)
            {
                Assign(assignment);
            }

            foreach (var word in command.Words)
            {
                if (word.Assignment is { } assignment)
                {
                    Assign(assignment);
                }
            }

            if (files.GetValueOrDefault(command) is { } file)
            {
                Write(script, command, file, ref open);
            }
        }
    }

    // A command's own redirection, a group's around it, or `| tee -a` after it.
    private static Dictionary<ShellSimpleCommand, string> FindFiles(ShellScript script)
    {
        var result = new Dictionary<ShellSimpleCommand, string>();
        foreach (var node in script.Root.GetDescendants())
        {
            if (node is ShellCommand command && FindFile(command) is { } file)
            {
                if (command is ShellSimpleCommand simple)
                {
                    result[simple] = file;
                }
                else
                {
                    foreach (var inner in command.GetDescendants())
                    {
                        if (inner is ShellSimpleCommand innerCommand)
                        {
                            result.TryAdd(innerCommand, file);
                        }
                    }
                }
            }
            else if (node is ShellPipeline { Commands: [.., ShellSimpleCommand { Name: "tee" } tee] } pipeline && pipeline.Commands.Length > 1 && FindFile(tee.Words) is { } teed)
            {
                foreach (var left in pipeline.Commands[..^1])
                {
                    if (left is ShellSimpleCommand writer)
                    {
                        result.TryAdd(writer, teed);
                    }
                }
            }
        }

        return result;
    }

    private static string? FindFile(ShellCommand command)
    {
        foreach (var redirection in command.Redirections)
        {
            if (redirection is { Kind: ShellRedirectionKind.Append or ShellRedirectionKind.Output, Target: { } target } && FindFile(new ReadOnlySpan<ShellWord>(in target)) is { } file)
            {
                return file;
            }
        }

        return null;
    }

    private static string? FindFile(ReadOnlySpan<ShellWord> words)
    {
        foreach (var word in words)
        {
            foreach (var leaf in word.GetLeaves())
            {
                if (leaf is ShellParameterPart parameter && Array.IndexOf(Files, parameter.Name) is >= 0 and var index)
                {
                    return Files[index];
                }
            }
        }

        return null;
    }

    private void Assign(ShellAssignment assignment)
    {
        foreach (var leaf in assignment.Value.GetLeaves())
        {
            if (Find(leaf) is { } origin)
            {
                locals[assignment.Name] = origin;
                return;
            }
        }

        if (!assignment.IsAppend)
        {
            locals.Remove(assignment.Name);
        }
    }

    private void Write(ShellScript script, ShellSimpleCommand command, string file, ref string? open)
    {
        if (command.Name is not ("echo" or "printf"))
        {
            return;
        }

        foreach (var word in command.Words[1..])
        {
            var text = word.StaticPrefix;
            var separator = text.AsSpan().IndexOfAny('=', '<');
            var name = separator > 0 ? text[..separator].Trim() : null;
            if (name is not null && text.AsSpan(separator).StartsWith("<<"))
            {
                open = name;
                continue;
            }

            foreach (var leaf in word.GetLeaves())
            {
                if (Find(leaf) is not { } origin)
                {
                    continue;
                }

                writes.Add(new UntrustedWrite(command, leaf, origin, file));
                if ((name ?? open) is { } target)
                {
                    var handed = origin.Then(script.GetFileSpan(leaf), $"Written to '{target}' of '${file}'");
                    (file == "GITHUB_OUTPUT" ? outputs : variables)[target] = handed;
                }

                break;
            }
        }
    }

    // What only cuts and replaces hands the rest on; what counts, hashes or asks a server does not.
    private UntrustedOrigin? FindInBody(ShellList body)
    {
        UntrustedOrigin? found = null;
        foreach (var node in body.GetDescendants())
        {
            switch (node)
            {
                case ShellSimpleCommand { Name: not ("echo" or "printf" or "sed" or "tr" or "cut" or "head" or "tail" or "awk" or "cat" or "xargs" or "basename" or "dirname" or "grep") }:
                    return null;
                case ShellParameterPart or ShellExpressionPart when found is null:
                    found = Find((ShellWordPart)node);
                    break;
            }
        }

        return found;
    }
}
