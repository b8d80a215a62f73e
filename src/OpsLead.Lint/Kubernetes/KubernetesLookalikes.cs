using System.Collections.Frozen;

namespace OpsLead.Lint.Kubernetes;

/// <summary>Files that say <c>apiVersion</c> and <c>kind</c>, yet are the configuration of a tool and never reach an API server.</summary>
internal static class KubernetesLookalikes
{
    // The API groups without a dot that Kubernetes itself has or had (API reference 1.36). A custom resource's group has a dot:
    // the API server refuses a CustomResourceDefinition without one.
    private static readonly FrozenSet<string> DotlessGroups = FrozenSet.Create(StringComparer.Ordinal, "apps", "autoscaling", "batch", "extensions", "policy");

    // Groups with a dot whose objects are read by a program from a file.
    private static readonly FrozenSet<string> FileGroups = FrozenSet.Create(
        StringComparer.Ordinal,
        "kustomize.config.k8s.io", "kind.x-k8s.io", "kind.sigs.k8s.io", "kubeadm.k8s.io", "kubelet.config.k8s.io", "kubeproxy.config.k8s.io",
        "kubescheduler.config.k8s.io", "kubecontrollermanager.config.k8s.io", "apiserver.config.k8s.io", "apiserver.k8s.io", "audit.k8s.io", "client.authentication.k8s.io",
        "config.kubernetes.io", "kpt.dev", "fn.kpt.dev", "krew.googlecontainertools.github.com", "backstage.io", "ctlptl.dev", "tilt.dev", "k3d.io", "eksctl.io",
        "k0sctl.k0sproject.io", "garden.io", "score.dev", "testkube.schema", "minikube.sigs.k8s.io", "getporter.org");

    /// <summary>Whether an object is no Kubernetes object.</summary>
    /// <param name="apiVersion">Its <c>apiVersion</c>.</param>
    /// <param name="kind">Its <c>kind</c>.</param>
    /// <returns>True when no API server would be sent it.</returns>
    public static bool Contains(string apiVersion, string kind)
    {
        var slash = apiVersion.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
        {
            // A kubeconfig is `v1 Config`.
            return kind == "Config";
        }

        var group = apiVersion[..slash];
        return group.Contains('.', StringComparison.Ordinal) ? FileGroups.Contains(group) : !DotlessGroups.Contains(group);
    }
}
