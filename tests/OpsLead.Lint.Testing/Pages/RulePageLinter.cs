using System.Collections.Immutable;

namespace OpsLead.Lint.Testing.Pages;

/// <summary>Runs one rule over an example of a page.</summary>
public abstract class RulePageLinter
{
    /// <summary>The rules whose pages are verified, in the order of their ids.</summary>
    public abstract ImmutableArray<RuleInfo> Rules { get; }

    /// <summary>Lints an example with one rule alone.</summary>
    /// <param name="rule">The rule, one of <see cref="Rules"/>.</param>
    /// <param name="workspace">The example's files.</param>
    /// <returns>The findings in the order of the output.</returns>
    public abstract IReadOnlyList<Diagnostic> Lint(RuleInfo rule, Workspace workspace);

    /// <summary>Applies the rule's fixes, safe or not, until nothing changes.</summary>
    /// <param name="rule">The rule, one of <see cref="Rules"/>.</param>
    /// <param name="workspace">The example's files.</param>
    /// <returns>The files afterwards; <paramref name="workspace"/> itself when there is nothing to fix.</returns>
    public abstract Workspace Fix(RuleInfo rule, Workspace workspace);
}

/// <summary>Runs rules in the engine.</summary>
public sealed class EngineRulePageLinter : RulePageLinter
{
    // What a page about C# takes for granted: the sources are a web application's.
    private const string WebProject =
        """
        <Project Sdk="Microsoft.NET.Sdk.Web">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
            <Nullable>enable</Nullable>
          </PropertyGroup>
        </Project>

        """;

    private readonly ImmutableArray<Rule> rules;
    private readonly ImmutableArray<WorkspaceAnalyzer> analyzers;
    private readonly ImmutableArray<Rule> additionalRules;
    private readonly Dictionary<string, Linter> linters = new(StringComparer.Ordinal);

    /// <summary>Runs rules in the engine.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="analyzers">Hosts of other rules, whose pages are verified too, and of facts for rules across files.</param>
    /// <param name="additionalRules">Rules that run beside a rule of the engine, so that a page about suppressions may name them. Their findings do not
    /// count.</param>
    public EngineRulePageLinter(
        ImmutableArray<Rule> rules,
        ImmutableArray<WorkspaceAnalyzer> analyzers = default,
        ImmutableArray<Rule> additionalRules = default)
    {
        this.rules = rules;
        this.analyzers = analyzers.IsDefault ? [] : analyzers;
        this.additionalRules = additionalRules.IsDefault ? [] : additionalRules;
        Rules =
        [
            .. rules.Select(static rule => rule.Info)
                .Concat(this.analyzers.SelectMany(static analyzer => analyzer.Rules))
                .OrderBy(static rule => rule.Descriptor.Id, StringComparer.Ordinal),
        ];
    }

    /// <inheritdoc/>
    public override ImmutableArray<RuleInfo> Rules { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<Diagnostic> Lint(RuleInfo rule, Workspace workspace)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(workspace);
        return
        [
            .. GetLinter(rule, workspace).Lint(WithProject(rule, workspace)).Diagnostics
                .Where(finding => finding.Rule.Descriptor.Id == rule.Descriptor.Id || finding.Rule.Descriptor.Id == EngineEventRecorder.Id),
        ];
    }

    /// <inheritdoc/>
    public override Workspace Fix(RuleInfo rule, Workspace workspace)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(workspace);
        foreach (var change in FixEngine.Apply(GetLinter(rule, workspace), WithProject(rule, workspace), includeUnsafe: true).Changes)
        {
            workspace = workspace.WithDocument(new SourceDocument(change.Document.Path, change.After));
        }

        return workspace;
    }

    private static Workspace WithProject(RuleInfo rule, Workspace workspace) =>
        rule.Language == RuleLanguage.CSharp
            && workspace.Documents.All(static document => !document.Path.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase))
            ? workspace.WithDocument("App.csproj", WebProject)
            : workspace;

    private Linter GetLinter(RuleInfo info, Workspace workspace)
    {
        if (workspace.TryGetDocument(".editorconfig", out var settings))
        {
            return new Linter(GetLinter(info).Options with { Configuration = ReadOptions(info, settings) });
        }

        return GetLinter(info);
    }

    // An example sets options for all its files: 'key = value' is all there is to read.
    private static CaseConfiguration ReadOptions(RuleInfo info, SourceDocument settings)
    {
        var options = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var line in settings.GetText().Text.Split('\n'))
        {
            if (line.Split('=', 2, StringSplitOptions.TrimEntries) is [{ Length: > 0 } key, var value])
            {
                options[key] = value;
            }
        }

        return new CaseConfiguration(info, options.ToImmutable());
    }

    private Linter GetLinter(RuleInfo info)
    {
        if (!linters.TryGetValue(info.Descriptor.Id, out var linter))
        {
            var rule = rules.FirstOrDefault(rule => rule.Info == info);
            var others = info.Language == RuleLanguage.Engine ? additionalRules : [new EngineEventRecorder(recordsSyntaxErrors: true)];
            linter = new Linter(new LintOptions
            {
                Rules = rule is null ? others : [rule, .. others.Where(other => other.Descriptor.Id != info.Descriptor.Id)],
                Analyzers = info.Language is RuleLanguage.CSharp or RuleLanguage.Workspace ? analyzers : [],
                Select = [info.Descriptor.Id, .. others.Select(static other => other.Descriptor.Id)],
                MaxDegreeOfParallelism = 1,
            });
            linters.Add(info.Descriptor.Id, linter);
        }

        return linter;
    }
}
