using OpsLead.Lint.Kubernetes;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds ports whose name or number the API server refuses.</summary>
internal sealed class NamePortsLegally : KubernetesRule
{
    private const string KubeScore = "kube-score/container-ports-check";
    private const string Number = "The port '{0}' is none, so the API server refuses it. Use a number from 1 to 65535.";
    private const string Twice = "The port name '{0}' stands twice in container '{1}', so the API server refuses it. Give each port its own name.";
    private const string Missing = "A port of container '{0}' has no number, so the API server refuses it. Set 'containerPort'.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1078",
        "Name ports as the API allows",
        "The port name '{0}' is refused by the API server. Use at most 15 lower-case letters, digits and single hyphens, with a letter among them.",
        RuleCategory.Correctness,
        RuleSeverity.Error)
    {
        Practice = Practice.ManifestValidation,
        Precision = RulePrecision.VeryHigh,
        Aliases = ["kube-linter/invalid-target-ports", "kube-linter/target-port", "kube-score/container-ports-check"],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context)
    {
        context.RegisterContainerAction(CheckContainer);
        context.RegisterManifestAction(
            static c =>
            {
                foreach (var port in YamlFacts.GetItems(c.Node is { Group: "", Spec.IsKnown: true } ? c.Node.Spec.Value : null, "ports"))
                {
                    // 0 counts as not set there.
                    if (YamlFacts.GetString(port, "targetPort", port.Span) is { IsKnown: true, Value: not "0" } target && GetProblem(target.Value) is { } problem)
                    {
                        c.Report(
                            target.Span, new DiagnosticDetails { MessageFormat = problem, Aliases = ["kube-linter/invalid-target-ports", "kube-linter/target-port"] }, target.Value);
                    }
                }
            },
            "Service");
    }

    private static void CheckContainer(NodeContext<Container> c)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var port in c.Node.Ports)
        {
            var anchor = port.Entries.IsEmpty ? port.Span : port.Entries[0].Key.Span;
            var name = YamlFacts.GetString(port, "name", anchor);
            var number = YamlFacts.GetString(port, "containerPort", anchor);
            if (name is { IsKnown: true, Value.Length: > 0 })
            {
                if (!IsName(name.Value))
                {
                    c.Report(name.Span, new DiagnosticDetails { Aliases = name.Value.Length > 15 ? default : ["kube-linter/invalid-target-ports", "kube-linter/target-port"] }, name.Value);
                }

                if (!names.Add(name.Value))
                {
                    c.Report(name.Span, new DiagnosticDetails { MessageFormat = Twice, Aliases = [KubeScore] }, name.Value, c.Node.DisplayName);
                }
            }

            if (number.IsAbsent)
            {
                c.Report(number.Span, new DiagnosticDetails { MessageFormat = Missing, Aliases = [KubeScore] }, c.Node.DisplayName);
            }
            else if (number.IsKnown && !IsNumber(number.Value))
            {
                c.Report(number.Span, new DiagnosticDetails { MessageFormat = Number, Aliases = number.Value == "0" ? [KubeScore] : [] }, number.Value);
            }
        }
    }

    private static string? GetProblem(string target) =>
        long.TryParse(target, out _) ? IsNumber(target) ? null : Number : IsName(target) ? null : "The target port '{0}' is refused by the API server. Use a number "
            + "from 1 to 65535 or the name of a container's port.";

    private static bool IsNumber(string text) => int.TryParse(text, out var number) && number is >= 1 and <= 65535;

    // RFC 6335, section 5.1: the form of IANA's service names.
    private static bool IsName(string text)
    {
        if (text.Length is 0 or > 15 || text[0] == '-' || text[^1] == '-' || text.Contains("--", StringComparison.Ordinal))
        {
            return false;
        }

        var hasLetter = false;
        foreach (var character in text)
        {
            hasLetter |= char.IsAsciiLetterLower(character);
            if (!char.IsAsciiLetterLower(character) && !char.IsAsciiDigit(character) && character != '-')
            {
                return false;
            }
        }

        return hasLetter;
    }
}
