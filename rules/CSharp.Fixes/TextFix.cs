using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace OpsLead.Lint.Rules.CSharp.Fixes;

/// <summary>A fix that changes the text at a finding and keeps every other character of the file.</summary>
/// <param name="id">The id of the rule it answers to.</param>
/// <param name="title">What it does, in the imperative.</param>
internal abstract class TextFix(string id, string title) : CodeFixProvider
{
    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(id);

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        var text = await context.Document.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null || model is null)
        {
            return;
        }

        foreach (var diagnostic in context.Diagnostics)
        {
            var node = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
            if (GetChanges(new Finding(node, model, text, diagnostic, context.CancellationToken)) is { Length: > 0 } changes)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(title, _ => Task.FromResult(context.Document.WithText(text.WithChanges(changes))), GetType().Name),
                    diagnostic);
            }
        }
    }

    /// <summary>The changes for one finding.</summary>
    /// <param name="finding">The finding.</param>
    /// <returns>Null or none when a human has to decide.</returns>
    protected abstract TextChange[]? GetChanges(Finding finding);

    /// <summary>A finding in its document.</summary>
    /// <param name="node">The node at the finding.</param>
    /// <param name="model">The bindings of the file.</param>
    /// <param name="text">The text of the file.</param>
    /// <param name="diagnostic">What was reported.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    protected internal sealed class Finding(SyntaxNode node, SemanticModel model, SourceText text, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        /// <summary>The node at the finding.</summary>
        public SyntaxNode Node { get; } = node;

        /// <summary>The bindings of the file.</summary>
        public SemanticModel Model { get; } = model;

        /// <summary>The text of the file.</summary>
        public SourceText Text { get; } = text;

        /// <summary>What was reported.</summary>
        public Diagnostic Diagnostic { get; } = diagnostic;

        /// <summary>Ends the work early.</summary>
        public CancellationToken CancellationToken { get; } = cancellationToken;

        /// <summary>A type's name as it can be written here: short where a <c>using</c> makes that possible.</summary>
        /// <param name="containingNamespace">The type's namespace.</param>
        /// <param name="name">The type's name.</param>
        /// <returns>The name, with its namespace where it is needed.</returns>
        public string Write(string containingNamespace, string name)
        {
            foreach (var symbol in Model.LookupNamespacesAndTypes(Node.SpanStart, name: name))
            {
                if (symbol.ContainingNamespace?.ToDisplayString() == containingNamespace)
                {
                    return name;
                }
            }

            return containingNamespace + "." + name;
        }

        /// <summary>A change that inserts text.</summary>
        /// <param name="position">Where.</param>
        /// <param name="inserted">The text.</param>
        /// <returns>The change, alone.</returns>
        public static TextChange[] Insert(int position, string inserted) => new[] { new TextChange(new TextSpan(position, 0), inserted) };

        /// <summary>A change that replaces text.</summary>
        /// <param name="span">What is replaced.</param>
        /// <param name="replacement">What stands there afterwards.</param>
        /// <returns>The change, alone.</returns>
        public static TextChange[] Replace(TextSpan span, string replacement) => new[] { new TextChange(span, replacement) };
    }
}
