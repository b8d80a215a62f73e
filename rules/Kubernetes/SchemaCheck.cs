using OpsLead.Lint.Kubernetes;
using OpsLead.Lint.Schemas;
using OpsLead.Lint.Schemas.Kubernetes;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>An object's differences from its schema: found once for all the rules that report them.</summary>
internal sealed class SchemaCheck
{
    private SchemaCheck(KubernetesKind? kind, IReadOnlyList<SchemaViolation> violations)
    {
        Kind = kind;
        Violations = violations;
    }

    /// <summary>The object's kind; null when it is not known here.</summary>
    public KubernetesKind? Kind { get; }

    /// <summary>The differences.</summary>
    public IReadOnlyList<SchemaViolation> Violations { get; }

    /// <summary>The check of an object.</summary>
    public static SchemaCheck Get(NodeContext<KubernetesObject> context) => context.Node.GetOrDerive(_ => Create(context));

    private static SchemaCheck Create(NodeContext<KubernetesObject> context)
    {
        var manifest = context.Node;
        if (YamlFacts.IsTemplated(manifest.ApiVersion) || YamlFacts.IsTemplated(manifest.Kind) || KubernetesSchemas.Find(manifest.ApiVersion, manifest.Kind) is not { } kind)
        {
            return new SchemaCheck(kind: null, []);
        }

        var release = KubernetesRelease.Parse(context.GetGlobalOption(KubernetesRelease.OptionName));
        var options = release == int.MaxValue ? SchemaValidationOptions.Kubernetes
            : SchemaValidationOptions.Kubernetes with { KubernetesRelease = Math.Max(release, KubernetesSchemas.OldestRelease) };
        var violations = SchemaValidator.Validate(manifest.Root, kind.Schema, options);
        if (violations.Count > 0)
        {
            var isPatch = KustomizePatches.Contains(context.Workspace, context.Document);
            var isComposed = KubernetesRelations.IsComposed(context.Workspace, context.Document.Folder);
            violations = [.. violations.Where(violation => IsCertain(violation, manifest, kind, isPatch, isComposed))];
        }

        return new SchemaCheck(kind, violations);
    }

    private static bool IsCertain(SchemaViolation violation, KubernetesObject manifest, KubernetesKind kind, bool isPatch, bool isComposed)
    {
        // Where the document breaks off in an error nothing but a wrong name is sure.
        if (manifest.Root.IsOpen && violation.Kind != SchemaViolationKind.UnknownProperty)
        {
            return false;
        }

        if (violation.Kind == SchemaViolationKind.MissingProperty)
        {
            // A patch is part of an object, and Kustomize's labels make selectors.
            return !isPatch && !(isComposed && violation.Name == "selector") && (!kind.IsCustom || (!kind.IsEarlier && violation.Path is "" or "spec"));
        }

        // The cluster may have a newer definition of a custom resource than the one known here, with more fields and more values, fewer of
        // them required: only what was surely meant otherwise is told.
        return !kind.IsCustom || kind.ApiVersion == "flagger.app/v1beta1" || violation.Kind switch
        {
            SchemaViolationKind.UnknownProperty => violation.Suggestion is { } suggestion && !IsLonger(suggestion, violation.Name) && !IsLonger(violation.Name, suggestion),
            SchemaViolationKind.NotInEnumeration => violation.Suggestion is not null,
            _ => true,
        };
    }

    // A field 'ingresses' may well have come beside 'ingress'.
    private static bool IsLonger(string word, string beginning) => word.StartsWith(beginning, StringComparison.Ordinal);
}
