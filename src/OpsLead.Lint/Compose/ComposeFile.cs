using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Compose;

/// <summary>A Compose file. A thin view over its mapping.</summary>
public sealed class ComposeFile
{
    private List<ComposeService>? services;
    private List<ComposeElement>? elements;

    internal ComposeFile(SourceDocument document, SourceText text, YamlMapping root)
    {
        Document = document;
        Text = text;
        Root = root;
    }

    /// <summary>The file.</summary>
    public SourceDocument Document { get; }

    /// <summary>The file's text.</summary>
    public SourceText Text { get; }

    /// <summary>The top-level mapping.</summary>
    public YamlMapping Root { get; }

    /// <summary>The services in the order of the text.</summary>
    public IReadOnlyList<ComposeService> Services => services ??= FindServices();

    /// <summary>The networks, volumes, secrets, configs and models that the file defines, in the order of the kinds and of the text.</summary>
    public IReadOnlyList<ComposeElement> Elements => elements ??= ComposeElement.Find(Root);

    /// <summary>Whether other files take part: <c>include</c>, or a name that says it is laid over another file.</summary>
    public bool IsPartial => IsOverride || Root.TryGetValue("include", out _) || Root.IsOpen;

    /// <summary>Whether the name says that the file is laid over another one: <c>compose.override.yaml</c>, <c>docker-compose.prod.yml</c>.</summary>
    public bool IsOverride => ComposeFileName.IsOverride(Document.FileName);

    /// <summary>Whether the name says that the file serves a developer's machine or a test.</summary>
    public bool IsForDevelopment => ComposeFileName.IsForDevelopment(Document.FileName);

    /// <summary>Whether file or folder say that it runs where users are: <c>docker-compose.prod.yml</c>, <c>deploy/production/compose.yaml</c>.</summary>
    public bool IsForProduction => ComposeFileName.IsForProduction(Document.Path);

    private List<ComposeService> FindServices()
    {
        var result = new List<ComposeService>();
        if (Root.TryGetMapping("services", out var mapping))
        {
            foreach (ref readonly var entry in mapping.Entries)
            {
                if (entry.Key is YamlScalar { Value: not "<<" } name && entry.Value.Resolve() is YamlMapping service)
                {
                    result.Add(new ComposeService(this, name, service));
                }
            }
        }

        return result;
    }
}

/// <summary>What the name of a Compose file says.</summary>
public static class ComposeFileName
{
    /// <summary>Whether it says that the file is laid over another one: <c>compose.override.yaml</c>, <c>docker-compose.prod.yml</c>.</summary>
    /// <param name="name">The name without folders.</param>
    /// <returns>True when it does.</returns>
    public static bool IsOverride(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var stem = name.AsSpan(0, Math.Max(0, name.LastIndexOf('.')));
        return (stem.StartsWith("compose", StringComparison.OrdinalIgnoreCase) || stem.StartsWith("docker-compose", StringComparison.OrdinalIgnoreCase))
            && !stem.Equals("compose", StringComparison.OrdinalIgnoreCase) && !stem.Equals("docker-compose", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether it says that the file serves a developer's machine or a test.</summary>
    /// <param name="name">The name without folders.</param>
    /// <returns>True when it does.</returns>
    public static bool IsForDevelopment(string name) =>
        Has(name, "override") || Has(name, "dev") || Has(name, "development") || Has(name, "local") || Has(name, "test") || Has(name, "tests")
        || Has(name, "debug") || Has(name, "ci");

    /// <summary>Whether it, or a folder, says that the file runs where users are.</summary>
    /// <param name="path">The path below the root.</param>
    /// <returns>True when it does.</returns>
    public static bool IsForProduction(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var name = path[(path.LastIndexOf('/') + 1)..];
        return !IsForDevelopment(name)
            && (Has(name, "prod") || Has(name, "production") || Has(name, "swarm") || Has(name, "stack")
                || path.Contains("/prod/", StringComparison.OrdinalIgnoreCase) || path.StartsWith("prod/", StringComparison.OrdinalIgnoreCase)
                || path.Contains("/production/", StringComparison.OrdinalIgnoreCase) || path.StartsWith("production/", StringComparison.OrdinalIgnoreCase));
    }

    private static bool Has(string name, string word)
    {
        ArgumentNullException.ThrowIfNull(name);
        var index = name.IndexOf(word, StringComparison.OrdinalIgnoreCase);
        return index > 0 && name[index - 1] is '.' or '-' or '_' && index + word.Length < name.Length && name[index + word.Length] is '.' or '-' or '_';
    }
}
