using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using OpsLead.Lint.Rules.CSharp.Hosting;

namespace OpsLead.Lint.Rules.CSharp;

/// <summary>Finds clients with connections of their own that a health check makes anew for every probe.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class ReuseClientsInHealthChecks : CSharpRule
{
    /// <summary>The rule's id, which its code fix answers to.</summary>
    public const string Id = "OPL6011";

    private const string Title = "Reuse clients in health checks";
    private const string Message = "Each probe makes a '{0}', with connections of its own. Inject one that lives as long as the program.";

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
        Practice = Practice.HealthChecks,
        Precision = RulePrecision.Medium,
    };

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    // Types that are made to be kept: HttpClient and the clients of MongoDB.Driver, StackExchange.Redis, RabbitMQ.Client, Confluent.Kafka, Azure and
    // AWS SDKs, by their documentation of 2026. Connections of ADO.NET are pooled and not among them.
    private static readonly HashSet<string> Clients = new(StringComparer.Ordinal)
    {
        "HttpClient", "MongoClient", "ServiceBusClient", "ServiceBusAdministrationClient", "CosmosClient", "BlobServiceClient", "QueueServiceClient",
        "TableServiceClient", "EventHubProducerClient", "ElasticClient", "ElasticsearchClient", "AmazonS3Client", "AmazonSQSClient", "AmazonDynamoDBClient",
        "ProducerBuilder", "AdminClientBuilder", "NatsConnection",
    };

    private static readonly HashSet<string> Connects = new(StringComparer.Ordinal) { "Connect", "ConnectAsync", "CreateConnection", "CreateConnectionAsync" };

    /// <inheritdoc/>
    protected override void RegisterActions(AnalysisContext context) => context.RegisterCompilationStartAction(static start =>
    {
        if (ServiceCode.Create(start.Compilation) is { } code)
        {
            start.RegisterSyntaxNodeAction(
                node => Analyze(node, code),
                SyntaxKind.ObjectCreationExpression,
                SyntaxKind.ImplicitObjectCreationExpression,
                SyntaxKind.InvocationExpression);
        }
    });

    private static void Analyze(SyntaxNodeAnalysisContext context, ServiceCode code)
    {
        if (context.ContainingSymbol is not { Name: "CheckHealthAsync" } method || !code.IsHealthCheckMethod(method))
        {
            return;
        }

        (string? Name, Location? Location) found = context.Node switch
        {
            ObjectCreationExpressionSyntax { Type: var type } => (GetName(type), type.GetLocation()),
            ImplicitObjectCreationExpressionSyntax { NewKeyword: var keyword } creation =>
                (context.SemanticModel.GetTypeInfo(creation, context.CancellationToken).Type?.Name, keyword.GetLocation()),
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax member } when Connects.Contains(member.Name.Identifier.ValueText) =>
                (GetConnection(member, context), member.Name.GetLocation()),
            _ => default,
        };
        if (found.Name is { } name && (Clients.Contains(name) || name is "ConnectionMultiplexer" or "IConnection"))
        {
            context.ReportDiagnostic(CreateDiagnostic(Rule, found.Location!, name));
        }
    }

    private static string? GetName(TypeSyntax type) => type switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        _ => null,
    };

    /// <summary>What StackExchange.Redis and RabbitMQ.Client connect by a call.</summary>
    private static string? GetConnection(MemberAccessExpressionSyntax member, SyntaxNodeAnalysisContext context) =>
        member.Expression is IdentifierNameSyntax { Identifier.ValueText: "ConnectionMultiplexer" }
            ? "ConnectionMultiplexer"
            : context.SemanticModel.GetTypeInfo(member.Expression, context.CancellationToken).Type?.Name is "ConnectionFactory" or "IConnectionFactory"
                ? "IConnection"
                : null;
}
