using OpsLead.Lint.Kubernetes;
using OpsLead.Lint.Schemas;
using OpsLead.Lint.Schemas.Kubernetes;
using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>A rule that reports one kind of difference between objects and their schemas.</summary>
internal abstract class SchemaRule : KubernetesRule
{
    /// <summary>kubeconform's name for all of them.</summary>
    protected const string Alias = "kubeconform/schema-validation";

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterManifestAction(c =>
    {
        var check = SchemaCheck.Get(c);
        for (var i = 0; i < check.Violations.Count; i++)
        {
            Report(c, check.Kind!, check.Violations[i]);
        }
    });

    /// <summary>Reports a difference if it is one of the rule's.</summary>
    protected abstract void Report(NodeContext<KubernetesObject> context, KubernetesKind kind, SchemaViolation violation);

    /// <summary>Where a difference stands in its object: <c>spec.replicas</c>.</summary>
    protected static string GetPath(SchemaViolation violation)
    {
        // An object of a list is spoken of as the object it is.
        var path = violation.Path;
        return path.StartsWith("items[", StringComparison.Ordinal) && path.IndexOf(']', StringComparison.Ordinal) is > 0 and var end ? path[(end + 1)..].TrimStart('.') : path;
    }

    /// <summary>Whether the value is one that a Secret keeps, which is never shown.</summary>
    protected static bool IsSecret(KubernetesKind kind, string path) =>
        kind.Kind == "Secret" && (path.StartsWith("data", StringComparison.Ordinal) || path.StartsWith("stringData", StringComparison.Ordinal));

    /// <summary>A change of what a scalar says, its quotes left as they are.</summary>
    protected static CodeFix Rewrite(string title, YamlNode scalar, string text) => CodeFix.Replace(title, ((YamlScalar)scalar.Resolve()).ContentSpan, text);
}
