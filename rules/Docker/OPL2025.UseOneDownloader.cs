using OpsLead.Lint.Syntax.Docker;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Rules.Docker;

/// <summary>Finds stages that need both curl and wget.</summary>
internal sealed class UseOneDownloader : DockerRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL2025",
        "Use one downloader",
        "The stage uses '{0}' here and '{1}' elsewhere. Use one of the two, so that the image needs one package less.",
        RuleCategory.Maintainability,
        RuleSeverity.Note)
    {
        IsEnabledByDefault = false,
        Aliases = ["hadolint/DL4001", "trivy/DS-0014"],
    };

    /// <inheritdoc/>
    public override void Initialize(DockerContext context) => context.RegisterFileStartAction(static file =>
    {
        var uses = new Dictionary<DockerStage, (List<TextSpan> Wget, TextSpan? Curl)>();
        file.RegisterCommandAction(c =>
        {
            if (c.Node.Stage is not { } stage)
            {
                return;
            }

            var use = uses.TryGetValue(stage, out var known) ? known : ([], null);
            if (c.Node.Command.Name == "wget")
            {
                use.Wget.Add(c.Node.NameSpan);
            }

            uses[stage] = c.Node.Command.Name == "curl" && use.Curl is null ? (use.Wget, c.Node.NameSpan) : use;
        }, "curl", "wget");
        file.RegisterStageAction(c =>
        {
            if (!uses.TryGetValue(c.Node.Stage, out var use) || use.Curl is not { } curl)
            {
                return;
            }

            foreach (var wget in use.Wget)
            {
                c.Report(wget, new DiagnosticDetails { Related = [new RelatedSpan(curl, "The other downloader")] }, "wget", "curl");
            }
        });
    });
}
