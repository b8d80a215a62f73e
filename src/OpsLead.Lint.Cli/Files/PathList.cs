using System.Text;

namespace OpsLead.Lint.Cli.Files;

/// <summary>A list of paths in a file or on the standard input, as <c>git diff --name-only</c> with or without <c>-z</c> writes it.</summary>
internal static class PathList
{
    /// <summary>Reads a list: separated by NUL if there is one, otherwise one path a line.</summary>
    /// <param name="name">The file as it was written; <c>-</c> for the standard input.</param>
    /// <param name="host">The machine.</param>
    /// <returns>The paths as they are written, without empty ones.</returns>
    /// <exception cref="UsageException">The file cannot be read.</exception>
    public static string[] Read(string name, CommandHost host)
    {
        var text = ReadText(name, host);
        return text.Contains('\0', StringComparison.Ordinal)
            ? text.Split('\0', StringSplitOptions.RemoveEmptyEntries)
            : text.Split(["\r\n", "\n"], StringSplitOptions.RemoveEmptyEntries);
    }

    private static string ReadText(string name, CommandHost host)
    {
        try
        {
            using var stream = name == "-" ? host.Input : File.OpenRead(Path.GetFullPath(name, host.CurrentDirectory));
            using var reader = new StreamReader(stream, Encoding.UTF8);
            return reader.ReadToEnd();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The list of files '{name}' cannot be read: {(exception is UnauthorizedAccessException ? "permission denied, or it is a folder" : "there is no such file")}.");
        }
    }
}
