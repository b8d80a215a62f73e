using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;
using OpsLead.Lint.Workflows;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds images of containers, services and Docker actions that are not one image for good.</summary>
internal sealed class PinContainerImage : WorkflowRule
{
    private const string Zizmor = "zizmor/unpinned-images";
    private const string Latest = "Image '{0}' is whatever was pushed last when the job starts. Pin a version, or better a digest.";
    private const string Tag = "Image '{0}' follows a tag that its owner can move. Pin the digest with '@sha256:…'.";
    private const string Expression = "Image '{0}' is decided by an expression. Make sure that every value it takes is pinned by a digest.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4017",
        "Pin the container image",
        "Image '{0}' has no tag, so it is whatever was pushed last when the job starts. Pin a version, or better a digest.",
        RuleCategory.Security,
        RuleSeverity.Warning)
    {
        Practice = Practice.Automation,
        SecuritySeverity = 5.5,
        Weaknesses = [829, 1357],
        Aliases = [Zizmor, "poutine/unpinnable_action"],
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context)
    {
        context.RegisterJobAction(static c =>
        {
            if (c.Node.Mapping.TryGetValue("container", out var container))
            {
                CheckHolder(c, container, c.Node);
            }

            if (c.Node.Mapping.TryGetMapping("services", out var services))
            {
                foreach (ref readonly var service in services.Entries)
                {
                    CheckHolder(c, service.Value.Resolve(), c.Node);
                }
            }
        });
        context.RegisterStepAction(static c =>
        {
            if (c.Node.Uses is { Kind: ActionReferenceKind.Docker } uses)
            {
                Check(c, uses.Name, uses.Span);
            }
        });
        context.RegisterActionMetadataAction(static c =>
        {
            if (c.Node.Runs is { IsKnown: true, Value: var runs } && runs.TryGetScalar("image", out var image) && image.Value.StartsWith("docker://", StringComparison.Ordinal))
            {
                Check(c, image.Value["docker://".Length..], image.Span);
            }
        });
    }

    private static void CheckHolder(NodeContext<Job> c, YamlNode holder, Job job)
    {
        var scalar = holder as YamlScalar ?? (holder is YamlMapping mapping && mapping.TryGetScalar("image", out var image) ? image : null);
        if (scalar is null or { IsNull: true })
        {
            return;
        }

        if (!scalar.Value.Contains("${{", StringComparison.Ordinal))
        {
            Check(c, scalar.Value, scalar.Span);
            return;
        }

        if (MatrixValues.TryGetAll(job, scalar.Value) is not { } values)
        {
            c.Report(scalar.Span, new DiagnosticDetails { MessageFormat = Expression, IsOptIn = true, Aliases = [Zizmor] }, scalar.Value);
            return;
        }

        // The worst of what the matrix gives; an empty value means no container.
        var worst = values.Where(static value => value.Length > 0).Select(static value => (Value: value, Weakness: GetWeakness(ImageReference.Parse(value)))).OrderByDescending(static item => item.Weakness).FirstOrDefault();
        if (worst.Weakness > 0)
        {
            Check(c, worst.Value, scalar.Span);
        }
    }

    // Who pins an action to a commit still gets another image with it: that is an action's fault, not a step's.
    private static void Check<TNode>(NodeContext<TNode> c, string text, TextSpan span)
    {
        var weakness = GetWeakness(ImageReference.Parse(text));
        if (weakness > 0)
        {
            c.Report(
                span,
                new DiagnosticDetails { MessageFormat = weakness == 3 ? null : weakness == 2 ? Latest : Tag, IsOptIn = weakness == 1, Aliases = c.Kind == DocumentKind.Action && c.Node is ActionMetadata ? default : [Zizmor] },
                text);
        }
    }

    private static int GetWeakness(ImageReference image) =>
        image.Repository.Length == 0 || image.Digest is not null ? 0
        : image.Tag is null ? 3
        : image.Tag == "latest" ? 2
        : 1;
}
