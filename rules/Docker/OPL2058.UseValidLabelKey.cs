using System.Buffers;
using OpsLead.Lint.Syntax.Docker;

namespace OpsLead.Lint.Rules.Docker;

/// <summary>Finds label names outside Docker's guidelines.</summary>
internal sealed class UseValidLabelKey : DockerRule
{
    private static readonly SearchValues<char> Allowed = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789._/-");

    private const string Reserved = "The label '{0}' uses a prefix that Docker keeps for itself. Use a domain of your own.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL2058",
        "Name labels by the guidelines",
        "The label '{0}' is not of lower-case letters, digits and single dots, dashes and slashes. Rename it.",
        RuleCategory.Maintainability,
        RuleSeverity.Note)
    {
        IsEnabledByDefault = false,
        Aliases = ["hadolint/DL3048"],
    };

    /// <inheritdoc/>
    public override void Initialize(DockerContext context) => context.RegisterInstructionAction(static c =>
    {
        foreach (var pair in ((LabelInstruction)c.Node.Instruction).Pairs)
        {
            if (IsReserved(pair.Name))
            {
                c.Report(pair.Key.Span, new DiagnosticDetails { MessageFormat = Reserved }, pair.Name);
            }
            else if (!IsValid(pair.Name))
            {
                c.Report(pair.Key.Span, pair.Name);
            }
        }
    }, DockerInstructionKind.Label);

    private static bool IsReserved(string name) =>
        name.StartsWith("com.docker.", StringComparison.Ordinal) || name.StartsWith("io.docker.", StringComparison.Ordinal)
            || name.StartsWith("org.dockerproject.", StringComparison.Ordinal);

    // Docker's guidelines for keys ("Docker object labels"), with the slash that OCI's and Kubernetes' names have.
    private static bool IsValid(string name) => name is [>= 'a' and <= 'z', ..] && (char.IsAsciiLetterLower(name[^1]) || char.IsAsciiDigit(name[^1]))
        && !name.AsSpan().ContainsAnyExcept(Allowed)
        && !name.Contains("..", StringComparison.Ordinal) && !name.Contains("--", StringComparison.Ordinal);
}
