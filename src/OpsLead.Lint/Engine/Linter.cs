using System.Collections.Immutable;
using OpsLead.Lint.Engine;
using OpsLead.Lint.Text;

namespace OpsLead.Lint;

/// <summary>
/// Lints workspaces. Documents in, findings out: no disk, no network, no process. An instance may lint many workspaces, also
/// at the same time when it has no <see cref="WorkspaceAnalyzer"/>.
/// </summary>
public sealed class Linter
{
    private readonly LanguageDriver[] drivers;
    private readonly RuleSelection selection;

    /// <summary>Prepares a linter: selects the rules and lets them register.</summary>
    /// <param name="options">What to run and how.</param>
    /// <exception cref="UnknownSelectorException">A selector names no rule.</exception>
    /// <exception cref="ArgumentException">Two rules have one id.</exception>
    public Linter(LintOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Options = options;
        RuleInfos = [.. options.Rules.Select(static rule => rule.Info), .. options.Analyzers.SelectMany(static analyzer => analyzer.Rules)];
        if (RuleInfos.GroupBy(static rule => rule.Descriptor.Id).FirstOrDefault(static group => group.Count() > 1) is { } twice)
        {
            throw new ArgumentException($"Two rules have the id '{twice.Key}'.", nameof(options));
        }

        options.Timings?.Prepare([.. RuleInfos.Select(static rule => rule.ToString()), .. options.Analyzers.Select(static analyzer => analyzer.GetType().Name)]);
        selection = RuleSelection.Create(RuleInfos, options);
        MaxDegreeOfParallelism = options.MaxDegreeOfParallelism > 0 ? options.MaxDegreeOfParallelism : Environment.ProcessorCount;
        drivers = LanguageDrivers.Create();
        for (var i = 0; i < options.Rules.Length; i++)
        {
            if (selection[i].IsLoaded)
            {
                Register(options.Rules[i], i);
            }
        }
    }

    /// <summary>What was asked for.</summary>
    public LintOptions Options { get; }

    /// <summary>All rules handed in, enabled or not.</summary>
    public ImmutableArray<RuleInfo> RuleInfos { get; }

    /// <summary>The rules that run for at least one path.</summary>
    public IEnumerable<RuleInfo> EnabledRules => RuleInfos.Where((_, index) => IsEnabled(index));

    internal LinterBuilder Builder { get; } = new();

    internal ActionList<WorkspaceAnalysisContext> WorkspaceActions => Builder.WorkspaceActions;

    internal int MaxDegreeOfParallelism { get; }

    internal ReadOnlySpan<LanguageDriver> Drivers => drivers;

    /// <summary>Lints documents as one workspace.</summary>
    /// <param name="documents">The documents.</param>
    /// <param name="options">What to run and how.</param>
    /// <param name="cancellationToken">Stops the run.</param>
    /// <returns>What was found.</returns>
    /// <exception cref="UnknownSelectorException">A selector names no rule.</exception>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    public static LintResult Lint(IEnumerable<SourceDocument> documents, LintOptions options, CancellationToken cancellationToken = default) =>
        new Linter(options).Lint(Workspace.Create(documents), cancellationToken);

    /// <summary>Lints a workspace.</summary>
    /// <param name="workspace">The files.</param>
    /// <param name="cancellationToken">Stops the run.</param>
    /// <returns>What was found.</returns>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    public LintResult Lint(Workspace workspace, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        return new WorkspaceAnalysis(this, workspace, cancellationToken).Run();
    }

    /// <summary>What a rule's usual finding in a document would be given by selection and our own configuration; null when there would be none.</summary>
    internal RuleSeverity? GetSeverity(RuleInfo rule, SourceDocument document)
    {
        var index = RuleInfos.IndexOf(rule);
        return IsEnabled(index) ? GetSeverity(index, document, reported: null, default) : null;
    }

    internal bool IsEnabled(int rule) => selection[rule].IsLoaded;

    /// <summary>What the search for secrets makes of a document.</summary>
    internal Secrets.SecretExplanation ExplainSecrets(SourceDocument document, CancellationToken cancellationToken = default)
    {
        var text = document.GetText();
        return Secrets.SecretScanner.Explain(new FileAnalysis(this, document, text, DocumentClassifier.Classify(document.Path, text), cancellationToken));
    }

    /// <summary>How many places of a text do not parse.</summary>
    internal int CountSyntaxErrors(SourceDocument document, SourceText text, CancellationToken cancellationToken)
    {
        var file = new FileAnalysis(this, document, text, DocumentClassifier.Classify(document.Path, text), cancellationToken);
        return file.GetSyntaxErrors().Count();
    }

    /// <summary>The result with a finding for each document whose fixes were left out.</summary>
    internal LintResult WithFixRejections(LintResult result, Workspace workspace, IReadOnlyCollection<string> rejected, CancellationToken cancellationToken) =>
        rejected.Count == 0 ? result : new WorkspaceAnalysis(this, workspace, cancellationToken).AddEvents(result, rejected, EngineEventKind.FixRejected);

    /// <summary>The value of an option that belongs to no rule.</summary>
    internal string? GetGlobalOption(SourceDocument document, string name) => Options.Configuration?.GetOption(document, "opslead_lint." + name);

    internal string? GetOption(int rule, SourceDocument document, string name)
    {
        var info = RuleInfos[rule];
        foreach (var option in info.Descriptor.Options)
        {
            if (option.Name == name)
            {
                return Options.Configuration?.GetOption(document, $"opslead_lint.{info.Name}.{name}") ?? option.DefaultValue;
            }
        }

        return null;
    }

    /// <summary>A finding, or null when selection or configuration silences it.</summary>
    internal Diagnostic? CreateDiagnostic(int rule, SourceDocument document, SourceText text, TextSpan span, DiagnosticDetails? details, ReadOnlySpan<string> arguments)
    {
        var info = RuleInfos[rule];
        var descriptor = info.Descriptor;
        var aliases = details is null || details.Aliases.IsDefault ? [.. descriptor.Aliases] : details.Aliases;
        var verdict = Options.Configuration is { HasPeerSettings: true } configuration ? configuration.GetPeerVerdict(info, aliases, Location.Create(document, text, span)) : default;
        if (!(verdict.IsIncluded && Options.Select.IsEmpty) && !selection[rule].Accepts(details?.IsOptIn == true, aliases))
        {
            return null;
        }

        if (GetSeverity(rule, document, details?.Severity, verdict) is not { } severity)
        {
            return null;
        }

        var format = details?.MessageFormat ?? descriptor.MessageFormat;
        var quoted = QuotedText.Shorten(arguments);
        return new Diagnostic
        {
            Rule = info,
            Severity = severity,
            Message = QuotedText.ShortenMessage(Format(format, quoted.AsSpan())),
            Arguments = quoted,
            MessageFormat = format,
            HasDescriptorMessage = details?.MessageFormat is null,
            Location = Location.Create(document, text, span),
            RelatedLocations = GetRelated(document, text, details),
            Aliases = aliases,
            Fix = details?.Fix,
            ObjectPath = details?.ObjectPath,
            Suppression = verdict.Suppression ?? (selection[rule].IsSelected || IsConfigured(document, info) ? null : verdict.Exclusion),
        };
    }

    private bool IsConfigured(SourceDocument document, RuleInfo rule) => Options.Configuration?.GetSeverity(document, rule) is not (null or ConfiguredSeverity.Unset);

    private static ImmutableArray<RelatedLocation> GetRelated(SourceDocument document, SourceText text, DiagnosticDetails? details)
    {
        if (details is null || (details.Related.IsEmpty && details.RelatedDocuments.IsEmpty))
        {
            return [];
        }

        return
        [
            .. details.Related.Take(QuotedText.MaxRelated).Select(related => new RelatedLocation(Location.Create(document, text, related.Span), QuotedText.ShortenMessage(related.Message))),
            .. details.RelatedDocuments.Take(QuotedText.MaxRelated)
                .Select(static related => new RelatedLocation(Location.Create(related.Document, related.Document.GetText(), related.Span), QuotedText.ShortenMessage(related.Message))),
        ];
    }

    internal static string Format(string format, ReadOnlySpan<string> arguments) =>
        arguments.IsEmpty ? format.Replace("{{", "{", StringComparison.Ordinal).Replace("}}", "}", StringComparison.Ordinal) : string.Format(null, format, arguments.ToArray());

    private RuleSeverity? GetSeverity(int rule, SourceDocument document, RuleSeverity? reported, PeerVerdict verdict)
    {
        var info = RuleInfos[rule];
        var state = selection[rule];
        var configured = Options.Configuration?.GetSeverity(document, info) ?? ConfiguredSeverity.Unset;
        switch (configured)
        {
            case ConfiguredSeverity.Error:
                return RuleSeverity.Error;
            case ConfiguredSeverity.Warning:
                return RuleSeverity.Warning;
            case ConfiguredSeverity.Note:
                return RuleSeverity.Note;
            case ConfiguredSeverity.None when !state.IsSelected:
                return null;
            default:
                if (!state.IsOnByDefault && !(verdict.IsIncluded && Options.Select.IsEmpty))
                {
                    return null;
                }

                if (verdict.Severity is { } foreign)
                {
                    return foreign;
                }

                var severity = reported ?? info.Descriptor.DefaultSeverity;
                if (!PathConventions.IsOutsideProduction(document.Path))
                {
                    return severity;
                }

                return IsOutOfReach(info.Descriptor.Reach, document.Path) && !state.IsSelected && !verdict.IsIncluded ? null
                    : severity > RuleSeverity.Note ? severity - 1 : severity;
        }
    }

    private static bool IsOutOfReach(RuleReach reach, string path) =>
        reach == RuleReach.Production || (reach == RuleReach.OutsideTests && PathConventions.IsTest(path));

    private void Register(Rule rule, int index)
    {
        switch (rule)
        {
            case WorkspaceRule workspaceRule:
                workspaceRule.Initialize(new WorkspaceContext(index, Builder));
                return;
            case EngineRule engineRule:
                engineRule.Initialize(new EngineContext(index, Builder));
                return;
        }

        foreach (var driver in drivers)
        {
            if (driver.Register(rule, index, Builder))
            {
                return;
            }
        }

        throw new ArgumentException($"Rule '{rule.Info}' derives from no base class of a language.");
    }
}
