using OpsLead.Lint.Compose;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Rules.Compose;

/// <summary>Finds names of services that no file defines.</summary>
internal sealed class DependOnDefinedService : ComposeRule
{
    private const string Misspelt = "The service '{0}' that '{1}' names under '{2}' is not defined, so Compose refuses the whole file. Write '{3}', the nearest name.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL3005",
        "Name a service that exists",
        "The service '{0}' that '{1}' names under '{2}' is not defined, so Compose refuses the whole file. Define it, or correct the name.",
        RuleCategory.Correctness,
        RuleSeverity.Error)
    {
        Precision = RulePrecision.VeryHigh,
    };

    /// <inheritdoc/>
    public override void Initialize(ComposeContext context) => context.RegisterWorkspaceAction(static c =>
    {
        foreach (var service in c.GetFacts<ComposeServiceFact>())
        {
            foreach (var reference in service.References)
            {
                if (reference is { Kind: ComposeElementKind.Service, IsOptional: false }
                    && c.Compose.IsDefined(service.Document, ComposeElementKind.Service, reference.Name) == false)
                {
                    Report(c, service, reference.Name, reference.Span, reference.Key, c.Compose.GetNames(service.Document, ComposeElementKind.Service));
                }
            }

            // What is extended stands in the very file that is named.
            if (service.Extends is { Path.IsKnown: true, Service.IsKnown: true } extends
                && c.Compose.FindFile(extends.Path.Value) is { IsOpen: false } file && !file.Services.Any(other => other.Name == extends.Service.Value))
            {
                Report(c, service, extends.Service.Value, extends.Service.Span, "extends", [.. file.Services.Select(static other => other.Name)]);
            }
        }
    });

    private static void Report(WorkspaceAnalysisContext c, ComposeServiceFact service, string name, TextSpan span, string key, IReadOnlyList<string> names) =>
        UndefinedName.Report(c, service.Document, span, name, names.Where(other => other != service.Name), Misspelt, name, service.Name, key);
}
