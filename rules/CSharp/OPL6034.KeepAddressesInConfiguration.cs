using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using OpsLead.Lint.Credentials;
using OpsLead.Lint.Rules.CSharp.Hosting;
using OpsLead.Lint.Rules.CSharp.Operations;

namespace OpsLead.Lint.Rules.CSharp;

/// <summary>Finds addresses of services that the code chooses by environment, or falls back to when nothing is configured.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class KeepAddressesInConfiguration : CSharpRule
{
    /// <summary>The rule's id, which its code fix answers to.</summary>
    public const string Id = "OPL6034";

    private const string Title = "Keep addresses in the configuration";
    private const string Message =
        "The address '{0}' is written in code for one environment. Read it from the configuration, which each environment brings with it.";

    private static readonly DiagnosticDescriptor Rule =
        new(
            Id,
            Title,
            Message,
            "Automation",
            DiagnosticSeverity.Info,
            isEnabledByDefault: true,
            helpLinkUri: HelpLinkBase + Id + ".md");

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(Id, Title, Message, RuleCategory.Automation, RuleSeverity.Note)
    {
        Precision = RulePrecision.Medium,
    };

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    /// <inheritdoc/>
    protected override void RegisterActions(AnalysisContext context) => context.RegisterCompilationStartAction(static start =>
    {
        if (ServiceCode.Create(start.Compilation) is not null)
        {
            start.RegisterSyntaxNodeAction(Analyze, SyntaxKind.StringLiteralExpression);
        }
    });

    private static void Analyze(SyntaxNodeAnalysisContext context)
    {
        var literal = (LiteralExpressionSyntax)context.Node;
        if (!IsAddress(literal.Token.ValueText))
        {
            return;
        }

        SyntaxNode node = literal;
        while (node.Parent is ParenthesizedExpressionSyntax)
        {
            node = node.Parent;
        }

        var isChosen = node.Parent switch
        {
            ConditionalExpressionSyntax choice when choice.Condition != node => AsksForEnvironment(choice.Condition),
            SwitchExpressionArmSyntax { Parent: SwitchExpressionSyntax choice } => AsksForEnvironment(choice.GoverningExpression),
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } fallback when fallback.Right == node => IsSetting(fallback.Left),
            _ => false,
        };
        if (isChosen && !new DevelopmentGuard(literal.SyntaxTree.GetRoot(context.CancellationToken)).IsGuarded(literal))
        {
            context.ReportDiagnostic(CreateDiagnostic(Rule, literal.GetLocation(), literal.Token.ValueText));
        }
    }

    /// <summary>A URL or IP address of another machine; names of this machine and of documentation are defaults that hurt nobody.</summary>
    private static bool IsAddress(string text)
    {
        var host = Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Host.Length > 0 ? uri.Host
            : System.Net.IPAddress.TryParse(text, out _) && text.IndexOf('.') > 0 ? text
            : null;
        return host is not null && (uri?.UserInfo ?? "").Length == 0 && !LocalHost.IsLoopback(host) && host is not ("0.0.0.0" or "*" or "+")
            && !host.EndsWith("example.com", StringComparison.OrdinalIgnoreCase)
            && !host.EndsWith("schemas.microsoft.com", StringComparison.OrdinalIgnoreCase)
            && !host.EndsWith("w3.org", StringComparison.OrdinalIgnoreCase);
    }

    private static bool AsksForEnvironment(ExpressionSyntax condition)
    {
        foreach (var token in condition.DescendantTokens())
        {
            if (token.ValueText is "EnvironmentName" or "IsDevelopment" or "IsProduction" or "IsStaging" or "IsEnvironment" or "ASPNETCORE_ENVIRONMENT"
                or "DOTNET_ENVIRONMENT")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary><c>Environment.GetEnvironmentVariable("X")</c> and <c>configuration["X"]</c>.</summary>
    private static bool IsSetting(ExpressionSyntax expression) => expression switch
    {
        InvocationExpressionSyntax call => InvocationName.Find(call)?.Identifier.ValueText is "GetEnvironmentVariable" or "GetConnectionString" or "GetValue",
        ElementAccessExpressionSyntax element => element.Expression.ToString().EndsWith("onfiguration", StringComparison.Ordinal),
        _ => false,
    };
}
