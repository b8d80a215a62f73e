namespace OpsLead.Lint.Rules.Kubernetes.Tests;

/// <summary>Writes the manifest around what a test is about.</summary>
internal static class Manifests
{
    /// <summary>A Deployment with one container.</summary>
    /// <param name="container">The lines of the container, without indentation.</param>
    /// <returns>The manifest.</returns>
    public static string Deployment(string container) => Workload("apps/v1", "Deployment", container);

    /// <summary>A workload with one container.</summary>
    /// <param name="apiVersion">The version.</param>
    /// <param name="kind">The kind; one whose pods stand under <c>spec.template.spec</c>.</param>
    /// <param name="container">The lines of the container, without indentation.</param>
    /// <param name="list">The key of the list of containers.</param>
    /// <returns>The manifest.</returns>
    public static string Workload(string apiVersion, string kind, string container, string list = "containers") =>
        $"apiVersion: {apiVersion}\nkind: {kind}\nmetadata:\n  name: web\nspec:\n  template:\n    spec:\n      {list}:\n        - {container.ReplaceLineEndings("\n").Replace("\n", "\n          ", StringComparison.Ordinal)}\n";

    /// <summary>A Flagger canary.</summary>
    /// <param name="spec">The lines of its spec, without indentation.</param>
    /// <returns>The manifest.</returns>
    public static string Canary(string spec) =>
        $"apiVersion: flagger.app/v1beta1\nkind: Canary\nmetadata:\n  name: web\nspec:\n  {spec.ReplaceLineEndings("\n").Replace("\n", "\n  ", StringComparison.Ordinal)}\n";

    /// <summary>A pod.</summary>
    /// <param name="spec">The lines of its spec, without indentation.</param>
    /// <returns>The manifest.</returns>
    public static string Pod(string spec) => $"apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  {Indent(spec)}\n";

    /// <summary>A Deployment.</summary>
    /// <param name="spec">The lines of its spec, without indentation.</param>
    /// <returns>The manifest.</returns>
    public static string DeploymentSpec(string spec) => $"apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\nspec:\n  {Indent(spec)}\n";

    /// <summary>A ClusterRole.</summary>
    /// <param name="rules">The lines of its only rule, without indentation.</param>
    /// <returns>The manifest.</returns>
    public static string Role(string rules) =>
        $"apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata:\n  name: web\nrules:\n  - {Indent(rules).Replace("\n", "\n  ", StringComparison.Ordinal)}\n";

    /// <summary>A binding.</summary>
    /// <param name="subject">The lines of its only subject, without indentation.</param>
    /// <param name="role">The name of the ClusterRole.</param>
    /// <returns>The manifest.</returns>
    public static string ClusterBinding(string subject, string role = "web") =>
        "apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRoleBinding\nmetadata:\n  name: web\nroleRef:\n  apiGroup: rbac.authorization.k8s.io\n  kind: ClusterRole\n  name: "
            + $"{role}\nsubjects:\n  - {Indent(subject).Replace("\n", "\n  ", StringComparison.Ordinal)}\n";

    private static string Indent(string text) => text.ReplaceLineEndings("\n").Replace("\n", "\n  ", StringComparison.Ordinal);
}
