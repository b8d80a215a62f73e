using System.Collections.Immutable;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds containers that run the copy of an image which the node happens to have.</summary>
internal sealed class PullImageAlways : KubernetesRule
{
    private const string Missing = "Container '{0}' sets no 'imagePullPolicy', so a node that has '{1}' never asks for it again. Set 'Always', or pin the "
        + "digest.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1109",
        "Pull the image always",
        "The pull policy '{0}' lets container '{1}' start from a copy that nobody asked the registry about. Set 'Always', or pin the digest.",
        RuleCategory.Security,
        RuleSeverity.Note)
    {
        // A digest does the same without a registry that must be up whenever a pod starts.
        IsEnabledByDefault = false,
        SecuritySeverity = 2.0,
        Weaknesses = [494],
        Aliases = ["kube-linter/image-pull-policy", "kube-score/container-image-pull-policy", "polaris/pullPolicyNotAlways", "checkov/CKV_K8S_15"],
        Options = [new RuleOption("forbidden_policies", RuleOptionType.StringList, "IfNotPresent,Never", "The policies that are told.") { PeerSettings = ["kube-linter/image-pull-policy.forbiddenPolicies"] }],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterContainerAction(static c =>
    {
        var container = c.Node;
        var policy = YamlFacts.GetString(container.Mapping, "imagePullPolicy", container.ImageText.Span);
        if (policy.IsUnknown || container.Image is not { IsKnown: true, Value: { Repository.Length: > 0 } image })
        {
            return;
        }

        var aliases = ImmutableArray.CreateBuilder<string>();
        if (policy.IsKnown)
        {
            var isForbidden = (c.GetOption("forbidden_policies") ?? "").Split(',', StringSplitOptions.TrimEntries)
                .Contains(policy.Value, StringComparer.OrdinalIgnoreCase);
            AddIf(isForbidden, "kube-linter/image-pull-policy");
            AddIf(policy.Value != "Always", "kube-score/container-image-pull-policy");
            AddIf(policy.Value != "Always", "polaris/pullPolicyNotAlways");
            AddIf(policy.Value != "Always" && image.Digest is null, "checkov/CKV_K8S_15");
            if (aliases.Count > 0)
            {
                var fix = policy.Value == "Always" ? null : new CodeFix("Pull the image always", FixSafety.Unsafe, [new TextEdit(policy.Span, "Always")]);

                // The same digest is the same image, whoever has it.
                c.Report(policy.Span, new DiagnosticDetails { IsOptIn = image.Digest is not null, Aliases = aliases.ToImmutable(), Fix = fix }, policy.Value,
                    container.DisplayName);
            }

            return;
        }

        // Unset means Always for 'latest' and for no tag at all (Kubernetes, Images); one peer wants it written all the same.
        var moves = image.Tag is null or "" or "latest";
        AddIf(true, "polaris/pullPolicyNotAlways");
        AddIf(!moves, "kube-score/container-image-pull-policy");
        AddIf(!moves && image.Digest is null, "checkov/CKV_K8S_15");
        c.Report(
            policy.Span,
            new DiagnosticDetails { MessageFormat = Missing, IsOptIn = moves || image.Digest is not null, Aliases = aliases.ToImmutable() },
            container.DisplayName,
            image.Text);

        void AddIf(bool condition, string alias)
        {
            if (condition)
            {
                aliases.Add(alias);
            }
        }
    });
}
