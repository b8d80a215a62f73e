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
            descriptor.DefaultSeverity.ToDiagnosticSeverity(),
            descriptor.IsEnabledByDefault,
            helpLinkUri: CSharpRule.HelpLinkBase + descriptor.Id + ".md",
            customTags: customTags);
    }

    /// <summary>The severity as Roslyn has it.</summary>
    /// <param name="severity">Ours.</param>
    /// <returns><see cref="DiagnosticSeverity.Info"/> for a note.</returns>
    public static DiagnosticSeverity ToDiagnosticSeverity(this RuleSeverity severity) => severity switch
    {
        RuleSeverity.Error => DiagnosticSeverity.Error,
        RuleSeverity.Warning => DiagnosticSeverity.Warning,
        _ => DiagnosticSeverity.Info,
    };
}
