using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds Dependabot updates that take a release on the day it appears.</summary>
internal sealed class LetDependenciesAge : WorkflowRule
{
    private const string MinimumDays = "minimum_days";
    private const string Short = "'{0}' is too short for a malicious release to be noticed. Wait {1} days or more.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4042",
        "Let new releases age",
        "The updates of '{0}' take a release as soon as it appears, before anybody noticed that it is malicious. Set 'cooldown' with 'default-days: 7' or more.",
        RuleCategory.Security,
        RuleSeverity.Note)
    {
        IsEnabledByDefault = false,
        SecuritySeverity = 4.0,
        Weaknesses = [1357],
        Aliases = ["zizmor/dependabot-cooldown"],
        Options = [new RuleOption(MinimumDays, RuleOptionType.Integer, "7", "The least number of days to wait for a release.") { PeerSettings = ["zizmor/dependabot-cooldown.days"] }],
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context) => context.RegisterDependabotUpdateAction(static c =>
    {
        if (!c.Node.Ecosystem.IsKnown || c.Node.Mapping.IsOpen)
        {
            return;
        }

        var minimum = int.TryParse(c.GetOption(MinimumDays), out var configured) ? configured : 7;
        if (!c.Node.Mapping.TryGetEntry("cooldown", out var cooldown))
        {
            c.Report(c.Node.Anchor, c.Node.Ecosystem.Value);
        }
        else if (cooldown.Value.Resolve() is YamlMapping { IsOpen: false } mapping)
        {
            if (!mapping.TryGetScalar("default-days", out var days))
            {
                c.Report(cooldown.Key.Span, c.Node.Ecosystem.Value);
            }
            else if (days.TryGetInteger(out var value) && value < minimum)
            {
                c.Report(days.Span, new DiagnosticDetails { MessageFormat = Short, Fix = CodeFix.Replace($"Wait {minimum} days", days.Span, $"{minimum}") with { Safety = FixSafety.Unsafe } }, $"default-days: {days.Value}", $"{minimum}");
            }
        }
    });
}
