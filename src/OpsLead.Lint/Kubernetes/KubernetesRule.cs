using OpsLead.Lint.Engine;
using OpsLead.Lint.Kubernetes;

namespace OpsLead.Lint;

/// <summary>A rule about Kubernetes objects.</summary>
public abstract class KubernetesRule : Rule
{
    /// <summary>A rule about Kubernetes objects.</summary>
    protected KubernetesRule()
        : base(RuleLanguage.Kubernetes)
    {
    }

    /// <summary>Registers what the rule wants to see.</summary>
    /// <param name="context">Where to register.</param>
    public abstract void Initialize(KubernetesContext context);
}

/// <summary>Where a <see cref="KubernetesRule"/> registers, for all files or, inside a file-start callback, for one.</summary>
public sealed class KubernetesContext : RegistrationContext
{
    private readonly KubernetesActions actions;

    internal KubernetesContext(int rule, LinterBuilder linter, KubernetesActions actions)
        : base(rule, linter) => this.actions = actions;

    /// <summary>Registers a callback for each object of the given kinds.</summary>
    /// <param name="action">The callback.</param>
    /// <param name="kinds">The kinds; none for every object.</param>
    public void RegisterManifestAction(Action<NodeContext<KubernetesObject>> action, params ReadOnlySpan<string> kinds) => actions.AddManifest(RuleIndex, action, kinds);

    /// <summary>Registers a callback for each pod and each template of pods.</summary>
    /// <param name="action">The callback.</param>
    public void RegisterPodTemplateAction(Action<NodeContext<PodTemplate>> action) => actions.PodTemplates.Add(RuleIndex, action);

    /// <summary>Registers a callback for each container of each pod.</summary>
    /// <param name="action">The callback.</param>
    public void RegisterContainerAction(Action<NodeContext<Container>> action) => actions.Containers.Add(RuleIndex, action);

    /// <summary>
    /// Asks for the facts about roles, what binds them, service accounts and the pods that get a token. They are left for the rules across files
    /// only when one that is enabled asks: few do.
    /// </summary>
    public void RequireRoleFacts() => actions.NeedsRoleFacts = true;

    /// <summary>
    /// Registers a callback before a file's first object, for a rule that keeps state per file: it is given a context of the same
    /// kind, and what it registers there holds for this file only. Its closures hold the state.
    /// </summary>
    /// <param name="action">The callback.</param>
    public void RegisterFileStartAction(Action<KubernetesContext> action) => actions.FileStarts.Add(RuleIndex, action);

    /// <summary>Registers a callback after the file's last object.</summary>
    /// <param name="action">The callback.</param>
    public void RegisterFileEndAction(Action<NodeContext<SourceDocument>> action) => actions.FileEnds.Add(RuleIndex, action);
}
