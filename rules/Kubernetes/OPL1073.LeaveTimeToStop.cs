using System.Globalization;
using OpsLead.Lint.Kubernetes;
using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds preStop hooks that take the whole grace period.</summary>
internal sealed class LeaveTimeToStop : KubernetesRule
{
    private const long DefaultGracePeriod = 30;

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1073",
        "Leave the process time to stop",
        "The 'preStop' hook sleeps '{0}' seconds of the '{1}' that the pod has to stop, so the process is killed without a chance. Raise "
            + "'terminationGracePeriodSeconds' or sleep less.",
        RuleCategory.Reliability,
        RuleSeverity.Warning);

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterContainerAction(static c =>
    {
        var preStop = YamlFacts.GetMapping(YamlFacts.GetMapping(c.Node.Mapping, "lifecycle", c.Node.Anchor), "preStop");
        if (!preStop.IsKnown)
        {
            return;
        }

        var grace = YamlFacts.GetInteger(Fact<YamlMapping>.Known(c.Node.Pod.Spec, c.Node.Pod.Anchor), "terminationGracePeriodSeconds");
        var total = grace.IsAbsent ? DefaultGracePeriod : grace.IsKnown ? grace.Value : long.MaxValue;
        if (ReadSleep(preStop) is { } sleep && sleep.Value >= total)
        {
            c.Report(sleep.Span, new DiagnosticDetails { Related = grace.IsKnown ? [new RelatedSpan(grace.Span, "The time the pod has")] : [], Fix = CreateFix(c, grace, sleep.Value + DefaultGracePeriod) },
                $"{sleep.Value}", $"{total}");
        }
    });

    private static CodeFix? CreateFix(NodeContext<Container> c, Fact<long> grace, long seconds)
    {
        const string Title = "Give the process its time beside the hook's";
        return grace.IsKnown ? new CodeFix(Title, FixSafety.Unsafe, [new TextEdit(grace.Span, $"{seconds}")])
            : YamlInsertion.CreateFix(Title, FixSafety.Unsafe, c.Text, c.Node.Pod.Spec, ["terminationGracePeriodSeconds"], $"{seconds}");
    }

    private static Fact<long>? ReadSleep(Fact<YamlMapping> preStop)
    {
        if (YamlFacts.GetInteger(YamlFacts.GetMapping(preStop, "sleep"), "seconds") is { IsKnown: true } seconds)
        {
            return seconds;
        }

        var command = YamlFacts.GetStrings(YamlFacts.GetMapping(preStop, "exec"), "command");
        if (!command.IsKnown || command.Value.Count < 2)
        {
            return null;
        }

        // `sleep 60`, or a shell with it as its last command.
        var last = command.Value[^1];
        if (command.Value is [{ Value: "sleep" or "/bin/sleep" or "/usr/bin/sleep" }, _])
        {
            return ParseSeconds(last.Value, last);
        }

        var start = last.Value.LastIndexOf("sleep ", StringComparison.Ordinal);
        var isShell = command.Value.Count == 3 && command.Value[1].Value.StartsWith('-') && command.Value[1].Value.EndsWith('c');
        return isShell && start >= 0 && (start == 0 || last.Value[start - 1] is ' ' or ';' or '&' or '\n') ? ParseSeconds(last.Value[(start + 6)..], last) : null;
    }

    // `sleep` takes a number of seconds, or one with a unit.
    private static Fact<long>? ParseSeconds(string text, YamlScalar node)
    {
        var time = text.AsSpan().Trim();
        return long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? Fact<long>.Known(seconds, node.Span)
            : KubernetesDuration.TryParse(time, out var duration) ? Fact<long>.Known((long)duration.TotalSeconds, node.Span) : null;
    }
}
