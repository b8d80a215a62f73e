using Microsoft.CodeAnalysis;

namespace OpsLead.Lint.Rules.CSharp.Hosting;

/// <summary>Tells the framework's symbols, whose behaviour is known, from everyone else's.</summary>
internal static class Framework
{
    /// <summary>Whether an assembly belongs to .NET, ASP.NET Core or their extensions.</summary>
    /// <param name="assembly">An assembly; null for a symbol without one.</param>
    /// <returns>True for the shared frameworks and the packages of the same names.</returns>
    public static bool IsFramework(IAssemblySymbol? assembly) => assembly?.Name is { } name
        && (StartsWith(name, "Microsoft.AspNetCore") || StartsWith(name, "Microsoft.Extensions") || StartsWith(name, "Microsoft.Identity")
            || StartsWith(name, "System") || name is "mscorlib" or "netstandard");

    /// <summary>Whether a method is ASP.NET Core's own, or cannot be bound and so may be.</summary>
    /// <param name="symbol">What an invocation binds to; null when nothing.</param>
    /// <returns>False for anybody else's method of the same name.</returns>
    public static bool IsAspNetCoreOrUnknown(ISymbol? symbol) =>
        symbol is null || symbol.ContainingAssembly is not { } assembly || StartsWith(assembly.Name, "Microsoft.AspNetCore");

    /// <summary>Whether a type is the framework's of that full name, or an unresolved one of that simple name.</summary>
    /// <param name="type">A type.</param>
    /// <param name="containingNamespace">Its namespace.</param>
    /// <param name="name">Its simple name.</param>
    /// <returns>True when nothing speaks against it.</returns>
    public static bool IsType(ITypeSymbol type, string containingNamespace, string name) =>
        type.Name == name && (type.TypeKind == TypeKind.Error || type.ContainingNamespace?.ToDisplayString() == containingNamespace);

    private static bool StartsWith(string name, string root) =>
        name.StartsWith(root, StringComparison.Ordinal) && (name.Length == root.Length || name[root.Length] == '.');
}
