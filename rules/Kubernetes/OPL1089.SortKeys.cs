using OpsLead.Lint.Kubernetes;
using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds mappings whose keys are not in order.</summary>
internal sealed class SortKeys : KubernetesRule
{
    private const string Recursive = "recursive";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1089",
        "Sort the keys",
        "The key '{0}' stands after '{1}'. Put it where the order of the alphabet has it.",
        RuleCategory.Maintainability,
        RuleSeverity.Note)
    {
        IsEnabledByDefault = false,
        Aliases = ["kube-linter/sorted-keys"],
        Options =
        [
            new RuleOption(Recursive, RuleOptionType.Boolean, "true", "Whether the mappings inside of the object are looked at, too.")
            {
                PeerSettings = ["kube-linter/sorted-keys.recursive"],
            },
        ],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterManifestAction(static c => Check(c, c.Node.Root, c.GetOption(Recursive) != "false"));

    // What an alias stands for is looked at where it is written; the parser bounds the nesting.
    private static void Check(NodeContext<KubernetesObject> c, YamlNode node, bool isRecursive)
    {
        if (node is YamlSequence sequence)
        {
            foreach (var item in sequence.Items)
            {
                Check(c, item, isRecursive);
            }
        }
        else if (node is YamlMapping mapping)
        {
            YamlScalar? previous = null;
            foreach (ref readonly var entry in mapping.Entries)
            {
                if (entry.Key is YamlScalar { Value: not "<<" } key && !YamlFacts.IsTemplated(key.Value))
                {
                    if (previous is not null && string.CompareOrdinal(key.Value, previous.Value) < 0)
                    {
                        c.Report(key.Span, key.Value, previous.Value);
                    }

                    previous = key;
                }

                if (isRecursive)
                {
                    Check(c, entry.Value, isRecursive);
                }
            }
        }
    }
}
