using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using OpsLead.Lint.Rules.CSharp.Operations;

namespace OpsLead.Lint.Rules.CSharp.Hosting;

/// <summary>
/// The calls of certain names in a whole program, gathered while the compiler walks it. A name is enough where a package is not there to bind to;
/// a method of that name in the program itself is not such a call.
/// </summary>
internal sealed class ProgramCalls
{
    private static readonly string[] Prefixes = { "Add", "Use", "Configure", "Map", "Register", "With", "Setup", "Set" };

    // Words in the names of extensions that set up a whole service: AddServiceDefaults, UseCompanyObservability, AddPlatform.
    private static readonly string[] GeneralWords =
    {
        "Default", "Common", "Platform", "Infrastructure", "Observability", "Telemetry", "Monitoring", "Shared", "Company", "Hosting",
        "Application", "AllServices", "Foundation", "Bootstrap", "Template",
    };

    // What packages call themselves: OpenTelemetry and Application Insights set up what they are told and nothing else.
    private static readonly HashSet<string> Packages = new(StringComparer.Ordinal)
    {
        "AddOpenTelemetry", "UseOpenTelemetry", "AddOpenTelemetryTracing", "AddOpenTelemetryMetrics", "ConfigureOpenTelemetryTracerProvider",
        "ConfigureOpenTelemetryMeterProvider", "UseOpenTelemetryPrometheusScrapingEndpoint", "AddApplicationInsightsTelemetry",
        "AddApplicationInsightsTelemetryWorkerService", "AddApplicationInsightsTelemetryProcessor", "AddApplicationPart", "AddHostingStartup",
    };

    private readonly HashSet<string> names;
    private readonly ConcurrentQueue<ProgramCall> calls = new();
    private volatile bool mayBeElsewhere;

    private ProgramCalls(HashSet<string> names) => this.names = names;

    /// <summary>Whether the program hands itself to code that cannot be seen and that may make any of the calls.</summary>
    public bool MayBeElsewhere => mayBeElsewhere;

    /// <summary>Gathers the calls of a compilation, and reports at its end.</summary>
    /// <param name="start">The compilation.</param>
    /// <param name="names">The names of interest.</param>
    /// <param name="report">Called once with what was found.</param>
    public static void Register(CompilationStartAnalysisContext start, HashSet<string> names, Action<ProgramCalls, CompilationAnalysisContext> report)
    {
        var calls = new ProgramCalls(names);
        start.RegisterSyntaxNodeAction(calls.Add, SyntaxKind.InvocationExpression);
        start.RegisterCompilationEndAction(end => report(calls, end));
    }

    /// <summary>Whether a compilation is a program that is shipped, and not a library or tests: only a program shows all that is set up.</summary>
    /// <param name="compilation">The compilation.</param>
    /// <returns>True for a program.</returns>
    public static bool IsProgram(Compilation compilation) =>
        compilation.Options.OutputKind is OutputKind.ConsoleApplication or OutputKind.WindowsApplication && !TestAssembly.IsTest(compilation);

    /// <summary>Whether a name is called anywhere.</summary>
    /// <param name="name">One of the names of interest.</param>
    /// <returns>True when it is.</returns>
    public bool Has(string name)
    {
        foreach (var call in calls)
        {
            if (call.Name == name)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether one of several names is called anywhere.</summary>
    /// <param name="candidates">Some of the names of interest.</param>
    /// <returns>True when one is.</returns>
    public bool HasAny(ICollection<string> candidates)
    {
        foreach (var call in calls)
        {
            if (candidates.Contains(call.Name))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The calls of a name, in the order of files and text.</summary>
    /// <param name="candidates">Some of the names of interest.</param>
    /// <returns>The calls.</returns>
    public IReadOnlyList<ProgramCall> Find(params string[] candidates)
    {
        var found = new List<ProgramCall>();
        foreach (var call in calls)
        {
            if (Array.IndexOf(candidates, call.Name) >= 0)
            {
                found.Add(call);
            }
        }

        found.Sort(static (left, right) => string.CompareOrdinal(left.Syntax.SyntaxTree.FilePath, right.Syntax.SyntaxTree.FilePath) is var order and not 0
            ? order
            : left.Location.SourceSpan.Start.CompareTo(right.Location.SourceSpan.Start));
        return found;
    }

    private static bool IsGeneral(string name) =>
        !Packages.Contains(name) && Array.Exists(GeneralWords, word => name.IndexOf(word, StringComparison.Ordinal) >= 0);

    private static bool IsSetup(string name) => Array.Exists(Prefixes, prefix => name.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>Whether another assembly is of the same makers, by the first part of its name.</summary>
    private static bool IsRelated(string own, string other)
    {
        var dot = own.IndexOf('.');
        var length = dot < 0 ? own.Length : dot;
        return string.CompareOrdinal(own, 0, other, 0, length) == 0 && (other.Length == length || other[length] == '.');
    }

    private void Add(SyntaxNodeAnalysisContext context)
    {
        var invocation = (InvocationExpressionSyntax)context.Node;
        if (InvocationName.Find(invocation) is not { } name)
        {
            return;
        }

        var text = name.Identifier.ValueText;
        var isWanted = names.Contains(text);
        if (!isWanted && (mayBeElsewhere || !IsSetup(text)))
        {
            return;
        }

        var info = context.SemanticModel.GetSymbolInfo(invocation, context.CancellationToken);
        var method = (info.Symbol ?? (info.CandidateSymbols.Length > 0 ? info.CandidateSymbols[0] : null)) as IMethodSymbol;
        var isOwn = method is not null && SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, context.Compilation.Assembly);
        if (isWanted)
        {
            if (!isOwn)
            {
                calls.Enqueue(new ProgramCall(invocation, name, method, context.SemanticModel));
            }
        }
        else if (!isOwn && IsUnseen(text, method, context))
        {
            mayBeElsewhere = true;
        }
    }

    private bool IsUnseen(string name, IMethodSymbol? method, SyntaxNodeAnalysisContext context)
    {
        if (method is null)
        {
            return IsGeneral(name);
        }

        if (Framework.IsFramework(method.ContainingAssembly))
        {
            return false;
        }

        var declared = (method.ReducedFrom ?? method).DeclaringSyntaxReferences;
        if (declared.Length == 0)
        {
            return IsGeneral(name) || IsRelated(context.Compilation.AssemblyName ?? "", method.ContainingAssembly.Name);
        }

        // Another project whose source is at hand: what its file does not name it hardly calls.
        foreach (var token in declared[0].SyntaxTree.GetRoot(context.CancellationToken).DescendantTokens())
        {
            if (token.IsKind(SyntaxKind.IdentifierToken) && names.Contains(token.ValueText))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>One call of a program.</summary>
/// <param name="syntax">The invocation.</param>
/// <param name="name">Its name.</param>
/// <param name="method">What it binds to; null when nothing.</param>
/// <param name="model">The bindings of its file.</param>
internal sealed class ProgramCall(InvocationExpressionSyntax syntax, SimpleNameSyntax name, IMethodSymbol? method, SemanticModel model)
{
    /// <summary>The invocation.</summary>
    public InvocationExpressionSyntax Syntax { get; } = syntax;

    /// <summary>The name that is called.</summary>
    public string Name { get; } = name.Identifier.ValueText;

    /// <summary>Where the name is written.</summary>
    public Location Location { get; } = Location.Create(name.SyntaxTree, name.Identifier.Span);

    /// <summary>What it binds to; null when nothing.</summary>
    public IMethodSymbol? Method { get; } = method;

    /// <summary>The bindings of its file.</summary>
    public SemanticModel Model { get; } = model;

    /// <summary>The arguments as written.</summary>
    public Microsoft.CodeAnalysis.SeparatedSyntaxList<ArgumentSyntax> Arguments => Syntax.ArgumentList.Arguments;

    /// <summary>The text of an argument that is known at compile time.</summary>
    /// <param name="index">Which argument.</param>
    /// <returns>Null when there is none, or it is computed.</returns>
    public string? GetText(int index) =>
        index < Arguments.Count && Model.GetConstantValue(Arguments[index].Expression) is { HasValue: true, Value: string text } ? text : null;

    /// <summary>Whether it stands in code for development.</summary>
    /// <returns>True when a condition or directive says so.</returns>
    public bool IsDevelopmentOnly() => new DevelopmentGuard(Syntax.SyntaxTree.GetRoot()).IsGuarded(Syntax);

    /// <summary>Whether a later call of the same chain has a name: <c>MapHealthChecks(…).AllowAnonymous()</c>.</summary>
    /// <param name="name">The name.</param>
    /// <returns>True when it follows.</returns>
    public bool IsFollowedBy(string name)
    {
        for (var next = InvocationName.FindNext(Syntax); next is not null; next = InvocationName.FindNext(next))
        {
            if (InvocationName.Find(next)?.Identifier.ValueText == name)
            {
                return true;
            }
        }

        return false;
    }
}
