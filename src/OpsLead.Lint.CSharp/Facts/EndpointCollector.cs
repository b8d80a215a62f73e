using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using OpsLead.Lint.CSharp.Compilations;
using OpsLead.Lint.Rules.CSharp;
using OpsLead.Lint.Rules.CSharp.Hosting;
using TextSpan = OpsLead.Lint.Text.TextSpan;

namespace OpsLead.Lint.CSharp.Facts;

/// <summary>
/// Follows a program from its entry point through every method of the solution that is handed the application, its routes or its
/// builder, and lists what they map, with the prefixes of groups. Whatever cannot be followed makes the list unknown, not wrong.
/// </summary>
internal sealed class EndpointCollector
{
    private readonly CSharpSolution solution;
    private readonly ProjectCompilation program;
    private readonly CancellationToken cancellationToken;
    private readonly Dictionary<SyntaxTree, DevelopmentGuard> guards = [];
    private readonly Queue<CodeFrame> pending = new();
    private readonly HashSet<(SyntaxNode, string)> visited = [];
    private readonly List<MappedEndpoint> endpoints = [];
    private readonly List<DocumentFact<string>> pathBases = [];
    private INamedTypeSymbol? entryType;
    private bool startsWebHost;
    private bool hasUnknownEndpoints;
    private bool servesFiles;
    private bool hasUnknownPathBase;
    private bool hasControllers;

    private EndpointCollector(CSharpSolution solution, ProjectCompilation program, CancellationToken cancellationToken)
    {
        this.solution = solution;
        this.program = program;
        this.cancellationToken = cancellationToken;
    }

    /// <summary>Follows a program.</summary>
    /// <param name="solution">The projects it may call.</param>
    /// <param name="program">The program.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>Null when ASP.NET Core or the entry point cannot be seen.</returns>
    public static CollectedEndpoints? Collect(CSharpSolution solution, ProjectCompilation program, CancellationToken cancellationToken)
    {
        var compilation = program.Compilation;
        if (compilation.GetEntryPoint(cancellationToken) is not { DeclaringSyntaxReferences: [var entry, ..] } entryPoint
            || compilation.GetSpecialType(SpecialType.System_Object).TypeKind == TypeKind.Error)
        {
            return null;
        }

        var collector = new EndpointCollector(solution, program, cancellationToken) { entryType = entryPoint.ContainingType };
        collector.Enqueue(collector.CreateFrame(entry.GetSyntax(cancellationToken), program, [], isDevelopmentOnly: false));
        while (collector.pending.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            collector.Visit(collector.pending.Dequeue());
        }

        if (collector.hasControllers)
        {
            collector.AddControllers();
        }

        return new CollectedEndpoints(
            [.. collector.endpoints.Distinct().OrderBy(static endpoint => endpoint.Document.Path, StringComparer.Ordinal).ThenBy(static endpoint =>
                endpoint.Path.Span.Start)],
            [.. collector.pathBases.Distinct()])
        {
            StartsWebHost = collector.startsWebHost,
            HasUnknownEndpoints = collector.hasUnknownEndpoints,
            ServesFiles = collector.servesFiles,
            HasUnknownPathBase = collector.hasUnknownPathBase,
        };
    }

    private CodeFrame CreateFrame(SyntaxNode body, ProjectCompilation owner, Dictionary<string, string?> prefixes, bool isDevelopmentOnly)
    {
        if (!guards.TryGetValue(body.SyntaxTree, out var guard))
        {
            guards.Add(body.SyntaxTree, guard = new DevelopmentGuard(body.SyntaxTree.GetRoot(cancellationToken)));
        }

        return new CodeFrame(body, owner, prefixes, guard) { IsDevelopmentOnly = isDevelopmentOnly };
    }

    private void Enqueue(CodeFrame frame)
    {
        if (visited.Add((frame.Body, frame.GetKey())))
        {
            pending.Enqueue(frame);
        }
    }

    private void Visit(CodeFrame frame)
    {
        // Types and local functions beside the code are followed when it calls them.
        foreach (var node in frame.Body.DescendantNodes(node => node == frame.Body || node is not (BaseTypeDeclarationSyntax or LocalFunctionStatementSyntax)))
        {
            if (node is InvocationExpressionSyntax invocation)
            {
                VisitInvocation(frame, invocation);
            }
            else if (node is BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: { Count: > 0 } arguments }
                && arguments.Any(argument => frame.IsApplication(argument.Expression)))
            {
                // Kept in an object, the application may be given anything anywhere.
                hasUnknownEndpoints = true;
            }
        }
    }

    private void VisitInvocation(CodeFrame frame, InvocationExpressionSyntax invocation)
    {
        if (GetName(invocation) is not { } simpleName)
        {
            return;
        }

        var name = simpleName.Identifier.ValueText;
        var info = frame.Model.GetSymbolInfo(invocation, cancellationToken);
        var method = (info.Symbol ?? info.CandidateSymbols.FirstOrDefault()) as IMethodSymbol;
        var receiver = (invocation.Expression as MemberAccessExpressionSyntax)?.Expression;
        var isReceiver = receiver is not null && frame.IsApplication(receiver);
        var arguments = invocation.ArgumentList.Arguments;
        var application = isReceiver ? receiver : arguments.Select(static argument => argument.Expression).FirstOrDefault(frame.IsApplication);
        var isFramework = method is not null && Framework.IsFramework(method.ContainingAssembly);
        startsWebHost |= isFramework && EndpointMethods.CreateWebHost.Contains(name) && IsWebHost(method!);
        if (isFramework && name == "UseStartup")
        {
            FollowStartup(frame, simpleName);
        }
        else if (method is not null && !isFramework && Follow(frame, invocation, method, receiver, application is not null))
        {
            return;
        }

        if (application is null)
        {
            return;
        }

        if (method is { MethodKind: MethodKind.DelegateInvoke })
        {
            hasUnknownEndpoints = true;
        }
        else if ((isFramework || method is null) && EndpointMethod.All.TryGetValue(name, out var known))
        {
            Apply(frame, invocation, known, name, application, isReceiver ? arguments : arguments.RemoveAt(0));
        }
        else if (isFramework)
        {
            // Framework methods that are not listed map no endpoint, but those that begin so.
            hasUnknownEndpoints |= name.StartsWith("Map", StringComparison.Ordinal) && name is not "MapGroup";
        }
        else
        {
            hasUnknownEndpoints |= !EndpointMethods.Harmless.Contains(name);
        }
    }

    /// <summary>Queues the body of a method of the solution that is given what endpoints are mapped on.</summary>
    /// <returns>Whether the call is dealt with.</returns>
    private bool Follow(CodeFrame frame, InvocationExpressionSyntax invocation, IMethodSymbol method, ExpressionSyntax? receiver, bool takesApplication)
    {
        var declared = (method.ReducedFrom ?? method).OriginalDefinition;
        if (declared.DeclaringSyntaxReferences is not [var reference, ..] || reference.GetSyntax(cancellationToken) is not { } body
            || solution.FindOwner(body.SyntaxTree) is not { } owner)
        {
            return false;
        }

        if (declared.IsAbstract || declared.IsVirtual || declared.IsExtern)
        {
            hasUnknownEndpoints |= takesApplication;
            return true;
        }

        if (!takesApplication && declared.MethodKind != MethodKind.LocalFunction && !declared.Parameters.Any(static parameter => IsHostType(parameter.Type))
            && !IsHostType(declared.ReturnType)
            && !SymbolEqualityComparer.Default.Equals(declared.ContainingType, entryType))
        {
            return true;
        }

        // A local function sees the variables around it.
        var prefixes = declared.MethodKind == MethodKind.LocalFunction ? frame.CopyPrefixes() : new Dictionary<string, string?>(StringComparer.Ordinal);
        var offset = method.ReducedFrom is null ? 0 : 1;
        if (offset == 1 && receiver is not null && frame.IsApplication(receiver))
        {
            prefixes[declared.Parameters[0].Name] = frame.GetPrefix(receiver);
        }

        var arguments = invocation.ArgumentList.Arguments;
        for (var i = 0; i < arguments.Count; i++)
        {
            var parameter = arguments[i].NameColon?.Name.Identifier.ValueText
                ?? (i + offset < declared.Parameters.Length ? declared.Parameters[i + offset].Name : null);
            if (parameter is not null && frame.IsApplication(arguments[i].Expression))
            {
                prefixes[parameter] = frame.GetPrefix(arguments[i].Expression);
            }
        }

        Enqueue(CreateFrame(body, owner, prefixes, frame.IsDevelopmentOnly || frame.IsGuarded(invocation)));
        return true;
    }

    private void FollowStartup(CodeFrame frame, SimpleNameSyntax name)
    {
        if (name is not GenericNameSyntax { TypeArgumentList.Arguments: [var type] }
            || frame.Model.GetSymbolInfo(type, cancellationToken).Symbol is not INamedTypeSymbol startup)
        {
            hasUnknownEndpoints = true;
            return;
        }

        var isFound = false;
        foreach (var configure in startup.GetMembers("Configure").OfType<IMethodSymbol>())
        {
            if (configure.DeclaringSyntaxReferences is [var reference, ..] && reference.GetSyntax(cancellationToken) is { } body
                && solution.FindOwner(body.SyntaxTree) is { } owner)
            {
                var prefixes = configure.Parameters.Where(static parameter => CodeFrame.IsApplicationType(parameter.Type))
                    .ToDictionary(static parameter => parameter.Name, static _ => (string?)"", StringComparer.Ordinal);
                Enqueue(CreateFrame(body, owner, prefixes, frame.IsDevelopmentOnly));
                isFound = true;
            }
        }

        hasUnknownEndpoints |= !isFound;
    }

    private void Apply(
        CodeFrame frame,
        InvocationExpressionSyntax invocation,
        EndpointMethod known,
        string name,
        ExpressionSyntax application,
        SeparatedSyntaxList<ArgumentSyntax> arguments)
    {
        var branch = arguments.Select(static argument => argument.Expression).OfType<LambdaExpressionSyntax>().FirstOrDefault();
        switch (known.Kind)
        {
            case EndpointMethodKind.Map when name == "Map" && branch is not null && IsBranch(frame, invocation):
                frame.SetPrefix(branch,
                    RoutePath.Combine(frame.GetPrefix(application), arguments.Count > 0 ? ReadRoute(frame, arguments[0].Expression).Text : null));
                break;
            case EndpointMethodKind.Map:
                AddEndpoint(frame, invocation, known, application, arguments);
                break;
            case EndpointMethodKind.Controllers:
                hasControllers = true;
                break;
            case EndpointMethodKind.Unlisted:
                hasControllers |= name.Contains("Controller", StringComparison.Ordinal) || name.Contains("Mvc", StringComparison.Ordinal);
                hasUnknownEndpoints = true;
                break;
            case EndpointMethodKind.Files:
                servesFiles = true;
                break;
            case EndpointMethodKind.PathBase:
                AddPathBase(frame, arguments);
                break;
            case EndpointMethodKind.Branch when branch is not null:
                frame.SetPrefix(branch, frame.GetPrefix(application));
                break;
            case EndpointMethodKind.Branch:
                hasUnknownEndpoints = true;
                break;
            case EndpointMethodKind.Terminal:
                // 'app.Run()' runs the host; 'app.Run(handler)' answers everything that comes so far.
                hasUnknownEndpoints |= name switch
                {
                    "Run" => frame.Model.GetSymbolInfo(invocation, cancellationToken).Symbol is { ContainingType.Name: "RunExtensions" },
                    "Use" => branch is null || MentionsPath(branch),
                    _ => !IsPathlessMiddleware(frame, invocation),
                };
                break;
        }
    }

    private void AddEndpoint(
        CodeFrame frame, InvocationExpressionSyntax invocation, EndpointMethod known, ExpressionSyntax application,
            SeparatedSyntaxList<ArgumentSyntax> arguments)
    {
        var (route, span) = arguments.Count > 0 && arguments[0].Expression is not LambdaExpressionSyntax
            ? ReadRoute(frame, arguments[0].Expression)
            : (known.DefaultPath, ToSpan(GetName(invocation)!.Span));
        var path = RoutePath.Combine(known.Endpoint == EndpointKind.GrpcHealth ? "" : frame.GetPrefix(application), known.Endpoint == EndpointKind.GrpcHealth
            ? known.DefaultPath : route);
        endpoints.Add(new MappedEndpoint(known.Endpoint, frame.Document, RoutePath.ToFact(path, span))
        {
            IsDevelopmentOnly = frame.IsDevelopmentOnly || frame.IsGuarded(invocation),
        });
        hasUnknownEndpoints |= path is null;
    }

    private void AddPathBase(CodeFrame frame, SeparatedSyntaxList<ArgumentSyntax> arguments)
    {
        if (arguments.Count != 1)
        {
            hasUnknownPathBase = true;
            return;
        }

        var (text, span) = ReadRoute(frame, arguments[0].Expression);
        pathBases.Add(new DocumentFact<string>(frame.Document, RoutePath.ToFact(RoutePath.Combine(text, ""), span)));
        hasUnknownPathBase |= text is null;
    }

    private (string? Text, TextSpan Span) ReadRoute(CodeFrame frame, ExpressionSyntax expression)
    {
        var text = StringText.Read(expression, frame.Model, cancellationToken);
        var span = text.IsConstant && text.Text.Length > 0 && expression is LiteralExpressionSyntax
            ? text.GetLocation(0, text.Text.Length).SourceSpan
            : expression.Span;
        return (text.IsConstant ? text.Text : null, ToSpan(span));
    }

    private void AddControllers()
    {
        foreach (var project in (IEnumerable<ProjectCompilation>)[program, .. solution.GetClosure(program.Project).Select(solution.GetCompilation)])
        {
            foreach (var endpoint in ControllerRoutes.Find(project, cancellationToken))
            {
                endpoints.Add(endpoint);
                hasUnknownEndpoints |= endpoint.Path.IsUnknown;
            }
        }
    }

    private bool IsBranch(CodeFrame frame, InvocationExpressionSyntax invocation) =>
        frame.Model.GetSymbolInfo(invocation, cancellationToken).Symbol is IMethodSymbol { ContainingType.Name: "MapExtensions" };

    /// <summary>A middleware of the solution that never looks at the path serves none.</summary>
    private bool IsPathlessMiddleware(CodeFrame frame, InvocationExpressionSyntax invocation) =>
        GetName(invocation) is GenericNameSyntax { TypeArgumentList.Arguments: [var type] }
        && frame.Model.GetSymbolInfo(type, cancellationToken).Symbol is INamedTypeSymbol { DeclaringSyntaxReferences: { Length: > 0 } references }
        && references.All(reference => !MentionsPath(reference.GetSyntax(cancellationToken)));

    private static bool MentionsPath(SyntaxNode node) =>
        node.DescendantNodes().Any(static name =>
            name is IdentifierNameSyntax { Identifier.ValueText: "Path" or "PathBase" or "GetEndpoint" or "GetDisplayUrl" });

    private static bool IsWebHost(IMethodSymbol method) =>
        method.ContainingType.Name is "WebApplication" or "WebHost" || method.Name.StartsWith("Configure", StringComparison.Ordinal);

    private static bool IsHostType(ITypeSymbol type) => CodeFrame.IsApplicationType(type)
        || type.Name is "WebApplicationBuilder" or "IHostApplicationBuilder" or "IHostBuilder" or "IWebHostBuilder" or "IHost" or "IWebHost";

    private static SimpleNameSyntax? GetName(InvocationExpressionSyntax invocation) => invocation.Expression switch
    {
        MemberAccessExpressionSyntax member => member.Name,
        SimpleNameSyntax name => name,
        _ => null,
    };

    private static TextSpan ToSpan(Microsoft.CodeAnalysis.Text.TextSpan span) => new(span.Start, span.Length);
}
