using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using OpsLead.Lint.Rules.CSharp.Hosting;
using OpsLead.Lint.Rules.CSharp.Operations;

namespace OpsLead.Lint.Rules.CSharp;

/// <summary>Finds middleware and endpoints whose services the program never registers: the host does not start.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class RegisterRequiredServices : CSharpRule
{
    /// <summary>The rule's id, which its code fix answers to.</summary>
    public const string Id = "OPL6040";

    private const string Title = "Register what the pipeline needs";
    private const string Message = "'{0}' fails when the program starts, since nothing registers its services. Call {1} before the host is built.";

    private static readonly DiagnosticDescriptor Rule =
        new(
            Id,
            Title,
            Message,
            "Correctness",
            DiagnosticSeverity.Error,
            isEnabledByDefault: true,
            helpLinkUri: HelpLinkBase + Id + ".md",
            customTags: WellKnownDiagnosticTags.CompilationEnd);

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(Id, Title, Message, RuleCategory.Correctness, RuleSeverity.Error)
    {
        Precision = RulePrecision.High,
    };

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    /// <summary>A generated file may do what is looked for.</summary>
    protected override GeneratedCodeAnalysisFlags GeneratedCode => GeneratedCodeAnalysisFlags.Analyze;

    // What ASP.NET Core 8 to 10 checks when the pipeline is built, with "Unable to find the required services"; source: the extension methods of
    // Microsoft.AspNetCore.App. Each with the registrations that bring the services.
    private static readonly (string Use, string[] Adds)[] Required =
    {
        ("MapHealthChecks", new[] { "AddHealthChecks" }),
        ("UseHealthChecks", new[] { "AddHealthChecks" }),
        ("UseSession", new[] { "AddSession" }),
        ("UseRateLimiter", new[] { "AddRateLimiter" }),
        ("UseOutputCache", new[] { "AddOutputCache" }),
        ("MapControllers", new[] { "AddControllers", "AddControllersWithViews", "AddMvc", "AddMvcCore", "AddRazorPages" }),
        ("MapRazorPages", new[] { "AddRazorPages", "AddMvc" }),
        ("MapHub", new[] { "AddSignalR", "AddSignalRCore", "AddServerSideBlazor" }),
        ("MapRazorComponents", new[] { "AddRazorComponents" }),
    };

    private static readonly HashSet<string> Names = new(
        Required.SelectMany(static pair => pair.Adds.Concat(new[] { pair.Use })).Concat(new[] { "UseStartup", "AddApplicationPart",
            "AddIdentityApiEndpoints" }),
        StringComparer.Ordinal);

    /// <inheritdoc/>
    protected override void RegisterActions(AnalysisContext context) => context.RegisterCompilationStartAction(static start =>
    {
        if (ProgramCalls.IsProgram(start.Compilation)
            && start.Compilation.GetTypeByMetadataName("Microsoft.Extensions.DependencyInjection.IServiceCollection") is { } services)
        {
            // Whoever is handed the services out of sight may register anything: a certain failure has to be certain.
            var unseen = new ConcurrentQueue<string>();
            start.RegisterSyntaxNodeAction(node => AddUnseen(node, services, unseen), SyntaxKind.InvocationExpression);
            ProgramCalls.Register(start, Names, (calls, end) =>
            {
                if (unseen.IsEmpty && !calls.MayBeElsewhere && !calls.Has("UseStartup"))
                {
                    Report(calls, end);
                }
            });
        }
    });

    private static void AddUnseen(SyntaxNodeAnalysisContext context, INamedTypeSymbol services, ConcurrentQueue<string> unseen)
    {
        if (!unseen.IsEmpty)
        {
            return;
        }

        var invocation = (InvocationExpressionSyntax)context.Node;
        var info = context.SemanticModel.GetSymbolInfo(invocation, context.CancellationToken);
        if (info.Symbol is not IMethodSymbol method)
        {
            // What does not bind is a package that is not there, on the builder or its services.
            var name = InvocationName.Find(invocation)?.Identifier.ValueText ?? "";
            if (name.StartsWith("Add", StringComparison.Ordinal) || name.StartsWith("Use", StringComparison.Ordinal)
                || name.StartsWith("Configure", StringComparison.Ordinal) || name.StartsWith("Register", StringComparison.Ordinal))
            {
                unseen.Enqueue(name);
            }

            return;
        }

        if (Framework.IsFramework(method.ContainingAssembly) || SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, context.Compilation.Assembly))
        {
            return;
        }

        foreach (var parameter in (method.ReducedFrom ?? method).Parameters)
        {
            if (parameter.Type.IsOrImplements(services) || parameter.Type.Name.EndsWith("Builder", StringComparison.Ordinal))
            {
                unseen.Enqueue(method.Name);
            }
        }
    }

    private static void Report(ProgramCalls calls, CompilationAnalysisContext context)
    {
        foreach (var (use, adds) in Required)
        {
            if (!calls.HasAny(adds))
            {
                foreach (var call in calls.Find(use))
                {
                    if (call.Method is { } method && Framework.IsFramework(method.ContainingAssembly) && !IsConditional(call.Syntax))
                    {
                        context.ReportDiagnostic(CreateDiagnostic(Rule, call.Location, use, adds[0]));
                    }
                }
            }
        }
    }

    private static bool IsConditional(SyntaxNode node) =>
        node.FirstAncestorOrSelf<SyntaxNode>(static part => part is IfStatementSyntax or AnonymousFunctionExpressionSyntax or ConditionalExpressionSyntax
            or MethodDeclarationSyntax { Identifier.ValueText: not "Main" } or LocalFunctionStatementSyntax) is not null;
}
