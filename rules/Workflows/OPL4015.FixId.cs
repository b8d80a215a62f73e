using OpsLead.Lint.Text;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds ids that GitHub does not accept, or that two jobs or two steps share.</summary>
internal sealed class FixId : WorkflowRule
{
    private const int MaxLength = 99;
    private const string Reserved = "The id '{0}' begins with two underscores, which GitHub keeps for itself. Choose another one.";
    private const string Long = "The id '{0}' has 100 characters or more. Shorten it.";
    private const string Twice = "The id '{0}' is there already, and ids do not differ by case. Choose another one.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4015",
        "Fix the id",
        "The id '{0}' is not one. Begin with a letter or an underscore and go on with letters, digits, '-' and '_'.",
        RuleCategory.Correctness,
        RuleSeverity.Error)
    {
        Precision = RulePrecision.VeryHigh,
        Aliases = ["github/id", "actionlint/id"],
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context)
    {
        context.RegisterWorkflowAction(static c =>
        {
            var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            foreach (var job in c.Node.Jobs)
            {
                Check(c, job.Id, job.IdSpan, seen);
            }
        });
        context.RegisterJobAction(static c =>
        {
            var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            foreach (var step in c.Node.Steps)
            {
                if (step.Mapping.TryGetScalar("id", out var id) && !id.IsNull)
                {
                    Check(c, id.Value, id.Span, seen);
                }
            }
        });
    }

    private static void Check<TNode>(NodeContext<TNode> c, string id, TextSpan span, HashSet<string> seen)
    {
        // That nothing is given is said already.
        if (id.Length == 0 || id.Contains("${{", StringComparison.Ordinal))
        {
            return;
        }

        if (!IsId(id))
        {
            c.Report(span, id);
        }
        else if (id.StartsWith("__", StringComparison.Ordinal) || id.Length > MaxLength)
        {
            // What the language services know and the older peer does not.
            c.Report(span, new DiagnosticDetails { MessageFormat = id.Length > MaxLength ? Long : Reserved, Aliases = ["github/id"] }, id);
        }
        else if (!seen.Add(id))
        {
            c.Report(span, new DiagnosticDetails { MessageFormat = Twice }, id);
        }
    }

    private static bool IsId(string id)
    {
        foreach (var letter in id)
        {
            if (!char.IsAsciiLetterOrDigit(letter) && letter is not ('_' or '-'))
            {
                return false;
            }
        }

        return id.Length > 0 && (char.IsAsciiLetter(id[0]) || id[0] == '_');
    }
}
