using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Compose;

/// <summary>What a Compose file defines under a name, or a service refers to by name.</summary>
public enum ComposeElementKind
{
    /// <summary>A service.</summary>
    Service,

    /// <summary>A network.</summary>
    Network,

    /// <summary>A named volume.</summary>
    Volume,

    /// <summary>A secret.</summary>
    Secret,

    /// <summary>A config.</summary>
    Config,
}

/// <summary>A top-level network, volume, secret or config of a Compose file.</summary>
public sealed class ComposeElement
{
    private static readonly (ComposeElementKind Kind, string Key)[] Sections =
    [
        (ComposeElementKind.Network, "networks"),
        (ComposeElementKind.Volume, "volumes"),
        (ComposeElementKind.Secret, "secrets"),
        (ComposeElementKind.Config, "configs"),
    ];

    private readonly YamlScalar name;

    private ComposeElement(ComposeElementKind kind, YamlScalar name, YamlMapping? mapping, bool isKnown)
    {
        Kind = kind;
        this.name = name;
        Mapping = mapping;
        IsKnown = isKnown;
    }

    /// <summary>What it is.</summary>
    public ComposeElementKind Kind { get; }

    /// <summary>The name that services use.</summary>
    public string Name => name.Value;

    /// <summary>Where the name stands.</summary>
    public TextSpan NameSpan => name.Span;

    /// <summary>What is said about it; null when nothing is.</summary>
    public YamlMapping? Mapping { get; }

    /// <summary>Whether all that is said about it stands here: no merge from elsewhere, no value that is not a mapping.</summary>
    public bool IsKnown { get; }

    /// <summary>The top-level key of a kind: <c>networks</c>.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>The key.</returns>
    public static string GetSection(ComposeElementKind kind)
    {
        foreach (var section in Sections)
        {
            if (section.Kind == kind)
            {
                return section.Key;
            }
        }

        return "services";
    }

    internal static List<ComposeElement> Find(YamlMapping root)
    {
        var result = new List<ComposeElement>();
        foreach (var (kind, key) in Sections)
        {
            if (!root.TryGetMapping(key, out var section))
            {
                continue;
            }

            foreach (ref readonly var entry in section.Entries)
            {
                if (entry.Key is YamlScalar { Value: not "<<" } name)
                {
                    var value = entry.Value.Resolve();
                    var mapping = value as YamlMapping;
                    result.Add(new ComposeElement(kind, name, mapping, mapping is { IsOpen: false } || value is YamlScalar { IsNull: true }));
                }
            }
        }

        return result;
    }
}

/// <summary>A name by which a service refers to something that must be defined.</summary>
/// <param name="Kind">What must be defined.</param>
/// <param name="Name">The name.</param>
/// <param name="Span">Where it stands.</param>
/// <param name="Key">The key of the service that refers to it: <c>networks</c>, <c>depends_on</c>.</param>
/// <param name="IsOptional">Whether Compose goes on without it.</param>
/// <param name="Condition">The condition of a dependency and where it stands; absent when none is written.</param>
public sealed record ComposeReference(ComposeElementKind Kind, string Name, TextSpan Span, string Key, bool IsOptional, Fact<string> Condition);
