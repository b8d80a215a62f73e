using System.Globalization;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds quantities of memory in thousandths of a byte, or of a few bytes.</summary>
internal sealed class CorrectMemoryUnit : KubernetesRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1036",
        "Correct the unit of memory",
        "The quantity '{0}' of '{1}' is less than a kilobyte, so no container can start with it. Write the unit that is meant, such as 'Mi'.",
        RuleCategory.Correctness,
        RuleSeverity.Error)
    {
        Practice = Practice.ResourceLimits,
        Precision = RulePrecision.VeryHigh,
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterContainerAction(static c =>
    {
        foreach (var group in (ReadOnlySpan<string>)["requests", "limits"])
        {
            var resources = YamlFacts.GetMapping(c.Node.Resources, group);
            foreach (var key in (ReadOnlySpan<string>)["memory", "ephemeral-storage"])
            {
                if (YamlFacts.GetString(resources, key) is { IsKnown: true } quantity && IsTiny(quantity.Value))
                {
                    c.Report(quantity.Span, new DiagnosticDetails { Fix = GetFix(quantity) }, quantity.Value, key);
                }
            }
        }
    });

    private static bool IsTiny(string quantity)
    {
        var digits = quantity.EndsWith('m') ? quantity.AsSpan(0, quantity.Length - 1) : quantity;
        return decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value > 0
            && (digits.Length < quantity.Length || value < 1000);
    }

    // What `m` means everywhere else.
    private static CodeFix? GetFix(Fact<string> quantity) => quantity.Value.EndsWith('m') && quantity.Span.Length == quantity.Value.Length
        ? new CodeFix("Write mebibytes", FixSafety.Unsafe, [new TextEdit(quantity.Span, quantity.Value[..^1] + "Mi")])
        : null;
}
