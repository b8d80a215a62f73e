using OpsLead.Lint.Kubernetes;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds containers that may write to their own image.</summary>
internal sealed class MakeRootFileSystemReadOnly : KubernetesRule
{
    private const string FixTitle = "Make the root file system read-only";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1019",
        "Make the root file system read-only",
        "Container '{0}' may write to its root file system. Set 'readOnlyRootFilesystem: true' and mount an emptyDir where it writes.",
        RuleCategory.Security,
        RuleSeverity.Note)
    {
        // It breaks programs that write anywhere; whoever wants it knows which.
        IsEnabledByDefault = false,
        SecuritySeverity = 3.0,
        Weaknesses = [732],
        Aliases =
        [
            "kube-linter/no-read-only-root-fs", "kube-linter/read-only-root-fs", "kube-score/container-security-context-readonlyrootfilesystem",
            "polaris/notReadOnlyRootFilesystem",
            "trivy/KSV-0014", "checkov/CKV_K8S_22",
        ],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterContainerAction(static c =>
    {
        var readOnly = YamlFacts.GetBoolean(c.Node.SecurityContext, "readOnlyRootFilesystem");
        if (!readOnly.IsUnknown && readOnly is not { IsKnown: true, Value: true } && c.Node.Role != ContainerRole.Ephemeral && !c.Node.Pod.IsWindows)
        {
            var fix = readOnly.IsKnown ? new CodeFix(FixTitle, FixSafety.Unsafe, [new TextEdit(readOnly.Span, "true")])
                : YamlInsertion.CreateFix(FixTitle, FixSafety.Unsafe, c.Text, c.Node.Mapping, ["securityContext", "readOnlyRootFilesystem"], "true");
            c.Report(readOnly.Span, new DiagnosticDetails { Fix = fix }, c.Node.DisplayName);
        }
    });
}
