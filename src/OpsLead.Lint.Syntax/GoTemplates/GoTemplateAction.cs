using OpsLead.Lint.Text;

namespace OpsLead.Lint.Syntax.GoTemplates;

/// <summary>What an action of a template does.</summary>
public enum GoTemplateActionKind
{
    /// <summary>It writes the value of a pipeline.</summary>
    Output,

    /// <summary><c>{{/* */}}</c>.</summary>
    Comment,

    /// <summary>It declares or sets a variable and writes nothing.</summary>
    Assignment,

    /// <summary><c>if</c>.</summary>
    If,

    /// <summary><c>range</c>.</summary>
    Range,

    /// <summary><c>with</c>.</summary>
    With,

    /// <summary><c>define</c>: what is inside is written where its name is called.</summary>
    Define,

    /// <summary><c>block</c>: a <c>define</c> that is called right here.</summary>
    Block,

    /// <summary><c>else</c>, also <c>else if</c> and <c>else with</c>.</summary>
    Else,

    /// <summary><c>end</c>.</summary>
    End,

    /// <summary><c>template</c>: writes what a <c>define</c> holds.</summary>
    Template,

    /// <summary><c>break</c> or <c>continue</c>.</summary>
    Jump,
}

/// <summary>An action: what stands between <c>{{</c> and <c>}}</c>.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Span">Its characters with the delimiters.</param>
/// <param name="TrimsLeft">Whether it takes the blanks before it away: <c>{{-</c>.</param>
/// <param name="TrimsRight">Whether it takes the blanks behind it away: <c>-}}</c>.</param>
public readonly record struct GoTemplateAction(GoTemplateActionKind Kind, TextSpan Span, bool TrimsLeft, bool TrimsRight)
{
    /// <summary>Whether it opens a block that <c>end</c> closes.</summary>
    public bool OpensBlock => Kind is GoTemplateActionKind.If or GoTemplateActionKind.Range or GoTemplateActionKind.With or GoTemplateActionKind.Define or GoTemplateActionKind.Block;

    /// <summary>Whether it writes something where it stands.</summary>
    public bool WritesText => Kind is GoTemplateActionKind.Output or GoTemplateActionKind.Template;
}
