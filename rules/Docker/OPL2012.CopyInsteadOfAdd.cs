using System.Collections.Immutable;
using OpsLead.Lint.Syntax.Docker;

namespace OpsLead.Lint.Rules.Docker;

/// <summary>Finds ADD that does no more than COPY would.</summary>
internal sealed class CopyInsteadOfAdd : DockerRule
{
    private static readonly string[] Archives =
    [
        ".tar", ".gz", ".bz2", ".xz", ".zst", ".tgz", ".tbz", ".tbz2", ".tb2", ".txz", ".tlz", ".tz", ".lzma", ".lz", ".z",
    ];

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL2012",
        "Copy instead of adding",
        "'{0}' only copies a file here, but would unpack or download others. Use COPY, which does what it says.",
        RuleCategory.Maintainability,
        RuleSeverity.Note)
    {
        Aliases = ["hadolint/DL3020", "trivy/DS-0005", "checkov/CKV_DOCKER_4"],
    };

    /// <inheritdoc/>
    public override void Initialize(DockerContext context) => context.RegisterInstructionAction(static c =>
    {
        if (c.Node.Instruction is not AddInstruction { Sources.Count: > 0 } add)
        {
            return;
        }

        var isPlain = add.GetFlag("checksum") is null && add.GetFlag("unpack") is null && add.GetFlag("keep-git-dir") is null;
        var hasArchive = false;
        var hasUrl = false;
        var hasTrivyMark = false;
        foreach (var source in add.Sources)
        {
            var text = source.Text.Trim('"', '\'');
            hasArchive |= Array.Exists(Archives, extension => text.EndsWith(extension, StringComparison.OrdinalIgnoreCase));
            hasUrl |= text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase);
            isPlain &= !text.AsSpan().ContainsAny("$*?[") && !text.Contains("://", StringComparison.Ordinal)
                && !text.StartsWith("git@", StringComparison.Ordinal);
        }

        foreach (var word in add.Words)
        {
            hasTrivyMark |= word.Text.Contains(".tar", StringComparison.Ordinal) || word.Text.Contains("http://", StringComparison.Ordinal)
                || word.Text.Contains("https://", StringComparison.Ordinal) || word.Text.Contains("git@", StringComparison.Ordinal)
                    || ImageHistory.IsHash(word.Text);
        }

        isPlain &= !hasArchive && !hasUrl && !add.Sources.Any(static source => ImageHistory.IsHash(source.Text));
        ImmutableArray<string> aliases =
        [
            .. hasArchive || hasUrl ? ImmutableArray<string>.Empty : ["hadolint/DL3020"],
            .. hasTrivyMark ? ImmutableArray<string>.Empty : ["trivy/DS-0005"],
            "checkov/CKV_DOCKER_4",
        ];
        c.Report(add.Keyword.Span, new DiagnosticDetails
        {
            Aliases = aliases,
            IsOptIn = !isPlain,
            Fix = isPlain && add.Keyword.IsVerbatim ? CodeFix.Replace("Use COPY", add.Keyword.Span, add.Keyword.Text == "add" ? "copy" : "COPY") : null,
        }, add.Keyword.Text);
    }, DockerInstructionKind.Add);
}
