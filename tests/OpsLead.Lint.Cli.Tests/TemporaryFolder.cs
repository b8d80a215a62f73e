namespace OpsLead.Lint.Cli.Tests;

/// <summary>A folder that lives as long as a test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("opslead-lint-");

    public string Path => folder.FullName;

    public string this[string name] => System.IO.Path.Combine(Path, name);

    public TemporaryFolder Add(string name, string text = "") => AddBytes(name, System.Text.Encoding.UTF8.GetBytes(text));

    public TemporaryFolder AddBytes(string name, byte[] bytes)
    {
        var path = this[name];
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return this;
    }

    public void Dispose() => folder.Delete(recursive: true);
}
