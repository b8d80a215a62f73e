using OpsLead.Lint.CSharp;
using OpsLead.Lint.CSharp.Compilations;
using OpsLead.Lint.Testing.Pages;

namespace OpsLead.Lint.Rules.CSharp.Tests;

/// <summary>Descriptor and page of every rule of this folder.</summary>
[TestFixture]
public sealed class PageTests : RulePageTests<PageTests>, IRulePageSource
{
    /// <inheritdoc/>
    public static RulePageLinter CreateLinter() => new CodeFixPageLinter();

    /// <summary>Lints as the command line does, and fixes as an editor does: the engine has no fixes for C#.</summary>
    private sealed class CodeFixPageLinter : RulePageLinter
    {
        private readonly EngineRulePageLinter engine = new(
            [], [new CSharpWorkspaceAnalyzer(RuleCatalogue.CreateRules(), ReferenceSet.FindInstalled([ReferencePacks.Root]))]);

        public override System.Collections.Immutable.ImmutableArray<RuleInfo> Rules => engine.Rules;

        public override IReadOnlyList<Diagnostic> Lint(RuleInfo rule, Workspace workspace) => engine.Lint(rule, workspace);

        public override Workspace Fix(RuleInfo rule, Workspace workspace)
        {
            var analyzer = RuleCatalogue.CreateRules().Single(candidate => candidate.Descriptor.Id == rule.Descriptor.Id);
            if (CodeFixes.Create().SingleOrDefault(provider => provider.FixableDiagnosticIds.Contains(rule.Descriptor.Id)) is not { } fix)
            {
                return workspace;
            }

            foreach (var document in workspace.Documents.Where(static document => document.Path.EndsWith(".cs", StringComparison.Ordinal)).ToArray())
            {
                workspace = workspace.WithDocument(document.Path, CodeFixes.FixAll(analyzer, fix, document.GetText().Text));
            }

            return workspace;
        }
    }
}
