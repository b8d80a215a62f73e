using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using OpsLead.Lint.Rules.CSharp.Hosting;
using OpsLead.Lint.Rules.CSharp.Operations;

namespace OpsLead.Lint.Rules.CSharp;

/// <summary>Finds meters, instruments and activity sources that are made anew for each request.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class CreateInstrumentsOnce : CSharpRule
{
    /// <summary>The rule's id, which its code fix answers to.</summary>
    public const string Id = "OPL6031";

    private const string Title = "Create instruments once";
    private const string Message = "'{0}' makes a new instrument for each request. Create it once, in a static field or a singleton, and use that.";

    private static readonly DiagnosticDescriptor Rule =
        new(
            Id,
            Title,
            Message,
            "Observability",
            DiagnosticSeverity.Info,
            isEnabledByDefault: true,
            helpLinkUri: HelpLinkBase + Id + ".md");

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(Id, Title, Message, RuleCategory.Observability, RuleSeverity.Warning)
    {
        Practice = Practice.Observability,
        Precision = RulePrecision.High,
    };

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    /// <inheritdoc/>
    protected override void RegisterActions(AnalysisContext context) => context.RegisterCompilationStartAction(static start =>
    {
        var meter = start.Compilation.GetTypeByMetadataName("System.Diagnostics.Metrics.Meter");
        var source = start.Compilation.GetTypeByMetadataName("System.Diagnostics.ActivitySource");
        if ((meter ?? source) is not null && ServiceCode.Create(start.Compilation) is { } code)
        {
            start.RegisterOperationAction(operation => Analyze(operation, meter, source, code), OperationKind.Invocation, OperationKind.ObjectCreation);
        }
    });

    private static void Analyze(OperationAnalysisContext context, INamedTypeSymbol? meter, INamedTypeSymbol? source, ServiceCode code)
    {
        (string Name, Location Location)? found = context.Operation switch
        {
            IInvocationOperation { TargetMethod: { Name: var name } method } call
                when name.StartsWith("Create", StringComparison.Ordinal) && method.IsOf(meter) => (name, call.GetNameLocation()),
            IObjectCreationOperation { Type: { } type } creation
                when SymbolEqualityComparer.Default.Equals(type, meter) || SymbolEqualityComparer.Default.Equals(type, source) =>
                (type.Name, creation.Syntax.GetLocation()),
            _ => null,
        };
        if (found is { } made && context.ContainingSymbol is IMethodSymbol && code.IsRequestCode(context.Operation, context.ContainingSymbol))
        {
            context.ReportDiagnostic(CreateDiagnostic(Rule, made.Location, made.Name));
        }
    }
}
