using Microsoft.CodeAnalysis;

namespace OpsLead.Lint.Rules.CSharp;

/// <summary>The way from our descriptor to Roslyn's.</summary>
public static class RuleDescriptorExtensions
{
    /// <summary>
    /// The descriptor as Roslyn has it. The rules state theirs as literals, because release tracking reads those only;
    /// this is what each literal has to equal.
    /// </summary>
    /// <param name="descriptor">The descriptor of a C# rule.</param>
    /// <param name="customTags">Roslyn's tags, such as <see cref="WellKnownDiagnosticTags.CompilationEnd"/>.</param>
    /// <returns>The same id, title, message, category and severity, and the link to the rule's page.</returns>
    public static DiagnosticDescriptor ToDiagnosticDescriptor(this RuleDescriptor descriptor, params string[] customTags)
    {
        if (descriptor is null)
        {
            throw new ArgumentNullException(nameof(descriptor));
        }

        return new DiagnosticDescriptor(
            descriptor.Id,
            descriptor.Title,
            descriptor.MessageFormat,
            descriptor.Category.ToString(),
            descriptor.ToDiagnosticSeverity(),
            descriptor.IsEnabledByDefault,
            helpLinkUri: CSharpRule.HelpLinkBase + descriptor.Id + ".md",
            customTags: customTags);
    }

    /// <summary>
    /// The severity as Roslyn has it. A build must not break because the package is there, whether it treats warnings as errors or not:
    /// only a failure that is certain is more than a suggestion until <c>.editorconfig</c> says so. A credential in code is none,
    /// since no compiler can verify it.
    /// </summary>
    /// <param name="descriptor">The descriptor of a C# rule.</param>
    /// <returns><see cref="DiagnosticSeverity.Info"/> for all but an error of <see cref="RuleCategory.Correctness"/>.</returns>
    public static DiagnosticSeverity ToDiagnosticSeverity(this RuleDescriptor descriptor) => descriptor switch
    {
        null => throw new ArgumentNullException(nameof(descriptor)),
        { DefaultSeverity: RuleSeverity.Error, Category: RuleCategory.Correctness } => DiagnosticSeverity.Error,
        _ => DiagnosticSeverity.Info,
    };
}
