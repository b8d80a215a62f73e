using System.Buffers;
using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Rules.Compose;

/// <summary>Finds volumes in quotes that need none.</summary>
internal sealed class UnquoteVolumes : ComposeRule
{
    private static readonly SearchValues<char> Special = SearchValues.Create(" \t,[]{}#\"'\n\r");

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL3037",
        "Write volumes without quotes",
        "The volume '{0}' is in quotes, unlike what needs none elsewhere. Remove the quotes.",
        RuleCategory.Maintainability,
        RuleSeverity.Note)
    {
        IsEnabledByDefault = false,
        Aliases = ["dclint/no-quotes-in-volumes"],
    };

    /// <inheritdoc/>
    public override void Initialize(ComposeContext context) => context.RegisterServiceAction(static c =>
    {
        if (!c.Node.Mapping.TryGetSequence("volumes", out var sequence))
        {
            return;
        }

        foreach (var item in sequence.Items)
        {
            if (item is YamlScalar { Style: YamlScalarStyle.SingleQuoted or YamlScalarStyle.DoubleQuoted } scalar && IsPlain(scalar.Value))
            {
                c.Report(scalar.Span, new DiagnosticDetails
                {
                    Fix = scalar.ContentSpan.Length == scalar.Value.Length ? CodeFix.Replace("Remove the quotes", scalar.Span, scalar.Value) : null,
                }, scalar.Value);
            }
        }
    });

    // What would be something else without its quotes keeps them: '#…', '*x', 'a: b', a number, a bracket.
    private static bool IsPlain(string value) =>
        value.Length > 0 && (char.IsAsciiLetter(value[0]) || value[0] is '.' or '/' or '$' or '~' or '_')
        && !value.AsSpan().ContainsAny(Special) && value is not ("~" or "true" or "false" or "null" or "yes" or "no" or "on" or "off" or "y" or "n") && value[^1] != ':';
}
