using System.Diagnostics.CodeAnalysis;
using OpsLead.Lint.Engine;

namespace OpsLead.Lint.Kubernetes;

/// <summary>The callbacks of the Kubernetes rules by kind of node.</summary>
internal sealed class KubernetesActions
{
    private readonly Dictionary<string, ActionList<NodeContext<KubernetesObject>>> manifestsByKind = new(StringComparer.Ordinal);

    /// <summary>Whether a rule reads what roles grant and who holds them.</summary>
    public bool NeedsRoleFacts { get; set; }

    public ActionList<KubernetesContext> FileStarts { get; } = new();

    public ActionList<NodeContext<SourceDocument>> FileEnds { get; } = new();

    public ActionList<NodeContext<KubernetesObject>> AllManifests { get; } = new();

    public ActionList<NodeContext<PodTemplate>> PodTemplates { get; } = new();

    public ActionList<NodeContext<Container>> Containers { get; } = new();

    public void AddManifest(int rule, Action<NodeContext<KubernetesObject>> action, ReadOnlySpan<string> kinds)
    {
        if (kinds.IsEmpty)
        {
            AllManifests.Add(rule, action);
            return;
        }

        foreach (var kind in kinds)
        {
            if (!manifestsByKind.TryGetValue(kind, out var list))
            {
                manifestsByKind.Add(kind, list = new ActionList<NodeContext<KubernetesObject>>());
            }

            list.Add(rule, action);
        }
    }

    public bool TryGetManifests(string kind, [NotNullWhen(true)] out ActionList<NodeContext<KubernetesObject>>? list) => manifestsByKind.TryGetValue(kind, out list);
}
