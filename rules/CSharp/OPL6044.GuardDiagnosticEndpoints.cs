using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using OpsLead.Lint.Rules.CSharp.Hosting;

namespace OpsLead.Lint.Rules.CSharp;

/// <summary>Finds descriptions, dashboards and playgrounds that production serves to anybody.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class GuardDiagnosticEndpoints : CSharpRule
{
    /// <summary>The rule's id, which its code fix answers to.</summary>
    public const string Id = "OPL6044";

    private const string Title = "Guard diagnostic endpoints";
    private const string Message = "'{0}' shows the inside of the program to everybody who reaches it. Map it in development only, or require authorization.";

    private static readonly DiagnosticDescriptor Rule =
        new(
            Id,
            Title,
            Message,
            "Security",
            DiagnosticSeverity.Info,
            isEnabledByDefault: false,
            helpLinkUri: HelpLinkBase + Id + ".md",
            customTags: WellKnownDiagnosticTags.CompilationEnd);

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(Id, Title, Message, RuleCategory.Security, RuleSeverity.Note)
    {
        Precision = RulePrecision.Medium,
        IsEnabledByDefault = false,
        SecuritySeverity = 4.0,
        Weaknesses = [200],
    };

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    /// <summary>A generated file may do what is looked for.</summary>
    protected override GeneratedCodeAnalysisFlags GeneratedCode => GeneratedCodeAnalysisFlags.Analyze;

    // Swashbuckle, Microsoft.AspNetCore.OpenApi, Scalar, Hangfire, Elmah, MiniProfiler, Hot Chocolate, CAP and Quartz, by their documentation of 2026.
    private static readonly string[] Diagnostics =
    {
        "UseSwagger", "UseSwaggerUI", "MapSwagger", "MapOpenApi", "MapScalarApiReference", "UseReDoc", "UseHangfireDashboard", "MapHangfireDashboard",
        "UseElmah", "UseElmahIo", "MapBananaCakePop", "MapNitroApp", "UseGraphQLPlayground", "UseGraphQLGraphiQL", "UseSilkierQuartz", "UseCapDashboard",
    };

    private static readonly HashSet<string> Names = new(Diagnostics, StringComparer.Ordinal);

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
        foreach (var call in calls.Find(Diagnostics))
        {
            // Options may hold a filter of their own, as those of Hangfire do.
            var hasFilter = call.Syntax.ArgumentList.DescendantTokens().Any(static token =>
                token.ValueText.IndexOf("Authorization", StringComparison.Ordinal) >= 0 || token.ValueText.IndexOf("Filter", StringComparison.Ordinal) >= 0);
            if (!hasFilter && !call.IsFollowedBy("RequireAuthorization") && !call.IsFollowedBy("RequireHost") && !IsConditional(call.Syntax))
            {
                context.ReportDiagnostic(CreateDiagnostic(Rule, call.Location, call.Name));
            }
        }
    }

    /// <summary>Any condition: development, a setting, a feature flag.</summary>
    private static bool IsConditional(SyntaxNode node) => node.FirstAncestorOrSelf<IfStatementSyntax>() is not null;
}
