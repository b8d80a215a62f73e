using System.Collections.Immutable;
using System.Globalization;
using OpsLead.Lint.Docker;
using OpsLead.Lint.Syntax.Docker;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Rules.Docker;

/// <summary>Finds EXPOSE of what is no port of a container.</summary>
internal sealed class ExposeContainerPort : DockerRule
{
    private const string Mapping =
        "'{0}' maps a port of the host, which EXPOSE cannot do. Name the container's port alone, and map it when the container starts.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL2033",
        "Expose a port of the container",
        "'{0}' is no port or range of ports from 0 to 65535, so the build fails. Correct it.",
        RuleCategory.Correctness,
        RuleSeverity.Error)
    {
        Precision = RulePrecision.VeryHigh,
        Aliases = ["hadolint/DL3011", "buildkit/ExposeInvalidFormat", "trivy/DS-0008"],
    };

    /// <inheritdoc/>
    public override void Initialize(DockerContext context) => context.RegisterFileStartAction(static file =>
    {
        HashSet<TextSpan>? refused = null;
        file.RegisterInstructionAction(c => Check(c, refused ??= FindRefused(c.Node.File.Syntax)), DockerInstructionKind.Expose);
    });

    // The tree says what the builder refuses; a bad protocol is an error of syntax and not this rule's business.
    private static HashSet<TextSpan> FindRefused(DockerfileSyntax syntax) =>
        [.. syntax.Errors.Where(static error => error.Kind == DockerfileErrorKind.BadPort).Select(static error => error.Span)];

    private static void Check(NodeContext<DockerInstructionNode> c, HashSet<TextSpan> refused)
    {
        foreach (var port in ((ExposeInstruction)c.Node.Instruction).Ports)
        {
            if (port.HasHost && port.First is not null)
            {
                c.Report(port.Word.Span, new DiagnosticDetails
                {
                    MessageFormat = Mapping,
                    Severity = RuleSeverity.Warning,
                    Aliases = ["buildkit/ExposeInvalidFormat"],
                    Fix = port.Word.Source.IsVerbatim && port.Word.Text == port.Word.Literal
                        ? CodeFix.Replace("Name the container's port alone", port.Word.Span, port.Word.Text[(port.Word.Text.LastIndexOf(':') + 1)..]) : null,
                }, port.Word.Text);
            }
            else if (port is { First: null, Word.Literal: { } text } && refused.Contains(port.Word.Span))
            {
                ImmutableArray<string> aliases = IsTooHigh(text) ? ["hadolint/DL3011", "trivy/DS-0008"] : [];
                c.Report(port.Word.Span, new DiagnosticDetails { Aliases = aliases }, text);
            }
        }
    }

    private static bool IsTooHigh(ReadOnlySpan<char> text)
    {
        var slash = text.IndexOf('/');
        var range = slash < 0 ? text : text[..slash];
        range = range[(range.LastIndexOf(':') + 1)..];
        foreach (var part in range.Split('-'))
        {
            if (long.TryParse(range[part], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 65535)
            {
                return true;
            }
        }

        return false;
    }
}
