using System.Collections.Immutable;
using OpsLead.Lint.Docker;
using OpsLead.Lint.Syntax.Docker;

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
    public override void Initialize(DockerContext context) => context.RegisterFileStartAction(static file =>
    {
        ILookup<DockerStage?, DockerStageReference>? references = null;
        file.RegisterStageAction(c => Check(
            c,
            references ??= c.Node.File.Syntax.Stages.SelectMany(static stage => stage.References).ToLookup(static reference => reference.Target)));
    });

    private static void Check(NodeContext<DockerStageNode> c, ILookup<DockerStage?, DockerStageReference> references)
    {
        if (c.Node.Stage is not { Name: { } name, From.StageName: { } written } || written.Text == name)
        {
            return;
        }

        c.Report(written.Span, new DiagnosticDetails { Fix = Rename(c.Node, references) }, written.Text, name);
    }

    // References compare without case; they follow the name, so that a search finds them all.
    private static CodeFix? Rename(DockerStageNode node, ILookup<DockerStage?, DockerStageReference> references)
    {
        var name = node.Stage.Name!;
        var edits = ImmutableArray.CreateBuilder<TextEdit>();
        if (!node.Stage.From!.StageName!.IsVerbatim)
        {
            return null;
        }

        edits.Add(new TextEdit(node.Stage.From.StageName.Span, name));
        foreach (var reference in references[node.Stage])
        {
            var word = reference.Word;
            if (word.Source.IsVerbatim && word.Text != name && word.Text.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                edits.Add(new TextEdit(word.Span, name));
            }
        }

        return new CodeFix($"Write '{name}'", FixSafety.Safe, edits.ToImmutable());
    }
}
