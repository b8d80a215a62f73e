using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace OpsLead.Lint.Rules.CSharp.Tests;

/// <summary>The reference assemblies that come with the SDK which runs the tests.</summary>
internal static class ReferencePacks
{
    /// <summary>The installation that runs the tests: …/shared/Microsoft.NETCore.App/10.0.x/System.Private.CoreLib.dll.</summary>
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "../../.."));

    public static ImmutableArray<MetadataReference> AspNetCore { get; } = [.. Load("Microsoft.NETCore.App.Ref"), .. Load("Microsoft.AspNetCore.App.Ref")];

    private static IEnumerable<MetadataReference> Load(string pack)
    {
        var framework = Directory.GetDirectories(Path.Combine(Root, "packs", pack))
            .SelectMany(static version => Directory.GetDirectories(Path.Combine(version, "ref")))
            .Order(StringComparer.Ordinal)
            .Last();
        return Directory.GetFiles(framework, "*.dll").Select(static path => MetadataReference.CreateFromFile(path));
    }
}
