using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Compose;

/// <summary>A Compose file. A thin view over its mapping.</summary>
public sealed class ComposeFile
{
    private List<ComposeService>? services;

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

    /// <summary>Whether other files take part: <c>include</c>, or a name that says it is laid over another file.</summary>
    public bool IsPartial => IsOverride || Root.TryGetValue("include", out _) || Root.IsOpen;

    /// <summary>Whether the name says that the file is laid over another one: <c>compose.override.yaml</c>, <c>docker-compose.prod.yml</c>.</summary>
    public bool IsOverride
    {
        get
        {
            var name = Document.FileName.AsSpan();
            var stem = name[..Math.Max(0, name.LastIndexOf('.'))];
            return (stem.StartsWith("compose", StringComparison.OrdinalIgnoreCase) || stem.StartsWith("docker-compose", StringComparison.OrdinalIgnoreCase))
                && !stem.Equals("compose", StringComparison.OrdinalIgnoreCase) && !stem.Equals("docker-compose", StringComparison.OrdinalIgnoreCase);
        }
    }

    /// <summary>Whether the name says that the file serves a developer's machine or a test.</summary>
    public bool IsForDevelopment
    {
        get
        {
            var name = Document.FileName;
            return Has("override") || Has("dev") || Has("development") || Has("local") || Has("test") || Has("tests") || Has("debug") || Has("ci");

            bool Has(string word)
            {
                var index = name.IndexOf(word, StringComparison.OrdinalIgnoreCase);
                return index > 0 && name[index - 1] is '.' or '-' or '_' && index + word.Length < name.Length && name[index + word.Length] is '.' or '-' or '_';
            }
        }
    }

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

/// <summary>One service of a Compose file. A thin view over its mapping.</summary>
public sealed class ComposeService
{
    private readonly YamlScalar name;

    internal ComposeService(ComposeFile file, YamlScalar name, YamlMapping mapping)
    {
        File = file;
        this.name = name;
        Mapping = mapping;
    }

    /// <summary>The file it stands in.</summary>
    public ComposeFile File { get; }

    /// <summary>The service's mapping.</summary>
    public YamlMapping Mapping { get; }

    /// <summary>The name.</summary>
    public string Name => name.Value;

    /// <summary>Where the name stands: where a finding about the service as a whole points.</summary>
    public TextSpan NameSpan => name.Span;

    /// <summary>Whether it takes keys from a service elsewhere, so that a missing one is unknown.</summary>
    public bool IsPartial => Mapping.IsOpen || Mapping.TryGetValue("extends", out _);

    /// <summary>A value as text, its variables replaced by their defaults.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The value; unknown when it depends on a variable without a default; absent points at the name.</returns>
    public Fact<string> GetString(string key)
    {
        if (!Mapping.TryGetValue(key, out var value) || value is YamlScalar { IsNull: true })
        {
            return IsPartial ? Fact<string>.Unknown(NameSpan) : Fact<string>.Absent(NameSpan);
        }

        return value is YamlScalar scalar && ComposeInterpolation.Expand(scalar.Value) is { IsComplete: true } expanded
            ? Fact<string>.Known(expanded.Text, scalar.Span)
            : Fact<string>.Unknown(value.Span);
    }

    /// <summary>The image in its parts; absent points at the name.</summary>
    public Fact<ImageReference> Image => GetString("image").Select(ImageReference.Parse);

    /// <summary>The environment variables with literal values, from the list or the mapping form.</summary>
    /// <returns>Name, the scalar that holds the value, and where in it the value begins.</returns>
    public IEnumerable<ComposeVariable> GetEnvironment()
    {
        if (!Mapping.TryGetValue("environment", out var node))
        {
            yield break;
        }

        if (node is YamlMapping mapping)
        {
            foreach (var entry in mapping.Entries.ToArray())
            {
                if (entry.Key is YamlScalar key && entry.Value.Resolve() is YamlScalar { IsNull: false } value)
                {
                    yield return new ComposeVariable(key.Value, value, 0);
                }
            }
        }
        else if (node is YamlSequence sequence)
        {
            foreach (var item in sequence.Items.ToArray())
            {
                if (item.Resolve() is YamlScalar scalar && scalar.Value.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals)
                {
                    yield return new ComposeVariable(scalar.Value[..equals], scalar, equals + 1);
                }
            }
        }
    }
}

/// <summary>An environment variable of a service.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Scalar">The scalar that holds the value.</param>
/// <param name="ValueStart">Where the value begins in the scalar's text.</param>
public readonly record struct ComposeVariable(string Name, YamlScalar Scalar, int ValueStart)
{
    /// <summary>The value as written, variables included.</summary>
    public string Value => Scalar.Value[ValueStart..];

    /// <summary>The value's characters in the file.</summary>
    public TextSpan ValueSpan => Value.Length == 0 ? Scalar.Span : ValueStart == 0 ? Scalar.Span : Scalar.GetSpan(ValueStart, Value.Length);
}
