using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Workflows;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds calls that hand over every secret.</summary>
internal sealed class PassNamedSecrets : WorkflowRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4020",
        "Pass secrets by name",
        "'{0}' hands every secret of this repository to '{1}'. Pass the ones it needs by name.",
        RuleCategory.Security,
        RuleSeverity.Warning)
    {
        Practice = Practice.ExternalSecrets,
        SecuritySeverity = 5.0,
        Weaknesses = [250, 522],
        Aliases = ["zizmor/secrets-inherit"],
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context) => context.RegisterJobAction(static c =>
    {
        if (c.Node.Call is { } call && c.Node.Mapping.TryGetEntry("secrets", out var secrets) && secrets.Value.Resolve() is YamlScalar { Value: "inherit" })
        {
            // A workflow of this repository is as trusted as this one.
            c.Report(secrets.Span, new DiagnosticDetails { IsOptIn = call.Kind == ActionReferenceKind.Local }, "secrets: inherit", call.Text);
        }
    });
}
