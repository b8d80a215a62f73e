using System.Collections.Immutable;
using OpsLead.Lint.Kubernetes;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds containers whose system calls nobody filters.</summary>
internal sealed class SetSeccompProfile : KubernetesRule
{
    private const string FixTitle = "Use the profile of the runtime";
    private const string Unconfined = "The seccomp profile '{0}' lets every system call through. Use 'RuntimeDefault', or a profile of your own with "
        + "'Localhost'.";
    private const string Invalid = "The seccomp profile '{0}' is of no type that Kubernetes knows. Use 'RuntimeDefault', or a profile of your own with "
        + "'Localhost'.";
    private const string Localhost = "The seccomp profile '{0}' must be put onto every node. Use 'RuntimeDefault' unless you do that.";

    private static readonly ImmutableArray<string> NotKubeScore = ["trivy/KSV-0030", "trivy/KSV-0104", "checkov/CKV_K8S_31"];

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1020",
        "Set a seccomp profile",
        "Container '{0}' has no seccomp profile, so it may make every system call. Set 'seccompProfile.type: RuntimeDefault' on the pod.",
        RuleCategory.Security,
        RuleSeverity.Warning)
    {
        SecuritySeverity = 5.0,
        Weaknesses = [693],
        Aliases = ["kube-score/container-seccomp-profile", "trivy/KSV-0030", "trivy/KSV-0104", "checkov/CKV_K8S_31"],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterContainerAction(static c =>
    {
        var container = c.Node;
        var profile = YamlFacts.GetString(container.GetEffectiveSecurityMapping("seccompProfile"), "type");
        if (profile.IsUnknown || container.Role == ContainerRole.Ephemeral || container.Pod.IsWindows)
        {
            return;
        }

        if (profile is { IsKnown: true, Value: "Unconfined" })
        {
            c.Report(profile.Span, new DiagnosticDetails { MessageFormat = Unconfined, Aliases = NotKubeScore, Fix = Replace(profile) }, profile.Value);
        }
        else if (profile.IsAbsent && GetAnnotation(container.Pod) is { IsAbsent: false } annotation)
        {
            if (annotation.IsKnown && !IsConfining(annotation.Value))
            {
                c.Report(annotation.Span, new DiagnosticDetails { MessageFormat = Unconfined, Aliases = NotKubeScore }, annotation.Value);
            }
        }
        else if (profile.IsAbsent)
        {
            // Kubelets may apply the runtime's profile by themselves (SeccompDefault), so absence is not yet a fault.
            var fix = YamlInsertion.CreateFix(FixTitle, FixSafety.Unsafe, c.Text, container.Pod.Spec, ["securityContext", "seccompProfile", "type"],
                "RuntimeDefault");
            c.Report(
                profile.Span,
                new DiagnosticDetails { IsOptIn = true, Aliases = container.Role == ContainerRole.Init ? NotKubeScore : default, Fix = fix },
                container.DisplayName);
        }
        else if (profile is { IsKnown: true, Value: not ("RuntimeDefault" or "Localhost") })
        {
            c.Report(profile.Span, new DiagnosticDetails { IsOptIn = true, MessageFormat = Invalid, Aliases = ["trivy/KSV-0030", "checkov/CKV_K8S_31"] },
                profile.Value);
        }
        else if (profile is { IsKnown: true, Value: "Localhost" })
        {
            c.Report(profile.Span, new DiagnosticDetails { IsOptIn = true, MessageFormat = Localhost, Aliases = ["checkov/CKV_K8S_31"] }, profile.Value);
        }
    });

    private static CodeFix Replace(Fact<string> profile) => new(FixTitle, FixSafety.Unsafe, [new TextEdit(profile.Span, "RuntimeDefault")]);

    // Before seccompProfile (1.19) an annotation said it.
    private static Fact<string> GetAnnotation(PodTemplate pod)
    {
        var annotations = YamlFacts.GetMapping(pod.Metadata, "annotations");
        var ofPod = YamlFacts.GetString(annotations, "seccomp.security.alpha.kubernetes.io/pod");
        return ofPod.IsAbsent ? YamlFacts.GetString(annotations, "seccomp.security.alpha.kubernetes.io/defaultProfileName") : ofPod;
    }

    private static bool IsConfining(string profile) => profile is "runtime/default" or "docker/default"
        || profile.StartsWith("localhost/", StringComparison.Ordinal);
}
