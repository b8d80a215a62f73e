using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using OpsLead.Lint.Rules.CSharp.Hosting;
using OpsLead.Lint.Rules.CSharp.Operations;

namespace OpsLead.Lint.Rules.CSharp;

/// <summary>Finds names and units of instruments that OpenTelemetry drops or that no dashboard expects.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class NameInstruments : CSharpRule
{
    /// <summary>The rule's id, which its code fix answers to.</summary>
    public const string Id = "OPL6030";

    private const string Title = "Name instruments by convention";
    private const string Message = "The instrument '{0}' is not named by OpenTelemetry's conventions. Write it in lower case with dots, such as orders.placed.";

    private static readonly DiagnosticDescriptor Rule =
        new(
            Id,
            Title,
            Message,
            "Observability",
            DiagnosticSeverity.Info,
            isEnabledByDefault: true,
            helpLinkUri: HelpLinkBase + Id + ".md");

    private static readonly DiagnosticDescriptor Invalid =
        new(
            Id,
            Title,
            "OpenTelemetry drops the instrument '{0}', whose name is not valid. Begin with a letter, and use letters, digits, dots, dashes and "
            + "underscores alone.",
            "Observability",
            DiagnosticSeverity.Info,
            isEnabledByDefault: true,
            helpLinkUri: HelpLinkBase + Id + ".md");

    private static readonly DiagnosticDescriptor Unit =
        new(
            Id,
            Title,
            "'{0}' is in milliseconds where OpenTelemetry measures durations in seconds. Record seconds, with the unit s.",
            "Observability",
            DiagnosticSeverity.Info,
            isEnabledByDefault: true,
            helpLinkUri: HelpLinkBase + Id + ".md");

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(Id, Title, Message, RuleCategory.Observability, RuleSeverity.Note)
    {
        Practice = Practice.Observability,
        Precision = RulePrecision.High,
    };

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule, Invalid, Unit);

    /// <inheritdoc/>
    protected override void RegisterActions(AnalysisContext context) => context.RegisterCompilationStartAction(static start =>
    {
        if (start.Compilation.GetTypeByMetadataName("System.Diagnostics.Metrics.Meter") is { } meter && !TestAssembly.IsTest(start.Compilation))
        {
            start.RegisterOperationAction(operation => Analyze(operation, meter), OperationKind.Invocation);
        }
    });

    private static void Analyze(OperationAnalysisContext context, INamedTypeSymbol meter)
    {
        var invocation = (IInvocationOperation)context.Operation;
        if (!invocation.TargetMethod.Name.StartsWith("Create", StringComparison.Ordinal) || !invocation.TargetMethod.IsOf(meter)
            || invocation.FindArgument("name") is not { } argument || argument.GetText() is not { } name)
        {
            return;
        }

        if (!IsValid(name))
        {
            context.ReportDiagnostic(CreateDiagnostic(Invalid, argument.Syntax.GetLocation(), name));
        }
        else if (HasUpperCase(name))
        {
            context.ReportDiagnostic(CreateDiagnostic(Rule, argument.Syntax.GetLocation(), name));
        }
        else if (name.EndsWith("duration", StringComparison.Ordinal) && invocation.FindArgument("unit") is { } unit && unit.GetText() is "ms" or "milliseconds")
        {
            context.ReportDiagnostic(CreateDiagnostic(Unit, invocation.FindArgument("unit")!.Syntax.GetLocation(), name));
        }
    }

    /// <summary>The syntax of instrument names in OpenTelemetry's specification of metrics, "Instrument name syntax".</summary>
    private static bool IsValid(string name)
    {
        if (name.Length is 0 or > 255 || !IsLetter(name[0]))
        {
            return false;
        }

        foreach (var letter in name)
        {
            if (!IsLetter(letter) && letter is not ((>= '0' and <= '9') or '_' or '.' or '-' or '/'))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsLetter(char letter) => letter is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');

    private static bool HasUpperCase(string name)
    {
        foreach (var letter in name)
        {
            if (letter is >= 'A' and <= 'Z')
            {
                return true;
            }
        }

        return false;
    }
}
