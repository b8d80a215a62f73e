using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using OpsLead.Lint.Kubernetes;
using OpsLead.Lint.Redaction;
using OpsLead.Lint.Suppressions;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Engine;

/// <summary>One run over one workspace: files in parallel, then hosts, then the rules across files, then what silences findings.</summary>
internal sealed class WorkspaceAnalysis
{
    private readonly ConcurrentDictionary<SourceDocument, List<Diagnostic>> late = new();
    private readonly Lock reportLock = new();
    private Joins.ImageJoin? images;
    private Compose.ComposeWorkspace? compose;
    private Kubernetes.KubernetesRelations? kubernetes;

    public WorkspaceAnalysis(Linter linter, Workspace workspace, CancellationToken cancellationToken)
    {
        Linter = linter;
        Workspace = workspace;
        CancellationToken = cancellationToken;
    }

    public Linter Linter { get; }

    public Workspace Workspace { get; }

    public CancellationToken CancellationToken { get; }

    public FactStore Facts { get; } = new();

    /// <summary>The way from images to what is in them; made when a rule first asks, after all facts are there.</summary>
    public Joins.ImageJoin Images => images ??= new Joins.ImageJoin(Facts);

    /// <summary>The Compose files and how they belong together; made when a rule first asks, after all facts are there.</summary>
    public Compose.ComposeWorkspace Compose => compose ??= new Compose.ComposeWorkspace(Facts);

    /// <summary>How the objects of the manifests find each other; made when a rule first asks, after all facts are there.</summary>
    public Kubernetes.KubernetesRelations Kubernetes => kubernetes ??= new Kubernetes.KubernetesRelations(Facts, Workspace);

    public LintResult Run()
    {
        var documents = Workspace.Documents.ToArray();
        var files = new FileResult[documents.Length];
        Parallel.For(
            0,
            documents.Length,
            new ParallelOptions { MaxDegreeOfParallelism = Linter.MaxDegreeOfParallelism, CancellationToken = CancellationToken },
            i =>
            {
                files[i] = AnalyzeFile(documents[i]);
                if (!documents[i].IsContext)
                {
                    Linter.Options.Progress?.Report(documents[i]);
                }
            });

        foreach (var file in files)
        {
            foreach (var fact in file.Facts)
            {
                Facts.Add(fact);
            }
        }

        RunAnalyzers();
        RunWorkspaceActions();
        return Conclude(files);
    }

    public void Report(int rule, SourceDocument document, TextSpan span, DiagnosticDetails? details, ReadOnlySpan<string> arguments)
    {
        if (Linter.CreateDiagnostic(rule, document, document.GetText(), span, details, arguments) is { } diagnostic)
        {
            AddLate(document, [diagnostic]);
        }
    }

    public string? GetOption(int rule, SourceDocument document, string name) => Linter.GetOption(rule, document, name);

    public void RaiseSkipped(SourceDocument document, string reason)
    {
        var file = OpenForEvents(document);
        file.Raise(EngineEventKind.Skipped, default, reason);
        AddLate(document, file.Diagnostics);
    }

    public void Raise(SourceDocument document, EngineEvent engineEvent)
    {
        var file = OpenForEvents(document);
        file.Raise(engineEvent);
        AddLate(document, file.Diagnostics);
    }

    public void RaiseRuleFailure(int rule, SourceDocument document, Exception exception)
    {
        var file = OpenForEvents(document);
        file.RaiseRuleFailure(rule, exception);
        AddLate(document, file.Diagnostics);
    }

    /// <summary>The result with one more event for each of some documents.</summary>
    public LintResult AddEvents(LintResult result, IEnumerable<string> paths, EngineEventKind kind)
    {
        var diagnostics = result.Diagnostics.ToList();
        foreach (var path in paths)
        {
            if (Workspace.TryGetDocument(path, out var document))
            {
                var file = OpenForEvents(document);
                file.Raise(kind, default);
                diagnostics.AddRange(file.Diagnostics);
            }
        }

        return new LintResult
        {
            Diagnostics = Sort(diagnostics),
            Suppressed = result.Suppressed,
            Skipped = result.Skipped,
            Secrets = result.Secrets,
            Workspace = result.Workspace,
        };
    }

    private FileResult AnalyzeFile(SourceDocument document)
    {
        SourceText text;
        try
        {
            text = document.GetText();
        }
        catch (DocumentSkippedException exception) when (exception.IsExpected)
        {
            return new FileResult(document) { SkipReason = exception.Message };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            var skipped = new FileAnalysis(Linter, document, SourceText.From(""), DocumentClassifier.ClassifyPath(document.Path), CancellationToken);
            skipped.Raise(EngineEventKind.Skipped, default, exception.Message);
            return new FileResult(document) { SkipReason = exception.Message, Diagnostics = [.. skipped.Diagnostics] };
        }

        var file = new FileAnalysis(Linter, document, text, DocumentClassifier.Classify(document.Path, text), CancellationToken) { Workspace = Workspace };
        foreach (var driver in Linter.Drivers)
        {
            try
            {
                driver.Analyze(file);
            }
            catch (Exception exception) when (exception is not OperationCanceledException and not OutOfMemoryException)
            {
                // A defect of one language's model must cost neither the other languages nor the other files.
                file.RaiseFailure(driver.GetType().Name, exception);
            }
        }

        RaiseSyntaxErrors(file);

        // Before the findings are taken: a suppression that cannot be read, or names no rule, is one more of them.
        // Of text that nobody parses mostly nothing is found, and only what is found needs the peers' marks.
        var hasFindings = file.Diagnostics.Count > 0 || file.IsYamlParsed || file.Kind is DocumentKind.Dockerfile;
        var suppressions = SuppressionSet.Create(file, hasFindings);
        return new FileResult(document)
        {
            Diagnostics = [.. file.Diagnostics],
            Facts = document.IsContext ? [.. file.Facts.Where(static fact => fact is KubernetesObjectFact { Kind: "CustomResourceDefinition" })] : file.Facts,
            Suppressions = suppressions,
            AreMarksRead = suppressions is not null || hasFindings,
            Secrets = DocumentSecrets.Collect(file),
        };
    }

    private static void RaiseSyntaxErrors(FileAnalysis file)
    {
        foreach (var error in file.GetSyntaxErrors())
        {
            file.Raise(error);
        }
    }

    private void RunAnalyzers()
    {
        for (var i = 0; i < Linter.Options.Analyzers.Length; i++)
        {
            var analyzer = Linter.Options.Analyzers[i];
            var rules = Linter.RuleInfos.Select(static (rule, index) => (rule, index))
                .Where(pair => analyzer.Rules.Contains(pair.rule))
                .ToDictionary(static pair => pair.rule.Descriptor.Id, static pair => pair.index, StringComparer.Ordinal);
            var context = new WorkspaceAnalyzerContext(this, rules);
            if (context.NeedsFacts || rules.Count == 0 || rules.Values.Any(Linter.IsEnabled))
            {
                var start = Stopwatch.GetTimestamp();
                Run(analyzer, context);
                Linter.Options.Timings?.Add(Linter.RuleInfos.Length + i, start);
            }
        }
    }

    private void Run(WorkspaceAnalyzer analyzer, WorkspaceAnalyzerContext context)
    {
        try
        {
            analyzer.Analyze(context);
        }
        catch (Exception exception) when (exception is not OperationCanceledException and not OutOfMemoryException)
        {
            // A host that fails costs its own rules, and neither the findings there are nor the rules across files.
            if (Workspace.Documents.FirstOrDefault(static document => !document.IsContext) is { } document)
            {
                var file = OpenForEvents(document);
                file.RaiseFailure(analyzer.GetType().Name, exception);
                AddLate(document, file.Diagnostics);
            }
        }
    }

    private void RunWorkspaceActions()
    {
        foreach (var action in Linter.WorkspaceActions.AsSpan())
        {
            CancellationToken.ThrowIfCancellationRequested();
            var start = Stopwatch.GetTimestamp();
            try
            {
                action.Action(new WorkspaceAnalysisContext(this, action.Rule));
                Linter.Options.Timings?.Add(action.Rule, start);
            }
            catch (Exception exception) when (exception is not OperationCanceledException and not OutOfMemoryException)
            {
                // No file is to blame; the first one gives the finding its place.
                if (Workspace.Documents.FirstOrDefault(static document => !document.IsContext) is { } document)
                {
                    RaiseRuleFailure(action.Rule, document, exception);
                }
            }
        }
    }

    private LintResult Conclude(FileResult[] files)
    {
        var active = new List<Diagnostic>();
        var suppressed = new List<Diagnostic>();
        RaiseConfigurationEvents();
        foreach (var file in files)
        {
            if (file.Document.IsContext)
            {
                continue;
            }

            var diagnostics = Supersession.Apply(late.TryGetValue(file.Document, out var more) ? [.. file.Diagnostics, .. more] : [.. file.Diagnostics]);
            var suppressions = file.Suppressions ?? (diagnostics.Count == 0 || file.AreMarksRead || file.SkipReason is not null ? null : SuppressionSet.Create(OpenForEvents(file.Document), hasFindings: true));
            foreach (var diagnostic in diagnostics)
            {
                // A comment in the file is asked first: it is used, whatever else silences the finding.
                if ((suppressions?.Find(diagnostic) ?? diagnostic.Suppression) is { } suppression)
                {
                    suppressed.Add(diagnostic with { Suppression = suppression });
                }
                else
                {
                    active.Add(diagnostic);
                }
            }

            if (file.Suppressions is null)
            {
                continue;
            }

            var events = OpenForEvents(file.Document);
            file.Suppressions.RaiseUnused(events);
            active.AddRange(events.Diagnostics);
        }

        var redaction = Redactor.Create(this, files.ToDictionary(static file => file.Document, static file => file.Secrets), late, active.Concat(suppressed));
        return new LintResult
        {
            Diagnostics = Sort(redaction.Apply(active)),
            Suppressed = Sort(redaction.Apply(suppressed)),
            Secrets = redaction.Secrets,
            Skipped = [.. files.Where(static file => file.SkipReason is not null && !file.Document.IsContext).Select(static file => new SkippedDocument(file.Document, file.SkipReason!))],
            Workspace = Workspace,
        };
    }

    private void RaiseConfigurationEvents()
    {
        foreach (var (document, engineEvent) in Linter.Options.Configuration?.GetEvents(Workspace, Linter.RuleInfos) ?? [])
        {
            var file = OpenForEvents(document);
            file.Raise(engineEvent);
            AddLate(document, file.Diagnostics);
        }
    }

    /// <summary>A document on its own, as far as events and what is said about it need it.</summary>
    public FileAnalysis OpenForEvents(SourceDocument document)
    {
        var text = document.GetText();
        return new FileAnalysis(Linter, document, text, DocumentClassifier.Classify(document.Path, text), CancellationToken);
    }

    private void AddLate(SourceDocument document, IReadOnlyList<Diagnostic> diagnostics)
    {
        var list = late.GetOrAdd(document, static _ => []);
        lock (reportLock)
        {
            list.AddRange(diagnostics);
        }
    }

    private static ImmutableArray<Diagnostic> Sort(List<Diagnostic> diagnostics)
    {
        diagnostics.Sort(DiagnosticComparer.Instance);
        var result = ImmutableArray.CreateBuilder<Diagnostic>(diagnostics.Count);
        foreach (var diagnostic in diagnostics)
        {
            // Two callbacks of one rule may come by one defect on two ways.
            if (result.Count == 0 || DiagnosticComparer.Instance.Compare(result[^1], diagnostic) != 0)
            {
                result.Add(diagnostic);
            }
        }

        return result.DrainToImmutable();
    }

    private sealed record FileResult(SourceDocument Document)
    {
        public IReadOnlyList<Diagnostic> Diagnostics { get; init; } = [];

        public IReadOnlyList<object> Facts { get; init; } = [];

        public SuppressionSet? Suppressions { get; init; }

        /// <summary>Whether all marks in it were looked for.</summary>
        public bool AreMarksRead { get; init; }

        public DocumentSecrets? Secrets { get; init; }

        public string? SkipReason { get; init; }
    }
}
