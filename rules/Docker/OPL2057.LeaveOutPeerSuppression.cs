using System.Collections.Immutable;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Rules.Docker;

/// <summary>Finds comments that silence other linters.</summary>
internal sealed class LeaveOutPeerSuppression : DockerRule
{
    private static readonly (string Mark, ImmutableArray<string> Aliases)[] Marks =
    [
        ("hadolint ignore", ["hadolint/DL1001"]), ("hadolint global ignore", ["hadolint/DL1001"]), ("hadolint stage ignore", ["hadolint/DL1001"]),
        ("trivy:ignore:", []), ("checkov:skip=", []),
    ];

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL2057",
        "Leave out inline suppressions",
        "'{0}' hides findings from those who review the image. Mend what it hides, or agree on it in the configuration.",
        RuleCategory.Maintainability,
        RuleSeverity.Note)
    {
        IsEnabledByDefault = false,
        Aliases = ["hadolint/DL1001"],
    };

    /// <inheritdoc/>
    public override void Initialize(DockerContext context) => context.RegisterFileAction(static c =>
    {
        foreach (var comment in c.Node.Syntax.Comments)
        {
            var text = c.Text.Text.AsSpan(comment.Span.Start, comment.Span.Length).TrimStart("# \t");
            foreach (var (mark, aliases) in Marks)
            {
                if (text.StartsWith(mark, StringComparison.Ordinal))
                {
                    var start = comment.Span.End - text.Length;
                    c.Report(new TextSpan(start, mark.TrimEnd('=', ':').Length), new DiagnosticDetails { Aliases = aliases }, mark.TrimEnd('=', ':'));
                }
            }
        }
    });
}
