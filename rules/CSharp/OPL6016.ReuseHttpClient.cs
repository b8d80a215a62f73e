using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using OpsLead.Lint.Rules.CSharp.Hosting;
using OpsLead.Lint.Rules.CSharp.Operations;

namespace OpsLead.Lint.Rules.CSharp;

/// <summary>Finds methods of a service that make a new <c>HttpClient</c> each time they run.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class ReuseHttpClient : CSharpRule
{
    /// <summary>The rule's id, which its code fix answers to.</summary>
    public const string Id = "OPL6016";

    private const string Title = "Reuse HttpClient";
    private const string Message = "'{0}' makes a client with connections of its own for each call. Inject an HttpClient from IHttpClientFactory, or keep one.";

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
    public override RuleDescriptor Descriptor { get; } = new(Id, Title, Message, RuleCategory.Reliability, RuleSeverity.Warning)
    {
        Precision = RulePrecision.High,
        Aliases = ["sonar/S6962"],
    };

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    /// <inheritdoc/>
    protected override void RegisterActions(AnalysisContext context) => context.RegisterCompilationStartAction(static start =>
    {
        if (ServiceCode.Create(start.Compilation) is { } code && start.Compilation.GetTypeByMetadataName("System.Net.Http.HttpClient") is { } client)
        {
            start.RegisterOperationAction(operation => Analyze(operation, code, client), OperationKind.ObjectCreation);
        }
    });

    private static void Analyze(OperationAnalysisContext context, ServiceCode code, INamedTypeSymbol client)
    {
        var creation = (IObjectCreationOperation)context.Operation;
        if (!SymbolEqualityComparer.Default.Equals(creation.Type, client)
            || context.ContainingSymbol is not IMethodSymbol { MethodKind: MethodKind.Ordinary } method
            || (method.IsStatic && method.Name is "Main" or "<Main>$" && !code.IsInEndpoint(creation))
            || code.IsHealthCheckMethod(method)
            || (creation.Arguments.Length > 0 && creation.Arguments[0].Value.Unwrap() is not IObjectCreationOperation)
            || IsKept(creation)
            || (creation.IsInFunction() && !code.IsInEndpoint(creation)))
        {
            return;
        }

        var location = creation.Syntax is ObjectCreationExpressionSyntax { Type: var type } ? type.GetLocation() : creation.Syntax.GetLocation();
        context.ReportDiagnostic(CreateDiagnostic(Rule, location, method.Name == "<Main>$" ? "Program" : method.Name));
    }

    /// <summary>Whether the client outlives the call: it is returned, given to somebody, or stored in a field or property.</summary>
    private static bool IsKept(IObjectCreationOperation creation)
    {
        var current = creation.Parent;
        while (current is IConversionOperation or IParenthesizedOperation or IObjectOrCollectionInitializerOperation)
        {
            current = current.Parent;
        }

        switch (current)
        {
            case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } declarator }:
                return IsHandedOn(local, declarator);
            case IInvocationOperation { Instance: not null } or IUsingOperation or IExpressionStatementOperation:
                return false;
            default:
                return true;
        }
    }

    private static bool IsHandedOn(ILocalSymbol local, IOperation declarator)
    {
        var root = declarator;
        while (root.Parent is { } parent)
        {
            root = parent;
        }

        foreach (var operation in root.Descendants())
        {
            if (operation is ILocalReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Local, local)
                && (operation.Parent is IReturnOperation or IArgumentOperation or IConversionOperation or ICoalesceOperation
                    || (operation.Parent is IAssignmentOperation { Value: var value } && value == operation)))
            {
                return true;
            }
        }

        return false;
    }
}
