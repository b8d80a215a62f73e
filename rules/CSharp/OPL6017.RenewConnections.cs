using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using OpsLead.Lint.Rules.CSharp.Hosting;
using OpsLead.Lint.Rules.CSharp.Operations;

namespace OpsLead.Lint.Rules.CSharp;

/// <summary>Finds static clients whose connections are never renewed, so that changes of DNS do not reach them.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class RenewConnections : CSharpRule
{
    /// <summary>The rule's id, which its code fix answers to.</summary>
    public const string Id = "OPL6017";

    private const string Title = "Renew connections of a static HttpClient";
    private const string Message =
        "'{0}' keeps its connections for ever, and so never sees that the name of its server leads elsewhere. Give its handler a PooledConnectionLifetime.";

    private static readonly DiagnosticDescriptor Rule =
        new(
            Id,
            Title,
            Message,
            "Reliability",
            DiagnosticSeverity.Info,
            isEnabledByDefault: true,
            helpLinkUri: HelpLinkBase + Id + ".md");

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(Id, Title, Message, RuleCategory.Reliability, RuleSeverity.Note)
    {
        Precision = RulePrecision.High,
    };

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    /// <inheritdoc/>
    protected override void RegisterActions(AnalysisContext context) => context.RegisterCompilationStartAction(static start =>
    {
        if (ServiceCode.Create(start.Compilation) is not null
            && start.Compilation.GetTypeByMetadataName("System.Net.Http.HttpClient") is { } client
            && start.Compilation.GetTypeByMetadataName("System.Net.Http.SocketsHttpHandler") is { } handler)
        {
            start.RegisterOperationAction(operation => Analyze(operation, client, handler), OperationKind.ObjectCreation);
        }
    });

    private static void Analyze(OperationAnalysisContext context, INamedTypeSymbol client, INamedTypeSymbol handler)
    {
        var creation = (IObjectCreationOperation)context.Operation;
        if (context.ContainingSymbol is not (IFieldSymbol { IsStatic: true } or IPropertySymbol { IsStatic: true })
            || !SymbolEqualityComparer.Default.Equals(creation.Type, client)
            || creation.IsInFunction()
            || (creation.Arguments.Length > 0 && !IsWithoutLifetime(creation.Arguments[0].Value.Unwrap(), handler)))
        {
            return;
        }

        context.ReportDiagnostic(CreateDiagnostic(Rule, creation.Syntax.GetLocation(), context.ContainingSymbol.Name));
    }

    /// <summary>Whether a handler is made right here, and without a lifetime.</summary>
    private static bool IsWithoutLifetime(IOperation value, INamedTypeSymbol handler)
    {
        if (value is not IObjectCreationOperation creation)
        {
            return false;
        }

        if (!SymbolEqualityComparer.Default.Equals(creation.Type, handler))
        {
            return creation.Type?.Name == "HttpClientHandler";
        }

        foreach (var setting in creation.Initializer?.Initializers ?? ImmutableArray<IOperation>.Empty)
        {
            if (setting is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "PooledConnectionLifetime" } })
            {
                return false;
            }
        }

        return true;
    }
}
