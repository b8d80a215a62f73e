using System.Collections.Immutable;

namespace OpsLead.Lint.Engine;

/// <summary>Which rules run, and which of their results count.</summary>
internal sealed class RuleSelection
{
    private readonly RuleState[] states;

    private RuleSelection(RuleState[] states) => this.states = states;

    public RuleState this[int rule] => states[rule];

    public static RuleSelection Create(IReadOnlyList<RuleInfo> rules, LintOptions options)
    {
        var states = new RuleState[rules.Count];
        for (var i = 0; i < rules.Count; i++)
        {
            var byDefault = options.Select.IsEmpty && rules[i].Descriptor.IsEnabledByDefault;
            var configured = options.Select.IsEmpty && options.Configuration?.Mentions(rules[i]) == true;
            states[i] = new RuleState(byDefault || configured, byDefault, IsSelected: false, OnlyAliases: []);
        }

        foreach (var selector in options.Select.Concat(options.ExtendSelect))
        {
            Apply(rules, states, selector);
        }

        foreach (var selector in options.Ignore)
        {
            foreach (var i in Matches(rules, RuleSelector.Parse(selector)))
            {
                states[i] = default;
            }
        }

        return new RuleSelection(states);
    }

    private static void Apply(IReadOnlyList<RuleInfo> rules, RuleState[] states, string text)
    {
        var selector = RuleSelector.Parse(text);
        foreach (var i in Matches(rules, selector))
        {
            // A rule named as a whole gives all of its results; one named by a peer's id only those of which that peer would speak.
            states[i] = !selector.IsAlias
                ? new RuleState(true, true, IsSelected: true, OnlyAliases: [])
                : states[i] switch
                {
                    { IsSelected: true, OnlyAliases.IsEmpty: true } whole => whole,
                    { IsOnByDefault: true } whole => whole with { IsSelected = true, OptInAliases = whole.OptInAliases.Add(selector) },
                    var partial => new RuleState(true, true, IsSelected: true, partial.OnlyAliases.Add(selector)) { OptInAliases = [] },
                };
        }
    }

    private static IEnumerable<int> Matches(IReadOnlyList<RuleInfo> rules, RuleSelector selector)
    {
        var any = false;
        for (var i = 0; i < rules.Count; i++)
        {
            if (selector.Matches(rules[i]))
            {
                any = true;
                yield return i;
            }
        }

        if (!any)
        {
            throw new UnknownSelectorException(selector.Text, RuleSelector.Nearest(selector.Text, rules));
        }
    }
}

/// <summary>Whether a rule runs, and which of its results count.</summary>
/// <param name="IsLoaded">Whether it runs at all.</param>
/// <param name="IsOnByDefault">Whether it is on where no configuration speaks; false for a rule that only a section of the configuration turns on.</param>
/// <param name="IsSelected">Whether the command line names it.</param>
/// <param name="OnlyAliases">When not empty, only results that carry one of these aliases count.</param>
internal readonly record struct RuleState(bool IsLoaded, bool IsOnByDefault, bool IsSelected, ImmutableArray<RuleSelector> OnlyAliases)
{
    /// <summary>For a rule that is on by default and also named by alias: opt-in results with these aliases count too.</summary>
    public ImmutableArray<RuleSelector> OptInAliases { get; init; } = [];

    public bool Accepts(bool isOptIn, ImmutableArray<string> aliases)
    {
        if (!OnlyAliases.IsDefaultOrEmpty)
        {
            return MatchesAny(OnlyAliases, aliases);
        }

        return !isOptIn || (IsSelected && OptInAliases.IsDefaultOrEmpty) || (!OptInAliases.IsDefaultOrEmpty && MatchesAny(OptInAliases, aliases));
    }

    private static bool MatchesAny(ImmutableArray<RuleSelector> selectors, ImmutableArray<string> aliases)
    {
        foreach (var alias in aliases)
        {
            foreach (var selector in selectors)
            {
                if (selector.MatchesAlias(alias))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
