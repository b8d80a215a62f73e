using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using OpsLead.Lint.Rules.CSharp.Hosting;

namespace OpsLead.Lint.Rules.CSharp;

/// <summary>
/// Finds a web host whose code binds it to loopback only, so that nothing outside the container or machine reaches it.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class BindToAllInterfaces : CSharpRule
{
    /// <summary>The rule's id, which its code fix answers to.</summary>
    public const string Id = "OPL6004";

    private const string Title = "Bind to all interfaces";
    private const string Message = "Only this machine reaches a host bound to '{0}'. Bind it to all interfaces, or leave the address to the environment.";

    private static readonly DiagnosticDescriptor Rule =
        new(Id, Title, Message, "Reliability", DiagnosticSeverity.Info, isEnabledByDefault: true, helpLinkUri: HelpLinkBase + Id + ".md");

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(Id, Title, Message, RuleCategory.Reliability, RuleSeverity.Warning)
    {
        Precision = RulePrecision.Medium,
    };

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    /// <inheritdoc/>
    protected override void RegisterActions(AnalysisContext context) => context.RegisterCompilationStartAction(static start =>
    {
        // A library or a test project starts no host that anybody else has to reach.
        if (start.Compilation.Options.OutputKind is OutputKind.ConsoleApplication or OutputKind.WindowsApplication)
        {
            start.RegisterSemanticModelAction(AnalyzeFile);
        }
    });

    private static void AnalyzeFile(SemanticModelAnalysisContext context)
    {
        var bindings = ListenBindings.Find(context.SemanticModel, context.CancellationToken);
        if (bindings.HasOtherListeners || bindings.All.Any(static binding => !binding.IsLoopback))
        {
            // A second listener on loopback, beside one that all reach, is meant: an admin port.
            return;
        }

        foreach (var binding in bindings.All)
        {
            // Port 0 lets the system choose: a tool that opens a browser, not a service.
            if (!binding.IsDevelopmentOnly && binding.Port != 0)
            {
                context.ReportDiagnostic(CreateDiagnostic(Rule, binding.Location, binding.Host!));
            }
        }
    }
}
