using OpsLead.Lint.Compose;
using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Rules.Compose;

/// <summary>Finds ports that are written without quotes.</summary>
internal sealed class QuotePorts : ComposeRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL3036",
        "Quote the ports",
        "The port '{0}' is not in {1} quotes, and YAML may read it as a number. Quote it.",
        RuleCategory.Maintainability,
        RuleSeverity.Note)
    {
        IsEnabledByDefault = false,
        Aliases = ["dclint/require-quotes-in-ports"],
        Options =
        [
            new RuleOption("quote_type", RuleOptionType.String, "single", "The quotes that are asked for: 'single' or 'double'.")
            {
                PeerSettings = ["dclint/require-quotes-in-ports.quoteType", "dclint/quoteType"],
            },
        ],
    };

    /// <inheritdoc/>
    public override void Initialize(ComposeContext context) => context.RegisterServiceAction(static c =>
    {
        var isDouble = c.GetOption("quote_type") == "double";
        Check(c, "ports", isDouble);
        Check(c, "expose", isDouble);
    });

    private static void Check(NodeContext<ComposeService> c, string key, bool isDouble)
    {
        if (!c.Node.Mapping.TryGetSequence(key, out var sequence))
        {
            return;
        }

        foreach (var item in sequence.Items)
        {
            if (item is YamlScalar scalar && scalar.Style != (isDouble ? YamlScalarStyle.DoubleQuoted : YamlScalarStyle.SingleQuoted) && scalar.Value.Length > 0)
            {
                c.Report(scalar.Span, new DiagnosticDetails { Fix = CreateFix(scalar, isDouble ? '"' : '\'') }, scalar.Value, isDouble ? "double" : "single");
            }
        }
    }

    // Ports hold nothing that one style of quotes would read otherwise; a text that does is left alone.
    private static CodeFix? CreateFix(YamlScalar scalar, char quote) =>
        scalar.Style is YamlScalarStyle.Literal or YamlScalarStyle.Folded || scalar.Span.Length != scalar.Value.Length + (scalar.Style == YamlScalarStyle.Plain ? 0 : 2)
            || scalar.Value.AsSpan().ContainsAny('"', '\'', '\\')
            ? null
            : CodeFix.Replace("Quote the port", scalar.Span, quote + scalar.Value + quote);
}
