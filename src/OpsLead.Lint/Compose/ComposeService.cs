using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Compose;

/// <summary>One service of a Compose file. A thin view over its mapping.</summary>
public sealed class ComposeService
{
    private readonly YamlScalar name;
    private IReadOnlyList<ComposePort>? ports;
    private IReadOnlyList<ComposeVolumeMount>? volumes;
    private IReadOnlyList<ComposeReference>? references;

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

    /// <summary>The image in its parts; absent points at the name.</summary>
    public Fact<ImageReference> Image => GetString("image").Select(ImageReference.Parse);

    /// <summary>The ports it publishes, in the order of the text. Never null.</summary>
    public IReadOnlyList<ComposePort> Ports => ports ??= ComposePort.Read(Mapping);

    /// <summary>What it mounts by <c>volumes</c>, in the order of the text. Never null.</summary>
    public IReadOnlyList<ComposeVolumeMount> Volumes => volumes ??= ComposeVolumeMount.Read(Mapping);

    /// <summary>The services, networks, volumes, secrets and configs it refers to. Never null.</summary>
    public IReadOnlyList<ComposeReference> References => references ??= ComposeReferences.Read(this);

    /// <summary>The profiles that start it; null when it is not known which, empty for a service that always starts.</summary>
    public IReadOnlyList<string>? Profiles
    {
        get
        {
            if (!Mapping.TryGetValue("profiles", out var node))
            {
                return IsPartial ? null : [];
            }

            if (node is not YamlSequence sequence)
            {
                return null;
            }

            var result = new List<string>(sequence.Items.Length);
            foreach (var item in sequence.Items)
            {
                if (item.Resolve() is not YamlScalar scalar || ComposeInterpolation.Expand(scalar.Value) is not { IsComplete: true, HasDefault: false } expanded)
                {
                    return null;
                }

                result.Add(expanded.Text);
            }

            return result;
        }
    }

    /// <summary>A value as text, its variables replaced by their defaults.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The value; unknown when it depends on a variable without a default; absent points at the name.</returns>
    public Fact<string> GetString(string key)
    {
        if (!Mapping.TryGetValue(key, out var value) || value is YamlScalar { IsNull: true })
        {
            return IsPartial ? Fact<string>.Unknown(NameSpan) : Fact<string>.Absent(NameSpan);
        }

        return ComposeValue.GetString(value);
    }

    /// <summary>The items of a list of texts, or the words of a single text, each with its variables replaced by their defaults.</summary>
    /// <param name="key">The key: <c>cap_add</c>, <c>security_opt</c>.</param>
    /// <returns>The scalars and their facts in the order of the text; empty when the key is missing.</returns>
    public IReadOnlyList<Fact<string>> GetItems(string key)
    {
        if (!Mapping.TryGetSequence(key, out var sequence))
        {
            return [];
        }

        var result = new List<Fact<string>>(sequence.Items.Length);
        foreach (var item in sequence.Items)
        {
            result.Add(ComposeValue.GetString(item.Resolve()));
        }

        return result;
    }

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

/// <summary>Reads values of a Compose file, variables replaced by their defaults.</summary>
public static class ComposeValue
{
    /// <summary>A node as text.</summary>
    /// <param name="value">The node with its aliases resolved.</param>
    /// <returns>The text; unknown when it depends on a variable without a default, or is no scalar.</returns>
    public static Fact<string> GetString(YamlNode value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value is YamlScalar scalar && ComposeInterpolation.Expand(scalar.Value) is { IsComplete: true } expanded
            ? Fact<string>.Known(expanded.Text, scalar.Span)
            : Fact<string>.Unknown(value.Span);
    }

    /// <summary>The value of a key as text.</summary>
    /// <param name="mapping">The mapping.</param>
    /// <param name="key">The key.</param>
    /// <param name="anchor">Where a finding about its absence points.</param>
    /// <returns>The text; unknown when it depends on a variable without a default, or is no scalar; a null value counts as absent.</returns>
    public static Fact<string> GetString(YamlMapping mapping, string key, TextSpan anchor)
    {
        ArgumentNullException.ThrowIfNull(mapping);
        return mapping.TryGetValue(key, out var value) && value is not YamlScalar { IsNull: true } ? GetString(value)
            : mapping.IsOpen ? Fact<string>.Unknown(mapping.Span)
            : Fact<string>.Absent(anchor);
    }

    /// <summary>Whether a key is written and true.</summary>
    /// <param name="mapping">The mapping.</param>
    /// <param name="key">The key.</param>
    /// <returns>True when it is.</returns>
    public static bool IsTrue(YamlMapping mapping, string key)
    {
        ArgumentNullException.ThrowIfNull(mapping);
        return mapping.TryGetScalar(key, out var scalar) && (scalar.TryGetBoolean(out var value) ? value : scalar.Value.Equals("true", StringComparison.OrdinalIgnoreCase));
    }
}
