using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Kubernetes;

/// <summary>What a container is for in its pod.</summary>
public enum ContainerRole
{
    /// <summary>One of <c>containers</c>.</summary>
    Regular,

    /// <summary>One of <c>initContainers</c> that runs to its end.</summary>
    Init,

    /// <summary>One of <c>initContainers</c> with <c>restartPolicy: Always</c>: it runs as long as the pod.</summary>
    Sidecar,

    /// <summary>One of <c>ephemeralContainers</c>.</summary>
    Ephemeral,
}

/// <summary>One container of a pod. A thin view over its mapping.</summary>
public sealed class Container
{
    internal Container(PodTemplate pod, YamlMapping mapping, ContainerRole role)
    {
        Pod = pod;
        Mapping = mapping;
        Role = role == ContainerRole.Init && mapping.TryGetValue("restartPolicy", out var policy) && policy is YamlScalar { Value: "Always" } ? ContainerRole.Sidecar : role;
    }

    /// <summary>The pod it runs in.</summary>
    public PodTemplate Pod { get; }

    /// <summary>The container's mapping.</summary>
    public YamlMapping Mapping { get; }

    /// <summary>What it is for.</summary>
    public ContainerRole Role { get; }

    /// <summary>The name; absent points at the container's first character.</summary>
    public Fact<string> Name => YamlFacts.GetString(Mapping, "name", new TextSpan(Mapping.Span.Start, 0));

    /// <summary>Where a finding about the container as a whole points: its name, or its first key.</summary>
    public TextSpan Anchor => Name.IsKnown ? Name.Span : Mapping.Entries.IsEmpty ? Mapping.Span : Mapping.Entries[0].Key.Span;

    /// <summary>The image as written; absent points at the name.</summary>
    public Fact<string> ImageText => YamlFacts.GetString(Mapping, "image", Anchor);

    /// <summary>The image in its parts; absent points at the name; unknown when a part is templated.</summary>
    public Fact<ImageReference> Image => ImageText.Select(ImageReference.Parse);

    /// <summary>The container's own <c>securityContext</c>; absent points at the name.</summary>
    public Fact<YamlMapping> SecurityContext => YamlFacts.GetMapping(Mapping, "securityContext", Anchor);

    /// <summary>A field of the security context in force: the container's own, else the pod's.</summary>
    /// <param name="key">The field, such as <c>runAsUser</c>.</param>
    /// <returns>The value as text; absent points at the container's own context, or its name.</returns>
    public Fact<string> GetEffectiveSecurity(string key) => Or(YamlFacts.GetString(SecurityContext, key), YamlFacts.GetString(Pod.SecurityContext, key));

    /// <summary>A field of the security context in force that is a boolean.</summary>
    /// <param name="key">The field, such as <c>runAsNonRoot</c>.</param>
    /// <returns>The value; absent points at the container's own context, or its name.</returns>
    public Fact<bool> IsEffectiveSecurity(string key) => Or(YamlFacts.GetBoolean(SecurityContext, key), YamlFacts.GetBoolean(Pod.SecurityContext, key));

    /// <summary>A field of the security context in force that is a mapping.</summary>
    /// <param name="key">The field, such as <c>seccompProfile</c>.</param>
    /// <returns>The value; absent points at the container's own context, or its name.</returns>
    public Fact<YamlMapping> GetEffectiveSecurityMapping(string key) => Or(YamlFacts.GetMapping(SecurityContext, key), YamlFacts.GetMapping(Pod.SecurityContext, key));

    /// <summary>The capabilities that the container adds or drops.</summary>
    /// <param name="key"><c>add</c> or <c>drop</c>.</param>
    /// <returns>The names as written.</returns>
    public Fact<IReadOnlyList<YamlScalar>> GetCapabilities(string key) => YamlFacts.GetStrings(YamlFacts.GetMapping(SecurityContext, "capabilities"), key);

    /// <summary>The declared ports.</summary>
    public IReadOnlyList<YamlMapping> Ports => YamlFacts.GetItems(Mapping, "ports");

    /// <summary>The environment variables.</summary>
    public IReadOnlyList<YamlMapping> Environment => YamlFacts.GetItems(Mapping, "env");

    /// <summary>The mounts of volumes.</summary>
    public IReadOnlyList<YamlMapping> VolumeMounts => YamlFacts.GetItems(Mapping, "volumeMounts");

    /// <summary>The <c>resources</c>; absent points at the name.</summary>
    public Fact<YamlMapping> Resources => YamlFacts.GetMapping(Mapping, "resources", Anchor);

    /// <summary>One of the probes.</summary>
    /// <param name="key"><c>livenessProbe</c>, <c>readinessProbe</c> or <c>startupProbe</c>.</param>
    /// <returns>The probe; absent points at the name.</returns>
    public Fact<YamlMapping> GetProbe(string key) => YamlFacts.GetMapping(Mapping, key, Anchor);

    /// <summary>Whether a resource is set for the container, by itself or by the pod as a whole (stable since Kubernetes 1.34).</summary>
    /// <param name="group"><c>limits</c> or <c>requests</c>.</param>
    /// <param name="resource">The resource, such as <c>memory</c>.</param>
    /// <returns>Null where a template may supply it.</returns>
    public bool? HasResource(string group, string resource)
    {
        var own = HasResource(Resources, group, resource);
        return own != false ? own : HasResource(YamlFacts.GetMapping(Pod.Spec, "resources", Anchor), group, resource);
    }

    /// <summary>The name for messages: as written, or the image, or <c>(unnamed)</c>.</summary>
    public string DisplayName => Name.IsKnown ? Name.Value : Name.IsUnknown && Mapping.TryGetScalar("name", out var name) ? name.Value : ImageText.IsKnown ? ImageText.Value : "(unnamed)";

    private static Fact<T> Or<T>(Fact<T> own, Fact<T> ofPod) => own.IsAbsent && !ofPod.IsAbsent ? ofPod : own;

    private static bool? HasResource(Fact<YamlMapping> resources, string group, string resource)
    {
        if (!resources.IsKnown)
        {
            return resources.IsAbsent ? false : null;
        }

        var values = YamlFacts.GetMapping(resources.Value, group, resources.Span);
        if (!values.IsKnown)
        {
            return values.IsAbsent ? false : null;
        }

        var value = YamlFacts.GetString(values.Value, resource, values.Span);
        return value.IsUnknown ? null : value.IsKnown;
    }
}
