using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace OpsLead.Lint.Rules.CSharp.Fixes;

/// <summary>Gives the client a handler that renews its connections, or such a handler the setting.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RenewConnectionsFix)), Shared]
internal sealed class RenewConnectionsFix() : TextFix(RenewConnections.Id, "Renew connections every two minutes")
{
    /// <inheritdoc/>
    protected override TextChange[]? GetChanges(Finding finding)
    {
        if (finding.Node.FirstAncestorOrSelf<BaseObjectCreationExpressionSyntax>() is not { } creation)
        {
            return null;
        }

        var setting = $"PooledConnectionLifetime = {finding.Write("System", "TimeSpan")}.FromMinutes(2)";
        var handler = $"new {finding.Write("System.Net.Http", "SocketsHttpHandler")} {{ {setting} }}";
        return creation.ArgumentList switch
        {
            null => Finding.Insert(((ObjectCreationExpressionSyntax)creation).Type.Span.End, $"({handler})"),
            { Arguments.Count: 0 } list => Finding.Insert(list.OpenParenToken.Span.End, handler),
            { Arguments: var arguments } when arguments[0].Expression is ObjectCreationExpressionSyntax inner
                && inner.Type is IdentifierNameSyntax { Identifier.ValueText: "SocketsHttpHandler" } =>
                inner.Initializer is { Expressions: { Count: > 0 } settings }
                    ? Finding.Insert(settings[0].SpanStart, setting + ", ")
                    : inner.Initializer is null ? Finding.Insert(inner.Span.End, $" {{ {setting} }}") : null,
            // The settings of another handler are its own.
            _ => null,
        };
    }
}
