using OpsLead.Lint.Syntax.Shell;
using OpsLead.Lint.Text;
using OpsLead.Lint.Workflows;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds commands that a script prints although GitHub reads them from files by now.</summary>
internal sealed class WriteToCommandFile : WorkflowRule
{
    private const string Disabled = "'{0}' has no effect, for GitHub disabled the command in 2020. Append to the file that '${1}' names.";

    // Source: GitHub's changelog of October 2020 and October 2022.
    private static readonly (string Command, bool HasName, string File, bool IsDisabled)[] Commands =
    [
        ("set-output", true, "GITHUB_OUTPUT", false),
        ("save-state", true, "GITHUB_STATE", false),
        ("set-env", true, "GITHUB_ENV", true),
        ("add-path", false, "GITHUB_PATH", true),
    ];

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4118",
        "Write to the command's file",
        "'{0}' is deprecated: whatever else a step prints could hold it as well. Append to the file that '${1}' names.",
        RuleCategory.Correctness,
        RuleSeverity.Warning)
    {
        Precision = RulePrecision.VeryHigh,
        Aliases = ["actionlint/deprecated-commands"],
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context) => context.RegisterStepAction(static c =>
    {
        if (c.Node.Run is not { } run || !run.Value.Contains("::", StringComparison.Ordinal))
        {
            return;
        }

        foreach (var (command, hasName, file, isDisabled) in Commands)
        {
            var prefix = "::" + command;
            for (var at = run.Value.IndexOf(prefix, StringComparison.Ordinal); at >= 0; at = run.Value.IndexOf(prefix, at + prefix.Length, StringComparison.Ordinal))
            {
                if (GetLength(run.Value.AsSpan(at), prefix.Length, hasName) is { } length)
                {
                    c.Report(
                        run.GetSpan(at, length),
                        new DiagnosticDetails { MessageFormat = isDisabled ? Disabled : null, Severity = isDisabled ? RuleSeverity.Error : null, Fix = CreateFix(c.Node, at, length, prefix, file) },
                        run.Value.Substring(at, length),
                        file);
                }
            }
        }
    });

    /// <summary>The command's characters up to its value, its closing <c>::</c> included; null when it is not such a command.</summary>
    private static int? GetLength(ReadOnlySpan<char> text, int prefix, bool hasName)
    {
        var rest = text[prefix..];
        if (!hasName)
        {
            return rest.StartsWith("::") ? prefix + 2 : null;
        }

        var name = rest.TrimStart(" \t");
        if (name.Length == rest.Length || !name.StartsWith("name="))
        {
            return null;
        }

        var line = name.IndexOfAny('\n', '\r');
        var end = (line < 0 ? name : name[..line]).IndexOf("::", StringComparison.Ordinal);
        return end < 0 ? null : prefix + rest.Length - name.Length + end + 2;
    }

    // Only what stands alone in an echo is certain to be the whole command.
    private static CodeFix? CreateFix(Step step, int at, int length, string prefix, string file)
    {
        if (step.Script is not { } script)
        {
            return null;
        }

        foreach (var command in script.Commands)
        {
            if (command.Span.Start > at || command.Span.End < at + length || command is not { Name: "echo", Words: [_, var word, ..], Redirections.IsEmpty: true, Pipeline.Pipes.IsEmpty: true }
                || !IsAtStart(word, at) || script.Text.AsSpan(command.Span.Start, command.Span.Length).Contains("%0", StringComparison.Ordinal))
            {
                continue;
            }

            var name = script.Text.AsSpan(at + prefix.Length, length - prefix.Length - 2).Trim();
            var newText = name.IsEmpty ? "" : string.Concat(name["name=".Length..], "=");
            var hasSubstitution = script.Text.AsSpan(command.Span.Start, command.Span.Length).IndexOfAny("$`") >= 0;
            return new CodeFix(
                $"Append to '${file}'",
                hasSubstitution ? FixSafety.Unsafe : FixSafety.Safe,
                [new TextEdit(script.GetFileSpan(new TextSpan(at, length)), newText), new TextEdit(new TextSpan(script.GetFileSpan(command).End, 0), $" >> \"${file}\"")]);
        }

        return null;
    }

    private static bool IsAtStart(ShellWord word, int at) => at == word.Span.Start || (at == word.Span.Start + 1 && word.Parts is [ShellQuotedPart, ..]);
}
