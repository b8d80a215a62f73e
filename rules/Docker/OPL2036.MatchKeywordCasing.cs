using System.Collections.Immutable;
using OpsLead.Lint.Docker;
using OpsLead.Lint.Syntax.Docker;

namespace OpsLead.Lint.Rules.Docker;

/// <summary>Finds keywords written in another case than the file's others.</summary>
internal sealed class MatchKeywordCasing : DockerRule
{
    private static readonly ImmutableArray<string> Instructions = ["buildkit/ConsistentInstructionCasing"];
    private static readonly ImmutableArray<string> As = ["buildkit/FromAsCasing"];

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL2036",
        "Write keywords in one case",
        "'{0}' is written in another case than the keywords beside it. Write '{1}'.",
        RuleCategory.Maintainability,
        RuleSeverity.Note)
    {
        Precision = RulePrecision.VeryHigh,
        IsEnabledByDefault = false,
        Aliases = ["buildkit/ConsistentInstructionCasing", "buildkit/FromAsCasing"],
    };

    /// <inheritdoc/>
    public override void Initialize(DockerContext context)
    {
        context.RegisterFileAction(CheckInstructions);
        context.RegisterInstructionAction(CheckAs, DockerInstructionKind.From);
    }

    // The majority decides, and capitals a tie. BuildKit counts no ARG before the first FROM.
    private static void CheckInstructions(NodeContext<Dockerfile> c)
    {
        var upper = 0;
        var lower = 0;
        var isStarted = false;
        foreach (var instruction in c.Node.Syntax.Instructions)
        {
            isStarted |= instruction.Kind == DockerInstructionKind.From;
            if (isStarted || instruction.Kind != DockerInstructionKind.Arg)
            {
                var keyword = instruction.Keyword.AsSpan();
                upper += IsUpper(keyword) ? 1 : 0;
                lower += IsLower(keyword) ? 1 : 0;
            }
        }

        var isLower = lower > upper;
        isStarted = false;
        foreach (var instruction in c.Node.Syntax.Instructions)
        {
            isStarted |= instruction.Kind == DockerInstructionKind.From;
            var keyword = instruction.Keyword;
            if (instruction.Kind != DockerInstructionKind.Unknown && (isStarted || instruction.Kind != DockerInstructionKind.Arg)
                && !(isLower ? IsLower(keyword.AsSpan()) : IsUpper(keyword.AsSpan())))
            {
                var expected = isLower ? keyword.Text.ToLowerInvariant() : keyword.Text.ToUpperInvariant();
                c.Report(keyword.Span, Describe(keyword, expected, Instructions), keyword.Text, expected);
            }
        }
    }

    private static void CheckAs(NodeContext<DockerInstructionNode> c)
    {
        if (c.Node.Instruction is not FromInstruction { AsKeyword: { } keyword } from)
        {
            return;
        }

        var isUpper = IsUpper(from.Keyword.AsSpan());
        if ((isUpper && !IsUpper(keyword.AsSpan())) || (IsLower(from.Keyword.AsSpan()) && !IsLower(keyword.AsSpan())))
        {
            var expected = isUpper ? "AS" : "as";
            c.Report(keyword.Span, Describe(keyword, expected, As), keyword.Text, expected);
        }
    }

    private static DiagnosticDetails Describe(DockerText keyword, string expected, ImmutableArray<string> aliases) =>
        new() { Aliases = aliases, Fix = keyword.IsVerbatim ? CodeFix.Replace($"Write '{expected}'", keyword.Span, expected) : null };

    private static bool IsUpper(ReadOnlySpan<char> text) => text.IndexOfAnyInRange('a', 'z') < 0;

    private static bool IsLower(ReadOnlySpan<char> text) => text.IndexOfAnyInRange('A', 'Z') < 0;
}
