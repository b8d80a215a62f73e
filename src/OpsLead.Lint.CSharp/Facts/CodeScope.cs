using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using OpsLead.Lint.CSharp.Compilations;
using OpsLead.Lint.Rules.CSharp.Hosting;
using OpsLead.Lint.Rules.CSharp.Operations;
using TextSpan = OpsLead.Lint.Text.TextSpan;

namespace OpsLead.Lint.CSharp.Facts;

/// <summary>The code of a program and of the projects it references, walked once: where facts are looked for, and what calls are followed in.</summary>
internal sealed class CodeScope
{
    private readonly CSharpSolution solution;
    private readonly Dictionary<SyntaxTree, SemanticModel> models = [];
    private readonly Dictionary<SyntaxTree, DevelopmentGuard> guards = [];
    private readonly Dictionary<string, List<InvocationExpressionSyntax>> invocations = new(StringComparer.Ordinal);
    private readonly List<SyntaxNode> others = [];
    private readonly HashSet<SyntaxTree> configured = [];

    private CodeScope(CSharpSolution solution) => this.solution = solution;

    /// <summary>Creations, element accesses, assignments and comparisons, in the order of files and text.</summary>
    public IReadOnlyList<SyntaxNode> Others => others;

    /// <summary>All calls that have a name, by it.</summary>
    public IReadOnlyDictionary<string, List<InvocationExpressionSyntax>> Invocations => invocations;

    /// <summary>
    /// Whether a node's file speaks of the configuration at all. Whether an expression is one has to be asked of the compiler, which is dear:
    /// only where the word stands does a variable come by that type.
    /// </summary>
    /// <param name="node">A node of the scope.</param>
    /// <returns>False where nothing need be asked.</returns>
    public bool MentionsConfiguration(SyntaxNode node) => configured.Contains(node.SyntaxTree);

    /// <summary>Walks the code.</summary>
    /// <param name="solution">The projects.</param>
    /// <param name="program">The program.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The scope.</returns>
    public static CodeScope Create(CSharpSolution solution, ProjectCompilation program, CancellationToken cancellationToken)
    {
        var scope = new CodeScope(solution);
        // A program that another references, as tests do, is not a part of it.
        var libraries = solution.GetClosure(program.Project).Where(static project => !project.IsExecutable);
        foreach (var project in (IEnumerable<ProjectCompilation>)[program, .. libraries.Select(solution.GetCompilation)])
        {
            foreach (var tree in project.Documents.Keys)
            {
                cancellationToken.ThrowIfCancellationRequested();
                scope.Add(tree.GetRoot(cancellationToken));
                if (project.Documents[tree].GetText().Text.Contains("Configuration", StringComparison.Ordinal))
                {
                    scope.configured.Add(tree);
                }
            }
        }

        return scope;
    }

    /// <summary>The bindings of the file that a node stands in.</summary>
    /// <param name="node">A node of a tree of the solution.</param>
    /// <returns>Null for a tree of nobody.</returns>
    public SemanticModel? FindModel(SyntaxNode node)
    {
        var tree = node.SyntaxTree;
        if (!models.TryGetValue(tree, out var model) && solution.FindOwner(tree) is { } owner)
        {
            models.Add(tree, model = owner.Compilation.GetSemanticModel(tree));
        }

        return model;
    }

    /// <summary>What a node binds to; the likeliest candidate when the arguments do not fit.</summary>
    /// <param name="node">A node of the scope.</param>
    /// <returns>Null when it does not bind: a package's, which is not there.</returns>
    public ISymbol? FindSymbol(SyntaxNode node) =>
        FindModel(node)?.GetSymbolInfo(node) is { } info ? info.Symbol ?? (info.CandidateSymbols.IsEmpty ? null : info.CandidateSymbols[0]) : null;

    /// <summary>The type of an expression.</summary>
    /// <param name="expression">An expression of the scope.</param>
    /// <returns>Null when it has none or does not bind.</returns>
    public ITypeSymbol? FindType(ExpressionSyntax expression) =>
        FindModel(expression)?.GetTypeInfo(expression).Type is { TypeKind: not TypeKind.Error } type ? type : null;

    /// <summary>The document a node stands in.</summary>
    /// <param name="node">A node of the scope.</param>
    /// <returns>The document.</returns>
    public SourceDocument GetDocument(SyntaxNode node) => solution.FindOwner(node.SyntaxTree)!.Documents[node.SyntaxTree];

    /// <summary>Whether code runs in development only.</summary>
    /// <param name="node">The code.</param>
    /// <returns>True when an <c>if</c> or directive around it says so.</returns>
    public bool IsDevelopmentOnly(SyntaxNode node)
    {
        if (!guards.TryGetValue(node.SyntaxTree, out var guard))
        {
            guards.Add(node.SyntaxTree, guard = new DevelopmentGuard(node.SyntaxTree.GetRoot()));
        }

        return guard.IsGuarded(node);
    }

    /// <summary>The calls of a method of the solution.</summary>
    /// <param name="method">The method.</param>
    /// <returns>The calls; none for a method that may be called through an override, an interface or a delegate alone.</returns>
    public IEnumerable<(InvocationExpressionSyntax Call, IMethodSymbol Method)> FindCalls(IMethodSymbol method)
    {
        if (method is not { MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction, IsVirtual: false, IsOverride: false, IsAbstract: false }
            || method.DeclaringSyntaxReferences is not [var declaration, ..] || !invocations.TryGetValue(method.Name, out var named))
        {
            yield break;
        }

        foreach (var call in named)
        {
            // The same method is another symbol in another project; its declaration is the same.
            if (FindSymbol(call) is IMethodSymbol called && (called.ReducedFrom ?? called).OriginalDefinition.DeclaringSyntaxReferences is [var own, ..]
                && own.SyntaxTree == declaration.SyntaxTree && own.Span == declaration.Span)
            {
                yield return (call, called);
            }
        }
    }

    /// <summary>The argument that a call gives to a parameter.</summary>
    /// <param name="call">The call.</param>
    /// <param name="method">What it binds to.</param>
    /// <param name="parameter">The parameter's name.</param>
    /// <returns>Null when the call leaves it to the default.</returns>
    public static ExpressionSyntax? FindArgument(InvocationExpressionSyntax call, IMethodSymbol method, string parameter)
    {
        var parameters = (method.ReducedFrom ?? method).Parameters;
        var offset = method.ReducedFrom is null ? 0 : 1;
        if (offset == 1 && parameters[0].Name == parameter)
        {
            return (call.Expression as MemberAccessExpressionSyntax)?.Expression;
        }

        var arguments = call.ArgumentList.Arguments;
        for (var i = 0; i < arguments.Count; i++)
        {
            var name = arguments[i].NameColon?.Name.Identifier.ValueText ?? (i + offset < parameters.Length ? parameters[i + offset].Name : null);
            if (name == parameter)
            {
                return arguments[i].Expression;
            }
        }

        return null;
    }

    /// <summary>A value written at a node.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="node">The node.</param>
    /// <param name="value">The value.</param>
    /// <returns>The fact.</returns>
    public DocumentFact<T> Known<T>(SyntaxNode node, T value) => new(GetDocument(node), Fact<T>.Known(value, ToSpan(node)));

    /// <summary>The characters of a node.</summary>
    /// <param name="node">The node.</param>
    /// <returns>Its span without trivia.</returns>
    public static TextSpan ToSpan(SyntaxNode node) => new(node.Span.Start, node.Span.Length);

    private void Add(SyntaxNode root)
    {
        foreach (var node in root.DescendantNodes())
        {
            switch (node)
            {
                case InvocationExpressionSyntax invocation when InvocationName.Find(invocation) is { } name:
                    if (!invocations.TryGetValue(name.Identifier.ValueText, out var list))
                    {
                        invocations.Add(name.Identifier.ValueText, list = []);
                    }

                    list.Add(invocation);
                    break;
                case BaseObjectCreationExpressionSyntax or ElementAccessExpressionSyntax or AssignmentExpressionSyntax or SwitchStatementSyntax
                    or SwitchExpressionSyntax or IsPatternExpressionSyntax
                    or BinaryExpressionSyntax { OperatorToken.Text: "==" or "!=" }:
                    others.Add(node);
                    break;
            }
        }
    }
}
