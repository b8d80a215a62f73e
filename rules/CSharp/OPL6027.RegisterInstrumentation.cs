using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using OpsLead.Lint.Rules.CSharp.Hosting;
using OpsLead.Lint.Rules.CSharp.Operations;

namespace OpsLead.Lint.Rules.CSharp;

/// <summary>Finds activity sources and meters that the program makes and never registers with OpenTelemetry.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class RegisterInstrumentation : CSharpRule
{
    /// <summary>The rule's id, which its code fix answers to.</summary>
    public const string Id = "OPL6027";

    private const string Title = "Register instrumentation";
    private const string Message = "Nothing listens to the source '{0}', so its spans are never made. Add it with AddSource.";

    private static readonly DiagnosticDescriptor Rule =
        new(
            Id,
            Title,
            Message,
            "Observability",
            DiagnosticSeverity.Info,
            isEnabledByDefault: true,
            helpLinkUri: HelpLinkBase + Id + ".md",
            customTags: WellKnownDiagnosticTags.CompilationEnd);

    private static readonly DiagnosticDescriptor Meters =
        new(
            Id,
            Title,
            "Nothing listens to the meter '{0}', so its measurements are dropped. Add it with AddMeter.",
            "Observability",
            DiagnosticSeverity.Info,
            isEnabledByDefault: true,
            helpLinkUri: HelpLinkBase + Id + ".md",
            customTags: WellKnownDiagnosticTags.CompilationEnd);

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(Id, Title, Message, RuleCategory.Observability, RuleSeverity.Warning)
    {
        Practice = Practice.Observability,
        Precision = RulePrecision.High,
    };

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule, Meters);

    /// <summary>A generated file may do what is looked for.</summary>
    protected override GeneratedCodeAnalysisFlags GeneratedCode => GeneratedCodeAnalysisFlags.Analyze;

    private static readonly HashSet<string> Names = new(StringComparer.Ordinal) { "WithTracing", "WithMetrics", "AddSource", "AddMeter",
        "ConfigureOpenTelemetryTracerProvider", "ConfigureOpenTelemetryMeterProvider" };

    /// <inheritdoc/>
    protected override void RegisterActions(AnalysisContext context) => context.RegisterCompilationStartAction(static start =>
    {
        var source = start.Compilation.GetTypeByMetadataName("System.Diagnostics.ActivitySource");
        var meter = start.Compilation.GetTypeByMetadataName("System.Diagnostics.Metrics.Meter");
        var factory = start.Compilation.GetTypeByMetadataName("System.Diagnostics.Metrics.IMeterFactory");
        if (!ProgramCalls.IsProgram(start.Compilation) || (source ?? meter) is null)
        {
            return;
        }

        var made = new ConcurrentQueue<(string Name, Location Location, bool IsSource)>();
        start.RegisterOperationAction(
            operation =>
            {
                var (type, arguments) = operation.Operation switch
                {
                    IObjectCreationOperation creation => (creation.Type, creation.Arguments),
                    IInvocationOperation { TargetMethod: { Name: "Create" } method } create when create.Instance?.Type.IsOrImplements(factory) == true
                        || method.ContainingType.Name == "MeterFactoryExtensions" => (meter, create.Arguments),
                    _ => (null, ImmutableArray<IArgumentOperation>.Empty),
                };
                var isSource = SymbolEqualityComparer.Default.Equals(type, source);
                if (type is null || (!isSource && !SymbolEqualityComparer.Default.Equals(type, meter)))
                {
                    return;
                }

                foreach (var argument in arguments)
                {
                    if (argument.Parameter?.Name == "name" && argument.Value.GetText() is { } name)
                    {
                        made.Enqueue((name, argument.Value.Syntax.GetLocation(), isSource));
                    }
                }
            },
            OperationKind.ObjectCreation,
            OperationKind.Invocation);
        ProgramCalls.Register(start, Names, (calls, end) => Report(calls, made, end));
    });

    private static void Report(ProgramCalls calls, IEnumerable<(string Name, Location Location, bool IsSource)> made, CompilationAnalysisContext context)
    {
        if (calls.MayBeElsewhere)
        {
            return;
        }

        var sources = calls.Has("WithTracing") ? ReadNames(calls.Find("AddSource")) : null;
        var meters = calls.Has("WithMetrics") ? ReadNames(calls.Find("AddMeter")) : null;
        foreach (var (name, location, isSource) in made)
        {
            var registered = isSource ? sources : meters;
            if (registered?.Exists(pattern => Matches(pattern, name)) == false)
            {
                context.ReportDiagnostic(CreateDiagnostic(isSource ? Rule : Meters, location, name));
            }
        }
    }

    /// <summary>The names that calls register; null when one of them is computed.</summary>
    private static List<string>? ReadNames(IReadOnlyList<ProgramCall> calls)
    {
        var names = new List<string>();
        foreach (var call in calls)
        {
            for (var i = 0; i < call.Arguments.Count; i++)
            {
                if (call.GetText(i) is not { } name)
                {
                    return null;
                }

                names.Add(name);
            }
        }

        return names;
    }

    /// <summary>OpenTelemetry compares without case, and <c>*</c> stands for any characters.</summary>
    private static bool Matches(string pattern, string name)
    {
        var star = pattern.IndexOfAny(Wildcards);
        return star < 0
            ? pattern.Equals(name, StringComparison.OrdinalIgnoreCase)
            : name.StartsWith(pattern.Substring(0, star), StringComparison.OrdinalIgnoreCase);
    }

    private static readonly char[] Wildcards = { '*', '?' };
}
