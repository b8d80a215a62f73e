namespace OpsLead.Lint.Rules.Engine;

/// <summary>Reports what the installed ShellCheck says about scripts inside other files. It is asked only with <c>--shellcheck</c>.</summary>
internal sealed class FollowShellCheck : EngineRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL9009",
        "Mend what ShellCheck finds",
        "ShellCheck's check '{0}' says: {1}. Its wiki page of that name says how to mend it.",
        RuleCategory.Correctness,
        RuleSeverity.Warning)
    {
        Aliases =
        [
            "shellcheck/SC1000", "shellcheck/SC1001", "shellcheck/SC1007", "shellcheck/SC1010", "shellcheck/SC1018", "shellcheck/SC1035", "shellcheck/SC1045",
            "shellcheck/SC1065", "shellcheck/SC1066", "shellcheck/SC1068", "shellcheck/SC1077", "shellcheck/SC1078", "shellcheck/SC1079", "shellcheck/SC1081",
            "shellcheck/SC1083", "shellcheck/SC1086", "shellcheck/SC1087", "shellcheck/SC1095", "shellcheck/SC1097", "shellcheck/SC1098", "shellcheck/SC1099",
            "shellcheck/SC2002", "shellcheck/SC2015", "shellcheck/SC2026", "shellcheck/SC2028", "shellcheck/SC2035", "shellcheck/SC2039", "shellcheck/SC2046",
            "shellcheck/SC2086", "shellcheck/SC2140", "shellcheck/SC2154", "shellcheck/SC2155", "shellcheck/SC2164",
        ],
    };

    /// <inheritdoc/>
    public override void Initialize(EngineContext context) => context.RegisterEventAction(EngineEventKind.ShellCheckComment, static c =>
    {
        var severity = c.Event.Arguments[2] switch
        {
            "error" => RuleSeverity.Error,
            "warning" => RuleSeverity.Warning,
            _ => RuleSeverity.Note,
        };
        c.Report(new DiagnosticDetails { Severity = severity, Aliases = c.Event.Aliases }, c.Event.Arguments[0], c.Event.Arguments[1].TrimEnd('.'));
    });
}
