using OpsLead.Lint.Syntax.Shell;
using OpsLead.Lint.Workflows;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds secrets on the command line of a program.</summary>
internal sealed class PassSecretThroughInput : WorkflowRule
{
    private const string Argument = "'{0}' stands on the command line of '{1}', which every process of the machine can read. Pass it through 'env', a file or the standard input.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4121",
        "Pass the secret through the input",
        "'{0}' of '{1}' puts the password on the command line, which every process of the machine can read. Use '--password-stdin'.",
        RuleCategory.Security,
        RuleSeverity.Warning)
    {
        Practice = Practice.ExternalSecrets,
        SecuritySeverity = 4.0,
        Weaknesses = [214, 522],
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context) => context.RegisterStepAction(static c =>
    {
        if (c.Node.Script is not { } script)
        {
            return;
        }

        foreach (var command in script.EffectiveCommands)
        {
            if (IsLogin(command) && command.FindFlag("-p", "--password") is { ValueWord: { IsStatic: false } } flag)
            {
                c.Report(command.GetFileSpan(Text.TextSpan.FromBounds(flag.NameSpan.Start, flag.ValueSpan.End)), flag.Name, $"{command.Name} {command.Subcommand}");
            }
            else if (!IsBuiltIn(command.Name))
            {
                CheckArguments(c, command);
            }
        }
    });

    private static void CheckArguments(NodeContext<Step> c, EffectiveCommand command)
    {
        foreach (var word in command.Arguments)
        {
            foreach (var part in word.GetLeaves())
            {
                if (part is ShellExpressionPart { IsWorkflowExpression: true } expression && expression.Text.Contains("secrets.", StringComparison.OrdinalIgnoreCase))
                {
                    c.Report(command.GetFileSpan(part.Span), new DiagnosticDetails { MessageFormat = Argument, IsOptIn = true }, expression.Text, command.Name ?? "the command");
                }
            }
        }
    }

    private static bool IsLogin(EffectiveCommand command) =>
        command.Is("docker", "login") || command.Is("podman", "login") || command.Is("buildah", "login") || command.Is("helm", "registry", "login") || command.Is("oras", "login") || command.Is("crane", "auth", "login");

    // What the shell does itself has no command line.
    private static bool IsBuiltIn(string? name) => name is "echo" or "printf" or "export" or "test" or "[" or "read" or "local" or "declare" or "set" or ":" or "cd" or "true" or "exit" or "unset" or "eval" or "." or "source";
}
