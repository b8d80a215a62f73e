using System.Collections.Immutable;
using OpsLead.Lint.Docker;

namespace OpsLead.Lint.Rules.Docker;

/// <summary>Finds names of stages with capitals.</summary>
internal sealed class LowercaseStageName : DockerRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL2037",
        "Write stage names in lower case",
        "The stage name '{0}' has capitals, which the builder lowers. Write '{1}'.",
        RuleCategory.Maintainability,
        RuleSeverity.Note)
    {
        Precision = RulePrecision.VeryHigh,
        Aliases = ["buildkit/StageNameCasing"],
    };

    /// <inheritdoc/>
    public override void Initialize(DockerContext context) => context.RegisterStageAction(static c =>
    {
        if (c.Node.Stage is not { Name: { } name, From.StageName: { } written } || written.Text == name)
        {
            return;
        }

        c.Report(written.Span, new DiagnosticDetails { Fix = Rename(c.Node) }, written.Text, name);
    });

    // References compare without case; they follow the name, so that a search finds them all.
    private static CodeFix? Rename(DockerStageNode node)
    {
        var name = node.Stage.Name!;
        var edits = ImmutableArray.CreateBuilder<TextEdit>();
        if (!node.Stage.From!.StageName!.IsVerbatim)
        {
            return null;
        }

        edits.Add(new TextEdit(node.Stage.From.StageName.Span, name));
        foreach (var stage in node.File.Syntax.Stages)
        {
            foreach (var reference in stage.References)
            {
                var word = reference.Word;
                if (reference.Target == node.Stage && word.Source.IsVerbatim && word.Text != name && word.Text.Equals(name, StringComparison.OrdinalIgnoreCase))
                {
                    edits.Add(new TextEdit(word.Span, name));
                }
            }
        }

        return new CodeFix($"Write '{name}'", FixSafety.Safe, edits.ToImmutable());
    }
}
