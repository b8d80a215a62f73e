using System.Composition;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using OpsLead.Lint.Rules.CSharp.Operations;

namespace OpsLead.Lint.Rules.CSharp.Fixes;

/// <summary>Logs a constant or simply interpolated line through the logger that the class already has.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(LogThroughLoggerFix)), Shared]
internal sealed class LogThroughLoggerFix() : TextFix(LogThroughLogger.Id, "Log through the logger")
{
    private static readonly char[] Braces = { '{', '}' };

    /// <inheritdoc/>
    protected override TextChange[]? GetChanges(Finding finding)
    {
        if (finding.Node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { ArgumentList.Arguments: { Count: 1 } arguments } call
            || InvocationName.Find(call)?.Identifier.ValueText != "WriteLine"
            || FindLogger(finding, call) is not { } logger
            || WriteArguments(arguments[0].Expression) is not { } written)
        {
            return null;
        }

        var level = call.Expression.ToString().IndexOf("Error", StringComparison.Ordinal) >= 0 ? "LogError" : "LogInformation";
        return Finding.Replace(call.Span, $"{logger}.{level}({written})");
    }

    /// <summary>A field, property or parameter of the class or method that is a logger.</summary>
    private static string? FindLogger(Finding finding, SyntaxNode node)
    {
        foreach (var symbol in finding.Model.LookupSymbols(node.SpanStart))
        {
            var type = symbol switch
            {
                IFieldSymbol field => field.Type,
                IPropertySymbol property => property.Type,
                IParameterSymbol parameter => parameter.Type,
                _ => null,
            };
            if (type is { Name: "ILogger" } && type.ContainingNamespace.ToDisplayString() == "Microsoft.Extensions.Logging")
            {
                return symbol.Name;
            }
        }

        return null;
    }

    /// <summary>A template with its values: <c>$"Got {order.Id}"</c> becomes <c>"Got {Id}", order.Id</c>.</summary>
    private static string? WriteArguments(ExpressionSyntax text)
    {
        if (text is LiteralExpressionSyntax literal && literal.Token.Value is string value)
        {
            return value.IndexOfAny(Braces) < 0 ? literal.ToString() : null;
        }

        if (text is not InterpolatedStringExpressionSyntax { StringStartToken.ValueText: "$\"" } interpolated)
        {
            return null;
        }

        var template = new StringBuilder("\"");
        var values = new StringBuilder();
        foreach (var part in interpolated.Contents)
        {
            switch (part)
            {
                case InterpolatedStringTextSyntax written:
                    template.Append(written.TextToken.Text);
                    break;
                case InterpolationSyntax { AlignmentClause: null, FormatClause: null, Expression: var hole } when GetName(hole) is { Length: > 0 } name:
                    template.Append('{').Append(char.ToUpperInvariant(name[0])).Append(name, 1, name.Length - 1).Append('}');
                    values.Append(", ").Append(hole);
                    break;
                default:
                    return null;
            }
        }

        return template.Append('"').Append(values).ToString();
    }

    private static string? GetName(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax identifier => identifier.Identifier.ValueText,
        MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
        _ => null,
    };
}
