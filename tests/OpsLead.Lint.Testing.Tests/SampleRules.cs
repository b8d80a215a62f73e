using OpsLead.Lint.Text;

namespace OpsLead.Lint.Testing.Tests;

/// <summary>Finds images without a tag and pins them.</summary>
internal class PinSampleImage : KubernetesRule
{
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1901",
        "Pin the sample image",
        "Image '{0}' has no tag. Pin a version.",
        RuleCategory.Reliability,
        RuleSeverity.Warning)
    {
        IsEnabledByDefault = false,
        Aliases = ["peer/latest"],
        Options = [new RuleOption("allowed", RuleOptionType.String, "", "An image that needs no tag.")],
    };

    public override void Initialize(KubernetesContext context) => context.RegisterContainerAction(c =>
    {
        if (c.Node.ImageText is { IsKnown: true } image && !image.Value.Contains(':', StringComparison.Ordinal) && image.Value != c.GetOption("allowed"))
        {
            c.Report(image.Span, new DiagnosticDetails { Fix = CreateFix(image.Span) }, image.Value);
        }
    });

    protected virtual CodeFix? CreateFix(TextSpan image) => CodeFix.Replace("Pin version 1", new TextSpan(image.End, 0), ":1");
}

/// <summary>Offers no fix.</summary>
internal sealed class LeaveSampleImage : PinSampleImage
{
    protected override CodeFix? CreateFix(TextSpan image) => null;
}

/// <summary>Offers a fix that is never done.</summary>
internal sealed class FixForEver : PinSampleImage
{
    protected override CodeFix? CreateFix(TextSpan image) => CodeFix.Replace("Add a letter", new TextSpan(image.End, 0), "x");
}

/// <summary>Fixes with a text that does not parse.</summary>
internal sealed class BreakFile : PinSampleImage
{
    protected override CodeFix? CreateFix(TextSpan image) => CodeFix.Replace("Open a bracket", image, "[ {");
}

/// <summary>Throws at every container.</summary>
internal sealed class ThrowAtContainer : PinSampleImage
{
    public override void Initialize(KubernetesContext context) =>
        context.RegisterContainerAction(static _ => throw new InvalidOperationException("on purpose"));
}

/// <summary>Lets the CR of a line break into its message.</summary>
internal sealed class QuoteWholeLine : PinSampleImage
{
    public override void Initialize(KubernetesContext context) => context.RegisterContainerAction(static c =>
    {
        var text = c.Text.Text;
        var span = c.Node.ImageText.Span;
        c.Report(span, text[span.Start..text.IndexOf('\n', span.Start)]);
    });
}

/// <summary>Has a message of one sentence.</summary>
internal sealed class SayTooLittle : PinSampleImage
{
    public override void Initialize(KubernetesContext context) => context.RegisterContainerAction(static c =>
        c.Report(c.Node.ImageText.Span, new DiagnosticDetails { MessageFormat = "Image '{0}' has no tag." }, c.Node.ImageText.Value));
}

/// <summary>Finds a workload that no Service selects, by name: enough of a rule across files.</summary>
internal sealed class ServeWorkload : KubernetesRule
{
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1902",
        "Serve the workload",
        "No Service is named '{0}'. Add one.",
        RuleCategory.Reliability,
        RuleSeverity.Note);

    public override void Initialize(KubernetesContext context) => context.RegisterWorkspaceAction(static c =>
    {
        foreach (var document in c.Workspace.Documents.Where(static document => document.Path.EndsWith("workload.yaml", StringComparison.Ordinal)))
        {
            if (!c.Workspace.TryGetDocument("service.yaml", out _))
            {
                c.Report(
                    document,
                    new TextSpan(document.GetText().Text.IndexOf("apiVersion", StringComparison.Ordinal), "apiVersion".Length),
                    document.FileName);
            }
        }
    });
}
