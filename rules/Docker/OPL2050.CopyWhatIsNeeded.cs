using OpsLead.Lint.Syntax.Docker;

namespace OpsLead.Lint.Rules.Docker;

/// <summary>Finds copies of another stage's whole file system.</summary>
internal sealed class CopyWhatIsNeeded : DockerRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL2050",
        "Copy what is needed from a stage",
        "'{0}' copies the whole file system of '{1}', its tools and caches included. Copy what the image needs.",
        RuleCategory.Maintainability,
        RuleSeverity.Warning)
    {
        Aliases = ["hadolint/DL3067"],
    };

    /// <inheritdoc/>
    public override void Initialize(DockerContext context) => context.RegisterStageAction(static c =>
    {
        foreach (var reference in c.Node.Stage.References)
        {
            if (reference is { Kind: DockerStageReferenceKind.CopyFrom,
                Instruction: CopyInstruction { Sources: [{ Literal: "/" } source], Destination.Literal: "/" } })
            {
                // From nothing it is how layers are joined into one; and some images hold nothing but files to be copied so.
                var isBuilt = c.Node.Stage is { EndsInScratch: false, From: not null } && reference.Target?.GetLast(DockerInstructionKind.Run) is not null;
                c.Report(source.Span, new DiagnosticDetails { IsOptIn = !isBuilt }, source.Text, reference.Word.Text);
            }
        }
    });
}
