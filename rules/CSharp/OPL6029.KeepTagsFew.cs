using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using OpsLead.Lint.Rules.CSharp.Hosting;
using OpsLead.Lint.Rules.CSharp.Operations;

namespace OpsLead.Lint.Rules.CSharp;

/// <summary>Finds tags of metrics with more values than a metrics store can hold.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class KeepTagsFew : CSharpRule
{
    /// <summary>The rule's id, which its code fix answers to.</summary>
    public const string Id = "OPL6029";

    private const string Title = "Keep the values of tags few";
    private const string Message =
        "The tag '{0}' has a value of its own for each user, request or object, and each becomes a time series. Put it on the span or the log.";

    private static readonly DiagnosticDescriptor Rule =
        new(
            Id,
            Title,
            Message,
            "Observability",
            DiagnosticSeverity.Info,
            isEnabledByDefault: true,
            helpLinkUri: HelpLinkBase + Id + ".md");

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(Id, Title, Message, RuleCategory.Observability, RuleSeverity.Note)
    {
        Practice = Practice.Observability,
        Precision = RulePrecision.Medium,
    };

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    // Keys that identify one thing among many, in lower case without separators.
    private static readonly HashSet<string> Keys = new(StringComparer.OrdinalIgnoreCase)
    {
        "user", "userid", "username", "email", "customer", "customerid", "account", "accountid", "order", "orderid", "session", "sessionid", "request",
        "requestid", "trace", "traceid", "spanid", "correlationid", "transactionid", "messageid", "jobid", "ip", "ipaddress", "clientip", "remoteip", "url",
        "rawurl", "fullurl", "query", "querystring", "guid", "uuid", "token", "timestamp", "exceptionmessage", "errormessage", "useragent", "cartid",
        "paymentid", "invoiceid", "deviceid", "enduserid", "clientaddress", "useremail",
    };

    /// <inheritdoc/>
    protected override void RegisterActions(AnalysisContext context) => context.RegisterCompilationStartAction(static start =>
    {
        var guid = start.Compilation.GetTypeByMetadataName("System.Guid");
        if (start.Compilation.GetTypeByMetadataName("System.Diagnostics.Metrics.Instrument") is { } instrument && !TestAssembly.IsTest(start.Compilation))
        {
            var list = start.Compilation.GetTypeByMetadataName("System.Diagnostics.TagList");
            start.RegisterOperationAction(operation => Analyze(operation, instrument, list, guid), OperationKind.Invocation);
        }
    });

    private static void Analyze(OperationAnalysisContext context, INamedTypeSymbol instrument, INamedTypeSymbol? list, INamedTypeSymbol? guid)
    {
        var invocation = (IInvocationOperation)context.Operation;
        if (invocation.TargetMethod.Name == "Add" && invocation.TargetMethod.IsOf(list) && invocation.Arguments.Length == 2)
        {
            Check(invocation.Arguments[0].Value.Unwrap(), invocation.Arguments[1].Value.Unwrap(), guid, context);
        }
        else if (invocation.TargetMethod.Name is "Add" or "Record" && invocation.Instance?.Type.IsOrDerivesFrom(instrument) == true)
        {
            foreach (var argument in invocation.Arguments)
            {
                foreach (var operation in argument.Value.DescendantsAndSelf())
                {
                    if (operation is IObjectCreationOperation { Type.Name: "KeyValuePair", Arguments: { Length: 2 } pair })
                    {
                        Check(pair[0].Value.Unwrap(), pair[1].Value.Unwrap(), guid, context);
                    }
                }
            }
        }
    }

    private static void Check(IOperation key, IOperation value, INamedTypeSymbol? guid, OperationAnalysisContext context)
    {
        if (key.GetText() is { } name && !value.ConstantValue.HasValue
            && (Keys.Contains(name.Replace("_", "").Replace(".", "").Replace("-", "")) || SymbolEqualityComparer.Default.Equals(value.Type, guid)))
        {
            context.ReportDiagnostic(CreateDiagnostic(Rule, key.Syntax.GetLocation(), name));
        }
    }
}
