using OpsLead.Lint.Text;

namespace OpsLead.Lint.Cli.Files;

/// <summary>The standard input as a file.</summary>
internal sealed class StandardInput
{
    private readonly byte[]? content;

    private StandardInput(string fileName, byte[]? content)
    {
        FileName = fileName;
        this.content = content;
    }

    /// <summary>The path that decides what kind of file it is, which configuration holds and what reports show; as it was written.</summary>
    public string FileName { get; }

    /// <summary>Reads it, as much as a file may have.</summary>
    /// <param name="fileName">The path it stands for.</param>
    /// <param name="stream">The input.</param>
    /// <returns>The file.</returns>
    public static StandardInput Read(string fileName, Stream stream)
    {
        using var memory = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (memory.Length <= FileLoader.MaxSize && stream.Read(buffer) is > 0 and var count)
        {
            memory.Write(buffer, 0, count);
        }

        return new StandardInput(fileName, memory.Length > FileLoader.MaxSize ? null : memory.ToArray());
    }

    /// <summary>The text.</summary>
    /// <returns>The text. Never null.</returns>
    /// <exception cref="DocumentSkippedException">It is binary or too large.</exception>
    public SourceText Load() => content is null ? throw new DocumentSkippedException("over 16 MB", isExpected: false) : FileLoader.Decode(content, FileName);
}
