using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using OpsLead.Lint.Rules.CSharp.Operations;

namespace OpsLead.Lint.Rules.CSharp.Hosting;

/// <summary>
/// What one compilation says about the web host it starts, gathered call by call from many threads.
/// Anything that may serve health counts as serving it; registrations count only when the entry point reaches them.
/// </summary>
internal sealed class WebHostProgram
{
    private readonly Compilation compilation;
    private readonly INamedTypeSymbol applicationBuilder;
    private readonly INamedTypeSymbol? endpointRouteBuilder;
    private readonly ConcurrentDictionary<ISymbol, ConcurrentQueue<ISymbol>> calls = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentQueue<(ISymbol Caller, Location Location)> registrations = new();
    private readonly ConcurrentQueue<(ISymbol Caller, Location Location, bool IsRun)> hosts = new();
    private volatile bool mayServeHealth;

    private WebHostProgram(Compilation compilation, INamedTypeSymbol applicationBuilder)
    {
        this.compilation = compilation;
        this.applicationBuilder = applicationBuilder;
        endpointRouteBuilder = compilation.GetTypeByMetadataName("Microsoft.AspNetCore.Routing.IEndpointRouteBuilder");
    }

    /// <summary>Whether something maps a health endpoint, serves one by other means, or does what cannot be seen.</summary>
    public bool MayServeHealth => mayServeHealth;

    /// <summary>Begins to gather.</summary>
    /// <param name="compilation">A program.</param>
    /// <returns>Null when ASP.NET Core cannot be seen.</returns>
    public static WebHostProgram? Create(Compilation compilation) =>
        compilation.GetTypeByMetadataName("Microsoft.AspNetCore.Builder.IApplicationBuilder") is { } applicationBuilder
            ? new WebHostProgram(compilation, applicationBuilder)
            : null;

    /// <summary>Takes in an invocation or the creation of an object.</summary>
    /// <param name="context">The node.</param>
    public void AddCall(SyntaxNodeAnalysisContext context)
    {
        if (mayServeHealth)
        {
            return;
        }

        var expression = (ExpressionSyntax)context.Node;
        var symbol = context.SemanticModel.GetSymbolInfo(expression, context.CancellationToken);
        var method = (symbol.Symbol ?? symbol.CandidateSymbols.FirstOrDefault()) as IMethodSymbol;
        var caller = context.ContainingSymbol ?? compilation.Assembly;
        var name = GetName(expression);
        if (method is not null && SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, compilation.Assembly))
        {
            // Its body is read like any other; only who calls it matters.
            AddEdge(caller, (method.ReducedFrom ?? method).OriginalDefinition);
        }
        else if (name is not null
            && (EndpointMethods.MapHealth.Contains(name.Identifier.ValueText) || EndpointMethods.Serverless.Contains(name.Identifier.ValueText)))
        {
            mayServeHealth = true;
        }
        else if (method is not null && Framework.IsFramework(method.ContainingAssembly))
        {
            AddFrameworkCall(context, expression, method, caller, name);
        }
        else if (TakesApplication(expression, name, context) && !IsHarmless(name?.Identifier.ValueText, method, context.CancellationToken))
        {
            mayServeHealth = true;
        }
    }

    /// <summary>Takes in a text: a path of a health endpoint anywhere means that somebody serves it.</summary>
    /// <param name="node">A literal or the text of an interpolation.</param>
    public void AddText(SyntaxNode node)
    {
        var text = node is LiteralExpressionSyntax literal ? literal.Token.ValueText : ((InterpolatedStringTextSyntax)node).TextToken.ValueText;
        if (!mayServeHealth && (text.StartsWith("/", StringComparison.Ordinal) || IsRoute(node)) && HealthRoute.IsHealthPath(text))
        {
            mayServeHealth = true;
        }
    }

    /// <summary>Takes in a name: that of a class, or of the services that ask the health checks themselves.</summary>
    /// <param name="node">A class or an identifier.</param>
    public void AddName(SyntaxNode node)
    {
        if (node is ClassDeclarationSyntax declaration
            ? HealthRoute.IsHealthClass(declaration.Identifier.ValueText)
            : ((IdentifierNameSyntax)node).Identifier.ValueText is "HealthCheckService" or "IHealthCheckPublisher" or "HealthCheckMiddleware")
        {
            mayServeHealth = true;
        }
    }

    /// <summary>Finds the host that the entry point starts.</summary>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>Where it starts, and where it registers health checks if it does; null when it starts none.</returns>
    public (Location Location, Location? Registration)? FindHost(CancellationToken cancellationToken)
    {
        if (compilation.GetEntryPoint(cancellationToken) is not { } entryPoint)
        {
            return null;
        }

        var reached = GetReached(entryPoint);
        var started = hosts.Where(host => reached.Contains(host.Caller)).Select(static host => (host.Location, host.IsRun)).ToList();
        if (!started.Exists(static host => !host.IsRun))
        {
            return null;
        }

        var registration = Order(registrations.Where(call => reached.Contains(call.Caller)).Select(static call => call.Location)).FirstOrDefault();
        var location = Order(started.Where(static host => host.IsRun).Select(static host => host.Location)).LastOrDefault()
            ?? Order(started.Select(static host => host.Location)).First();
        return (location, registration);
    }

    /// <summary>
    /// Whether a referenced assembly brings a health controller: MVC finds the controllers of every assembly that uses it.
    /// </summary>
    /// <returns>True when one does.</returns>
    public bool HasHealthController()
    {
        foreach (var assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            if (!Framework.IsFramework(assembly) && assembly.TypeNames.Any(static name => HealthRoute.IsHealthClass(name)))
            {
                return true;
            }
        }

        return false;
    }

    private static IOrderedEnumerable<Location> Order(IEnumerable<Location> locations) =>
        locations.OrderBy(static location => location.SourceTree?.FilePath, StringComparer.Ordinal).ThenBy(static location => location.SourceSpan.Start);

    private static SimpleNameSyntax? GetName(ExpressionSyntax expression) =>
        expression is InvocationExpressionSyntax invocation ? InvocationName.Find(invocation) : null;

    private static bool IsRoute(SyntaxNode text) => text.Parent switch
    {
        AttributeArgumentSyntax { Parent.Parent: AttributeSyntax attribute } => attribute.Name.ToString() is var name
            && (name.IndexOf("Route", StringComparison.Ordinal) >= 0 || name.StartsWith("Http", StringComparison.Ordinal)),
        ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } =>
            GetName(call)?.Identifier.ValueText.StartsWith("Map", StringComparison.Ordinal) == true,
        _ => false,
    };

    private static bool IsUnseenStartup(SimpleNameSyntax? name, SyntaxNodeAnalysisContext context) =>
        name is not GenericNameSyntax { TypeArgumentList.Arguments: { Count: 1 } types }
        || context.SemanticModel.GetSymbolInfo(types[0], context.CancellationToken).Symbol is not INamedTypeSymbol startup
        || !SymbolEqualityComparer.Default.Equals(startup.ContainingAssembly, context.Compilation.Assembly);

    private void AddFrameworkCall(SyntaxNodeAnalysisContext context, ExpressionSyntax expression, IMethodSymbol method, ISymbol caller, SimpleNameSyntax? name)
    {
        var identifier = name?.Identifier.ValueText ?? "";
        if (identifier == "AddHealthChecks")
        {
            registrations.Enqueue((caller, name!.GetLocation()));
        }
        else if (identifier == "UseStartup")
        {
            if (IsUnseenStartup(name, context))
            {
                mayServeHealth = true;
                return;
            }

            var startup = (INamedTypeSymbol)context.SemanticModel.GetSymbolInfo(((GenericNameSyntax)name!).TypeArgumentList.Arguments[0],
                context.CancellationToken).Symbol!;
            foreach (var member in startup.GetMembers())
            {
                AddEdge(caller, member);
            }
        }
        else if (identifier == "AddApplicationPart"
            || (identifier.StartsWith("Map", StringComparison.Ordinal) && Implements(method.ReducedFrom?.Parameters[0].Type, endpointRouteBuilder)
                && HasUnknownRoute(expression, method, context)))
        {
            mayServeHealth = true;
        }
        else if (identifier is "Run" or "RunAsync" && method.ContainingType.Name == "WebApplication")
        {
            hosts.Enqueue((caller, name!.GetLocation(), true));
        }
        else if (EndpointMethods.CreateWebHost.Contains(identifier) && IsWebHost(method))
        {
            hosts.Enqueue((caller, name!.GetLocation(), false));
        }
        else if (identifier == "" && method.ContainingType.Name == "WebHostBuilder")
        {
            hosts.Enqueue((caller, ((BaseObjectCreationExpressionSyntax)expression).NewKeyword.GetLocation(), false));
        }
    }

    private static bool IsWebHost(IMethodSymbol method) =>
        method.ContainingType.Name is "WebApplication" or "WebHost" || method.Name.StartsWith("Configure", StringComparison.Ordinal);

    /// <summary>A route of health may be any that is not written out.</summary>
    private static bool HasUnknownRoute(ExpressionSyntax expression, IMethodSymbol method, SyntaxNodeAnalysisContext context)
    {
        if (expression is not InvocationExpressionSyntax { ArgumentList.Arguments: { Count: > 0 } arguments } || method.Parameters.Length == 0
            || method.Parameters[0].Name is not ("pattern" or "prefix" or "template" or "pathMatch"))
        {
            return false;
        }

        var route = arguments[0].Expression;
        return route is not LiteralExpressionSyntax
            && (context.SemanticModel.GetConstantValue(route, context.CancellationToken) is not { HasValue: true, Value: string text }
                || HealthRoute.IsHealthPath(text));
    }

    private void AddEdge(ISymbol caller, ISymbol callee) => calls.GetOrAdd(caller, static _ => new ConcurrentQueue<ISymbol>()).Enqueue(callee);

    /// <summary>Whether a call that cannot be followed is given the application or its routes, and so may map anything.</summary>
    private bool TakesApplication(ExpressionSyntax expression, SimpleNameSyntax? name, SyntaxNodeAnalysisContext context)
    {
        if (expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax member })
        {
            var receiver = context.SemanticModel.GetTypeInfo(member.Expression, context.CancellationToken).Type;
            var isUnknown = receiver is null or { TypeKind: TypeKind.Error };
            if (IsApplication(receiver)
                || (isUnknown && name!.Identifier.ValueText is var called
                    && (called.StartsWith("Map", StringComparison.Ordinal) || called.StartsWith("Use", StringComparison.Ordinal))))
            {
                return true;
            }
        }

        var arguments = expression switch
        {
            InvocationExpressionSyntax invocation => invocation.ArgumentList.Arguments,
            BaseObjectCreationExpressionSyntax { ArgumentList: { } list } => list.Arguments,
            _ => default,
        };
        foreach (var argument in arguments)
        {
            if (argument.Expression is IdentifierNameSyntax or MemberAccessExpressionSyntax
                && IsApplication(context.SemanticModel.GetTypeInfo(argument.Expression, context.CancellationToken).Type))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsApplication(ITypeSymbol? type) => Implements(type, applicationBuilder) || Implements(type, endpointRouteBuilder);

    private static bool Implements(ITypeSymbol? type, INamedTypeSymbol? contract) => type is not null && contract is not null
        && (SymbolEqualityComparer.Default.Equals(type, contract) || type.AllInterfaces.Contains(contract, SymbolEqualityComparer.Default));

    /// <summary>A package's known extension, or a method of another project whose source shows that it only calls known ones.</summary>
    private static bool IsHarmless(string? name, IMethodSymbol? method, CancellationToken cancellationToken)
    {
        var declared = method?.ReducedFrom ?? method;
        if (declared is not { DeclaringSyntaxReferences: { Length: > 0 } references })
        {
            return name is not null && EndpointMethods.Harmless.Contains(name);
        }

        foreach (var reference in references)
        {
            foreach (var node in reference.GetSyntax(cancellationToken).DescendantNodes())
            {
                if ((node is InvocationExpressionSyntax call && Touches(call, declared.Parameters) && !IsKnownPipeline(GetName(call)?.Identifier.ValueText))
                    || (node is LiteralExpressionSyntax literal && HealthRoute.IsHealthPath(literal.Token.ValueText)))
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>Whether a call is on or with one of the method's parameters, or continues such a chain.</summary>
    private static bool Touches(InvocationExpressionSyntax call, ImmutableArray<IParameterSymbol> parameters) =>
        call.Expression is MemberAccessExpressionSyntax { Expression: InvocationExpressionSyntax }
        || (call.Expression is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax receiver } && IsParameter(receiver, parameters))
        || call.ArgumentList.Arguments.Any(argument => argument.Expression is IdentifierNameSyntax name && IsParameter(name, parameters));

    private static bool IsParameter(IdentifierNameSyntax name, ImmutableArray<IParameterSymbol> parameters) =>
        parameters.Any(parameter => parameter.Name == name.Identifier.ValueText);

    private static bool IsKnownPipeline(string? name) =>
        name is not null && (EndpointMethods.Harmless.Contains(name) || EndpointMethods.FrameworkPipeline.Contains(name));

    private HashSet<ISymbol> GetReached(IMethodSymbol entryPoint)
    {
        var reached = new HashSet<ISymbol>(SymbolEqualityComparer.Default) { entryPoint };
        var pending = new Stack<ISymbol>();
        pending.Push(entryPoint);
        while (pending.Count > 0)
        {
            if (calls.TryGetValue(pending.Pop(), out var callees))
            {
                foreach (var callee in callees)
                {
                    if (reached.Add(callee))
                    {
                        pending.Push(callee);
                    }
                }
            }
        }

        return reached;
    }
}
