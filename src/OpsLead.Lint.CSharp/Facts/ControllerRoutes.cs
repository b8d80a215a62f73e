using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using OpsLead.Lint.CSharp.Compilations;
using TextSpan = OpsLead.Lint.Text.TextSpan;

namespace OpsLead.Lint.CSharp.Facts;

/// <summary>
/// The routes that attributes give to controllers. Source: "Routing to controller actions", ASP.NET Core 10: routes of the class and
/// of the action combine, a leading <c>/</c> or <c>~/</c> stands alone, <c>[controller]</c> and <c>[action]</c> are replaced.
/// </summary>
internal static class ControllerRoutes
{
    /// <summary>Finds the controllers of a project.</summary>
    /// <param name="project">The compiled project.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>An endpoint for each route, its path null where it is computed.</returns>
    public static IEnumerable<MappedEndpoint> Find(ProjectCompilation project, CancellationToken cancellationToken)
    {
        foreach (var (tree, document) in project.Documents)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var model = project.Compilation.GetSemanticModel(tree);
            foreach (var node in tree.GetRoot(cancellationToken).DescendantNodes(static node => node is not BaseMethodDeclarationSyntax))
            {
                if (node is ClassDeclarationSyntax declaration
                    && model.GetDeclaredSymbol(declaration, cancellationToken) is INamedTypeSymbol { IsAbstract: false } type
                    && IsController(type))
                {
                    foreach (var endpoint in FindActions(type, declaration, model, document, cancellationToken))
                    {
                        yield return endpoint;
                    }
                }
            }
        }
    }

    private static IEnumerable<MappedEndpoint> FindActions(
        INamedTypeSymbol type, ClassDeclarationSyntax declaration, SemanticModel model, SourceDocument document, CancellationToken cancellationToken)
    {
        var prefixes = GetClassTemplates(type);
        foreach (var member in declaration.Members.OfType<MethodDeclarationSyntax>())
        {
            if (model.GetDeclaredSymbol(member, cancellationToken) is not IMethodSymbol { DeclaredAccessibility: Accessibility.Public, IsStatic: false } action)
            {
                continue;
            }

            foreach (var (template, place) in GetActionTemplates(action, member, prefixes.Count > 0))
            {
                foreach (var prefix in prefixes.DefaultIfEmpty(""))
                {
                    var path = template is null ? null
                        : template.StartsWith('/') || template.StartsWith("~/", StringComparison.Ordinal) ? RoutePath.Combine("", template.TrimStart('~'))
                        : RoutePath.Combine(prefix, template);
                    yield return new MappedEndpoint(
                        EndpointKind.Route, document, RoutePath.ToFact(Replace(path, type, action), new TextSpan(place.Start, place.Length)));
                }
            }
        }
    }

    private static bool IsController(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.Name is "ControllerBase" or "Controller"
                || current.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == "ApiControllerAttribute"))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The templates of the class, or of the nearest base class that has any; one that is computed is null.</summary>
    private static List<string?> GetClassTemplates(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            var templates = current.GetAttributes().Where(static attribute => IsRoute(attribute)).Select(GetTemplate).ToList();
            if (templates.Count > 0)
            {
                return templates;
            }
        }

        return [];
    }

    private static IEnumerable<(string? Template, Microsoft.CodeAnalysis.Text.TextSpan Place)> GetActionTemplates(
        IMethodSymbol action, MethodDeclarationSyntax declaration, bool hasClassTemplate)
    {
        var isRouted = false;
        foreach (var attribute in action.GetAttributes())
        {
            var isVerb = attribute.AttributeClass?.Name is { } name && name.StartsWith("Http", StringComparison.Ordinal)
                && name.EndsWith("Attribute", StringComparison.Ordinal);
            if ((isVerb || IsRoute(attribute)) && (attribute.ConstructorArguments.Length > 0 || hasClassTemplate))
            {
                isRouted = true;
                yield return (attribute.ConstructorArguments.IsEmpty ? ""
                    : GetTemplate(attribute), attribute.ApplicationSyntaxReference?.Span ?? declaration.Identifier.Span);
            }
        }

        if (!isRouted && hasClassTemplate && !action.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == "NonActionAttribute"))
        {
            yield return ("", declaration.Identifier.Span);
        }
    }

    private static bool IsRoute(AttributeData attribute) => attribute.AttributeClass?.Name == "RouteAttribute";

    private static string? GetTemplate(AttributeData attribute) => attribute.ConstructorArguments is [{ Value: string template }, ..] ? template : null;

    private static string? Replace(string? path, INamedTypeSymbol type, IMethodSymbol action)
    {
        if (path is null || !path.Contains('[', StringComparison.Ordinal))
        {
            return path;
        }

        // MVC leaves 'Async' out of an action's name.
        var replaced = path
            .Replace("[controller]", WithoutEnd(type.Name, "Controller"), StringComparison.OrdinalIgnoreCase)
            .Replace("[action]", WithoutEnd(action.Name, "Async"), StringComparison.OrdinalIgnoreCase);
        return replaced.Contains("[area]", StringComparison.OrdinalIgnoreCase) ? null : replaced;
    }

    private static string WithoutEnd(string name, string end) =>
        name.Length > end.Length && name.EndsWith(end, StringComparison.Ordinal) ? name[..^end.Length] : name;
}
