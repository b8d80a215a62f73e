using System.Collections.Immutable;
using OpsLead.Lint.Kubernetes;
using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds Tiller, and other software whose time is over or whose presence is a risk.</summary>
internal sealed class RemoveAbandonedSoftware : KubernetesRule
{
    private const string Service = "The Service '{0}' opens Tiller to the cluster, which asks nobody for a password. Delete it together with Tiller.";
    private const string Dashboard = "The image '{0}' is the dashboard, a console for whoever reaches it. Remove it, or keep it behind a proxy that asks "
        + "who is there.";
    private const string GitSync = "The variable '{0}' says which program git-sync starts, so who may set it runs commands. Remove it.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1121",
        "Remove software that nobody maintains",
        "'{0}' is Tiller, the server of Helm 2, which ended in 2020 and lets any pod act as cluster-admin. Remove it; Helm 3 needs none.",
        RuleCategory.Security,
        RuleSeverity.Warning)
    {
        SecuritySeverity = 8.5,
        Weaknesses = [1104, 306],
        Aliases = ["trivy/KSV-0102", "checkov/CKV_K8S_33", "checkov/CKV_K8S_34", "checkov/CKV_K8S_44", "checkov/CKV_K8S_45", "checkov/CKV_K8S_159"],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context)
    {
        context.RegisterPodTemplateAction(static c =>
        {
            var isTold = false;
            foreach (var container in c.Node.Containers)
            {
                if (container.Image is { IsKnown: true } image && image.Value.Name.Contains("tiller", StringComparison.OrdinalIgnoreCase))
                {
                    isTold = true;
                    ImmutableArray<string> aliases = ListensLocally(container) ? ["trivy/KSV-0102", "checkov/CKV_K8S_34"]
                        : ["trivy/KSV-0102", "checkov/CKV_K8S_34", "checkov/CKV_K8S_45"];
                    c.Report(image.Span, new DiagnosticDetails { Aliases = aliases }, image.Value.Text);
                }
            }

            if (!isTold)
            {
                CheckNames(c);
            }
        });

        context.RegisterContainerAction(static c =>
        {
            if (c.Node.Image is { IsKnown: true } image && (image.Value.Text.Contains("kubernetes-dashboard", StringComparison.Ordinal)
                || image.Value.Repository.StartsWith("kubernetesui/dashboard", StringComparison.Ordinal)))
            {
                c.Report(image.Span, new DiagnosticDetails { IsOptIn = true, MessageFormat = Dashboard, Aliases = ["checkov/CKV_K8S_33"] }, image.Value.Text);
            }

            foreach (var variable in c.Node.Environment)
            {
                if (YamlFacts.GetString(variable, "name", variable.Span) is { IsKnown: true, Value: "GITSYNC_GIT" } name)
                {
                    c.Report(name.Span, new DiagnosticDetails { IsOptIn = true, MessageFormat = GitSync, Aliases = ["checkov/CKV_K8S_159"] }, name.Value);
                }
            }
        });

        context.RegisterManifestAction(static c =>
        {
            var isLabelled = IsLabelled(YamlFacts.GetMapping(c.Node.Metadata, "labels")) || IsLabelled(YamlFacts.GetMapping(c.Node.Spec, "selector"));
            if (c.Node is { ApiVersion: "v1", Name: { IsKnown: true } name } && (isLabelled || name.Value.Contains("tiller-deploy", StringComparison.Ordinal)))
            {
                c.Report(name.Span, new DiagnosticDetails { MessageFormat = Service, Aliases = ["checkov/CKV_K8S_44"] }, name.Value);
            }
        }, "Service");
    }

    // By the name of a workload, or by the labels that `helm init` wrote; either may be a coincidence.
    private static void CheckNames(NodeContext<PodTemplate> c)
    {
        var owner = c.Node.Owner;
        var labels = YamlFacts.GetMapping(c.Node.Metadata, "labels");
        var template = YamlFacts.GetString(c.Node.Metadata, "name");
        var name = owner.Name is { IsKnown: true } own && own.Value.Contains("tiller", StringComparison.OrdinalIgnoreCase) ? own
            : template is { IsKnown: true } && template.Value.Contains("tiller", StringComparison.OrdinalIgnoreCase) ? template
            : owner.Name;
        var isNamed = name.IsKnown && name.Value.Contains("tiller", StringComparison.OrdinalIgnoreCase);
        var isHelm = YamlFacts.GetString(labels, "app") is { IsKnown: true, Value: "helm" }
            || YamlFacts.GetString(YamlFacts.GetMapping(owner.Metadata, "labels"), "app") is { IsKnown: true, Value: "helm" };
        if (isNamed || isHelm)
        {
            ImmutableArray<string> aliases = IsLabelled(labels) || IsLabelled(YamlFacts.GetMapping(owner.Metadata, "labels"))
                ? ["trivy/KSV-0102", "checkov/CKV_K8S_34"] : ["trivy/KSV-0102"];
            c.Report(name.Span, new DiagnosticDetails { IsOptIn = true, Aliases = aliases }, owner.DisplayName);
        }
    }

    private static bool IsLabelled(Fact<YamlMapping> labels) => YamlFacts.GetString(labels, "app") is { IsKnown: true, Value: "helm" }
        && YamlFacts.GetString(labels, "name") is { IsKnown: true, Value: "tiller" };

    private static bool ListensLocally(Container container)
    {
        foreach (var key in (ReadOnlySpan<string>)["args", "command"])
        {
            var arguments = YamlFacts.GetStrings(Fact<YamlMapping>.Known(container.Mapping, container.Anchor), key);
            if (arguments.IsUnknown || (arguments.IsKnown && arguments.Value.Any(static argument =>
                argument.Value.StartsWith("--listen", StringComparison.Ordinal)
                && (argument.Value.Contains("localhost", StringComparison.Ordinal) || argument.Value.Contains("127.0.0.1", StringComparison.Ordinal)))))
            {
                return true;
            }
        }

        return false;
    }
}
