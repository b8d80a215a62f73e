namespace OpsLead.Lint.Cli.Files;

/// <summary>Finds installations of .NET, whose assemblies C# is bound against. None is needed, and none is started.</summary>
internal static class DotNetLocator
{
    private static readonly string[] UsualFolders =
        OperatingSystem.IsWindows() ? [@"C:\Program Files\dotnet"] : ["/usr/share/dotnet", "/usr/lib/dotnet", "/usr/lib64/dotnet", "/usr/local/share/dotnet", "/opt/dotnet"];

    /// <summary>The folders to look in: <c>DOTNET_ROOT</c>, where <c>dotnet</c> on the path really lies, and the usual places.</summary>
    /// <returns>The folders, the preferred first; they need not exist.</returns>
    public static IEnumerable<string> GetRoots()
    {
        if (Environment.GetEnvironmentVariable("DOTNET_ROOT") is { Length: > 0 } root)
        {
            yield return root;
        }

        var name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        foreach (var folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            if (FindTarget(Path.Combine(folder, name)) is { } target)
            {
                yield return target;
            }
        }

        foreach (var folder in UsualFolders)
        {
            yield return folder;
        }
    }

    private static string? FindTarget(string path)
    {
        try
        {
            return File.Exists(path) ? Path.GetDirectoryName(File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
