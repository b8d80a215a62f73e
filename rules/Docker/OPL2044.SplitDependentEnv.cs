using OpsLead.Lint.Syntax.Docker;

namespace OpsLead.Lint.Rules.Docker;

/// <summary>Finds values made of a variable that the same ENV sets.</summary>
internal sealed class SplitDependentEnv : DockerRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL2044",
        "Set a variable before the ENV that uses it",
        "'{0}' is set by this very ENV, whose values still see it unset. Set it in an ENV before.",
        RuleCategory.Correctness,
        RuleSeverity.Warning)
    {
        Aliases = ["hadolint/DL3044"],
    };

    /// <inheritdoc/>
    public override void Initialize(DockerContext context) => context.RegisterInstructionAction(static c =>
    {
        var scope = c.Node.File.Syntax.GetScope(c.Node.Instruction);
        var pairs = ((EnvInstruction)c.Node.Instruction).Pairs;
        ILookup<string, DockerKeyValue>? byName = null;
        for (var i = 0; pairs.Count > 1 && i < pairs.Count; i++)
        {
            if (pairs[i].Value is not { References.Count: > 0 } value)
            {
                continue;
            }

            foreach (var reference in value.References)
            {
                byName ??= pairs.ToLookup(static pair => pair.Name);
                var other = byName[reference.Name].FirstOrDefault(pair => pair != pairs[i]);
                if (other is not null && scope.Find(reference.Name) is not { Instruction: not null })
                {
                    c.Report(reference.Span,
                        new DiagnosticDetails { Related = [new RelatedSpan(other.Span, "Set here, for the instructions after this one")] }, reference.Name);
                }
            }
        }
    }, DockerInstructionKind.Env);
}
