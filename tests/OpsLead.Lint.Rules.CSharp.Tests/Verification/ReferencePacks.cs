using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace OpsLead.Lint.Rules.CSharp.Tests;

/// <summary>The reference assemblies that come with the SDK which runs the tests.</summary>
internal static class ReferencePacks
{
    public static ImmutableArray<MetadataReference> AspNetCore { get; } = [.. Load("Microsoft.NETCore.App.Ref"), .. Load("Microsoft.AspNetCore.App.Ref")];

    private static IEnumerable<MetadataReference> Load(string pack)
    {
        // …/shared/Microsoft.NETCore.App/10.0.x/System.Private.CoreLib.dll: the packs lie beside 'shared'.
        var root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "../../../packs", pack));
        var framework = Directory.GetDirectories(root).SelectMany(static version =>
            Directory.GetDirectories(Path.Combine(version, "ref"))).Order(StringComparer.Ordinal).Last();
        return Directory.GetFiles(framework, "*.dll").Select(static path => MetadataReference.CreateFromFile(path));
    }
}
