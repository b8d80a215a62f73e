using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace OpsLead.Lint.Rules.CSharp.Fixes;

/// <summary>Writes the wildcard where the loopback address stood: <c>http://*:5000</c>, <c>ListenAnyIP</c>, <c>IPAddress.Any</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(BindToAllInterfacesFix)), Shared]
internal sealed class BindToAllInterfacesFix : CodeFixProvider
{
    private static readonly (string Loopback, string Any)[] Replacements =
    {
        ("ListenLocalhost", "ListenAnyIP"),
        ("IPv6Loopback", "IPv6Any"),
        ("Loopback", "Any"),
        ("\"127.0.0.1", "\"0.0.0.0"),
        ("\"[::1]", "\"[::]"),
        ("\"::1", "\"::"),
    };

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(BindToAllInterfaces.Id);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var text = await context.Document.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (GetChange(text, diagnostic.Location.SourceSpan) is { } change)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        "Bind to all interfaces",
                        _ => Task.FromResult(context.Document.WithText(text.WithChanges(change))),
                        nameof(BindToAllInterfacesFix)),
                    diagnostic);
            }
        }
    }

    private static TextChange? GetChange(SourceText text, TextSpan span)
    {
        var written = text.ToString(span);
        foreach (var (loopback, any) in Replacements)
        {
            if (written.IndexOf(loopback, StringComparison.Ordinal) is var index and >= 0)
            {
                return new TextChange(new TextSpan(span.Start + index, loopback.Length), any);
            }
        }

        if (written.IndexOf('"') >= 0)
        {
            // The host is written with escapes, or as a part of something larger.
            return null;
        }

        // The host of a URL; the brackets of an IPv6 address go with it.
        var isBracketed = span.Start > 0 && text[span.Start - 1] == '[';
        return new TextChange(isBracketed ? TextSpan.FromBounds(span.Start - 1, span.End + 1) : span, "*");
    }
}
