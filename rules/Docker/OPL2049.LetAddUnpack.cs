using OpsLead.Lint.Docker;
using OpsLead.Lint.Syntax.Docker;
using OpsLead.Lint.Syntax.Shell;

namespace OpsLead.Lint.Rules.Docker;

/// <summary>Finds archives that are copied into a layer to be unpacked in another.</summary>
internal sealed class LetAddUnpack : DockerRule
{
    // Which archives ADD unpacks, and what their names end with.
    private static readonly string[] Archives =
    [
        ".tar", ".Z", ".bz2", ".gz", ".lz", ".lzma", ".tZ", ".tb2", ".tbz", ".tbz2", ".tgz", ".tlz", ".tpz", ".txz", ".xz",
    ];

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL2049",
        "Let ADD unpack archives",
        "The archive '{0}' stays in the image beside what is unpacked from it. Use ADD, which unpacks it, or mount it.",
        RuleCategory.Maintainability,
        RuleSeverity.Note)
    {
        Aliases = ["hadolint/DL3010"],
    };

    /// <inheritdoc/>
    public override void Initialize(DockerContext context) => context.RegisterStageAction(static c =>
    {
        Dictionary<string, DockerWord>? copied = null;
        foreach (var outer in c.Node.Stage.Instructions)
        {
            var instruction = (outer as OnbuildInstruction)?.Trigger ?? outer;
            if (instruction is CopyInstruction { From: null, Destination: { } target } copy)
            {
                foreach (var source in copy.Sources)
                {
                    if (IsArchive(source.Text.Trim('"', '\'')))
                    {
                        var renamed = target.Text.Trim('"', '\'');
                        (copied ??= []).TryAdd(SecretFiles.GetName(IsArchive(renamed) ? renamed : source.Text.Trim('"', '\'')), source);
                    }
                }
            }
            else if (copied is { Count: > 0 } && instruction is RunInstruction run && c.Node.File.GetScript(run) is { } script)
            {
                Report(c, script, copied);
            }
        }
    });

    private static void Report(NodeContext<DockerStageNode> c, ShellScript script, Dictionary<string, DockerWord> copied)
    {
        foreach (var command in script.EffectiveCommands)
        {
            if (!Unpacks(command))
            {
                continue;
            }

            foreach (var word in command.Arguments)
            {
                if (word.LiteralText is { } text && SecretFiles.GetName(text) is var name && copied.Remove(name, out var source))
                {
                    c.Report(source.Span, new DiagnosticDetails
                    {
                        // hadolint forgets what it found at each FROM.
                        Aliases = c.Node.Stage.IsFinal ? ["hadolint/DL3010"] : [],
                        IsOptIn = !c.Node.Stage.IsFinal && !c.Node.Stage.IsParent,
                        Related = [new RelatedSpan(command.GetFileSpan(command.NameWord.Span), "Unpacked here")],
                    }, name);
                }
            }
        }
    }

    private static bool Unpacks(EffectiveCommand command) => command.Name switch
    {
        "tar" or "bsdtar" => command.HasFlag("-x", "--extract", "--get", "x"),
        "unzip" or "gunzip" or "bunzip2" or "unlzma" or "unxz" or "zgz" or "uncompress" or "zcat" or "gzcat" => true,
        _ => false,
    };

    private static bool IsArchive(string path) => Array.Exists(Archives, extension => path.EndsWith(extension, StringComparison.Ordinal));
}
