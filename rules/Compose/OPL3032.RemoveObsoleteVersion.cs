using OpsLead.Lint.Compose;
using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Rules.Compose;

/// <summary>Finds the version that Compose no longer reads.</summary>
internal sealed class RemoveObsoleteVersion : ComposeRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL3032",
        "Remove the obsolete version",
        "The version '{0}' is obsolete: Compose ignores it and warns at every command. Remove the line.",
        RuleCategory.Maintainability,
        RuleSeverity.Note)
    {
        Precision = RulePrecision.VeryHigh,
        Aliases = ["dclint/no-version-field"],
    };

    /// <inheritdoc/>
    public override void Initialize(ComposeContext context) => context.RegisterFileAction(static c =>
    {
        if (c.Node.Root.TryGetEntry("version", out var entry))
        {
            c.Report(entry.Key.Span, new DiagnosticDetails { Fix = CreateFix(c, entry), IsOptIn = IsForSwarm(c.Node) }, entry.Value.Resolve() is YamlScalar version ? version.Value : "…");
        }
    });

    // 'docker stack deploy' of older engines takes a file without a version for one of the first format.
    private static bool IsForSwarm(ComposeFile file)
    {
        foreach (var service in file.Services)
        {
            if (service.Mapping.TryGetMapping("deploy", out var deploy)
                && (deploy.TryGetValue("placement", out _) || deploy.TryGetValue("update_config", out _) || deploy.TryGetValue("rollback_config", out _)
                    || deploy.TryGetValue("mode", out _) || deploy.TryGetValue("endpoint_mode", out _)))
            {
                return true;
            }
        }

        return false;
    }

    private static CodeFix? CreateFix(NodeContext<ComposeFile> c, YamlEntry entry)
    {
        var text = c.Text.Text;
        var line = c.Text.GetLineIndex(entry.Key.Span.Start);
        var span = c.Text.GetLineSpan(line);
        var before = text.AsSpan(span.Start, entry.Key.Span.Start - span.Start);
        if (c.Node.Root.IsFlow || entry.Value is not YamlScalar || entry.Value.Span.End > span.End || line + 1 >= c.Text.LineCount || !before.Trim('\uFEFF').IsEmpty
            || !text.AsSpan(entry.Value.Span.End, span.End - entry.Value.Span.End).IsWhiteSpace())
        {
            return null;
        }

        return new CodeFix("Remove the version", FixSafety.Safe, [new TextEdit(TextSpan.FromBounds(entry.Key.Span.Start, c.Text.GetLineSpan(line + 1).Start), "")]);
    }
}
