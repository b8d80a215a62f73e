using OpsLead.Lint.Syntax.GoTemplates;
using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Kubernetes;

/// <summary>One Kubernetes object of a manifest. A thin view over its mapping.</summary>
public sealed class KubernetesObject
{
    private readonly YamlScalar kind;
    private readonly IReadOnlyList<YamlEntry> duplicates;
    private object? derived;
    private PodTemplate? podTemplate;
    private bool isPodTemplateRead;

    internal KubernetesObject(YamlMapping root, YamlScalar apiVersion, YamlScalar kind, IReadOnlyList<YamlEntry> duplicates)
    {
        this.duplicates = duplicates;
        Root = root;
        this.kind = kind;
        ApiVersion = apiVersion.Value;
        ApiVersionSpan = apiVersion.Span;
    }

    /// <summary>The object's mapping.</summary>
    public YamlMapping Root { get; }

    /// <summary>Second and later writings of a key in one of its mappings, in the order of the text.</summary>
    public IEnumerable<YamlEntry> DuplicateKeys => duplicates.Count == 0 ? [] : duplicates.Where(entry => Root.Span.Contains(entry.Key.Span));

    /// <summary>The actions of the template it is written in; null for an object that is applied as it is.</summary>
    public GoTemplate? Template { get; internal init; }

    /// <summary>Whether a template writes it under a condition only, or once for each item of a list.</summary>
    public bool IsConditional => Template is not null && !Template.AreTogether(0, KindSpan.Start);

    /// <summary>The API group and version, such as <c>apps/v1</c>.</summary>
    public string ApiVersion { get; }

    /// <summary>Where the version is written.</summary>
    public TextSpan ApiVersionSpan { get; }

    /// <summary>The API group; empty for the core group.</summary>
    public string Group => ApiVersion.IndexOf('/', StringComparison.Ordinal) is >= 0 and var slash ? ApiVersion[..slash] : "";

    /// <summary>The kind, such as <c>Deployment</c>.</summary>
    public string Kind => kind.Value;

    /// <summary>Where the kind is written.</summary>
    public TextSpan KindSpan => kind.Span;

    /// <summary>The metadata; absent points at the kind.</summary>
    public Fact<YamlMapping> Metadata => YamlFacts.GetMapping(Root, "metadata", KindSpan);

    /// <summary>The name; <c>generateName</c> makes it unknown; absent points at the kind.</summary>
    public Fact<string> Name => GetMetadata("name") is { IsAbsent: true } absent && !GetMetadata("generateName").IsAbsent ? Fact<string>.Unknown(absent.Span) : GetMetadata("name");

    /// <summary>The namespace as written; absent points at the name. In a template one that is not written is that of the release, which is unknown.</summary>
    public Fact<string> Namespace
    {
        get
        {
            var written = Metadata.IsUnknown ? Fact<string>.Unknown(Metadata.Span) : YamlFacts.GetString(Metadata.IsKnown ? Metadata.Value : null, "namespace", Name.Span);
            return written.IsAbsent && Template is not null ? Fact<string>.Unknown(written.Span) : written;
        }
    }

    /// <summary>The <c>spec</c>; absent points at the kind.</summary>
    public Fact<YamlMapping> Spec => YamlFacts.GetMapping(Root, "spec", KindSpan);

    /// <summary>The pod or the template of pods that the object holds; null when it holds none or it is unknown.</summary>
    public PodTemplate? PodTemplate
    {
        get
        {
            if (!isPodTemplateRead)
            {
                isPodTemplateRead = true;
                podTemplate = PodTemplate.Find(this);
            }

            return podTemplate;
        }
    }

    /// <summary>Whether it runs pods: one of Kubernetes' workloads, or a custom resource with a template of pods.</summary>
    public bool IsWorkload => PodTemplate is not null || PodTemplate.IsWorkloadKind(this);

    /// <summary>The spec of its pods; absent, also where the template is, points at what holds it; unknown for an object that runs none.</summary>
    public Fact<YamlMapping> PodSpec
    {
        get
        {
            if (PodTemplate is { } pod)
            {
                return Fact<YamlMapping>.Known(pod.Spec, pod.Anchor);
            }

            var path = PodTemplate.GetSpecPath(this);
            if (path.IsEmpty)
            {
                return Fact<YamlMapping>.Unknown(KindSpan);
            }

            var node = Fact<YamlMapping>.Known(Root, KindSpan);
            foreach (var key in path)
            {
                node = YamlFacts.GetMapping(node, key);
            }

            return node;
        }
    }

    /// <summary>The labels of its pods.</summary>
    public Fact<IReadOnlyDictionary<string, string>> PodLabels
    {
        get
        {
            var metadata = Fact<YamlMapping>.Known(Root, KindSpan);
            foreach (var key in PodTemplate.GetSpecPath(this) is [.. var parents, _] ? parents : default)
            {
                metadata = YamlFacts.GetMapping(metadata, key);
            }

            return LabelSelector.ReadLabels(YamlFacts.GetMapping(YamlFacts.GetMapping(metadata, "metadata"), "labels"));
        }
    }

    /// <summary>Whether its pods are meant to run until they are told to stop: no Job, CronJob or test hook.</summary>
    public bool IsLongRunning => Kind is not ("Job" or "CronJob" or "ScaledJob") && !IsTestHook;

    /// <summary>Kind and name as people write them: <c>Deployment/web</c>.</summary>
    public string DisplayName => Name.IsKnown ? $"{Kind}/{Name.Value}" : Kind;

    private bool IsTestHook => Metadata.IsKnown && Metadata.Value.TryGetValue("annotations", out var annotations) && annotations is YamlMapping mapping
        && mapping.TryGetValue("helm.sh/hook", out var hook) && hook is YamlScalar { Value: var value } && value.StartsWith("test", StringComparison.Ordinal);

    /// <summary>
    /// What several rules derive from the object at some cost, such as its differences from its schema: made for the first that asks, and kept
    /// while the object is looked at. One thread looks at an object, and one thing is kept.
    /// </summary>
    /// <typeparam name="T">The type of what is derived.</typeparam>
    /// <param name="create">Derives it.</param>
    /// <returns>What <paramref name="create"/> gave, now or before.</returns>
    public T GetOrDerive<T>(Func<KubernetesObject, T> create)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(create);
        if (derived is not T known)
        {
            derived = known = create(this);
        }

        return known;
    }

    /// <summary>An annotation.</summary>
    /// <param name="key">Its key.</param>
    /// <returns>The value; absent points at the metadata.</returns>
    public Fact<string> GetAnnotation(string key) => YamlFacts.GetString(YamlFacts.GetMapping(Metadata, "annotations"), key);

    /// <summary>Where a finding about the object as a whole points: its name, or its kind.</summary>
    public TextSpan Anchor => Name.IsKnown ? Name.Span : KindSpan;

    private Fact<string> GetMetadata(string key) =>
        Metadata.IsUnknown ? Fact<string>.Unknown(Metadata.Span) : YamlFacts.GetString(Metadata.IsKnown ? Metadata.Value : null, key, KindSpan);
}
