using System.Collections.Immutable;
using OpsLead.Lint.Docker;
using OpsLead.Lint.Syntax.Docker;

namespace OpsLead.Lint.Rules.Docker;

/// <summary>Finds working directories that depend on what the base image happens to set.</summary>
internal sealed class UseAbsoluteWorkdir : DockerRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL2008",
        "Use an absolute WORKDIR",
        "The directory '{0}' is relative to whatever the base image left. Begin it with '/'.",
        RuleCategory.Correctness,
        RuleSeverity.Warning)
    {
        Aliases = ["hadolint/DL3000", "buildkit/WorkdirRelativePath", "trivy/DS-0009", "checkov/CKV_DOCKER_10"],
    };

    /// <inheritdoc/>
    public override void Initialize(DockerContext context) => context.RegisterFileAction(static c =>
    {
        // Parents stand before the stages that are built on them.
        var absolute = new HashSet<DockerStage>();
        foreach (var stage in c.Node.Syntax.Stages)
        {
            var hasBase = stage.Parent is { } parent && absolute.Contains(parent);
            foreach (var instruction in stage.Instructions)
            {
                if (((instruction as OnbuildInstruction)?.Trigger ?? instruction) is not WorkdirInstruction { Argument: { } argument } workdir)
                {
                    continue;
                }

                if (!IsAbsolute(new DockerInstructionNode(c.Node, workdir), argument))
                {
                    Report(c, argument, hasBase);
                }
                else if (workdir.Outer is null)
                {
                    hasBase = true;
                }
            }

            if (hasBase)
            {
                absolute.Add(stage);
            }
        }
    });

    // Below a directory that is absolute a relative one is sound; the older linters report it all the same.
    private static void Report(NodeContext<Dockerfile> c, DockerWord argument, bool hasBase)
    {
        ImmutableArray<string> aliases = ["hadolint/DL3000", "trivy/DS-0009", "checkov/CKV_DOCKER_10"];
        c.Report(
            argument.Span,
            new DiagnosticDetails { Aliases = hasBase ? aliases : aliases.Insert(1, "buildkit/WorkdirRelativePath"), IsOptIn = hasBase },
            argument.Text);
    }

    private static bool IsAbsolute(DockerInstructionNode node, DockerWord argument)
    {
        var text = (node.Expand(argument) is { IsKnown: true } known ? known.Value : argument.Text).AsSpan().Trim("\"'");
        return text.IsEmpty || text[0] is '/' or '\\' or '$' || (text.Length > 1 && char.IsAsciiLetter(text[0]) && text[1] == ':');
    }
}
