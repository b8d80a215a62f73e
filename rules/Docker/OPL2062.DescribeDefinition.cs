using OpsLead.Lint.Docker;
using OpsLead.Lint.Syntax.Docker;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Rules.Docker;

/// <summary>Finds comments above ARG and FROM that describe nothing by its name.</summary>
internal sealed class DescribeDefinition : DockerRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL2062",
        "Begin descriptions with the name",
        "The comment does not begin with '{0}', so 'docker build --call=outline' shows no description. Begin it with the name.",
        RuleCategory.Maintainability,
        RuleSeverity.Note)
    {
        IsEnabledByDefault = false,
        Aliases = ["buildkit/InvalidDefinitionDescription"],
    };

    /// <inheritdoc/>
    public override void Initialize(DockerContext context) => context.RegisterInstructionAction(static c =>
    {
        var names = c.Node.Instruction switch
        {
            ArgInstruction arg => arg.Pairs.Select(static pair => pair.Name).ToArray(),
            FromInstruction { StageName: { } name } => [name.Text],
            _ => [],
        };
        if (names.Length == 0 || c.Node.Instruction.PrecedingComments is not [.., var comment] || !IsAbove(c, comment.Span))
        {
            return;
        }

        var text = c.Text.Text.AsSpan(comment.Span.Start, comment.Span.Length).TrimStart("# \t");
        if (text.StartsWith("opslead-lint:", StringComparison.Ordinal))
        {
            // What silences a finding of the line below describes nothing; to move it would undo it.
            return;
        }

        foreach (var name in names)
        {
            if (text.StartsWith(name, StringComparison.OrdinalIgnoreCase) && (text.Length == name.Length || text[name.Length] is ' ' or '\t'))
            {
                return;
            }
        }

        c.Report(comment.Span, names[0]);
    }, DockerInstructionKind.Arg, DockerInstructionKind.From);

    // A blank line in between says that the comment is about something else (reference of the check, 2026-08).
    private static bool IsAbove(NodeContext<DockerInstructionNode> c, TextSpan comment) =>
        c.Text.GetLineIndex(comment.Start) + 1 == c.Text.GetLineIndex(c.Node.Instruction.Span.Start);
}
