using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Schemas;

/// <summary>How a document is read when it is validated.</summary>
public sealed record SchemaValidationOptions
{
    /// <summary>YAML 1.2 and JSON as they are.</summary>
    public static SchemaValidationOptions Default { get; } = new();

    /// <summary>As kubectl and the API server read manifests: YAML 1.1 scalars, and null is the same as nothing.</summary>
    public static SchemaValidationOptions Kubernetes { get; } = new() { YamlSchema = YamlSchema.Yaml11, TreatsNullAsAbsent = true, AllowsPatchDirectives = true };

    /// <summary>Which plain scalars are booleans and numbers.</summary>
    public YamlSchema YamlSchema { get; init; } = YamlSchema.Core;

    /// <summary>Whether a null is the same as a key that is not there.</summary>
    public bool TreatsNullAsAbsent { get; init; }

    /// <summary>Whether keys that begin with <c>$</c> may stand anywhere: the directives of Kubernetes' strategic merge patches.</summary>
    public bool AllowsPatchDirectives { get; init; }

    /// <summary>The Kubernetes minor release (31 for 1.31) whose properties are known; <see cref="int.MaxValue"/> for all.</summary>
    public int KubernetesRelease { get; init; } = int.MaxValue;

    /// <summary>How many differences are reported at most; a document of a wholly other kind would have thousands.</summary>
    public int MaxViolations { get; init; } = 100;
}
