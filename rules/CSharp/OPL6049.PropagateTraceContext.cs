using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using OpsLead.Lint.Rules.CSharp.Hosting;

namespace OpsLead.Lint.Rules.CSharp;

/// <summary>Finds messages that a traced program sends without its trace context.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class PropagateTraceContext : CSharpRule
{
    /// <summary>The rule's id, which its code fix answers to.</summary>
    public const string Id = "OPL6049";

    private const string Title = "Propagate the trace context";
    private const string Message =
        "'{0}' sends a message without the trace context, so the trace ends here and the consumer begins another. Inject it into the headers, or add the "
            + "instrumentation of the client.";

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

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(Id, Title, Message, RuleCategory.Observability, RuleSeverity.Note)
    {
        Practice = Practice.Observability,
        Precision = RulePrecision.Medium,
    };

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    /// <summary>A generated file may do what is looked for.</summary>
    protected override GeneratedCodeAnalysisFlags GeneratedCode => GeneratedCodeAnalysisFlags.Analyze;

    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "WithTracing", "AddOpenTelemetryTracing", "BasicPublish", "BasicPublishAsync", "Produce", "ProduceAsync", "AddSource",
    };

    // OpenTelemetry's and .NET's propagators, the instrumentations of RabbitMQ and Kafka, and the libraries that carry the context themselves.
    private static readonly string[] Propagation =
    {
        "Propagat", "InjectTrace", "InjectContext", "InjectActivity", "RabbitMQInstrumentation", "KafkaInstrumentation", "KafkaProducerInstrumentation",
            "Instrumented", "TraceParent", "MassTransit",
        "AddNServiceBus", "UseNServiceBus", "UseWolverine", "AddCap", "AddDapr", "AddRebus", "EasyNetQ",
    };

    /// <inheritdoc/>
    protected override void RegisterActions(AnalysisContext context) => context.RegisterCompilationStartAction(static start =>
    {
        if (!ProgramCalls.IsProgram(start.Compilation))
        {
            return;
        }

        var propagation = NameSearch.Register(start, static name => name == "Inject" || Array.Exists(Propagation, part => name.IndexOf(part,
            StringComparison.OrdinalIgnoreCase) >= 0));
        var header = NameSearch.RegisterText(start, static text => text.Equals("traceparent", StringComparison.OrdinalIgnoreCase));
        ProgramCalls.Register(start, Names, (calls, end) =>
        {
            if (propagation.IsFound || header.IsFound || calls.MayBeElsewhere || !(calls.Has("WithTracing") || calls.Has("AddOpenTelemetryTracing"))
                || calls.Find("AddSource").Any(static call => ListensToClient(call)))
            {
                return;
            }

            foreach (var call in calls.Find("BasicPublish", "BasicPublishAsync", "Produce", "ProduceAsync"))
            {
                if (IsPublish(call))
                {
                    end.ReportDiagnostic(CreateDiagnostic(Rule, call.Location, call.Name));
                }
            }
        });
    });

    /// <summary>RabbitMQ's client of version 7 and the wrappers of Kafka's have a source of their own, and carry the context when it is listened to.</summary>
    private static bool ListensToClient(ProgramCall call)
    {
        for (var i = 0; i < call.Arguments.Count; i++)
        {
            if (call.GetText(i) is not { } name || name.StartsWith("RabbitMQ", StringComparison.OrdinalIgnoreCase) || name == "*"
                || name.IndexOf("Kafka", StringComparison.OrdinalIgnoreCase) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsPublish(ProgramCall call)
    {
        if (call.Method is { } method)
        {
            var containing = method.ContainingNamespace?.ToDisplayString() ?? "";
            return containing.StartsWith("RabbitMQ.Client", StringComparison.Ordinal) || containing.StartsWith("Confluent.Kafka", StringComparison.Ordinal);
        }

        // Kafka's method has a common name: its message tells it from others.
        return call.Name.StartsWith("Basic", StringComparison.Ordinal)
            || call.Syntax.ArgumentList.DescendantNodes().Any(static node => node is GenericNameSyntax { Identifier.ValueText: "Message" });
    }
}
