using OpsLead.Lint.Compose;
using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Rules.Compose;

/// <summary>Finds health checks whose command cannot run.</summary>
internal sealed class FixHealthcheckTest : ComposeRule
{
    private const string OneWord = "The health check runs the program '{0}', and there is none of that name. Give each word its own item, or write 'CMD-SHELL'.";
    private const string Operator = "The health check hands '{0}' to its program as an argument, since 'CMD' runs no shell. Write 'CMD-SHELL' and one line.";
    private const string Lost = "The health check runs its first text in a shell, and '{0}' is lost. Write the whole command as one text.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL3013",
        "Fix the command of the health check",
        "The health check begins with '{0}', so Compose refuses the whole file. Put 'CMD' or 'CMD-SHELL' first.",
        RuleCategory.Correctness,
        RuleSeverity.Error)
    {
        Practice = Practice.HealthChecks,
    };

    /// <inheritdoc/>
    public override void Initialize(ComposeContext context) => context.RegisterServiceAction(static c =>
    {
        if (!c.Node.Mapping.TryGetMapping("healthcheck", out var healthcheck) || !healthcheck.TryGetSequence("test", out var test) || test.Items.Length == 0
            || test.Items[0].Resolve() is not YamlScalar { IsNull: false } first || first.Value.Contains('$', StringComparison.Ordinal))
        {
            return;
        }

        switch (first.Value)
        {
            case "NONE":
                break;
            case "CMD":
                CheckWords(c, first, test);
                break;
            case "CMD-SHELL":
                if (test.Items.Length > 2)
                {
                    c.Report(test.Items[2].Span, new DiagnosticDetails { MessageFormat = Lost }, GetText(test.Items[2]));
                }

                break;
            default:
                c.Report(first.Span, new DiagnosticDetails
                {
                    Fix = test.IsFlow ? new CodeFix("Put 'CMD' first", FixSafety.Safe, [new TextEdit(new TextSpan(first.Span.Start, 0), GetStart(first))]) : null,
                }, first.Value);
                break;
        }
    });

    private static void CheckWords(NodeContext<ComposeService> c, YamlScalar first, YamlSequence test)
    {
        if (test.Items.Length == 2 && test.Items[1].Resolve() is YamlScalar only && only.Value.Trim().Contains(' ', StringComparison.Ordinal))
        {
            c.Report(only.Span, new DiagnosticDetails
            {
                MessageFormat = OneWord,
                Fix = new CodeFix("Run it in a shell", FixSafety.Unsafe, [new TextEdit(first.ContentSpan, "CMD-SHELL")]),
            }, only.Value);
            return;
        }

        // 'sh -c' and its like read the rest themselves.
        for (var i = 2; i < test.Items.Length; i++)
        {
            if (test.Items[i].Resolve() is YamlScalar { Value: "||" or "&&" or "|" or ";" or ">" or ">>" or "<" } operation)
            {
                c.Report(operation.Span, new DiagnosticDetails { MessageFormat = Operator }, operation.Value);
                return;
            }
        }
    }

    private static string GetText(YamlNode node) => node.Resolve() is YamlScalar scalar ? scalar.Value : "";

    private static string GetStart(YamlScalar first) => first.Style switch
    {
        YamlScalarStyle.SingleQuoted => "'CMD', ",
        YamlScalarStyle.DoubleQuoted => "\"CMD\", ",
        _ => "CMD, ",
    };
}
