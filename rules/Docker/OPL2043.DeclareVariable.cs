using OpsLead.Lint.Docker;
using OpsLead.Lint.Syntax.Docker;

namespace OpsLead.Lint.Rules.Docker;

/// <summary>Finds variables that the builder expands and nothing sets.</summary>
internal sealed class DeclareVariable : DockerRule
{
    private const string Similar = "Nothing above sets '{0}', so it is empty here. Declare it with ARG or ENV, or write '{1}'.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL2043",
        "Declare variables before their use",
        "Nothing above sets '{0}', so it is empty here. Declare it with ARG or ENV.",
        RuleCategory.Correctness,
        RuleSeverity.Warning)
    {
        Aliases = ["buildkit/UndefinedVar"],
    };

    /// <inheritdoc/>
    public override void Initialize(DockerContext context) => context.RegisterFileStartAction(static file =>
    {
        // Each place has names of its own; a file with more slips than this is hostile.
        var suggestions = 100;
        file.RegisterInstructionAction(
            c => Check(c, ref suggestions),
            DockerInstructionKind.Add,
            DockerInstructionKind.Copy,
            DockerInstructionKind.Env,
            DockerInstructionKind.Label,
            DockerInstructionKind.User,
            DockerInstructionKind.Volume,
            DockerInstructionKind.Workdir,
            DockerInstructionKind.Stopsignal,
            DockerInstructionKind.Arg,
            DockerInstructionKind.Run);
    });

    private static void Check(NodeContext<DockerInstructionNode> c, ref int suggestions)
    {
        // What ONBUILD holds sees the variables of another file, and a fragment those of the file it is put into.
        if (c.Node.Instruction.Outer is not null || c.Node.Stage is not { From: not null } stage)
        {
            return;
        }

        var words = c.Node.Instruction.ExpandedWords;
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i].References.Count > 0)
            {
                CheckWord(c, stage, words[i], ref suggestions);
            }
        }
    }

    private static void CheckWord(NodeContext<DockerInstructionNode> c, DockerStage stage, DockerWord word, ref int suggestions)
    {
        var scope = c.Node.File.Syntax.GetScope(c.Node.Instruction);
        foreach (var reference in scope.Expand(word).Unresolved)
        {
            if (reference.HandlesUnset || scope.Find(reference.Name) is not null || reference.Name.Length == 0
                || !(char.IsAsciiLetter(reference.Name[0]) || reference.Name[0] == '_'))
            {
                continue;
            }

            // The base image may set the name, unless it is known to set none. Only a name like a declared one is a slip for sure.
            var similar = suggestions-- > 0 ? NearestName.Find(reference.Name, scope.Names) : null;
            if (scope.IsClosed || similar is not null || (Dockerfile.GetBaseImage(stage) is { IsKnown: true } image && BaseImages.SetsNoVariables(image.Value)))
            {
                c.Report(reference.NameSpan, new DiagnosticDetails { MessageFormat = similar is null ? null : Similar }, reference.Name, similar ?? "");
            }
        }
    }
}
