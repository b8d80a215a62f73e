using OpsLead.Lint.Engine;
using OpsLead.Lint.Text;

namespace OpsLead.Lint;

/// <summary>A rule about the linting itself: input that does not parse, suppressions, configuration, a rule that failed.</summary>
public abstract class EngineRule : Rule
{
    /// <summary>A rule of the engine.</summary>
    protected EngineRule()
        : base(RuleLanguage.Engine)
    {
    }

    /// <summary>Registers what the rule wants to see.</summary>
    /// <param name="context">Where to register.</param>
    public abstract void Initialize(EngineContext context);
}

/// <summary>Where an <see cref="EngineRule"/> registers.</summary>
public sealed class EngineContext : RegistrationContext
{
    internal EngineContext(int rule, LinterBuilder linter)
        : base(rule, linter)
    {
    }

    /// <summary>Registers a callback for each kind of event of the engine.</summary>
    /// <param name="kind">The kind of event.</param>
    /// <param name="action">The callback.</param>
    public void RegisterEventAction(EngineEventKind kind, Action<EngineEventContext> action) => Linter.GetEventActions(kind).Add(RuleIndex, action);
}

/// <summary>What the engine can have to say about its own work.</summary>
public enum EngineEventKind
{
    /// <summary>A text does not parse; arguments: the language, what is wrong.</summary>
    SyntaxError,

    /// <summary>A file or a part of it was not looked at; arguments: the reason.</summary>
    Skipped,

    /// <summary>A rule threw; arguments: the rule's name, the exception's type and message.</summary>
    RuleFailure,

    /// <summary>A suppression or an option names no rule; arguments: the name, the nearest known name or an empty text.</summary>
    UnknownRule,

    /// <summary>A suppression silences nothing; arguments: the names.</summary>
    UnusedSuppression,

    /// <summary>A suppression comment cannot be read; arguments: what is wrong.</summary>
    MalformedSuppression,

    /// <summary>The fixes of a file were not applied, since it would have parsed worse; no arguments.</summary>
    FixRejected,

    /// <summary>A configuration key or value has no meaning; arguments: the key, the nearest known key or an empty text, and sometimes why.</summary>
    UnknownOption,

    /// <summary>ShellCheck says something about a script; arguments: its code, its message, its level.</summary>
    ShellCheckComment,
}

/// <summary>One event of the engine as a rule sees it.</summary>
public readonly struct EngineEventContext
{
    private readonly RuleScope scope;

    internal EngineEventContext(RuleScope scope, EngineEvent engineEvent)
    {
        this.scope = scope;
        Event = engineEvent;
    }

    /// <summary>The event.</summary>
    public EngineEvent Event { get; }

    /// <summary>The document it is about.</summary>
    public SourceDocument Document => scope.File.Document;

    /// <summary>What kind of file the document is.</summary>
    public DocumentKind Kind => scope.File.Kind;

    /// <summary>Reports a finding at the event's place.</summary>
    /// <param name="arguments">The arguments of the message.</param>
    public void Report(params ReadOnlySpan<string> arguments) => scope.Report(Event.Span, arguments);

    /// <summary>Reports a finding at the event's place with more than its arguments.</summary>
    /// <param name="details">Another wording, related places, a fix.</param>
    /// <param name="arguments">The arguments of the message.</param>
    public void Report(DiagnosticDetails details, params ReadOnlySpan<string> arguments) => scope.Report(Event.Span, details, arguments);
}

/// <summary>Something the engine has to say about its own work on a file.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Span">Where.</param>
/// <param name="Arguments">What there is to say, as <see cref="EngineEventKind"/> lists it.</param>
public sealed record EngineEvent(EngineEventKind Kind, TextSpan Span, IReadOnlyList<string> Arguments)
{
    /// <summary>Peers' ids that this event stands for, such as <c>buildkit/parse</c>. Never null.</summary>
    public System.Collections.Immutable.ImmutableArray<string> Aliases { get; init; } = [];

    /// <summary>The change that mends it, or null.</summary>
    public CodeFix? Fix { get; init; }
}
