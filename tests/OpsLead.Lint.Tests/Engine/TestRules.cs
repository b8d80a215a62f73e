using System.Collections.Immutable;

namespace OpsLead.Lint.Tests.Engine;

/// <summary>Reports the image of every container.</summary>
internal sealed class ReportImage : KubernetesRule
{
    public override RuleDescriptor Descriptor { get; } = new("OPL1901", "Report the image", "Image '{0}' is there. Look at it.", RuleCategory.Reliability, RuleSeverity.Warning)
    {
        Practice = Practice.ImageScanning,
        Aliases = ["peer/image", "other/image"],
    };

    public override void Initialize(KubernetesContext context) =>
        context.RegisterContainerAction(static c =>
        {
            if (c.Node.Image.IsKnown)
            {
                c.Report(c.Node.Image.Span, c.Node.Image.Value.Text);
            }
        });
}

/// <summary>Reports the name of every object; off by default.</summary>
internal sealed class ReportName : KubernetesRule
{
    public override RuleDescriptor Descriptor { get; } = new("OPL1902", "Report the name", "Object '{0}' is there. Look at it.", RuleCategory.Security, RuleSeverity.Note)
    {
        IsEnabledByDefault = false,
        Aliases = ["peer/name"],
    };

    public override void Initialize(KubernetesContext context) =>
        context.RegisterManifestAction(static c => c.Report(c.Node.Root.Span, new DiagnosticDetails { Aliases = ["peer/name"] }, c.Node.Kind));
}

/// <summary>Throws at every container.</summary>
internal sealed class ThrowAtContainer : KubernetesRule
{
    public override RuleDescriptor Descriptor { get; } = new("OPL1903", "Throw", "Never '{0}'. Never.", RuleCategory.Reliability, RuleSeverity.Warning);

    public override void Initialize(KubernetesContext context) =>
        context.RegisterContainerAction(static c => throw new InvalidOperationException("no such container"));
}

/// <summary>Reports what the engine says.</summary>
internal sealed class ReportEvents : EngineRule
{
    public override RuleDescriptor Descriptor { get; } = new("OPL9901", "Report events", "The engine says '{0}'. Listen.", RuleCategory.Maintainability, RuleSeverity.Warning);

    public override void Initialize(EngineContext context)
    {
        foreach (var kind in Enum.GetValues<EngineEventKind>())
        {
            context.RegisterEventAction(kind, static c => c.Report(new DiagnosticDetails { Fix = c.Event.Fix }, $"{c.Event.Kind}: {string.Join(" | ", c.Event.Arguments)}"));
        }
    }
}

/// <summary>Lints one text with the rules of this file.</summary>
internal static class TestLinter
{
    public static LintResult Lint(string path, string text, params ReadOnlySpan<string> select) =>
        Linter.Lint(
            [new SourceDocument(path, text)],
            new LintOptions { Rules = [new ReportImage(), new ReportName(), new ThrowAtContainer(), new ReportEvents()], Select = ImmutableArray.Create(select) });

    public static string[] Findings(LintResult result) => [.. result.Diagnostics.Select(static d => $"{d.Location.LineSpan.Start.Line + 1} {d.Rule.Descriptor.Id} {d.Message}")];
}
