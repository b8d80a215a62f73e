using OpsLead.Lint.Text;
using OpsLead.Lint.Workflows;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds checkouts that leave the token behind for every later step.</summary>
internal sealed class DropPersistedCredentials : WorkflowRule
{
    private const string Kept = "'{0}' tells the checkout to leave the job's token on disk, where every later step can read it. Keep it only where git pushes afterwards.";
    private const string Unknown = "Whether the checkout leaves the job's token on disk is decided by '{0}'. Write 'persist-credentials: false'.";
    private const string Uploaded = "The checkout leaves the job's token on disk, and a later step uploads the folder that holds it. Set 'persist-credentials: false'.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4018",
        "Drop the persisted credentials",
        "'{0}' leaves the job's token on disk, where every later step can read it. Set 'persist-credentials: false' unless git pushes afterwards.",
        RuleCategory.Security,
        RuleSeverity.Warning)
    {
        Practice = Practice.ExternalSecrets,
        Precision = RulePrecision.High,
        SecuritySeverity = 4.0,
        Weaknesses = [522],
        Aliases = ["zizmor/artipacked"],
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context) => context.RegisterStepAction(static c =>
    {
        if (c.Node.Uses is not { } uses || !uses.Is("actions/checkout"))
        {
            return;
        }

        if (c.Node.Mapping.TryGetScalar("with", out var whole) && !whole.IsNull)
        {
            c.Report(uses.Span, new DiagnosticDetails { MessageFormat = Unknown, IsOptIn = true }, whole.Value);
            return;
        }

        var input = c.Node.GetInput("persist-credentials");
        if (input is null)
        {
            var isUploaded = IsFolderUploaded(c.Node);
            var fix = c.Node.With is { IsFlow: true } ? null : CreateFix(c.Text, c.Node);
            c.Report(
                uses.Span,
                new DiagnosticDetails
                {
                    MessageFormat = isUploaded ? Uploaded : null,
                    Severity = isUploaded ? null : RuleSeverity.Note,

                    // Nearly every checkout of the world does so, and little comes of it while nothing leaves the job.
                    IsOptIn = !isUploaded,
                    Fix = fix,
                },
                uses.Text);
        }
        else if (input.Value.Contains("${{", StringComparison.Ordinal))
        {
            c.Report(input.Span, new DiagnosticDetails { MessageFormat = Unknown, IsOptIn = true }, input.Value);
        }
        else if (!input.Value.Equals("false", StringComparison.OrdinalIgnoreCase))
        {
            // Said on purpose: only who asks for it hears of it.
            c.Report(input.Span, new DiagnosticDetails { MessageFormat = Kept, IsOptIn = true }, $"persist-credentials: {input.Value}");
        }
    });

    // The token stands in the folder's .git/config until version 5, so an upload of the whole folder publishes it.
    private static bool IsFolderUploaded(Step checkout) => checkout.Job is { } job && job.Steps.SkipWhile(step => step.Mapping != checkout.Mapping).Any(static step =>
        step.Uses is { } uses && uses.Is("actions/upload-artifact") && step.GetInput("path") is { } path && path.Value.Trim() is "." or "./" or "${{ github.workspace }}");

    private static CodeFix? CreateFix(SourceText text, Step step) =>
        YamlInsertion.CreateFix("Set 'persist-credentials: false'", FixSafety.Unsafe, text, step.Mapping, ["with", "persist-credentials"], "false");
}
