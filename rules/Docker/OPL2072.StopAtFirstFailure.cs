using OpsLead.Lint.Docker;
using OpsLead.Lint.Syntax.Docker;
using OpsLead.Lint.Syntax.Shell;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Rules.Docker;

/// <summary>Finds scripts in here-documents that go on after a failure.</summary>
internal sealed class StopAtFirstFailure : DockerRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL2072",
        "Stop a script at its first failure",
        "The script in '{0}' goes on after a failed command, and the build succeeds when its last one does. Begin it with 'set -e'.",
        RuleCategory.Correctness,
        RuleSeverity.Warning);

    /// <inheritdoc/>
    public override void Initialize(DockerContext context) => context.RegisterScriptAction(static c =>
    {
        if (c.Node.Run.Heredocs is not [{ Role: DockerHeredocRole.Script } heredoc] || c.Node.Script.Root.Items.Length < 2 || !c.Node.Script.Dialect.IsShell()
            || SetsErrexit(c.Node.Script) || heredoc.Interpreter?.Contains(" -e", StringComparison.Ordinal) == true || HasErrexit(c.Node.Run))
        {
            return;
        }

        c.Report(heredoc.Word.Span, new DiagnosticDetails
        {
            Fix = heredoc.Interpreter is null
                ? new CodeFix("Begin the script with 'set -e'", FixSafety.Unsafe, [new TextEdit(new TextSpan(heredoc.BodySpan.Start, 0), "set -e\n")]) : null,
        }, heredoc.Word.Text);
    });

    private static bool SetsErrexit(ShellScript script)
    {
        foreach (var command in script.Commands)
        {
            if (command.Name == "set")
            {
                foreach (var word in command.Words)
                {
                    if (word.LiteralText is { } option && IsErrexit(option))
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }

    private static bool IsErrexit(string option) => option == "errexit" || (option is ['-', not '-', ..] && option.Contains('e', StringComparison.Ordinal));

    private static bool HasErrexit(RunInstruction run) =>
        Dockerfile.FindShell(run) is { Command.Elements: { Count: > 1 } elements } && elements.Skip(1).Any(static option => IsErrexit(option.Text));
}
