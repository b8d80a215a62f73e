using System.Collections.Immutable;
using System.Diagnostics;
using OpsLead.Lint.Secrets;
using OpsLead.Lint.Suppressions;
using OpsLead.Lint.Syntax.Docker;
using OpsLead.Lint.Syntax.GoTemplates;
using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Engine;

/// <summary>One file on its way through the drivers: read once, parsed once, walked once.</summary>
internal sealed class FileAnalysis
{
    private readonly List<object> facts = [];
    private readonly List<Diagnostic> diagnostics = [];
    private YamlStream? yaml;
    private DockerfileSyntax? dockerfile;
    private SecretScan? secrets;
    private YamlCommentMap? yamlComments;
    private bool isReportingRuleFailure;

    public FileAnalysis(Linter linter, SourceDocument document, SourceText text, DocumentKind kind, CancellationToken cancellationToken)
    {
        Linter = linter;
        Document = document;
        Text = text;
        Kind = kind;
        CancellationToken = cancellationToken;
    }

    public Linter Linter { get; }

    public SourceDocument Document { get; }

    public SourceText Text { get; }

    /// <summary>The files around this one; empty when it is looked at alone.</summary>
    public Workspace Workspace { get; init; } = Workspace.Empty;

    public DocumentKind Kind { get; }

    public CancellationToken CancellationToken { get; }

    public IReadOnlyList<Diagnostic> Diagnostics => diagnostics;

    public IReadOnlyList<object> Facts => facts;

    /// <summary>The file as YAML, or as JSON when its name says so. Parsed when first asked for.</summary>
    public YamlStream Yaml => yaml ??= IsJson ? YamlStream.ParseJson(Text) : Kind == DocumentKind.HelmTemplate ? YamlStream.ParseTemplate(Text) : ParseManifest();

    /// <summary>The file as a Dockerfile. Parsed when first asked for.</summary>
    public DockerfileSyntax Dockerfile => dockerfile ??= DockerfileSyntax.Parse(Text);

    /// <summary>The file's comments as those of YAML. Looked for when first asked for.</summary>
    public YamlCommentMap YamlComments => yamlComments ??= new YamlCommentMap(Yaml, Document.Path);

    /// <summary>The file's secrets. Searched for when first asked for.</summary>
    public SecretScan Secrets => secrets ??= SecretScanner.Scan(this);

    /// <summary>Whether somebody asked for <see cref="Secrets"/>.</summary>
    public bool IsSearchedForSecrets => secrets is not null;

    /// <summary>Whether some driver asked for <see cref="Yaml"/>.</summary>
    public bool IsYamlParsed => yaml is not null;

    /// <summary>Of a template, where the object begins that is being looked at; what is written under a condition of its own in it is not certain.</summary>
    public int? ObjectStart { get; set; }

    /// <summary>Whether files of this kind are YAML or JSON that something reads as such.</summary>
    private bool IsYamlKind => Kind is DocumentKind.Kubernetes or DocumentKind.Kustomization or DocumentKind.HelmChart or DocumentKind.HelmValues
        or DocumentKind.Compose or DocumentKind.Workflow or DocumentKind.Action or DocumentKind.Dependabot or DocumentKind.Yaml or DocumentKind.AppSettings;

    private bool IsJson => Document.Path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) || Document.Path.EndsWith(".jsonc", StringComparison.OrdinalIgnoreCase);

    /// <summary>What of the file does not parse, in the trees that its kind or a driver asked for.</summary>
    public IEnumerable<EngineEvent> GetSyntaxErrors()
    {
        if (Text.HasInvalidBytes && Kind != DocumentKind.Text)
        {
            var index = Text.Text.IndexOf('\uFFFD', StringComparison.Ordinal);
            yield return new EngineEvent(
                EngineEventKind.SyntaxError,
                new TextSpan(Math.Max(index, 0), index < 0 ? 0 : 1),
                [Text.Encoding.WebName, "these bytes are no text in the file's encoding"]);
        }

        if (IsYamlParsed || IsYamlKind)
        {
            var isGitHub = Kind is DocumentKind.Workflow or DocumentKind.Action or DocumentKind.Dependabot;

            // A template (Helm, Jinja) is not the text that is deployed; what does not parse in it may well parse once it is filled in.
            if (!isGitHub && (Text.Text.Contains("{{", StringComparison.Ordinal) || Text.Text.Contains("{%", StringComparison.Ordinal)))
            {
                yield break;
            }

            foreach (var error in Yaml.Errors)
            {
                yield return new EngineEvent(EngineEventKind.SyntaxError, error.Span, [IsJson ? "JSON" : "YAML", error.Message])
                {
                    Aliases = Kind == DocumentKind.Workflow ? ["github/yaml-syntax", "actionlint/syntax-check"] : isGitHub ? ["github/yaml-syntax"] : [],
                };
            }
        }

        if (Kind == DocumentKind.Dockerfile)
        {
            foreach (var error in GetDockerfileErrors())
            {
                yield return error;
            }
        }
    }

    // A fragment is no error of syntax, and what a rule of its own reports is not reported twice.
    private IEnumerable<EngineEvent> GetDockerfileErrors()
    {
        foreach (var error in Dockerfile.Errors)
        {
            if (error.IsAboutFileShape || error.Kind is DockerfileErrorKind.BadPort or DockerfileErrorKind.BadOnbuild or DockerfileErrorKind.StageReferencesItself
                or DockerfileErrorKind.StageIndexOutOfRange or DockerfileErrorKind.StageNotDefinedBefore)
            {
                continue;
            }

            yield return new EngineEvent(EngineEventKind.SyntaxError, error.Span, ["Dockerfile", error.Message])
            {
                // A mount whose options contradict each other parses; the build refuses it later.
                Aliases = error.Kind == DockerfileErrorKind.ConflictingMountOptions ? [] : ["buildkit/parse", "hadolint/DL1000"],
            };
        }
    }

    // A manifest that Go's or another's templates fill in is YAML as it is, or reads as none.
    private YamlStream ParseManifest()
    {
        var plain = YamlStream.Parse(Text);
        return Kind == DocumentKind.Kubernetes && Text.Text.Contains("{{", StringComparison.Ordinal) && (plain.Errors.Count > 0 || Text.Text.Contains(": {{", StringComparison.Ordinal))
            && YamlStream.ParseTemplate(Text) is { Errors.Count: 0, Template.Errors.Count: 0 } template ? template : plain;
    }

    public void AddFact(object fact) => facts.Add(fact);

    /// <summary>Calls the callbacks of one kind of node. What a callback throws becomes a finding; the others still run.</summary>
    public void Invoke<TContext>(in RegisteredAction<TContext> action, TContext context)
    {
        var start = Linter.Options.Timings is null ? 0 : Stopwatch.GetTimestamp();
        try
        {
            action.Action(context);
        }
        catch (Exception exception) when (exception is not OperationCanceledException and not OutOfMemoryException)
        {
            RaiseRuleFailure(action.Rule, exception);
        }

        Linter.Options.Timings?.Add(action.Rule, start);
    }

    public void Report(int rule, TextSpan span, DiagnosticDetails? details, ReadOnlySpan<string> arguments)
    {
        if (yaml?.Template is { } template)
        {
            if (ObjectStart is { } start && !template.AreTogether(start, span.Start))
            {
                return;
            }

            details = WithLiteralFix(template, span, details);
        }

        if (Linter.CreateDiagnostic(rule, Document, Text, span, details, arguments) is { } diagnostic)
        {
            diagnostics.Add(diagnostic);
        }
    }

    // A fix changes what is written as it is deployed, under the condition that the finding stands under.
    private static DiagnosticDetails? WithLiteralFix(GoTemplate template, TextSpan span, DiagnosticDetails? details)
    {
        if (details?.Fix is not { } fix)
        {
            return details;
        }

        foreach (var edit in fix.Edits)
        {
            if (!template.IsLiteral(edit.Span) || !template.AreTogether(edit.Span.Start, span.Start))
            {
                return details with { Fix = null };
            }
        }

        return details;
    }

    public string? GetOption(int rule, string name) => Linter.GetOption(rule, Document, name);

    public string? GetGlobalOption(string name) => Linter.GetGlobalOption(Document, name);

    public void Raise(EngineEvent engineEvent)
    {
        foreach (ref readonly var action in Linter.Builder.GetEventActions(engineEvent.Kind).AsSpan())
        {
            Invoke(action, new EngineEventContext(new RuleScope(this, action.Rule), engineEvent));
        }
    }

    public void Raise(EngineEventKind kind, TextSpan span, params ReadOnlySpan<string> arguments) =>
        Raise(new EngineEvent(kind, span, ImmutableArray.Create(arguments)));

    public void RaiseRuleFailure(int rule, Exception exception) => RaiseFailure(rule >= 0 ? Linter.RuleInfos[rule].ToString() : "?", exception);

    /// <summary>Says that a part of the engine or a rule threw.</summary>
    public void RaiseFailure(string name, Exception exception)
    {
        // A rule of the engine that throws while it reports a failure must not call itself for ever.
        if (isReportingRuleFailure)
        {
            return;
        }

        isReportingRuleFailure = true;
        Raise(EngineEventKind.RuleFailure, new TextSpan(0, 0), name, exception.GetType().Name, exception.Message);
        isReportingRuleFailure = false;
    }
}
