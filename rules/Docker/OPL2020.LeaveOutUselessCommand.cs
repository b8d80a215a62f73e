using OpsLead.Lint.Syntax.Shell;

namespace OpsLead.Lint.Rules.Docker;

/// <summary>Finds commands that do nothing for an image: services started in a build, tools for a terminal.</summary>
internal sealed class LeaveOutUselessCommand : DockerRule
{
    private const string Tool = "'{0}' is for a running machine and leaves nothing in an image. Remove it.";

    private const ShellCommandContext Uncertain =
        ShellCommandContext.Condition | ShellCommandContext.Branch | ShellCommandContext.Loop | ShellCommandContext.Function;

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL2020",
        "Leave out commands that do nothing in a build",
        "'{0}' starts a process that ends with this RUN. Start it with CMD or ENTRYPOINT when the container starts.",
        RuleCategory.Correctness,
        RuleSeverity.Warning)
    {
        Aliases = ["hadolint/DL3001"],
    };

    /// <inheritdoc/>
    public override void Initialize(DockerContext context) => context.RegisterScriptAction(static c =>
    {
        var commands = c.Node.Script.EffectiveCommands;
        for (var i = 0; i < commands.Length; i++)
        {
            var command = commands[i];

            // What follows in the same RUN may need the service.
            var isLast = i == commands.Length - 1 && (command.Command.Context & Uncertain) == 0;
            switch (command.Name)
            {
                case "service" or "systemctl" when isLast && IsStart(command):
                    c.Report(command.GetFileSpan(command.NameWord.Span),
                        new DiagnosticDetails { Aliases = command.Name == "service" ? ["hadolint/DL3001"] : [] }, command.Name);
                    break;
                case "free" or "kill" or "mount" or "ps" or "service" or "shutdown" or "ssh" or "top" or "vim":
                    c.Report(command.GetFileSpan(command.NameWord.Span), new DiagnosticDetails { MessageFormat = Tool, IsOptIn = true }, command.Name);
                    break;
            }
        }
    });

    private static bool IsStart(EffectiveCommand command) => command.Name == "service"
        ? command.Operands is [_, { LiteralText: "start" or "restart" }, ..]
        : command.Subcommand is "start" or "restart";
}
