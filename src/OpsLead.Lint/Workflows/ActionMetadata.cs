using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Workflows;

/// <summary>An <c>action.yml</c>. A thin view over its mapping.</summary>
public sealed class ActionMetadata
{
    private IReadOnlyList<Step>? steps;
    private UntrustedFlow? flow;

    internal ActionMetadata(YamlMapping root) => Root = root;

    /// <summary>The action's mapping.</summary>
    public YamlMapping Root { get; }

    /// <summary>The <c>runs</c> mapping; absent points at the first character.</summary>
    public Fact<YamlMapping> Runs => YamlFacts.GetMapping(Root, "runs", new Text.TextSpan(Root.Span.Start, 0));

    /// <summary>What runs it: <c>composite</c>, <c>docker</c>, <c>node24</c> …; absent points at <c>runs</c>.</summary>
    public Fact<string> Using => YamlFacts.GetString(Runs.IsKnown ? Runs.Value : null, "using", Runs.Span);

    /// <summary>How its inputs move through its steps.</summary>
    public UntrustedFlow UntrustedFlow => flow ??= UntrustedFlow.Create(this);

    /// <summary>What runs it as written; null when it is not written.</summary>
    internal string? RuntimeName => Using.IsKnown ? Using.Value : null;

    /// <summary>The steps of a composite action; empty for the others.</summary>
    public IReadOnlyList<Step> Steps => steps ??= Runs.IsKnown ? Step.Read(Runs.Value, null) : [];
}
