using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using OpsLead.Lint.Rules.CSharp.Hosting;
using OpsLead.Lint.Rules.CSharp.Operations;

namespace OpsLead.Lint.Rules.CSharp;

/// <summary>Finds validated options whose validation waits for the first request that needs them.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class ValidateOptionsOnStart : CSharpRule
{
    /// <summary>The rule's id, which its code fix answers to.</summary>
    public const string Id = "OPL6032";

    private const string Title = "Validate options on start";
    private const string Message =
        "The options '{0}' are validated only when somebody first asks for them. Add ValidateOnStart, so that a wrong configuration stops the rollout.";

    private static readonly DiagnosticDescriptor Rule =
        new(
            Id,
            Title,
            Message,
            "Reliability",
            DiagnosticSeverity.Info,
            isEnabledByDefault: true,
            helpLinkUri: HelpLinkBase + Id + ".md");

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(Id, Title, Message, RuleCategory.Reliability, RuleSeverity.Note)
    {
        Precision = RulePrecision.High,
    };

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    /// <inheritdoc/>
    protected override void RegisterActions(AnalysisContext context) => context.RegisterCompilationStartAction(static start =>
    {
        if (start.Compilation.GetTypeByMetadataName("Microsoft.Extensions.Options.OptionsBuilder`1") is { } builder && !TestAssembly.IsTest(start.Compilation))
        {
            start.RegisterOperationAction(operation => Analyze(operation, builder), OperationKind.Invocation);
        }
    });

    private static void Analyze(OperationAnalysisContext context, INamedTypeSymbol builder)
    {
        var invocation = (IInvocationOperation)context.Operation;
        if (invocation.TargetMethod.Name is not ("Validate" or "ValidateDataAnnotations")
            || invocation.Type is not INamedTypeSymbol { TypeArguments: { Length: 1 } options } type || !type.IsOrDerivesFrom(builder)
            || invocation.Syntax is not InvocationExpressionSyntax syntax)
        {
            return;
        }

        // Once for each chain: at its last validation.
        ExpressionSyntax last = syntax;
        for (var next = InvocationName.FindNext(syntax); next is not null; next = InvocationName.FindNext(next))
        {
            if (InvocationName.Find(next)?.Identifier.ValueText is "ValidateOnStart" or "Validate" or "ValidateDataAnnotations")
            {
                return;
            }

            last = next;
        }

        for (var previous = InvocationName.FindPrevious(syntax); previous is not null; previous = InvocationName.FindPrevious(previous))
        {
            if (InvocationName.Find(previous)?.Identifier.ValueText is "ValidateOnStart" or "AddOptionsWithValidateOnStart")
            {
                return;
            }
        }

        if (last.Parent is ExpressionStatementSyntax or ArrowExpressionClauseSyntax)
        {
            context.ReportDiagnostic(CreateDiagnostic(Rule, invocation.GetNameLocation(), options[0].Name));
        }
    }
}
