using System.Collections.Immutable;
using OpsLead.Lint.Cli.Configuration.Foreign;
using OpsLead.Lint.Cli.Files;

namespace OpsLead.Lint.Cli.Configuration;

/// <summary>
/// All configuration of a run by path. One precedence: the command line, the nearest section of our configuration, a file further
/// up, other tools' configuration, the rule's default.
/// </summary>
/// <param name="editor">Our own; null when no file is about us.</param>
/// <param name="foreign">Other tools'; null when there is none.</param>
internal sealed class RepositoryConfiguration(EditorConfiguration? editor, ForeignConfiguration? foreign) : LintConfiguration
{
    /// <summary>Our own; null when no file is about us.</summary>
    public EditorConfiguration? Editor { get; } = editor;

    /// <summary>Other tools'; null when there is none.</summary>
    public ForeignConfiguration? Foreign { get; } = foreign;

    /// <summary>The definitions of custom resources that lie elsewhere; null when none are named.</summary>
    public DefinitionFiles? Definitions { get; } = editor is null ? null : DefinitionFiles.Find(editor.Files);

    /// <summary>Finds our own configuration and joins it with other tools'.</summary>
    /// <param name="workspaces">The workspaces.</param>
    /// <param name="foreign">Other tools'; null when there is none or it does not count.</param>
    /// <returns>The configuration; null when there is neither.</returns>
    public static RepositoryConfiguration? Find(IReadOnlyList<LocatedWorkspace> workspaces, ForeignConfiguration? foreign)
    {
        var editor = new ConfigurationFinder().Find(workspaces);
        return editor is null && foreign is null ? null : new RepositoryConfiguration(editor, foreign);
    }

    /// <inheritdoc/>
    public override bool HasPeerSettings => Foreign is not null;

    /// <inheritdoc/>
    public override bool Mentions(RuleInfo rule) => Editor?.Mentions(rule) == true || Foreign?.Includes(rule) == true;

    /// <inheritdoc/>
    public override ConfiguredSeverity GetSeverity(SourceDocument document, RuleInfo rule) => Editor?.GetSeverity(document, rule) ?? ConfiguredSeverity.Unset;

    /// <inheritdoc/>
    public override string? GetOption(SourceDocument document, string key) => Editor?.GetOption(document, key) ?? Foreign?.GetOption(document, key)?.Value;

    /// <inheritdoc/>
    public override PeerVerdict GetPeerVerdict(RuleInfo rule, ImmutableArray<string> aliases, Location location) =>
        Foreign?.GetVerdict(rule, aliases, location) ?? default;

    /// <inheritdoc/>
    public override IEnumerable<(SourceDocument Document, EngineEvent Event)> GetEvents(Workspace workspace, IReadOnlyList<RuleInfo> rules) =>
        (Editor?.GetEvents(workspace, rules) ?? []).Concat(Foreign?.GetEvents(workspace) ?? []).Concat(Definitions?.GetEvents(workspace) ?? []);
}
