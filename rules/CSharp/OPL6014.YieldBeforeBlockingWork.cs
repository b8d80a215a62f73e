using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using OpsLead.Lint.Rules.CSharp.Hosting;
using OpsLead.Lint.Rules.CSharp.Operations;

namespace OpsLead.Lint.Rules.CSharp;

/// <summary>Finds background services that block before their first <c>await</c>: before .NET 10 the host does not start until they yield.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class YieldBeforeBlockingWork : CSharpRule
{
    /// <summary>The rule's id, which its code fix answers to.</summary>
    public const string Id = "OPL6014";

    private const string Title = "Yield before blocking work";
    private const string Message = "'{0}' holds up the start of the host until it yields. Await Task.Yield first, or move the work behind the first await.";

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
    public override RuleDescriptor Descriptor { get; } = new(Id, Title, Message, RuleCategory.Reliability, RuleSeverity.Warning)
    {
        Precision = RulePrecision.Medium,
    };

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    /// <inheritdoc/>
    protected override void RegisterActions(AnalysisContext context) => context.RegisterCompilationStartAction(static start =>
    {
        if (start.Compilation.GetTypeByMetadataName("Microsoft.Extensions.Hosting.BackgroundService") is { } service
            && !TestAssembly.IsTest(start.Compilation)
            && !RunsOnThreadOfItsOwn(start.Compilation, service))
        {
            var calls = new BlockingCalls(start.Compilation);
            start.RegisterOperationBlockAction(block => Analyze(block, service, calls));
        }
    });

    /// <summary>
    /// Since .NET 10 the whole of ExecuteAsync runs as a task of its own (its breaking changes, "BackgroundService runs all of ExecuteAsync as a
    /// Task"). The target framework decides; a newer package of hosting on an older framework does too.
    /// </summary>
    private static bool RunsOnThreadOfItsOwn(Compilation compilation, INamedTypeSymbol service)
    {
        foreach (var tree in compilation.SyntaxTrees)
        {
            foreach (var symbol in tree.Options.PreprocessorSymbolNames)
            {
                if (symbol == "NET10_0_OR_GREATER")
                {
                    return true;
                }
            }

            break;
        }

        var hosting = service.ContainingAssembly.Identity.Version.Major;
        return hosting >= 10 && compilation.GetSpecialType(SpecialType.System_Object).ContainingAssembly is { } core && core.Identity.Version.Major < hosting;
    }

    private static void Analyze(OperationBlockAnalysisContext context, INamedTypeSymbol service, BlockingCalls calls)
    {
        if (context.OwningSymbol is not IMethodSymbol { Name: "ExecuteAsync", IsOverride: true } method || !method.ContainingType.IsOrDerivesFrom(service))
        {
            return;
        }

        foreach (var body in context.OperationBlocks)
        {
            var hasAwait = false;
            (string Name, Location Location)? first = null;
            IWhileLoopOperation? loop = null;
            foreach (var operation in body.DescendantsAndSelf())
            {
                if (operation.IsInFunction())
                {
                    continue;
                }

                if (operation is IAwaitOperation || operation.Syntax is ForEachStatementSyntax { AwaitKeyword.RawKind: not 0 })
                {
                    hasAwait = true;
                    // The operands of an await run before it.
                    first ??= FindIn(operation, calls);
                    break;
                }

                first ??= calls.Find(operation);
                loop ??= operation as IWhileLoopOperation;
            }

            if (first is { } blocking)
            {
                context.ReportDiagnostic(CreateDiagnostic(Rule, blocking.Location, blocking.Name));
            }
            else if (!hasAwait && loop?.Syntax is WhileStatementSyntax statement)
            {
                // A loop that consumes messages, and never yields.
                context.ReportDiagnostic(CreateDiagnostic(Rule, statement.WhileKeyword.GetLocation(), "while"));
            }
        }
    }

    private static (string Name, Location Location)? FindIn(IOperation awaited, BlockingCalls calls)
    {
        foreach (var operation in awaited.Descendants())
        {
            if (!operation.IsInFunction() && calls.Find(operation) is { } blocking)
            {
                return blocking;
            }
        }

        return null;
    }
}
