using System.Text;
using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;
using OpsLead.Lint.Workflows;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds values that a matrix has twice, exclusions that exclude nothing, and matrices of too many jobs.</summary>
internal sealed class FixMatrix : WorkflowRule
{
    // Source: GitHub's "Workflow syntax", jobs.<job_id>.strategy.matrix: at most 256 jobs for each run.
    private const int MostJobs = 256;
    private const int LongestShown = 2000;
    private const string Key = "The matrix has no '{0}', so this excludes nothing. Correct the key.";
    private const string Value = "The matrix has no '{0}' under '{1}', so this excludes nothing. Correct the value.";
    private const string Jobs = "The matrix makes '{0}' jobs, and GitHub runs 256. Take values out.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4060",
        "Fix the matrix",
        "The value '{0}' is under '{1}' already, so its jobs run twice. Remove one of the two.",
        RuleCategory.Correctness,
        RuleSeverity.Warning)
    {
        Precision = RulePrecision.VeryHigh,
        Aliases = ["github/matrix", "actionlint/matrix"],
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context) => context.RegisterJobAction(static c =>
    {
        if (!c.Node.Mapping.TryGetMapping("strategy", out var strategy) || !strategy.TryGetMapping("matrix", out var matrix))
        {
            return;
        }

        var rows = new Dictionary<string, YamlNode>(StringComparer.OrdinalIgnoreCase);
        var product = 1L;
        var isKnown = !matrix.IsOpen;
        foreach (ref readonly var entry in matrix.Entries)
        {
            if (entry.Key is not YamlScalar key || key.Value.Contains("${{", StringComparison.Ordinal))
            {
                isKnown = false;
            }
            else if (key.Value is not ("include" or "exclude"))
            {
                rows[key.Value] = entry.Value.Resolve();
                if (entry.Value.Resolve() is YamlSequence values)
                {
                    CheckTwice(c, key.Value, values);
                    product = Math.Min(product * Math.Max(1, values.Items.Length), int.MaxValue);
                }
            }
        }

        if (product > MostJobs && !matrix.TryGetEntry("exclude", out _) && strategy.TryGetEntry("matrix", out var written))
        {
            c.Report(
                written.Key.Span,
                new DiagnosticDetails { MessageFormat = Jobs, Severity = RuleSeverity.Error, Aliases = ["github/matrix"] },
                product.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        if (isKnown)
        {
            CheckExclusions(c, matrix, rows);
        }
    });

    private static void CheckTwice(NodeContext<Job> c, string row, YamlSequence values)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var value in values.Items)
        {
            if (Show(value) is { } text && !text.Contains("${{", StringComparison.Ordinal) && !seen.Add(text))
            {
                var span = value.Resolve() is YamlScalar ? value.Span : new TextSpan(value.Span.Start, 1);
                c.Report(span, new DiagnosticDetails { Aliases = ["actionlint/matrix"] }, TemplateFinding.Shorten(text), row);
            }
        }
    }

    private static void CheckExclusions(NodeContext<Job> c, YamlMapping matrix, Dictionary<string, YamlNode> rows)
    {
        var added = new Dictionary<string, List<YamlNode>>(StringComparer.OrdinalIgnoreCase);
        if (matrix.TryGetValue("include", out var include))
        {
            if (include is not YamlSequence list)
            {
                return;
            }

            foreach (var item in list.Items)
            {
                if (item.Resolve() is not YamlMapping { IsOpen: false } combination)
                {
                    return;
                }

                foreach (ref readonly var entry in combination.Entries)
                {
                    if (entry.Key is YamlScalar key)
                    {
                        (added.TryGetValue(key.Value, out var values) ? values : added[key.Value] = []).Add(entry.Value.Resolve());
                    }
                }
            }
        }

        foreach (var excluded in YamlFacts.GetItems(matrix, "exclude"))
        {
            foreach (ref readonly var entry in excluded.Entries)
            {
                if (entry.Key is not YamlScalar key || key.Value is "<<" || key.Value.Contains("${{", StringComparison.Ordinal))
                {
                    continue;
                }

                var hasRow = rows.TryGetValue(key.Value, out var row);
                if (!hasRow && !added.ContainsKey(key.Value))
                {
                    c.Report(key.Span, new DiagnosticDetails { MessageFormat = Key, Aliases = ["actionlint/matrix"] }, key.Value);
                }
                else if (!IsAmong(entry.Value.Resolve(), row, added.GetValueOrDefault(key.Value)) && Show(entry.Value) is { } text)
                {
                    var span = entry.Value.Resolve() is YamlMapping { IsFlow: false, Entries: [var first, ..] } ? first.Span : entry.Value.Span;
                    c.Report(span, new DiagnosticDetails { MessageFormat = Value, Aliases = ["actionlint/matrix"] }, TemplateFinding.Shorten(text), key.Value);
                }
            }
        }
    }

    private static bool IsAmong(YamlNode value, YamlNode? row, List<YamlNode>? added)
    {
        if (row is not (null or YamlSequence))
        {
            return true;
        }

        if (row is YamlSequence values)
        {
            foreach (var item in values.Items)
            {
                if (Matches(item.Resolve(), value, depth: 0))
                {
                    return true;
                }
            }
        }

        return added is not null && added.Exists(item => Matches(item, value, depth: 0));
    }

    // An expression may be anything; of a mapping the keys that are named must agree.
    private static bool Matches(YamlNode value, YamlNode wanted, int depth)
    {
        const int deepest = 50;
        if (depth > deepest || IsExpression(value) || IsExpression(wanted))
        {
            return true;
        }

        switch (wanted)
        {
            case YamlScalar scalar:
                return value is YamlScalar other && scalar.Value == other.Value;
            case YamlSequence list:
                if (value is not YamlSequence values || values.Items.Length != list.Items.Length)
                {
                    return false;
                }

                for (var i = 0; i < list.Items.Length; i++)
                {
                    if (!Matches(values.Items[i].Resolve(), list.Items[i].Resolve(), depth + 1))
                    {
                        return false;
                    }
                }

                return true;
            case YamlMapping mapping:
                if (value is not YamlMapping candidate)
                {
                    return false;
                }

                foreach (ref readonly var entry in mapping.Entries)
                {
                    if (entry.Key is YamlScalar key && !key.Value.Contains("${{", StringComparison.Ordinal)
                        && !(candidate.TryGetValue(key.Value, out var found) ? Matches(found, entry.Value.Resolve(), depth + 1) : candidate.IsOpen))
                    {
                        return false;
                    }
                }

                return true;
            default:
                return true;
        }
    }

    private static bool IsExpression(YamlNode node) => node is YamlAlias || (node is YamlScalar scalar && scalar.Value.Contains("${{", StringComparison.Ordinal));

    // A value as one text, for comparing and for the message; null for one that is too large to be worth it.
    private static string? Show(YamlNode node)
    {
        var builder = new StringBuilder();
        return Append(node.Resolve(), builder) ? builder.ToString() : null;
    }

    private static bool Append(YamlNode node, StringBuilder builder)
    {
        if (builder.Length > LongestShown)
        {
            return false;
        }

        switch (node)
        {
            case YamlScalar scalar:
                builder.Append(scalar.Value);
                return true;
            case YamlSequence sequence:
                builder.Append('[');
                foreach (var item in sequence.Items)
                {
                    builder.Append(builder[^1] == '[' ? "" : ", ");
                    if (!Append(item.Resolve(), builder))
                    {
                        return false;
                    }
                }

                builder.Append(']');
                return true;
            case YamlMapping mapping:
                builder.Append('{');
                foreach (ref readonly var entry in mapping.Entries)
                {
                    builder.Append(builder[^1] == '{' ? "" : ", ").Append((entry.Key as YamlScalar)?.Value).Append(": ");
                    if (!Append(entry.Value.Resolve(), builder))
                    {
                        return false;
                    }
                }

                builder.Append('}');
                return true;
            default:
                return false;
        }
    }
}
