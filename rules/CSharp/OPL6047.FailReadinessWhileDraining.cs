using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using OpsLead.Lint.Rules.CSharp.Hosting;
using OpsLead.Lint.Rules.CSharp.Operations;

namespace OpsLead.Lint.Rules.CSharp;

/// <summary>Finds programs that wait before they stop and say meanwhile that they are ready.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class FailReadinessWhileDraining : CSharpRule
{
    /// <summary>The rule's id, which its code fix answers to.</summary>
    public const string Id = "OPL6047";

    private const string Title = "Fail readiness while draining";
    private const string Message =
        "'{0}' waits for requests to drain while the health checks stay green. Let readiness fail once ApplicationStopping is cancelled.";

    private static readonly DiagnosticDescriptor Rule =
        new(
            Id,
            Title,
            Message,
            "Reliability",
            DiagnosticSeverity.Info,
            isEnabledByDefault: true,
            helpLinkUri: HelpLinkBase + Id + ".md",
            customTags: WellKnownDiagnosticTags.CompilationEnd);

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(Id, Title, Message, RuleCategory.Reliability, RuleSeverity.Note)
    {
        Practice = Practice.HealthChecks,
        Precision = RulePrecision.Medium,
    };

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    /// <summary>A generated file may do what is looked for.</summary>
    protected override GeneratedCodeAnalysisFlags GeneratedCode => GeneratedCodeAnalysisFlags.Analyze;

    private static readonly HashSet<string> Names = new(StringComparer.Ordinal) { "Register", "MapHealthChecks", "UseHealthChecks" };

    // Names of flags and checks that turn readiness red by themselves.
    private static readonly string[] Draining = { "drain", "shuttingdown", "isstopping", "shutdownrequested", "terminating" };

    /// <inheritdoc/>
    protected override void RegisterActions(AnalysisContext context) => context.RegisterCompilationStartAction(static start =>
    {
        if (!ProgramCalls.IsProgram(start.Compilation))
        {
            return;
        }

        var draining = NameSearch.Register(start, static name => Array.Exists(Draining, part => name.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0));
        var stopping = NameSearch.Register(start, static name => name == "ApplicationStopping");
        ProgramCalls.Register(start, Names, (calls, end) =>
        {
            var registrations = calls.Find("Register").Where(static call => IsStopping(call)).ToArray();
            if (draining.IsFound || stopping.Count > registrations.Length || !(calls.Has("MapHealthChecks") || calls.Has("UseHealthChecks")))
            {
                return;
            }

            foreach (var call in registrations)
            {
                if (!call.IsDevelopmentOnly() && FindWait(call) is var (name, location))
                {
                    end.ReportDiagnostic(CreateDiagnostic(Rule, location, name));
                }
            }
        });
    });

    private static bool IsStopping(ProgramCall call) =>
        call.Syntax.Expression
            is MemberAccessExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ApplicationStopping" } };

    /// <summary>The wait in a callback that does nothing else but log.</summary>
    private static (string Name, Location Location)? FindWait(ProgramCall call)
    {
        if (call.Arguments.Count == 0 || call.Arguments[0].Expression is not AnonymousFunctionExpressionSyntax callback)
        {
            return null;
        }

        (string, Location)? wait = null;
        foreach (var node in callback.DescendantNodes())
        {
            switch (node)
            {
                case AssignmentExpressionSyntax:
                    return null;
                case InvocationExpressionSyntax invocation:
                    switch (InvocationName.Find(invocation)?.Identifier.ValueText)
                    {
                        case "Sleep" or "Delay" when invocation.Expression is MemberAccessExpressionSyntax member
                            && member.Expression.ToString() is "Thread" or "Task":
                            wait = (invocation.Expression.ToString(), invocation.Expression.GetLocation());
                            break;
                        case "Wait" or "GetAwaiter" or "GetResult" or "FromSeconds" or "FromMilliseconds" or "WriteLine":
                            break;
                        case { } name when name.StartsWith("Log", StringComparison.Ordinal):
                            break;
                        default:
                            return null;
                    }

                    break;
            }
        }

        return wait;
    }
}
