using System.Text.RegularExpressions;

namespace OpsLead.Lint.Dev.Schemas;

/// <summary>The models of one Kubernetes release as the JavaScript client lists them: which properties there are, and their formats.</summary>
internal sealed partial class ReleaseModels
{
    private readonly Dictionary<string, Dictionary<string, string>> formatsByModel = new(StringComparer.Ordinal);

    private ReleaseModels(int release) => Release = release;

    /// <summary>The minor release.</summary>
    public int Release { get; }

    /// <summary>Reads a client's folder.</summary>
    /// <param name="release">The minor release that it is generated from.</param>
    /// <param name="folder">The package's folder.</param>
    public static ReleaseModels Read(int release, string folder)
    {
        var result = new ReleaseModels(release);
        foreach (var path in Directory.EnumerateFiles(folder, "*.js", SearchOption.AllDirectories))
        {
            var name = Path.GetFileNameWithoutExtension(path);
            if (Path.GetFileName(Path.GetDirectoryName(path)) is "model" or "models")
            {
                // File names begin with a small letter up to client 0.22.
                result.formatsByModel[char.ToUpperInvariant(name[0]) + name[1..]] = Property().Matches(File.ReadAllText(path))
                    .ToDictionary(static match => match.Groups["name"].Value, static match => match.Groups["format"].Value, StringComparer.Ordinal);
            }
        }

        return result.formatsByModel.Count > 0 ? result : throw new InvalidDataException($"No models in '{folder}'.");
    }

    /// <summary>The formats of a model's properties by name; null when the release has no such model.</summary>
    /// <param name="candidates">The names it may have: with its group in front where two groups have the same name.</param>
    public IReadOnlyDictionary<string, string>? Find(IEnumerable<string> candidates) =>
        candidates.Select(name => formatsByModel.GetValueOrDefault(name)).FirstOrDefault(static model => model is not null);

    [GeneratedRegex("""["']baseName["']:\s*["'](?<name>[^"']+)["'],\s*["']type["']:\s*["'][^"']*["'](,\s*["']format["']:\s*["'](?<format>[^"']*)["'])?""")]
    private static partial Regex Property();
}
