using OpsLead.Lint.Compose;

namespace OpsLead.Lint.Rules.Compose;

/// <summary>Finds names that Docker refuses for a container.</summary>
internal sealed class FixContainerName : ComposeRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL3035",
        "Fix the name of the container",
        "Docker refuses the container name '{0}'. Begin it with a letter or digit, and use only letters, digits, '_', '.' and '-', two at least.",
        RuleCategory.Correctness,
        RuleSeverity.Error)
    {
        Precision = RulePrecision.VeryHigh,
        Aliases = ["dclint/service-container-name-regex"],
    };

    /// <inheritdoc/>
    public override void Initialize(ComposeContext context) => context.RegisterServiceAction(static c =>
    {
        if (c.Node.Mapping.TryGetScalar("container_name", out var scalar) && !scalar.IsNull
            && ComposeInterpolation.Expand(scalar.Value) is { IsComplete: true, HasDefault: false } name && !IsValid(name.Text))
        {
            c.Report(scalar.Span, name.Text);
        }
    });

    // The daemon's own pattern: [a-zA-Z0-9][a-zA-Z0-9_.-]+
    private static bool IsValid(string name) =>
        name.Length > 1 && char.IsAsciiLetterOrDigit(name[0]) && name.All(static letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '.' or '-');
}
