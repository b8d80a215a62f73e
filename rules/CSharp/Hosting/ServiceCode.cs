using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using OpsLead.Lint.Rules.CSharp.Operations;

namespace OpsLead.Lint.Rules.CSharp.Hosting;

/// <summary>Knows the code that a running service executes: requests, background services, health checks.</summary>
internal sealed class ServiceCode
{
    private readonly INamedTypeSymbol? controllerBase;
    private readonly INamedTypeSymbol? hub;
    private readonly INamedTypeSymbol? pageModel;
    private readonly INamedTypeSymbol? middleware;
    private readonly INamedTypeSymbol? httpContext;
    private readonly INamedTypeSymbol? endpointRouteBuilder;
    private readonly INamedTypeSymbol? applicationBuilder;
    private readonly INamedTypeSymbol? hostedService;
    private readonly INamedTypeSymbol? healthCheck;

    private ServiceCode(Compilation compilation)
    {
        controllerBase = compilation.GetTypeByMetadataName("Microsoft.AspNetCore.Mvc.ControllerBase");
        hub = compilation.GetTypeByMetadataName("Microsoft.AspNetCore.SignalR.Hub");
        pageModel = compilation.GetTypeByMetadataName("Microsoft.AspNetCore.Mvc.RazorPages.PageModel");
        middleware = compilation.GetTypeByMetadataName("Microsoft.AspNetCore.Http.IMiddleware");
        httpContext = compilation.GetTypeByMetadataName("Microsoft.AspNetCore.Http.HttpContext");
        endpointRouteBuilder = compilation.GetTypeByMetadataName("Microsoft.AspNetCore.Routing.IEndpointRouteBuilder");
        applicationBuilder = compilation.GetTypeByMetadataName("Microsoft.AspNetCore.Builder.IApplicationBuilder");
        hostedService = compilation.GetTypeByMetadataName("Microsoft.Extensions.Hosting.IHostedService");
        healthCheck = compilation.GetTypeByMetadataName("Microsoft.Extensions.Diagnostics.HealthChecks.IHealthCheck");
    }

    /// <summary>Looks up the types of hosts.</summary>
    /// <param name="compilation">A compilation.</param>
    /// <returns>Null when it knows no host, and so has no such code, or when it holds tests.</returns>
    public static ServiceCode? Create(Compilation compilation)
    {
        var code = new ServiceCode(compilation);
        return (code.hostedService ?? code.controllerBase ?? code.healthCheck) is null || TestAssembly.IsTest(compilation) ? null : code;
    }

    /// <summary>Whether a type handles requests: a controller, a page, a hub, a middleware.</summary>
    /// <param name="type">A type; may be null.</param>
    /// <returns>True for the types that ASP.NET Core calls.</returns>
    public bool IsRequestType(ITypeSymbol? type) =>
        type.IsOrDerivesFrom(controllerBase) || type.IsOrDerivesFrom(hub) || type.IsOrDerivesFrom(pageModel) || type.IsOrImplements(middleware)
        || IsConventionalMiddleware(type);

    /// <summary>Whether a type runs as a part of the host: what handles requests, hosted services and health checks.</summary>
    /// <param name="type">A type; may be null.</param>
    /// <returns>True for the types that the framework calls.</returns>
    public bool IsServiceType(ITypeSymbol? type) => IsRequestType(type) || type.IsOrImplements(hostedService) || IsHealthCheck(type);

    /// <summary>Whether a type is a health check.</summary>
    /// <param name="type">A type; may be null.</param>
    /// <returns>True when it implements <c>IHealthCheck</c>.</returns>
    public bool IsHealthCheck(ITypeSymbol? type) => type.IsOrImplements(healthCheck);

    /// <summary>Whether a symbol is the method that a probe waits for.</summary>
    /// <param name="symbol">What contains the code.</param>
    /// <returns>True for <c>CheckHealthAsync</c> of a health check.</returns>
    public bool IsHealthCheckMethod(ISymbol symbol) => symbol is IMethodSymbol { Name: "CheckHealthAsync" } && IsHealthCheck(symbol.ContainingType);

    /// <summary>Whether an operation runs for a request: in a type that handles requests, or in a function given to the routes or the pipeline.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="containing">The member it stands in.</param>
    /// <returns>True when ASP.NET Core calls it.</returns>
    public bool IsRequestCode(IOperation operation, ISymbol containing)
    {
        for (var type = containing.ContainingType; type is not null; type = type.ContainingType)
        {
            if (IsRequestType(type) && containing is not IMethodSymbol { MethodKind: MethodKind.Constructor or MethodKind.StaticConstructor })
            {
                return true;
            }
        }

        return IsInEndpoint(operation);
    }

    /// <summary>Whether an operation stands in a function given to <c>MapGet</c> and its like, or to <c>Use</c> and <c>Run</c>.</summary>
    /// <param name="operation">The operation.</param>
    /// <returns>True when that function runs for each request.</returns>
    public bool IsInEndpoint(IOperation operation)
    {
        for (var current = operation; current is not null; current = current.Parent)
        {
            if (current is IAnonymousFunctionOperation && FindReceiver(current) is { } call
                && ((call.TargetMethod.Name.StartsWith("Map", StringComparison.Ordinal) && GetReceiver(call).IsOrImplements(endpointRouteBuilder)
                        && call.TargetMethod.Name != "MapGroup")
                    || (call.TargetMethod.Name is "Use" or "Run" && GetReceiver(call).IsOrImplements(applicationBuilder))))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether an operation runs in the service for as long as it lives.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="containing">The member it stands in.</param>
    /// <returns>True for requests, hosted services and health checks.</returns>
    public bool IsServiceCode(IOperation operation, ISymbol containing)
    {
        for (var type = containing.ContainingType; type is not null; type = type.ContainingType)
        {
            if (IsServiceType(type))
            {
                return true;
            }
        }

        return IsInEndpoint(operation);
    }

    private static IInvocationOperation? FindReceiver(IOperation function)
    {
        var current = function.Parent;
        while (current is IDelegateCreationOperation or IConversionOperation or IParenthesizedOperation or IArgumentOperation)
        {
            current = current.Parent;
        }

        return current as IInvocationOperation;
    }

    private static ITypeSymbol? GetReceiver(IInvocationOperation call) => call.Instance is { } instance
        ? instance.Unwrap().Type
        : call.Arguments.Length > 0 ? call.Arguments[0].Value.Unwrap().Type : null;

    /// <summary>A class whose <c>InvokeAsync</c> takes the context of a request.</summary>
    private bool IsConventionalMiddleware(ITypeSymbol? type)
    {
        if (type is not { TypeKind: TypeKind.Class } || httpContext is null)
        {
            return false;
        }

        foreach (var name in InvokeNames)
        {
            foreach (var member in type.GetMembers(name))
            {
                if (member is IMethodSymbol { Parameters: { Length: > 0 } parameters }
                    && SymbolEqualityComparer.Default.Equals(parameters[0].Type, httpContext))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static readonly string[] InvokeNames = { "InvokeAsync", "Invoke" };
}
