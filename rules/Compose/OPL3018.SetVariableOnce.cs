using OpsLead.Lint.Compose;

namespace OpsLead.Lint.Rules.Compose;

/// <summary>Finds environment variables that a service sets twice.</summary>
internal sealed class SetVariableOnce : ComposeRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL3018",
        "Set each environment variable once",
        "The variable '{0}' of the service '{1}' is set twice, and only the last one counts. Remove one of them.",
        RuleCategory.Correctness,
        RuleSeverity.Warning)
    {
        Precision = RulePrecision.VeryHigh,
    };

    /// <inheritdoc/>
    public override void Initialize(ComposeContext context) => context.RegisterServiceAction(static c =>
    {
        // A mapping with a key twice does not load at all, which is reported as such.
        if (!c.Node.Mapping.TryGetSequence("environment", out _))
        {
            return;
        }

        var byName = new Dictionary<string, ComposeVariable>(StringComparer.Ordinal);
        foreach (var variable in c.Node.GetEnvironment())
        {
            if (byName.TryGetValue(variable.Name, out var earlier))
            {
                c.Report(earlier.Scalar.GetSpan(0, earlier.Name.Length), new DiagnosticDetails
                {
                    Related = [new RelatedSpan(variable.Scalar.Span, "The one that counts")],
                }, variable.Name, c.Node.Name);
            }

            byName[variable.Name] = variable;
        }
    });
}
