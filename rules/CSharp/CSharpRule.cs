using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace OpsLead.Lint.Rules.CSharp;

/// <summary>
/// A rule for C# sources: an ordinary Roslyn analyzer that also carries the <see cref="RuleDescriptor"/> every other rule has.
/// It runs in the compiler, in editors and in the command line tool; it must stay silent about what it cannot bind.
/// </summary>
public abstract class CSharpRule : DiagnosticAnalyzer
{
    /// <summary>The folder the pages of these rules are read in; a rule's page is this and its id and <c>.md</c>.</summary>
    public const string HelpLinkBase = "https://github.com/opslead/opslead-lint/blob/main/rules/CSharp/";

    /// <summary>What the rule says about itself.</summary>
    public abstract RuleDescriptor Descriptor { get; }

    /// <summary>The rule's name: its class, which is its remedy in the imperative.</summary>
    public string Name => GetType().Name;

    /// <summary>
    /// How generated code is treated. Findings in it help nobody, so it is skipped; a rule that must know the whole program
    /// (what a host maps) analyses it without reporting there.
    /// </summary>
    protected virtual GeneratedCodeAnalysisFlags GeneratedCode => GeneratedCodeAnalysisFlags.None;

    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        if (context is null)
        {
            throw new ArgumentNullException(nameof(context));
        }

        context.ConfigureGeneratedCodeAnalysis(GeneratedCode);
        context.EnableConcurrentExecution();
        RegisterActions(context);
    }

    /// <summary>Registers what the rule listens to. Called once; the rule itself holds no state.</summary>
    /// <param name="context">Where actions are registered.</param>
    protected abstract void RegisterActions(AnalysisContext context);

    /// <summary>
    /// A diagnostic that also keeps its arguments in <see cref="Diagnostic.Properties"/> under <c>0</c>, <c>1</c> and on,
    /// since Roslyn does not give them back and SARIF wants them beside the text.
    /// </summary>
    /// <param name="descriptor">One of <see cref="DiagnosticAnalyzer.SupportedDiagnostics"/>.</param>
    /// <param name="location">The characters at fault.</param>
    /// <param name="arguments">The arguments of the message. Never a credential.</param>
    /// <returns>The diagnostic, to be reported.</returns>
    protected static Diagnostic CreateDiagnostic(DiagnosticDescriptor descriptor, Location location, params string[] arguments)
    {
        var properties = ImmutableDictionary.CreateBuilder<string, string?>();
        for (var i = 0; i < arguments.Length; i++)
        {
            properties.Add(i.ToString(System.Globalization.CultureInfo.InvariantCulture), arguments[i]);
        }

        return Diagnostic.Create(descriptor, location, properties.ToImmutable(), arguments);
    }
}
