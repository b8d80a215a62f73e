using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using OpsLead.Lint.Rules.CSharp.Hosting;

namespace OpsLead.Lint.Rules.CSharp;

/// <summary>Finds programs that migrate their database when they start.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class MigrateBeforeStart : CSharpRule
{
    /// <summary>The rule's id, which its code fix answers to.</summary>
    public const string Id = "OPL6035";

    private const string Title = "Migrate before the start";
    private const string Message = "'{0}' changes the database while the program starts, in each instance at once. Run migrations as a step of the deployment.";

    private static readonly DiagnosticDescriptor Rule =
        new(
            Id,
            Title,
            Message,
            "Automation",
            DiagnosticSeverity.Info,
            isEnabledByDefault: true,
            helpLinkUri: HelpLinkBase + Id + ".md",
            customTags: WellKnownDiagnosticTags.CompilationEnd);

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(Id, Title, Message, RuleCategory.Automation, RuleSeverity.Note)
    {
        Precision = RulePrecision.Medium,
    };

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    /// <summary>A generated file may do what is looked for.</summary>
    protected override GeneratedCodeAnalysisFlags GeneratedCode => GeneratedCodeAnalysisFlags.Analyze;

    private static readonly HashSet<string> Names = new(StringComparer.Ordinal) { "Migrate", "MigrateAsync", "EnsureCreated", "EnsureCreatedAsync" };

    /// <inheritdoc/>
    protected override void RegisterActions(AnalysisContext context) => context.RegisterCompilationStartAction(static start =>
    {
        if (ProgramCalls.IsProgram(start.Compilation))
        {
            ProgramCalls.Register(start, Names, Report);
        }
    });

    private static void Report(ProgramCalls calls, CompilationAnalysisContext context)
    {
        foreach (var call in calls.Find("Migrate", "MigrateAsync", "EnsureCreated", "EnsureCreatedAsync"))
        {
            if (IsDatabase(call) && !call.IsDevelopmentOnly() && !IsAskedFor(call.Syntax))
            {
                context.ReportDiagnostic(CreateDiagnostic(Rule, call.Location, call.Name));
            }
        }
    }

    /// <summary>Entity Framework's facade, by its property's name where the package is not there.</summary>
    private static bool IsDatabase(ProgramCall call) => call.Method is { } method
        ? method.ContainingNamespace?.ToDisplayString().StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal) == true
        : call.Syntax.Expression is MemberAccessExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Database" } };

    /// <summary>A command or a setting that asks for the migration: then it is a step of its own.</summary>
    private static bool IsAskedFor(SyntaxNode node)
    {
        for (var current = node.Parent; current is not null; current = current.Parent)
        {
            if (current is IfStatementSyntax branch)
            {
                foreach (var token in branch.Condition.DescendantTokens())
                {
                    if (token.ValueText is "args" or "Configuration" or "configuration" or "config" or "GetEnvironmentVariable" or "GetValue"
                        || token.ValueText.IndexOf("migrat", StringComparison.OrdinalIgnoreCase) >= 0)
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }
}
