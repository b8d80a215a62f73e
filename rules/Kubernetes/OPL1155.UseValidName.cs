using System.Buffers;
using System.Collections.Immutable;
using OpsLead.Lint.Kubernetes;
using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds names of objects, containers, volumes and ports, and labels and annotations, that the API server refuses.</summary>
/// <remarks>Kubernetes' documentation, "Object Names and IDs" and "Labels and Selectors", as of release 1.36.</remarks>
internal sealed class UseValidName : KubernetesRule
{
    private const string Labels = "kube-score/label-values";

    private static readonly SearchValues<char> MarkCharacters = SearchValues.Create("<>{}[]$%@#");

    private static readonly ImmutableArray<string> SchemaAliases = ["kubeconform/schema-validation"];

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1155",
        "Use a valid name",
        "{0} '{1}' is no valid name, so the API server refuses it. Use {2}.",
        RuleCategory.Correctness,
        RuleSeverity.Error)
    {
        Reach = RuleReach.OutsideTests,
        Practice = Practice.ManifestValidation,
        Precision = RulePrecision.VeryHigh,
        Aliases = ["kubeconform/schema-validation", Labels],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context)
    {
        context.RegisterManifestAction(static c =>
        {
            CheckObject(c);
            if (c.Node.Metadata is { IsKnown: true } metadata)
            {
                CheckLabels(c, metadata.Value);
            }

            if (YamlFacts.GetMapping(c.Node.Spec, "selector") is { IsKnown: true } selector && YamlFacts.GetMapping(selector.Value, "matchLabels", selector.Span) is { IsKnown: true } labels)
            {
                CheckPairs(c, labels.Value);
            }
        });
        context.RegisterPodTemplateAction(static c =>
        {
            if (c.Node.Metadata is { IsKnown: true } metadata && c.Node.Owner.Kind != "Pod")
            {
                CheckLabels(c, metadata.Value);
            }

            foreach (var volume in c.Node.Volumes)
            {
                Check(c, YamlFacts.GetString(volume, "name", default), NameForm.Label, "The volume's name");
            }
        });
        context.RegisterContainerAction(static c =>
        {
            Check(c, c.Node.Name, NameForm.Label, "The container's name");
            foreach (var port in c.Node.Ports)
            {
                Check(c, YamlFacts.GetString(port, "name", default), NameForm.Port, "The port's name");
            }
        });
    }

    private static void CheckObject(NodeContext<KubernetesObject> c)
    {
        // Roles and what binds them may be called system:node; of custom resources in core groups nothing else is known.
        var form = c.Node.Kind switch
        {
            "Namespace" when c.Node.ApiVersion == "v1" => NameForm.Label,
            "Service" when c.Node.ApiVersion == "v1" => NameForm.ServiceLabel,
            _ => NameForm.Subdomain,
        };

        // A kustomization's 'namespace' renames the Namespace. Custom resources that are not known here may never reach an API server: Dapr, for one, reads its own from files.
        if (c.Node.Group != "rbac.authorization.k8s.io" && c.Node.Kind != "APIService" && SchemaCheck.Get(c).Kind is not null
            && !(form == NameForm.Label && KubernetesRelations.IsComposed(c.Workspace, c.Document.Folder)))
        {
            Check(c, c.Node.Name, form, "The name");
        }

        Check(c, c.Node.Namespace, NameForm.Label, "The namespace");
    }

    private static void Check<T>(NodeContext<T> c, Fact<string> name, NameForm form, string what)
    {
        if (name.IsKnown && !KubernetesName.IsValid(name.Value, form) && !IsFilledInLater(name.Value))
        {
            c.Report(name.Span, new DiagnosticDetails { Aliases = SchemaAliases }, what, name.Value, KubernetesName.Describe(form));
        }
    }

    // <name>-binding, __NAME__, _ and MY_NAME-web stand for a name that a person or a program puts there.
    private static bool IsFilledInLater(string name)
    {
        if (name.AsSpan().ContainsAny(MarkCharacters) || name.Contains("__", StringComparison.Ordinal) || name == "_")
        {
            return true;
        }

        for (var i = 1; i < name.Length - 1; i++)
        {
            if (name[i] == '_' && char.IsAsciiLetterUpper(name[i - 1]) && char.IsAsciiLetterUpper(name[i + 1]))
            {
                return true;
            }
        }

        return false;
    }

    private static void CheckLabels<T>(NodeContext<T> c, YamlMapping metadata)
    {
        if (metadata.TryGetMapping("labels", out var labels))
        {
            CheckPairs(c, labels);
        }

        if (metadata.TryGetMapping("annotations", out var annotations))
        {
            foreach (ref readonly var entry in annotations.Entries)
            {
                CheckKey(c, entry.Key, "The annotation");
            }
        }
    }

    private static void CheckPairs<T>(NodeContext<T> c, YamlMapping labels)
    {
        foreach (ref readonly var entry in labels.Entries)
        {
            CheckKey(c, entry.Key, "The label");
            if (entry.Value.Resolve() is YamlScalar { Value: var value } scalar && !IsFilledInLater(value) && !KubernetesName.IsValid(value, NameForm.LabelValue))
            {
                c.Report(scalar.Span, new DiagnosticDetails { Aliases = [.. SchemaAliases, Labels] }, "The label's value", value, KubernetesName.Describe(NameForm.LabelValue));
            }
        }
    }

    private static void CheckKey<T>(NodeContext<T> c, YamlNode key, string what)
    {
        if (key.Resolve() is YamlScalar { Value: var name } scalar && name != "<<" && !IsFilledInLater(name) && !KubernetesName.IsValid(name, NameForm.Key))
        {
            c.Report(scalar.Span, new DiagnosticDetails { Aliases = SchemaAliases }, what, name, KubernetesName.Describe(NameForm.Key));
        }
    }
}
