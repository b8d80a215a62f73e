using OpsLead.Lint.Syntax.Docker;

namespace OpsLead.Lint.Rules.Docker;

/// <summary>Finds names and values that a blank sets apart.</summary>
internal sealed class SeparateWithEquals : DockerRule
{
    private const string TwoArguments = "'{0}' declares two arguments without values, not one with a value. Write it with '='.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL2039",
        "Separate names and values by an equals sign",
        "'{0}' is set in the form of the first Dockerfiles, which takes the whole line for its value. Write it with '='.",
        RuleCategory.Maintainability,
        RuleSeverity.Note)
    {
        Precision = RulePrecision.VeryHigh,
        Aliases = ["buildkit/LegacyKeyValueFormat"],
    };

    /// <inheritdoc/>
    public override void Initialize(DockerContext context) => context.RegisterInstructionAction(static c =>
    {
        switch (c.Node.Instruction)
        {
            case KeyValueInstruction { IsLegacyForm: true, Pairs: [{ Value: { } value } pair] }:
                c.Report(pair.Key.Span, new DiagnosticDetails { IsOptIn = true, Fix = AddEquals(pair, value) }, pair.Name);
                break;
            case ArgInstruction { Pairs: [{ Value: null } first, { Value: null } second] } when first.Name.Length > 0
                && second.Name is [(>= 'a' and <= 'z') or (>= '0' and <= '9'), ..]:
                c.Report(Text.TextSpan.FromBounds(first.Span.Start, second.Span.End),
                    new DiagnosticDetails { MessageFormat = TwoArguments, Severity = RuleSeverity.Warning }, $"ARG {first.Name} {second.Name}");
                break;
        }
    }, DockerInstructionKind.Env, DockerInstructionKind.Label, DockerInstructionKind.Arg);

    // Quotes in the middle of the value mean something else in either form.
    private static CodeFix? AddEquals(DockerKeyValue pair, DockerWord value)
    {
        var text = value.Text;
        var isQuoted = text.Length > 1 && text[0] is '"' or '\'' && text[^1] == text[0] && text.AsSpan(1, text.Length - 2).IndexOfAny("\"'\\`") < 0;
        if (!pair.Source.IsVerbatim || (!isQuoted && text.AsSpan().IndexOfAny("\"'\\`") >= 0))
        {
            return null;
        }

        var hasBlank = text.AsSpan().IndexOfAny(" \t") >= 0;
        return CodeFix.Replace("Write it with '='", pair.Span, $"{pair.Key.Text}={(hasBlank && !isQuoted ? $"\"{text}\"" : text)}");
    }
}
