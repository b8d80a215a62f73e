using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace OpsLead.Lint.Rules.CSharp.Operations;

/// <summary>Knows what holds a thread until something else is done: <c>Thread.Sleep</c>, <c>Task.Wait</c>, <c>Result</c>, <c>GetResult</c>.</summary>
internal sealed class BlockingCalls
{
    private readonly INamedTypeSymbol? thread;
    private readonly INamedTypeSymbol? task;
    private readonly INamedTypeSymbol? taskOfResult;
    private readonly INamedTypeSymbol? valueTaskOfResult;

    /// <summary>Looks up the types.</summary>
    /// <param name="compilation">A compilation.</param>
    public BlockingCalls(Compilation compilation)
    {
        thread = compilation.GetTypeByMetadataName("System.Threading.Thread");
        task = compilation.GetTypeByMetadataName("System.Threading.Tasks.Task");
        taskOfResult = compilation.GetTypeByMetadataName("System.Threading.Tasks.Task`1");
        valueTaskOfResult = compilation.GetTypeByMetadataName("System.Threading.Tasks.ValueTask`1");
    }

    /// <summary>Whether an operation blocks its thread.</summary>
    /// <param name="operation">An invocation or the use of a property.</param>
    /// <returns>The name to report, and where it stands; null when it does not block.</returns>
    public (string Name, Location Location)? Find(IOperation operation)
    {
        switch (operation)
        {
            case IInvocationOperation { TargetMethod: { Name: "Sleep" } method } call when method.IsOf(thread):
                return ("Thread.Sleep", call.GetNameLocation());
            case IInvocationOperation { TargetMethod: { Name: "Wait" or "WaitAll" or "WaitAny" } method } call when method.IsOf(task):
                return ("Task." + method.Name, call.GetNameLocation());
            case IInvocationOperation { TargetMethod: { Name: "GetResult", Parameters.IsEmpty: true } method } call
                when method.ContainingNamespace?.ToDisplayString() == "System.Runtime.CompilerServices"
                    && method.ContainingType.Name.EndsWith("Awaiter", StringComparison.Ordinal):
                return ("GetResult", call.GetNameLocation());
            case IPropertyReferenceOperation { Property: { Name: "Result" } property } when property.IsOf(taskOfResult) || property.IsOf(valueTaskOfResult):
                return ("Task.Result", operation.Syntax is MemberAccessExpressionSyntax member ? member.Name.GetLocation() : operation.Syntax.GetLocation());
            default:
                return null;
        }
    }
}
