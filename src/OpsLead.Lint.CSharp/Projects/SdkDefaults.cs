using System.Collections.Immutable;

namespace OpsLead.Lint.CSharp.Projects;

/// <summary>
/// What the SDKs bring. Source: the .NET SDK's <c>Microsoft.NET.Sdk.*.props</c> of 10.0 and "Implicit using directives" of the
/// SDK's documentation, 2026.
/// </summary>
internal static class SdkDefaults
{
    private static readonly ImmutableArray<string> Base =
        ["System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks"];

    private static readonly ImmutableArray<string> Worker =
        ["Microsoft.Extensions.Configuration", "Microsoft.Extensions.DependencyInjection", "Microsoft.Extensions.Hosting", "Microsoft.Extensions.Logging"];

    private static readonly ImmutableArray<string> Web =
    [
        "System.Net.Http.Json", "Microsoft.AspNetCore.Builder", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Http", "Microsoft.AspNetCore.Routing",
    ];

    /// <summary>Whether an SDK makes web hosts.</summary>
    /// <param name="sdk">The SDK's name without its version.</param>
    /// <returns>True for the web SDK and those built on it.</returns>
    public static bool IsWeb(string? sdk) => sdk is "Microsoft.NET.Sdk.Web" or "Microsoft.NET.Sdk.BlazorWebAssembly.Server";

    /// <summary>Whether an SDK makes programs unless the project says otherwise.</summary>
    /// <param name="sdk">The SDK's name without its version.</param>
    /// <returns>True for web, worker and WebAssembly.</returns>
    public static bool IsExecutable(string? sdk) =>
        IsWeb(sdk) || sdk is "Microsoft.NET.Sdk.Worker" or "Microsoft.NET.Sdk.BlazorWebAssembly" or "Microsoft.NET.Sdk.Functions";

    /// <summary>The namespaces that <c>ImplicitUsings</c> imports.</summary>
    /// <param name="sdk">The SDK's name without its version.</param>
    /// <param name="isNetFramework">Whether the target is .NET Framework, which has no <c>System.Net.Http</c> among them.</param>
    /// <returns>The namespaces.</returns>
    public static IEnumerable<string> GetImplicitUsings(string? sdk, bool isNetFramework)
    {
        var usings = isNetFramework ? Base.Remove("System.Net.Http") : Base;
        return IsWeb(sdk) ? [.. usings, .. Web, .. Worker] : sdk == "Microsoft.NET.Sdk.Worker" ? [.. usings, .. Worker] : usings;
    }

    /// <summary>The preprocessor symbols of a release build for a target framework.</summary>
    /// <param name="framework">The target framework, such as <c>net8.0</c>; null when it is not known.</param>
    /// <returns>The symbols.</returns>
    public static IEnumerable<string> GetPreprocessorSymbols(string? framework)
    {
        yield return "TRACE";
        yield return "RELEASE";
        if (framework?.StartsWith("netstandard", StringComparison.OrdinalIgnoreCase) == true)
        {
            yield return "NETSTANDARD";
        }

        if (GetVersion(framework) is not { Major: >= 5 and <= 99 } version)
        {
            yield break;
        }

        yield return "NET";
        yield return "NETCOREAPP";
        yield return $"NET{version.Major}_{version.Minor}";
        for (var major = 5; major <= version.Major; major++)
        {
            yield return $"NET{major}_0_OR_GREATER";
        }
    }

    /// <summary>The version in <c>net8.0</c> or <c>net8.0-windows</c>; null for any other framework.</summary>
    private static Version? GetVersion(string? framework)
    {
        if (framework is null || !framework.StartsWith("net", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var platform = framework.IndexOf('-', StringComparison.Ordinal);
        return Version.TryParse(framework.AsSpan()[3..(platform < 0 ? framework.Length : platform)], out var version) ? version : null;
    }
}
