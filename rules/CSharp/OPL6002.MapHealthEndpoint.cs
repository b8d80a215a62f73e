using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using OpsLead.Lint.Rules.CSharp.Hosting;

namespace OpsLead.Lint.Rules.CSharp;

/// <summary>
/// Finds web hosts without a health endpoint: none mapped at all, or health checks registered that nothing serves.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class MapHealthEndpoint : CSharpRule
{
    /// <summary>The rule's id, which its code fix answers to.</summary>
    public const string Id = "OPL6002";
    private const string Title = "Map a health endpoint";
    private const string Message = "Web host '{0}' maps no health endpoint. Map one with MapHealthChecks, so that probes can tell whether it works.";

    private static readonly DiagnosticDescriptor Absent =
        new(
            Id,
            Title,
            Message,
            "Reliability",
            DiagnosticSeverity.Info,
            isEnabledByDefault: true,
            helpLinkUri: HelpLinkBase + Id + ".md",
            customTags: WellKnownDiagnosticTags.CompilationEnd);

    private static readonly DiagnosticDescriptor Unmapped =
        new(
            Id,
            Title,
            "The health checks that '{0}' registers are served nowhere. Map them with MapHealthChecks, so that probes can ask them.",
            "Reliability",
            DiagnosticSeverity.Info,
            isEnabledByDefault: true,
            helpLinkUri: HelpLinkBase + Id + ".md",
            customTags: WellKnownDiagnosticTags.CompilationEnd);

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(Id, Title, Message, RuleCategory.Reliability, RuleSeverity.Warning)
    {
        Practice = Practice.HealthChecks,
        Precision = RulePrecision.High,
    };

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Absent, Unmapped);

    /// <summary>A generated file may map the endpoint.</summary>
    protected override GeneratedCodeAnalysisFlags GeneratedCode => GeneratedCodeAnalysisFlags.Analyze;

    /// <inheritdoc/>
    protected override void RegisterActions(AnalysisContext context) => context.RegisterCompilationStartAction(static start =>
    {
        var compilation = start.Compilation;
        if (compilation.Options.OutputKind is not (OutputKind.ConsoleApplication or OutputKind.WindowsApplication)
            || WebHostProgram.Create(compilation) is not { } program)
        {
            return;
        }

        start.RegisterSyntaxNodeAction(
            node => program.AddCall(node),
            SyntaxKind.InvocationExpression,
            SyntaxKind.ObjectCreationExpression,
            SyntaxKind.ImplicitObjectCreationExpression);
        start.RegisterSyntaxNodeAction(node => program.AddText(node.Node), SyntaxKind.StringLiteralExpression, SyntaxKind.InterpolatedStringText);
        start.RegisterSyntaxNodeAction(node => program.AddName(node.Node), SyntaxKind.IdentifierName, SyntaxKind.ClassDeclaration);
        start.RegisterCompilationEndAction(end => Report(program, end));
    });

    private static void Report(WebHostProgram program, CompilationAnalysisContext context)
    {
        if (program.MayServeHealth || program.FindHost(context.CancellationToken) is not { } host || program.HasHealthController())
        {
            return;
        }

        var name = context.Compilation.AssemblyName ?? "program";
        context.ReportDiagnostic(host.Registration is { } registration
            ? CreateDiagnostic(Unmapped, registration, name)
            : CreateDiagnostic(Absent, host.Location, name));
    }
}
