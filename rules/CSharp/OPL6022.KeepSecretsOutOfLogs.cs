using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using OpsLead.Lint.Credentials;
using OpsLead.Lint.Rules.CSharp.Hosting;
using OpsLead.Lint.Rules.CSharp.Operations;

namespace OpsLead.Lint.Rules.CSharp;

/// <summary>Finds log messages whose values are credentials or the numbers of people and cards, by their names.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class KeepSecretsOutOfLogs : CSharpRule
{
    /// <summary>The rule's id, which its code fix answers to.</summary>
    public const string Id = "OPL6022";

    private const string Title = "Keep secrets out of logs";
    private const string Message = "'{0}' is written to the log, where everybody who reads logs can use it. Leave it out, or log an identifier in its place.";

    private static readonly DiagnosticDescriptor Rule =
        new(
            Id,
            Title,
            Message,
            "Security",
            DiagnosticSeverity.Info,
            isEnabledByDefault: true,
            helpLinkUri: HelpLinkBase + Id + ".md");

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(Id, Title, Message, RuleCategory.Security, RuleSeverity.Warning)
    {
        Practice = Practice.ExternalSecrets,
        Precision = RulePrecision.Medium,
        Aliases = ["codeql/cs-cleartext-storage-of-sensitive-information"],
        SecuritySeverity = 5.5,
        Weaknesses = [532],
    };

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    // Names of personal data that laws and card schemes forbid in logs (GDPR article 9 and national identifiers; PCI DSS 3.3 and 3.4).
    private static readonly HashSet<string> Personal = new(StringComparer.OrdinalIgnoreCase)
    {
        "Ssn", "SocialSecurityNumber", "NationalId", "PassportNumber", "CardNumber", "CreditCardNumber", "CreditCard", "Pan", "Cvv", "Cvc", "Iban",
        "Authorization", "AuthorizationHeader", "ConnectionString", "SetCookie",
    };

    /// <inheritdoc/>
    protected override void RegisterActions(AnalysisContext context) => context.RegisterCompilationStartAction(static start =>
    {
        if (start.Compilation.GetTypeByMetadataName("Microsoft.Extensions.Logging.LoggerExtensions") is not { } logger
            || TestAssembly.IsTest(start.Compilation))
        {
            return;
        }

        start.RegisterOperationAction(operation => AnalyzeCall(operation, logger), OperationKind.Invocation);
        start.RegisterSyntaxNodeAction(AnalyzeAttribute, SyntaxKind.Attribute);
    });

    private static void AnalyzeCall(OperationAnalysisContext context, INamedTypeSymbol logger)
    {
        var invocation = (IInvocationOperation)context.Operation;
        if (!invocation.TargetMethod.IsOf(logger) || invocation.FindArgument("message")?.Syntax is not ExpressionSyntax message
            || invocation.SemanticModel is not { } model)
        {
            return;
        }

        AnalyzeTemplate(StringText.Read(message, model, context.CancellationToken), context.ReportDiagnostic);
        if (message is InterpolatedStringExpressionSyntax interpolated)
        {
            foreach (var part in interpolated.Contents)
            {
                if (part is InterpolationSyntax { Expression: var value } && GetName(value) is { } name && IsSecret(name.Identifier.ValueText))
                {
                    context.ReportDiagnostic(CreateDiagnostic(Rule, name.GetLocation(), name.Identifier.ValueText));
                }
            }
        }
    }

    private static void AnalyzeAttribute(SyntaxNodeAnalysisContext context)
    {
        var attribute = (AttributeSyntax)context.Node;
        if (attribute.Name.ToString() is not ("LoggerMessage" or "LoggerMessageAttribute"))
        {
            return;
        }

        foreach (var argument in attribute.ArgumentList?.Arguments ?? default)
        {
            if (argument.NameEquals?.Name.Identifier.ValueText is null or "Message" && StringText.IsOutermost(argument.Expression))
            {
                AnalyzeTemplate(StringText.Read(argument.Expression, context.SemanticModel, context.CancellationToken), context.ReportDiagnostic);
            }
        }
    }

    private static void AnalyzeTemplate(StringText template, Action<Diagnostic> report)
    {
        var text = template.Text;
        for (var open = text.IndexOf('{'); open >= 0 && open + 1 < text.Length; open = text.IndexOf('{', open + 1))
        {
            if (text[open + 1] == '{')
            {
                open++;
                continue;
            }

            var start = text[open + 1] is '@' or '$' ? open + 2 : open + 1;
            var end = text.IndexOfAny(PlaceholderEnds, start);
            if (end > start && IsSecret(text.Substring(start, end - start)))
            {
                report(CreateDiagnostic(Rule, template.GetLocation(start, end - start), text.Substring(start, end - start)));
            }
        }
    }

    private static readonly char[] PlaceholderEnds = { '}', ':', ',', '{' };

    private static bool IsSecret(string name) =>
        Personal.Contains(name)
        || (CredentialName.Classify(name) != CredentialKind.None
            && name.IndexOf("Cancellation", StringComparison.OrdinalIgnoreCase) < 0
            && name.IndexOf("Stopping", StringComparison.OrdinalIgnoreCase) < 0
            // Parsers have tokens too.
            && !name.Equals("Token", StringComparison.OrdinalIgnoreCase)
            && !name.EndsWith("SyntaxToken", StringComparison.Ordinal));

    private static SimpleNameSyntax? GetName(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax identifier => identifier,
        MemberAccessExpressionSyntax member => member.Name,
        _ => null,
    };
}
