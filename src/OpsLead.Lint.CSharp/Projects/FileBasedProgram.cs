using System.Collections.Immutable;

namespace OpsLead.Lint.CSharp.Projects;

/// <summary>
/// A program in one file, run as <c>dotnet run app.cs</c>: its directives stand for a project. Source: "File-based apps", .NET 10 SDK.
/// </summary>
internal static class FileBasedProgram
{
    /// <summary>Reads the directives at the top of a source.</summary>
    /// <param name="document">A source in no project.</param>
    /// <returns>Null when it has none.</returns>
    public static CSharpProject? Read(SourceDocument document)
    {
        var sdk = "Microsoft.NET.Sdk";
        var framework = "net10.0";
        var packages = ImmutableArray.CreateBuilder<PackageReference>();
        var references = ImmutableArray.CreateBuilder<string>();
        var isProgram = false;
        foreach (var line in document.GetText().Text.AsSpan().EnumerateLines())
        {
            var text = line.Trim();
            if (text.StartsWith("#!") || text.StartsWith("#:"))
            {
                isProgram = true;
                var (kind, value) = SplitDirective(text[2..]);
                switch (kind)
                {
                    case "sdk":
                        sdk = value.Split('@')[0].Trim();
                        break;
                    case "package":
                        var parts = value.Split('@', 2, StringSplitOptions.TrimEntries);
                        packages.Add(new PackageReference(parts[0], parts.Length > 1 ? parts[1] : null));
                        break;
                    case "project" when PathPattern.Combine(document.Folder, value) is { } path:
                        references.Add(path);
                        break;
                    case "property" when value.StartsWith("TargetFramework=", StringComparison.OrdinalIgnoreCase):
                        framework = value["TargetFramework=".Length..];
                        break;
                }
            }
            else if (!text.IsEmpty && !text.StartsWith("//"))
            {
                break;
            }
        }

        var name = document.FileName[..document.FileName.LastIndexOf('.')];
        return !isProgram ? null : new CSharpProject(document, document.Folder)
        {
            Sdk = sdk,
            TargetFrameworks = [framework],
            IsExecutable = true,
            AssemblyName = name,
            RootNamespace = name,
            IsNullable = true,
            PackageReferences = packages.ToImmutable(),
            ProjectReferences = references.ToImmutable(),
            FrameworkReferences = SdkDefaults.IsWeb(sdk) ? ["Microsoft.AspNetCore.App"] : [],
            GlobalUsings = [.. SdkDefaults.GetImplicitUsings(sdk, isNetFramework: false)],
            PreprocessorSymbols = [.. SdkDefaults.GetPreprocessorSymbols(framework)],
            Sources = [document],
        };
    }

    private static (string Kind, string Value) SplitDirective(ReadOnlySpan<char> text)
    {
        var space = text.IndexOf(' ');
        return space < 0 ? (text.ToString(), "") : (text[..space].ToString(), text[space..].Trim().ToString());
    }
}
