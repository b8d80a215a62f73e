using System.Collections.Frozen;
using System.Collections.Immutable;
using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds annotations that write into the configuration of ingress-nginx.</summary>
internal sealed class RemoveIngressSnippet : KubernetesRule
{
    private const string Prefix = "nginx.ingress.kubernetes.io/";
    private const string Injection = "The value of '{0}' holds characters that end an nginx directive and begin another. Write a plain URL or name.";

    private static readonly FrozenSet<string> Injectable =
        FrozenSet.Create(StringComparer.Ordinal, "auth-url", "auth-tls-match-cn", "mirror-target", "mirror-host");

    // What ends a directive of nginx, or begins another.
    private static readonly System.Buffers.SearchValues<char> Breaking = System.Buffers.SearchValues.Create("|;#{}\n\"'");

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1047",
        "Remove the snippet from the ingress",
        "The annotation '{0}' writes into the configuration of the controller, whose service account reads every Secret. Use an annotation for what "
            + "it is to do.",
        RuleCategory.Security,
        RuleSeverity.Warning)
    {
        SecuritySeverity = 8.8,
        Weaknesses = [94],
        Aliases = ["trivy/KCV-0093", "checkov/CKV_K8S_152", "checkov/CKV_K8S_153", "checkov/CKV_K8S_154"],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterManifestAction(static c =>
    {
        if (YamlFacts.GetMapping(c.Node.Metadata, "annotations") is not { IsKnown: true } annotations)
        {
            return;
        }

        foreach (ref readonly var entry in annotations.Value.Entries)
        {
            if (entry.Key is not YamlScalar { Value: var key } || !key.StartsWith(Prefix, StringComparison.Ordinal)
                || entry.Value.Resolve() is not YamlScalar value || YamlFacts.IsTemplated(value.Value))
            {
                continue;
            }

            var name = key[Prefix.Length..];
            if (name.EndsWith("-snippet", StringComparison.Ordinal))
            {
                c.Report(entry.Key.Span, new DiagnosticDetails { Aliases = GetAliases(value.Value) }, name);
            }
            else if (Injectable.Contains(name) && value.Value.AsSpan().ContainsAny(Breaking))
            {
                // CVE-2025-1097, CVE-2025-1098, CVE-2025-24514: the value ends the directive it is put into.
                c.Report(value.Span, new DiagnosticDetails { MessageFormat = Injection, Aliases = ["trivy/KCV-0093"] }, name);
            }
        }
    }, "Ingress");

    private static ImmutableArray<string> GetAliases(string snippet)
    {
        var aliases = ImmutableArray.Create("checkov/CKV_K8S_153");
        aliases = snippet.Contains("lua_", StringComparison.Ordinal) || snippet.Contains("_lua", StringComparison.Ordinal)
            ? aliases.Add("checkov/CKV_K8S_152") : aliases;
        return snippet.Contains("alias", StringComparison.Ordinal) ? aliases.Add("checkov/CKV_K8S_154") : aliases;
    }
}
