using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using OpsLead.Lint.Rules.CSharp.Hosting;

namespace OpsLead.Lint.Rules.CSharp;

/// <summary>Finds static collections that requests write to.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class KeepStateOutOfStatics : CSharpRule
{
    /// <summary>The rule's id, which its code fix answers to.</summary>
    public const string Id = "OPL6038";

    private const string Title = "Keep state out of statics";
    private const string Message =
        "Requests write to '{0}', which each instance has for itself and which grows until it restarts. Keep the state in a store that all share, or "
        + "in a bounded cache.";

    private static readonly DiagnosticDescriptor Rule =
        new(
            Id,
            Title,
            Message,
            "Scalability",
            DiagnosticSeverity.Info,
            isEnabledByDefault: true,
            helpLinkUri: HelpLinkBase + Id + ".md");

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(Id, Title, Message, RuleCategory.Scalability, RuleSeverity.Note)
    {
        Precision = RulePrecision.Medium,
    };

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    private static readonly HashSet<string> Collections = new(StringComparer.Ordinal)
    {
        "Dictionary", "ConcurrentDictionary", "IDictionary", "SortedDictionary", "List", "IList", "LinkedList", "HashSet", "Queue", "Stack", "ConcurrentBag",
        "ConcurrentQueue", "ConcurrentStack",
    };

    private static readonly HashSet<string> Writers = new(StringComparer.Ordinal)
    {
        "Add", "TryAdd", "AddOrUpdate", "GetOrAdd", "Enqueue", "Push", "Insert", "AddRange", "AddLast", "AddFirst",
    };

    /// <inheritdoc/>
    protected override void RegisterActions(AnalysisContext context) => context.RegisterCompilationStartAction(static start =>
    {
        if (ServiceCode.Create(start.Compilation) is { } code)
        {
            start.RegisterOperationAction(operation => Analyze(operation, code), OperationKind.FieldReference, OperationKind.PropertyReference);
        }
    });

    private static void Analyze(OperationAnalysisContext context, ServiceCode code)
    {
        var reference = (IMemberReferenceOperation)context.Operation;
        if (reference.Member is { IsStatic: true } member && member.ContainingAssembly.Equals(context.Compilation.Assembly, SymbolEqualityComparer.Default)
            && IsCollection(reference.Type) && IsWritten(reference)
                && context.ContainingSymbol is IMethodSymbol { MethodKind: not MethodKind.StaticConstructor }
            && code.IsRequestCode(reference, context.ContainingSymbol))
        {
            context.ReportDiagnostic(CreateDiagnostic(Rule, reference.Syntax.GetLocation(), member.Name));
        }
    }

    private static bool IsCollection(ITypeSymbol? type) =>
        type is not null && Collections.Contains(type.Name)
        && type.ContainingNamespace?.ToDisplayString().StartsWith("System.Collections", StringComparison.Ordinal) == true;

    private static bool IsWritten(IOperation reference) => reference.Parent switch
    {
        IInvocationOperation call => call.Instance == reference
            && Writers.Contains(call.TargetMethod.Name),
        IPropertyReferenceOperation { Property.IsIndexer: true } indexer => indexer.Parent is IAssignmentOperation assignment && assignment.Target == indexer,
        _ => false,
    };
}
