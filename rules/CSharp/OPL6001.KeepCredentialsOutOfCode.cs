using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using OpsLead.Lint.Rules.CSharp.Credentials;

using OpsLead.Lint.Credentials;

namespace OpsLead.Lint.Rules.CSharp;

/// <summary>
/// Finds credentials by the name they are given and by where they flow. What a provider's token looks like is the secret rules' business.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class KeepCredentialsOutOfCode : CSharpRule
{
    private const string Id = "OPL6001";
    private const string Title = "Keep credentials out of code";
    private const string Message = "The value of '{0}' is written in the code. Read it from the configuration or a secret store, and revoke this one.";

    private static readonly DiagnosticDescriptor Named =
        new(Id, Title, Message, "Security", DiagnosticSeverity.Info, isEnabledByDefault: true, helpLinkUri: HelpLinkBase + Id + ".md");

    private static readonly DiagnosticDescriptor Connection =
        new(
            Id,
            Title,
            "The password for host '{0}' is written in the code. Read the connection string from the configuration, and revoke this password.",
            "Security",
            DiagnosticSeverity.Info,
            isEnabledByDefault: true,
            helpLinkUri: HelpLinkBase + Id + ".md");

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(Id, Title, Message, RuleCategory.Security, RuleSeverity.Error)
    {
        Practice = Practice.ExternalSecrets,
        Supersedes = new[] { "OPL5005", "OPL5006", "OPL5008" },
        Precision = RulePrecision.High,
        Aliases = ["sonar/S2068", "sonar/S6418", "codeql/cs-hardcoded-credentials", "codeql/cs-hardcoded-connection-string-credentials"],
        SecuritySeverity = 8.8,
        Weaknesses = [259, 321, 798],
    };

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Named, Connection);

    /// <inheritdoc/>
    protected override void RegisterActions(AnalysisContext context)
    {
        context.RegisterSyntaxNodeAction(
            AnalyzeString,
            SyntaxKind.StringLiteralExpression,
            SyntaxKind.Utf8StringLiteralExpression,
            SyntaxKind.InterpolatedStringExpression,
            SyntaxKind.AddExpression);
        context.RegisterOperationBlockStartAction(AnalyzeVariables);
    }

    private static void AnalyzeString(SyntaxNodeAnalysisContext context)
    {
        var expression = (ExpressionSyntax)context.Node;
        if (!StringText.IsOutermost(expression) || (expression is BinaryExpressionSyntax addition && !HasString(addition)))
        {
            return;
        }

        // Most strings are neither credentials nor connections: binding the calls they stand in is spared.
        var mayConnect = MayConnect(expression);
        var mayBeNamed = expression is not LiteralExpressionSyntax literal
            || CredentialValue.IsCredential(literal.Token.ValueText, CredentialKind.Password, CredentialEvidence.Handover);
        var sink = CredentialSink.Find(expression, mayBeNamed ? context.SemanticModel : null, context.CancellationToken);
        if (sink.Kind == CredentialKind.None && !mayConnect)
        {
            return;
        }

        var text = StringText.Read(expression, context.SemanticModel, context.CancellationToken);
        if (ConnectionString.Find(text.Text) is { } connection)
        {
            if (IsSample(text.Text, connection))
            {
                return;
            }

            context.ReportDiagnostic(CreateDiagnostic(Connection, text.GetLocation(connection.PasswordStart, connection.PasswordLength), connection.Host));
        }
        else if (CredentialValue.IsCredential(text.Text, sink.Kind, sink.Evidence))
        {
            context.ReportDiagnostic(CreateDiagnostic(Named, text.GetLocation(0, text.Text.Length), sink.Name!));
        }
    }

    /// <summary>What documentation writes in a password's place: <c>Password=myPassword</c>.</summary>
    private static bool IsSample(string text, ConnectionString connection)
    {
        var password = text.Substring(connection.PasswordStart, connection.PasswordLength);
        return password.StartsWith("my", StringComparison.OrdinalIgnoreCase)
            && Array.Exists(SampleWords, word => word.Equals(password.Substring(2).TrimStart('-', '_'), StringComparison.OrdinalIgnoreCase));
    }

    private static readonly string[] SampleWords = { "password", "pass", "passwd", "pwd", "secret", "secretpassword", "strongpassword" };

    /// <summary>Constants and variables without a telling name, handed to a parameter that has one.</summary>
    private static void AnalyzeVariables(OperationBlockStartAnalysisContext context)
    {
        var findings = new ConcurrentQueue<(ISymbol Variable, Diagnostic Diagnostic)>();
        var assigned = new ConcurrentDictionary<ISymbol, bool>(SymbolEqualityComparer.Default);
        context.RegisterOperationAction(
            operation =>
            {
                if (FindVariable((IArgumentOperation)operation.Operation, operation.CancellationToken) is { } finding)
                {
                    findings.Enqueue(finding);
                }
            },
            OperationKind.Argument);
        context.RegisterOperationAction(
            operation =>
            {
                if (operation.Operation is IAssignmentOperation { Target: ILocalReferenceOperation target })
                {
                    assigned[target.Local] = true;
                }
            },
            OperationKind.SimpleAssignment,
            OperationKind.CompoundAssignment,
            OperationKind.CoalesceAssignment);
        context.RegisterOperationBlockEndAction(end =>
        {
            // A variable that gets another value later proves nothing by its first.
            foreach (var (variable, diagnostic) in findings)
            {
                if (!assigned.ContainsKey(variable))
                {
                    end.ReportDiagnostic(diagnostic);
                }
            }
        });
    }

    private static (ISymbol Variable, Diagnostic Diagnostic)? FindVariable(IArgumentOperation argument, CancellationToken cancellationToken)
    {
        if (argument is not { Parameter: { Type.SpecialType: SpecialType.System_String } parameter,
            Syntax: ArgumentSyntax { Expression: IdentifierNameSyntax name } }
            || CredentialName.Classify(parameter.Name) is not (var kind and not CredentialKind.None)
            || CredentialName.Classify(name.Identifier.ValueText) != CredentialKind.None)
        {
            // A variable that is named for what it holds is judged where it is declared.
            return null;
        }

        ISymbol? variable = argument.Value switch
        {
            ILocalReferenceOperation local => local.Local,
            IFieldReferenceOperation { Field: { IsReadOnly: true } or { IsConst: true } } field => field.Field,
            _ => null,
        };
        if (variable is not { DeclaringSyntaxReferences: { Length: 1 } references }
            || references[0].SyntaxTree != argument.Syntax.SyntaxTree
            || references[0].GetSyntax(cancellationToken) is not VariableDeclaratorSyntax { Initializer.Value: { } value })
        {
            return null;
        }

        var text = StringText.Read(value, argument.SemanticModel!, cancellationToken);
        return text.IsConstant && CredentialValue.IsCredential(text.Text, kind, CredentialEvidence.Handover)
            ? (variable, CreateDiagnostic(Named, text.GetLocation(0, text.Text.Length), parameter.Name))
            : null;
    }

    private static bool HasString(BinaryExpressionSyntax addition)
    {
        ExpressionSyntax current = addition;
        while (current is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } inner)
        {
            if (IsString(inner.Right))
            {
                return true;
            }

            current = inner.Left;
        }

        return IsString(current);
    }

    private static bool IsString(ExpressionSyntax expression) =>
        expression.Kind() is SyntaxKind.StringLiteralExpression or SyntaxKind.InterpolatedStringExpression;

    /// <summary>Whether the written text could be a connection string or a URL with a password.</summary>
    private static bool MayConnect(ExpressionSyntax expression)
    {
        if (expression is LiteralExpressionSyntax literal)
        {
            var value = literal.Token.ValueText;
            return value.IndexOf('=') > 0 || value.IndexOf('@') > 0;
        }

        foreach (var token in expression.DescendantTokens())
        {
            if (token.Kind() is SyntaxKind.InterpolatedStringTextToken or SyntaxKind.StringLiteralToken or SyntaxKind.SingleLineRawStringLiteralToken
                or SyntaxKind.MultiLineRawStringLiteralToken
                && (token.ValueText.IndexOf('=') >= 0 || token.ValueText.IndexOf('@') >= 0))
            {
                return true;
            }
        }

        return false;
    }
}
