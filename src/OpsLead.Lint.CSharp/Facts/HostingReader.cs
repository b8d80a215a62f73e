using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using OpsLead.Lint.CSharp.Projects;
using OpsLead.Lint.Rules.CSharp.Operations;
using TextSpan = OpsLead.Lint.Text.TextSpan;

namespace OpsLead.Lint.CSharp.Facts;

/// <summary>Reads what the host of a program starts, how long it waits when it stops, which environments it knows, and what changes a database's
/// schema.</summary>
/// <param name="scope">The code.</param>
/// <param name="texts">Resolves names.</param>
internal sealed class HostingReader(CodeScope scope, TextResolver texts)
{
    private static readonly string[] MigrationMethods = ["Migrate", "MigrateAsync", "EnsureCreated", "EnsureCreatedAsync", "EnsureDeleted",
        "EnsureDeletedAsync"];

    /// <summary>The hosted services.</summary>
    /// <returns>In the order of files and text.</returns>
    public IEnumerable<HostedServiceRegistration> ReadHostedServices()
    {
        var found = new List<HostedServiceRegistration>();
        foreach (var call in Calls("AddHostedService"))
        {
            found.Add(Create(call, FindServiceType(call)));
        }

        foreach (var call in (IEnumerable<InvocationExpressionSyntax>)[.. Calls("AddSingleton"), .. Calls("TryAddEnumerable")])
        {
            if (InvocationName.Find(call)
                is GenericNameSyntax { TypeArgumentList.Arguments: [IdentifierNameSyntax { Identifier.ValueText: "IHostedService" }, var type] })
            {
                found.Add(Create(call, type));
            }
        }

        return Sort(found, static one => (one.Document, one.TypeName.Span));
    }

    /// <summary>The calls that change a database's schema.</summary>
    /// <returns>In the order of files and text.</returns>
    public IEnumerable<MigrationCall> ReadMigrations()
    {
        var found = new List<MigrationCall>();
        foreach (var call in MigrationMethods.SelectMany(Calls))
        {
            if (InvocationName.Find(call) is { } name && IsDatabase(call))
            {
                found.Add(new MigrationCall(scope.GetDocument(call), Fact<string>.Known(name.Identifier.ValueText, CodeScope.ToSpan(name)))
                {
                    IsDevelopmentOnly = scope.IsDevelopmentOnly(call),
                });
            }
        }

        return Sort(found, static one => (one.Document, one.Method.Span));
    }

    /// <summary>The names of environments that the code compares with.</summary>
    /// <returns>In the order of files and text.</returns>
    public IEnumerable<DocumentFact<string>> ReadEnvironmentNames()
    {
        var found = new List<DocumentFact<string>>();
        foreach (var (method, environment) in (ReadOnlySpan<(string, string)>)[("IsDevelopment", "Development"), ("IsStaging", "Staging"), ("IsProduction",
            "Production")])
        {
            foreach (var call in Calls(method))
            {
                if (call.ArgumentList.Arguments.Count == 0 && scope.FindSymbol(call) is IMethodSymbol symbol && IsEnvironment((symbol.ReducedFrom
                    ?? symbol).Parameters))
                {
                    found.Add(scope.Known(InvocationName.Find(call)!, environment));
                }
            }
        }

        foreach (var call in Calls("IsEnvironment"))
        {
            if (call.ArgumentList.Arguments is [var name] && scope.FindSymbol(call) is IMethodSymbol symbol && IsEnvironment((symbol.ReducedFrom
                ?? symbol).Parameters))
            {
                found.AddRange(texts.Resolve(name.Expression));
            }
        }

        foreach (var call in Calls("Equals"))
        {
            if (call is { Expression: MemberAccessExpressionSyntax member, ArgumentList.Arguments: [var first, ..] arguments })
            {
                if (IsEnvironmentName(member.Expression))
                {
                    found.AddRange(texts.Resolve(first.Expression));
                }
                else if (arguments.Count > 1 && IsEnvironmentName(first.Expression))
                {
                    found.AddRange(texts.Resolve(arguments[1].Expression));
                }
            }
        }

        foreach (var node in scope.Others)
        {
            found.AddRange(ReadComparison(node).SelectMany(texts.Resolve));
        }

        return Sort(found.Distinct(), static one => (one.Document, one.Span));
    }

    /// <summary>How long the host waits for its services.</summary>
    /// <param name="project">Where to point when the code does not say.</param>
    /// <returns>The fact.</returns>
    public DocumentFact<TimeSpan> ReadShutdownTimeout(CSharpProject project)
    {
        var values = new List<ExpressionSyntax>();
        foreach (var node in scope.Others)
        {
            if (node is AssignmentExpressionSyntax { Left: var target, Right: var value }
                && (target is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ShutdownTimeout" }
                    or IdentifierNameSyntax { Identifier.ValueText: "ShutdownTimeout" })
                && scope.FindSymbol(target) is { ContainingType.Name: "HostOptions" } && !scope.IsDevelopmentOnly(node))
            {
                values.Add(value);
            }
        }

        foreach (var call in Calls("UseShutdownTimeout"))
        {
            if (call.ArgumentList.Arguments is [.., var timeout] && !scope.IsDevelopmentOnly(call))
            {
                values.Add(timeout.Expression);
            }
        }

        return values switch
        {
            [] => new DocumentFact<TimeSpan>(project.Document!, Fact<TimeSpan>.Absent(default)),
            [var single] => new DocumentFact<TimeSpan>(
                scope.GetDocument(single),
                ReadTimeSpan(single, 0) is { } value ? Fact<TimeSpan>.Known(value,
                    CodeScope.ToSpan(single)) : Fact<TimeSpan>.Unknown(CodeScope.ToSpan(single))),
            [var first, ..] => new DocumentFact<TimeSpan>(scope.GetDocument(first), Fact<TimeSpan>.Unknown(CodeScope.ToSpan(first))),
        };
    }

    private static bool IsEnvironment(IEnumerable<IParameterSymbol> parameters) =>
        parameters.FirstOrDefault()?.Type.Name is "IHostEnvironment" or "IWebHostEnvironment" or "IHostingEnvironment";

    private static IEnumerable<T> Sort<T>(IEnumerable<T> facts, Func<T, (SourceDocument Document, TextSpan Span)> place) =>
        facts.OrderBy(fact => place(fact).Document.Path, StringComparer.Ordinal).ThenBy(fact => place(fact).Span.Start);

    private IReadOnlyList<InvocationExpressionSyntax> Calls(string name) => scope.Invocations.TryGetValue(name, out var calls) ? calls : [];

    private HostedServiceRegistration Create(InvocationExpressionSyntax call, ExpressionSyntax? type)
    {
        var symbol = type is null ? null : scope.FindModel(type)?.GetTypeInfo(type).Type;
        var name = type ?? InvocationName.Find(call)!;
        return new HostedServiceRegistration(
            scope.GetDocument(call),
            symbol is { TypeKind: not TypeKind.TypeParameter, Name: not "IHostedService" }
                ? Fact<string>.Known(symbol.ToDisplayString(), CodeScope.ToSpan(name))
                : Fact<string>.Unknown(CodeScope.ToSpan(name)))
        {
            IsDevelopmentOnly = scope.IsDevelopmentOnly(call),
        };
    }

    /// <summary><c>AddHostedService&lt;T&gt;()</c>, or the type that its factory makes or asks for.</summary>
    private static ExpressionSyntax? FindServiceType(InvocationExpressionSyntax call) => InvocationName.Find(call) switch
    {
        GenericNameSyntax { TypeArgumentList.Arguments: [var type] } => type,
        _ => call.ArgumentList.Arguments is [{ Expression: LambdaExpressionSyntax { ExpressionBody: { } body } }] ? body : null,
    };

    /// <summary>Entity Framework's facade, by its property's name where the package is not there.</summary>
    private bool IsDatabase(InvocationExpressionSyntax call) => scope.FindSymbol(call) is { } symbol
        ? symbol.ContainingNamespace?.ToDisplayString().StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal) == true
        : call.Expression is MemberAccessExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Database" } };

    /// <summary><c>environment.EnvironmentName</c>, or the variable that sets it.</summary>
    private bool IsEnvironmentName(ExpressionSyntax expression) => expression switch
    {
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "EnvironmentName" } => true,
        InvocationExpressionSyntax { ArgumentList.Arguments: [var variable,
            ..] } call when InvocationName.Find(call)?.Identifier.ValueText == "GetEnvironmentVariable" =>
            texts.ResolveSingle(variable.Expression) is { IsKnown: true, Value: "ASPNETCORE_ENVIRONMENT" or "DOTNET_ENVIRONMENT" },
        IdentifierNameSyntax name => SingleValue.Find(scope.FindSymbol(name)) is { } value && value is not IdentifierNameSyntax && IsEnvironmentName(value),
        _ => false,
    };

    private IEnumerable<ExpressionSyntax> ReadComparison(SyntaxNode node) => node switch
    {
        BinaryExpressionSyntax comparison when IsEnvironmentName(comparison.Left) => [comparison.Right],
        BinaryExpressionSyntax comparison when IsEnvironmentName(comparison.Right) => [comparison.Left],
        IsPatternExpressionSyntax tested when IsEnvironmentName(tested.Expression) => ReadConstants(tested.Pattern),
        SwitchStatementSyntax statement when IsEnvironmentName(statement.Expression) =>
            statement.Sections.SelectMany(static section => section.Labels).OfType<CaseSwitchLabelSyntax>().Select(static label => label.Value),
        SwitchExpressionSyntax expression when IsEnvironmentName(expression.GoverningExpression) => expression.Arms.SelectMany(static arm =>
            ReadConstants(arm.Pattern)),
        _ => [],
    };

    private static IEnumerable<ExpressionSyntax> ReadConstants(PatternSyntax pattern) =>
        pattern.DescendantNodesAndSelf().OfType<ConstantPatternSyntax>().Select(static constant => constant.Expression);

    private TimeSpan? ReadTimeSpan(ExpressionSyntax expression, int depth)
    {
        if (depth > 8)
        {
            return null;
        }

        switch (expression)
        {
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax member, ArgumentList.Arguments: [var amount, ..] arguments }
                when arguments.Count == 1 && scope.FindSymbol(expression) is { ContainingType.Name: "TimeSpan" }:
                return ReadNumber(amount.Expression) is not { } number ? null : member.Name.Identifier.ValueText switch
                {
                    "FromMilliseconds" => Create(number, 1),
                    "FromSeconds" => Create(number, 1_000),
                    "FromMinutes" => Create(number, 60_000),
                    "FromHours" => Create(number, 3_600_000),
                    _ => null,
                };
            case BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: [var hours, var minutes, var seconds] }:
                return ReadNumber(hours.Expression) is { } h && ReadNumber(minutes.Expression) is { } m && ReadNumber(seconds.Expression) is { } s
                    ? Create((h * 3600) + (m * 60) + s, 1_000)
                    : null;
            case IdentifierNameSyntax or MemberAccessExpressionSyntax:
                return scope.FindSymbol(expression) switch
                {
                    { Name: "InfiniteTimeSpan", ContainingType.Name: "Timeout" } => Timeout.InfiniteTimeSpan,
                    { Name: "Zero", ContainingType.Name: "TimeSpan" } => TimeSpan.Zero,
                    { Name: "MaxValue", ContainingType.Name: "TimeSpan" } => TimeSpan.MaxValue,
                    var symbol => SingleValue.Find(symbol) is { } value ? ReadTimeSpan(value, depth + 1) : null,
                };
            default:
                return null;
        }
    }

    private static TimeSpan? Create(double number, double milliseconds) =>
        Math.Abs(number * milliseconds) < TimeSpan.MaxValue.TotalMilliseconds ? TimeSpan.FromMilliseconds(number * milliseconds) : null;

    private double? ReadNumber(ExpressionSyntax expression) => texts.ResolveSingle(expression) is { IsKnown: true } text
        && double.TryParse(text.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
