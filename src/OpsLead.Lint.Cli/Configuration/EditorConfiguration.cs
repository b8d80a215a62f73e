using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using OpsLead.Lint.Cli.Files;

namespace OpsLead.Lint.Cli.Configuration;

/// <summary>
/// Severities and options from <c>.editorconfig</c> and <c>.globalconfig</c>, with Roslyn's own reading of sections, nesting,
/// <c>root</c> and precedence, so that a rule is configured here as it is in a build. Created only where such a file is about us:
/// nothing else in a run touches Roslyn for it.
/// </summary>
internal sealed class EditorConfiguration : LintConfiguration
{
    /// <summary>The key that takes files out of the run, in a section that names them.</summary>
    public const string ExcludeKey = "opslead_lint.exclude";

    private static readonly Result Nothing = new(
        ImmutableDictionary<string, ReportDiagnostic>.Empty,
        ImmutableDictionary<string, ReportDiagnostic>.Empty,
        ImmutableDictionary<string, string>.Empty);

    private readonly Dictionary<SourceDocument, Scope> scopes = [];
    private readonly ConcurrentDictionary<SourceDocument, Result> results = new();
    private readonly HashSet<string> mentionedIds = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<ConfigurationFile> files = [];

    /// <summary>The key that sets a severity for all rules of a category, as for any analyzer.</summary>
    /// <param name="category">The category's name.</param>
    /// <returns>The key, in lower case.</returns>
    public static string GetCategoryKey(string category) => $"dotnet_analyzer_diagnostic.category-{category.ToLowerInvariant()}.severity";

    /// <summary>Adds a workspace.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="found">The files that hold for it.</param>
    public void Add(LocatedWorkspace workspace, IReadOnlyList<ConfigurationFile> found)
    {
        var set = AnalyzerConfigSet.Create(found.Select(static file => AnalyzerConfig.Parse(file.Text, file.FullPath)).ToImmutableArray());
        foreach (var file in found)
        {
            files.Add(file);
            foreach (var entry in file.Entries)
            {
                if (entry.Kind == ConfigurationEntryKind.Severity)
                {
                    mentionedIds.Add(entry.Name);
                }
            }
        }

        var scope = new Scope(set) { Files = found };
        foreach (var (document, fullPath) in workspace.Documents)
        {
            scopes[document] = scope with { FullPath = fullPath };
        }
    }

    /// <summary>The files, in the order in which they were found.</summary>
    public IReadOnlyList<ConfigurationFile> Files => files;

    /// <summary>Whether a section could not be matched in bounded time, so that its workspace's configuration was passed over.</summary>
    public bool IsIncomplete => scopes.Values.Any(static scope => scope.State.IsTooComplex);

    /// <summary>Whether configuration takes a document out of the run.</summary>
    /// <param name="document">The document.</param>
    /// <returns>True when it does.</returns>
    public bool IsExcluded(SourceDocument document) => GetOption(document, ExcludeKey) is { } value && value.Equals("true", StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override bool Mentions(RuleInfo rule) => mentionedIds.Contains(rule.Descriptor.Id);

    /// <inheritdoc/>
    public override ConfiguredSeverity GetSeverity(SourceDocument document, RuleInfo rule)
    {
        var result = GetResult(document);
        if (result.Severities.TryGetValue(rule.Descriptor.Id, out var severity) || result.GlobalSeverities.TryGetValue(rule.Descriptor.Id, out severity))
        {
            return severity switch
            {
                ReportDiagnostic.Error => ConfiguredSeverity.Error,
                ReportDiagnostic.Warn => ConfiguredSeverity.Warning,
                ReportDiagnostic.Info => ConfiguredSeverity.Note,
                ReportDiagnostic.Hidden or ReportDiagnostic.Suppress => ConfiguredSeverity.None,
                _ => ConfiguredSeverity.Unset,
            };
        }

        // As in the compiler, a category turns no rule on that is off by default.
        return rule.Descriptor.IsEnabledByDefault && result.Options.TryGetValue(GetCategoryKey(rule.Descriptor.Category.ToString()), out var category)
            ? SeverityValues.Parse(category) ?? ConfiguredSeverity.Unset
            : ConfiguredSeverity.Unset;
    }

    /// <inheritdoc/>
    public override string? GetOption(SourceDocument document, string key) => GetResult(document).Options.GetValueOrDefault(key);

    /// <inheritdoc/>
    public override IEnumerable<(SourceDocument Document, EngineEvent Event)> GetEvents(Workspace workspace, IReadOnlyList<RuleInfo> rules) =>
        new ConfigurationReview(rules).Run(files, workspace);

    /// <summary>The file that sets a severity for a rule, by its id or its category.</summary>
    /// <param name="document">The document.</param>
    /// <param name="rule">The rule.</param>
    /// <returns>The file's full path; null when none does.</returns>
    public string? FindSource(SourceDocument document, RuleInfo rule)
    {
        var category = GetCategoryKey(rule.Descriptor.Category.ToString());
        return FindSource(document, result => result.Severities.ContainsKey(rule.Descriptor.Id) || result.GlobalSeverities.ContainsKey(rule.Descriptor.Id))
            ?? (rule.Descriptor.IsEnabledByDefault ? FindSource(document, result => result.Options.ContainsKey(category)) : null);
    }

    /// <summary>The file that sets a key.</summary>
    /// <param name="document">The document.</param>
    /// <param name="key">The key, in lower case.</param>
    /// <returns>The file's full path; null when none does.</returns>
    public string? FindSource(SourceDocument document, string key) => FindSource(document, result => result.Options.ContainsKey(key));

    // Which file a value comes from the compiler does not say: the nearest one that gives it when it stands alone.
    private string? FindSource(SourceDocument document, Func<Result, bool> sets)
    {
        if (!sets(GetResult(document)) || !scopes.TryGetValue(document.Origin, out var scope))
        {
            return null;
        }

        var files = scope.Files
            .OrderBy(static file => file.FullPath.EndsWith("/.globalconfig", StringComparison.Ordinal))
            .ThenByDescending(static file => file.FullPath.Length);
        foreach (var file in files)
        {
            var set = AnalyzerConfigSet.Create(ImmutableArray.Create(AnalyzerConfig.Parse(file.Text, file.FullPath)));
            var options = set.GetOptionsForSourcePath(scope.FullPath);
            if (sets(new Result(options.TreeOptions, set.GlobalConfigOptions.TreeOptions, options.AnalyzerOptions)))
            {
                return file.FullPath;
            }
        }

        return null;
    }

    private Result GetResult(SourceDocument document) => results.GetOrAdd(document.Origin, static (document, scopes) =>
    {
        if (!scopes.TryGetValue(document, out var scope) || scope.State.IsTooComplex)
        {
            return Nothing;
        }

        try
        {
            var options = scope.Set.GetOptionsForSourcePath(scope.FullPath);
            return new Result(options.TreeOptions, scope.Set.GlobalConfigOptions.TreeOptions, options.AnalyzerOptions);
        }
        catch (RegexMatchTimeoutException)
        {
            // A section made to be matched for ever. It would be so for the next file too.
            scope.State.IsTooComplex = true;
            return Nothing;
        }
    }, scopes);

    // Roslyn keeps the severities of global files apart, since the nearer ones win.
    private sealed record Result(
        ImmutableDictionary<string, ReportDiagnostic> Severities,
        ImmutableDictionary<string, ReportDiagnostic> GlobalSeverities,
        ImmutableDictionary<string, string> Options);

    private sealed record Scope(AnalyzerConfigSet Set)
    {
        public string FullPath { get; init; } = "/";

        public IReadOnlyList<ConfigurationFile> Files { get; init; } = [];

        public ScopeState State { get; } = new();
    }

    private sealed class ScopeState
    {
        public volatile bool IsTooComplex;
    }
}
