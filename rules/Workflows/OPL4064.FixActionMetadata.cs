using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds runtimes that the runner does not have any more, or never had, and conditions without their script.</summary>
internal sealed class FixActionMetadata : WorkflowRule
{
    private const string Old = "The runtime '{0}' is out of service, and the runner takes a newer one in its place. Build for 'node24' and say so.";
    private const string Similar = "There is no runtime '{0}'. It may be meant as '{1}'.";
    private const string Condition = "'{0}' has no '{1}' that it could hold back. Add the script, or remove the condition.";
    private const string Braces = "The condition of '{0}' is read as an expression already. Take the braces away.";

    private static readonly string[] Runtimes = ["node20", "node24", "composite", "docker"];

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4064",
        "Fix the metadata of the action",
        "There is no runtime '{0}'. Write 'node24', 'composite' or 'docker'.",
        RuleCategory.Correctness,
        RuleSeverity.Error)
    {
        Precision = RulePrecision.VeryHigh,
        Aliases = ["github/action-metadata"],
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context) => context.RegisterActionMetadataAction(static c =>
    {
        if (!c.Node.Runs.IsKnown)
        {
            return;
        }

        var runs = c.Node.Runs.Value;
        if (runs.TryGetScalar("using", out var runtime) && !runtime.IsNull && runtime.Value.Length > 0)
        {
            CheckRuntime(c, runtime);
        }

        var isDocker = c.Node.Using is { IsKnown: true, Value: "docker" };
        CheckCondition(c, runs, "pre-if", isDocker ? "pre-entrypoint" : "pre");
        CheckCondition(c, runs, "post-if", isDocker ? "post-entrypoint" : "post");
    });

    private static void CheckRuntime<TNode>(NodeContext<TNode> c, YamlScalar runtime)
    {
        var span = runtime.ContentSpan;
        if (runtime.Value is "node12" or "node16")
        {
            c.Report(runtime.Span, new DiagnosticDetails { MessageFormat = Old, Severity = RuleSeverity.Warning, Aliases = [] }, runtime.Value);
        }
        else if (Array.IndexOf(Runtimes, runtime.Value) >= 0)
        {
            return;
        }
        else if (runtime.Value.StartsWith("node", StringComparison.Ordinal))
        {
            // A version that GitHub adds tomorrow must not stop anybody; one between two that there were never is none.
            var isNewer = int.TryParse(runtime.Value.AsSpan("node".Length), System.Globalization.NumberStyles.None, null, out var version) && version > 24;
            c.Report(runtime.Span, new DiagnosticDetails { Severity = isNewer ? RuleSeverity.Warning : null, Aliases = isNewer ? [] : default }, runtime.Value);
        }
        else if (NearestName.Find(runtime.Value, Runtimes) is { } nearest)
        {
            c.Report(runtime.Span, new DiagnosticDetails { MessageFormat = Similar, Fix = CodeFix.Replace($"Write '{nearest}'", span, nearest) }, runtime.Value, nearest);
        }
        else
        {
            c.Report(runtime.Span, new DiagnosticDetails { Severity = RuleSeverity.Warning, Aliases = [] }, runtime.Value);
        }
    }

    private static void CheckCondition<TNode>(NodeContext<TNode> c, YamlMapping runs, string key, string script)
    {
        if (!runs.TryGetEntry(key, out var condition))
        {
            return;
        }

        if (!runs.IsOpen && !runs.TryGetEntry(script, out _))
        {
            c.Report(condition.Key.Span, new DiagnosticDetails { MessageFormat = Condition, Severity = RuleSeverity.Warning, Aliases = [] }, key, script);
        }

        if (condition.Value.Resolve() is YamlScalar text && text.Value.Contains("${{", StringComparison.Ordinal))
        {
            c.Report(text.Span, new DiagnosticDetails { MessageFormat = Braces }, key);
        }
    }
}
