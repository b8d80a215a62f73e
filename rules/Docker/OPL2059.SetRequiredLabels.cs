using OpsLead.Lint.Docker;
using OpsLead.Lint.Syntax.Docker;

namespace OpsLead.Lint.Rules.Docker;

/// <summary>Finds images without the labels that the organisation asks for.</summary>
internal sealed class SetRequiredLabels : DockerRule
{
    private const string Superfluous = "The label '{0}' is not among those agreed on. Remove it, or have it agreed on.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL2059",
        "Set the labels agreed on",
        "The stage on '{0}' lacks the label '{1}'. Set it with LABEL.",
        RuleCategory.Maintainability,
        RuleSeverity.Warning)
    {
        Aliases = ["hadolint/DL3049", "hadolint/DL3050"],
        Options =
        [
            LabelSchema.CreateOption(),
            new RuleOption("strict", RuleOptionType.Boolean, "false", "Whether any other label is a fault.") { PeerSettings = ["hadolint/strict-labels"] },
        ],
    };

    /// <inheritdoc/>
    public override void Initialize(DockerContext context) => context.RegisterFileAction(static c =>
    {
        var schema = LabelSchema.Parse(c.GetOption(LabelSchema.OptionName));
        if (schema.Count == 0)
        {
            return;
        }

        var isStrict = c.GetOption("strict") is "true";
        var copiedFrom = c.Node.Syntax.Stages.SelectMany(static stage => stage.References).Where(static reference =>
            reference.Kind != DockerStageReferenceKind.From)
            .Select(static reference => reference.Target).ToHashSet();
        foreach (var stage in c.Node.Syntax.Stages)
        {
            if (stage.From?.Image is { } image && !stage.IsParent && !copiedFrom.Contains(stage))
            {
                foreach (var (name, _) in schema)
                {
                    if (!HasLabel(stage, name))
                    {
                        c.Report(image.Span, new DiagnosticDetails { Aliases = ["hadolint/DL3049"], IsOptIn = !stage.IsFinal }, image.Text, name);
                    }
                }
            }

            if (isStrict)
            {
                ReportOthers(c, stage, schema);
            }
        }
    });

    private static void ReportOthers(NodeContext<Dockerfile> c, DockerStage stage, List<(string Name, string Type)> schema)
    {
        foreach (var instruction in stage.Instructions)
        {
            if (instruction is not LabelInstruction label)
            {
                continue;
            }

            foreach (var pair in label.Pairs)
            {
                if (!schema.Exists(item => item.Name == pair.Name))
                {
                    c.Report(pair.Key.Span, new DiagnosticDetails { MessageFormat = Superfluous, Aliases = ["hadolint/DL3050"] }, pair.Name);
                }
            }
        }
    }

    private static bool HasLabel(DockerStage stage, string name) =>
        stage.GetSelfAndAncestors().Any(ancestor =>
            ancestor.Instructions.Any(instruction => instruction is LabelInstruction label && label.Pairs.Any(pair => pair.Name == name)));
}
