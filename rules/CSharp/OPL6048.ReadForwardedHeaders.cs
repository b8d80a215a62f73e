using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using OpsLead.Lint.Rules.CSharp.Hosting;

namespace OpsLead.Lint.Rules.CSharp;

/// <summary>Finds redirects to HTTPS in programs that do not read what the proxy says of the scheme.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class ReadForwardedHeaders : CSharpRule
{
    /// <summary>The rule's id, which its code fix answers to.</summary>
    public const string Id = "OPL6048";

    private const string Title = "Read forwarded headers before the redirect";
    private const string Message =
        "'{0}' sees plain HTTP behind a proxy that ends TLS: it redirects for ever, or not at all. Call UseForwardedHeaders before it, or leave the "
            + "redirect to the ingress.";

    private static readonly DiagnosticDescriptor Rule =
        new(
            Id,
            Title,
            Message,
            "Reliability",
            DiagnosticSeverity.Info,
            isEnabledByDefault: false,
            helpLinkUri: HelpLinkBase + Id + ".md",
            customTags: WellKnownDiagnosticTags.CompilationEnd);

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(Id, Title, Message, RuleCategory.Reliability, RuleSeverity.Note)
    {
        Precision = RulePrecision.Medium,
        IsEnabledByDefault = false,
    };

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    /// <summary>A generated file may do what is looked for.</summary>
    protected override GeneratedCodeAnalysisFlags GeneratedCode => GeneratedCodeAnalysisFlags.Analyze;

    private static readonly HashSet<string> Names = new(StringComparer.Ordinal) { "UseHttpsRedirection" };

    // Whoever reads the headers, or ends TLS itself.
    private static readonly HashSet<string> Sound = new(StringComparer.Ordinal)
    {
        "UseForwardedHeaders", "ForwardedHeadersOptions", "UseHttps", "ListenHttps", "AddLettuceEncrypt", "UseLettuceEncrypt", "XForwardedProto",
            "AddCertificateForwarding",
    };

    /// <inheritdoc/>
    protected override void RegisterActions(AnalysisContext context) => context.RegisterCompilationStartAction(static start =>
    {
        if (!ProgramCalls.IsProgram(start.Compilation))
        {
            return;
        }

        var sound = NameSearch.Register(start, static name => Sound.Contains(name));
        ProgramCalls.Register(start, Names, (calls, end) =>
        {
            if (sound.IsFound || calls.MayBeElsewhere)
            {
                return;
            }

            foreach (var call in calls.Find("UseHttpsRedirection"))
            {
                // Under a condition of any kind somebody has thought of it.
                if (call.Syntax.FirstAncestorOrSelf<IfStatementSyntax>() is null && !call.IsDevelopmentOnly())
                {
                    end.ReportDiagnostic(CreateDiagnostic(Rule, call.Location, call.Name));
                }
            }
        });
    });
}
