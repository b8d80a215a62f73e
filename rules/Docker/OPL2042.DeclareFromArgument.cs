using OpsLead.Lint.Syntax.Docker;

namespace OpsLead.Lint.Rules.Docker;

/// <summary>Finds variables of FROM that nothing declares, or that a build without arguments leaves empty.</summary>
internal sealed class DeclareFromArgument : DockerRule
{
    private const string Similar = "No ARG before the first FROM declares '{0}', so it is empty. Declare it, or write '{1}'.";
    private const string NoDefault = "Without build arguments '{0}' becomes '{1}', which names no image. Give the ARG a default.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL2042",
        "Declare the variables of FROM",
        "No ARG before the first FROM declares '{0}', so it is empty. Declare it there.",
        RuleCategory.Correctness,
        RuleSeverity.Warning)
    {
        Aliases = ["buildkit/UndefinedArgInFrom", "buildkit/InvalidDefaultArgInFrom"],
    };

    /// <inheritdoc/>
    public override void Initialize(DockerContext context) => context.RegisterInstructionAction(static c =>
    {
        if (c.Node.Instruction is not FromInstruction { Outer: null } from)
        {
            return;
        }

        var scope = c.Node.File.Syntax.GetScope(from);
        var isDeclared = true;
        foreach (var word in from.ExpandedWords)
        {
            foreach (var reference in word.References)
            {
                if (scope.Find(reference.Name) is null && !reference.HandlesUnset && reference.Name.Length > 0)
                {
                    isDeclared = false;
                    var similar = NearestName.Find(reference.Name, scope.Names);
                    c.Report(
                        reference.NameSpan,
                            new DiagnosticDetails { MessageFormat = similar is null ? null : Similar, Aliases = ["buildkit/UndefinedArgInFrom"] },
                                reference.Name, similar ?? "");
                }
            }
        }

        // An argument without a default may be meant to be given: only who asks for the peer's verdict hears of it.
        if (isDeclared && from.Image is { References.Count: > 0 } image && scope.ExpandDefaults(image).Text is { } name && !IsImage(name))
        {
            c.Report(image.Span, new DiagnosticDetails { MessageFormat = NoDefault, Aliases = ["buildkit/InvalidDefaultArgInFrom"], IsOptIn = true },
                image.Text, name);
        }
    }, DockerInstructionKind.From);

    // The grammar of the distribution specification, as far as an empty variable can break it.
    private static bool IsImage(string name) =>
        name.Length > 0 && name[0] is not ('/' or ':' or '@' or '-' or '.') && name[^1] is not (':' or '@' or '/' or '-' or '.')
        && !name.Contains("//", StringComparison.Ordinal) && !name.Contains("/:", StringComparison.Ordinal) && !name.Contains(":@", StringComparison.Ordinal)
            && !name.Contains(":-", StringComparison.Ordinal);
}
