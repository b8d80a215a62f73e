using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpsLead.Lint.CSharp.Facts;

/// <summary>
/// Lists meters, activity sources and instruments. Sources: <c>System.Diagnostics.Metrics</c> and <c>System.Diagnostics.ActivitySource</c> of
/// .NET 10, and the static <c>Metrics</c> of prometheus-net 8.
/// </summary>
internal sealed class TelemetryReader(CodeScope scope, TextResolver texts)
{
    private static readonly Dictionary<string, MetricInstrumentKind> Methods = new(StringComparer.Ordinal)
    {
        ["CreateCounter"] = MetricInstrumentKind.Counter,
        ["CreateObservableCounter"] = MetricInstrumentKind.Counter,
        ["CreateUpDownCounter"] = MetricInstrumentKind.UpDownCounter,
        ["CreateObservableUpDownCounter"] = MetricInstrumentKind.UpDownCounter,
        ["CreateHistogram"] = MetricInstrumentKind.Histogram,
        ["CreateGauge"] = MetricInstrumentKind.Gauge,
        ["CreateObservableGauge"] = MetricInstrumentKind.Gauge,
        ["CreateSummary"] = MetricInstrumentKind.Summary,
    };

    /// <summary>The names of the meters.</summary>
    public List<DocumentFact<string>> Meters { get; } = [];

    /// <summary>The names of the activity sources.</summary>
    public List<DocumentFact<string>> ActivitySources { get; } = [];

    /// <summary>The instruments.</summary>
    public List<MetricInstrument> Instruments { get; } = [];

    /// <summary>Reads the code.</summary>
    public void Read()
    {
        foreach (var creation in scope.Others.OfType<BaseObjectCreationExpressionSyntax>())
        {
            switch (scope.FindType(creation))
            {
                case { Name: "Meter" } type when IsDiagnostics(type, "System.Diagnostics.Metrics"):
                    Meters.AddRange(ReadName(creation));
                    break;
                case { Name: "ActivitySource" } type when IsDiagnostics(type, "System.Diagnostics"):
                    ActivitySources.AddRange(ReadName(creation));
                    break;
            }
        }

        foreach (var call in scope.Invocations.GetValueOrDefault("Create") ?? [])
        {
            if (IsMeterFactoryCall(call))
            {
                Meters.AddRange(ReadName(call));
            }
        }

        foreach (var (name, kind) in Methods)
        {
            foreach (var call in scope.Invocations.GetValueOrDefault(name) ?? [])
            {
                if (call.Expression is MemberAccessExpressionSyntax member)
                {
                    AddInstrument(call, member, kind);
                }
            }
        }
    }

    private static bool IsDiagnostics(ITypeSymbol type, string containing) => type.ContainingNamespace?.ToDisplayString() == containing;

    private bool IsMeterFactoryCall(InvocationExpressionSyntax call) => scope.FindSymbol(call) is IMethodSymbol method
        && (method.ContainingType.Name is "IMeterFactory" or "MeterFactoryExtensions"
            || method.ContainingType.AllInterfaces.Any(static contract => contract.Name == "IMeterFactory"));

    /// <summary>The name that a constructor or factory is given, in its own argument or in the options.</summary>
    private IReadOnlyList<DocumentFact<string>> ReadName(ExpressionSyntax creation)
    {
        var arguments = creation switch
        {
            InvocationExpressionSyntax call => call.ArgumentList,
            BaseObjectCreationExpressionSyntax made => made.ArgumentList,
            _ => null,
        };
        if (arguments is not { Arguments: { Count: > 0 } given })
        {
            return [];
        }

        var first = (given.FirstOrDefault(static argument => argument.NameColon?.Name.Identifier.ValueText == "name") ?? given[0]).Expression;
        return first is BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: [var inner, ..] } ? texts.Resolve(inner.Expression) : texts.Resolve(first);
    }

    private void AddInstrument(InvocationExpressionSyntax call, MemberAccessExpressionSyntax member, MetricInstrumentKind kind)
    {
        var arguments = call.ArgumentList.Arguments;
        if (arguments.Count == 0)
        {
            return;
        }

        var document = scope.GetDocument(call);
        var method = scope.FindSymbol(call) as IMethodSymbol;
        if (method is { ContainingType: { Name: "Meter" } meter } && IsDiagnostics(meter, "System.Diagnostics.Metrics"))
        {
            var unit = CodeScope.FindArgument(call, method, "unit") is { } written ? texts.ResolveSingle(written) : null;
            var owner = FindMeter(member.Expression);
            foreach (var name in texts.Resolve(CodeScope.FindArgument(call, method, "name") ?? arguments[0].Expression))
            {
                Instruments.Add(new MetricInstrument(
                    name.Document, kind, name.Fact, InDocument(unit, name), InDocument(owner, name,
                        Fact<string>.Unknown(CodeScope.ToSpan(member.Expression)))));
            }
        }
        else if (method is null && member.Expression is IdentifierNameSyntax { Identifier.ValueText: "Metrics" } && arguments.Count > 1)
        {
            foreach (var name in texts.Resolve(arguments[0].Expression))
            {
                Instruments.Add(new MetricInstrument(name.Document, kind, name.Fact, Fact<string>.Absent(name.Span), Fact<string>.Absent(name.Span)));
            }
        }

        Fact<string> InDocument(DocumentFact<string>? fact, DocumentFact<string> name, Fact<string>? otherwise = null) => fact is null
            ? otherwise ?? Fact<string>.Absent(name.Span)
            : fact.Document == name.Document ? fact.Fact
            : fact.IsKnown ? Fact<string>.Known(fact.Value, name.Span) : Fact<string>.Unknown(name.Span);
    }

    /// <summary>The name of the meter that an expression is.</summary>
    private DocumentFact<string>? FindMeter(ExpressionSyntax expression)
    {
        if (expression is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax)
        {
            return ReadName(expression) is [var made] ? made : null;
        }

        if (scope.FindSymbol(expression) is not { DeclaringSyntaxReferences: [var reference, ..] } symbol)
        {
            return null;
        }

        var value = reference.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: { } initializer } ? initializer
            : FindAssigned(reference.GetSyntax(), symbol.Name);
        return value is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax && ReadName(value) is [var single] ? single : null;
    }

    /// <summary>The one value that a constructor gives to a field.</summary>
    private static ExpressionSyntax? FindAssigned(SyntaxNode declaration, string name)
    {
        ExpressionSyntax? found = null;
        foreach (var node in declaration.FirstAncestorOrSelf<TypeDeclarationSyntax>()?.DescendantNodes() ?? [])
        {
            if (node is AssignmentExpressionSyntax { Left: IdentifierNameSyntax target } assignment && target.Identifier.ValueText == name)
            {
                if (found is not null)
                {
                    return null;
                }

                found = assignment.Right;
            }
        }

        return found;
    }
}
