using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using OpsLead.Lint.Rules.CSharp.Hosting;

namespace OpsLead.Lint.Rules.CSharp;

/// <summary>Finds cookies and sessions whose keys live and die with one instance.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class PersistDataProtectionKeys : CSharpRule
{
    /// <summary>The rule's id, which its code fix answers to.</summary>
    public const string Id = "OPL6039";

    private const string Title = "Persist the keys of data protection";
    private const string Message =
        "'{0}' signs with keys that are lost with the instance, and so are the logins. Persist them with PersistKeysToStackExchangeRedis or its kin.";

    private static readonly DiagnosticDescriptor Rule =
        new(
            Id,
            Title,
            Message,
            "Scalability",
            DiagnosticSeverity.Info,
            isEnabledByDefault: true,
            helpLinkUri: HelpLinkBase + Id + ".md",
            customTags: WellKnownDiagnosticTags.CompilationEnd);

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(Id, Title, Message, RuleCategory.Scalability, RuleSeverity.Note)
    {
        Precision = RulePrecision.Medium,
    };

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    /// <summary>A generated file may do what is looked for.</summary>
    protected override GeneratedCodeAnalysisFlags GeneratedCode => GeneratedCodeAnalysisFlags.Analyze;

    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "AddCookie", "AddSession", "ConfigureApplicationCookie", "AddIdentity", "AddDefaultIdentity", "AddIdentityCookies", "AddDataProtection",
        "SetApplicationName", "ProtectKeysWithCertificate", "UseWindowsService", "AddWindowsService", "UseIISIntegration", "UseIIS",
    };

    /// <inheritdoc/>
    protected override void RegisterActions(AnalysisContext context) => context.RegisterCompilationStartAction(static start =>
    {
        if (ProgramCalls.IsProgram(start.Compilation))
        {
            var persists = new ConcurrentQueue<string>();
            start.RegisterSyntaxNodeAction(
                node =>
                {
                    if (node.Node is SimpleNameSyntax { Identifier.ValueText: var name }
                        && (name.StartsWith("PersistKeys", StringComparison.Ordinal)
                            || name is "IXmlRepository" or "XmlRepository" or "UseEphemeralDataProtectionProvider"))
                    {
                        persists.Enqueue(name);
                    }
                },
                SyntaxKind.IdentifierName,
                SyntaxKind.GenericName);
            ProgramCalls.Register(start, Names, (calls, end) =>
            {
                if (persists.IsEmpty)
                {
                    Report(calls, end);
                }
            });
        }
    });

    private static void Report(ProgramCalls calls, CompilationAnalysisContext context)
    {
        // Windows and IIS keep the keys in the profile or the registry of the machine.
        if (calls.MayBeElsewhere || calls.HasAny(Machines))
        {
            return;
        }

        var uses = calls.Find("AddCookie", "AddSession", "ConfigureApplicationCookie", "AddIdentity", "AddDefaultIdentity", "AddIdentityCookies");
        if (uses.Count > 0)
        {
            context.ReportDiagnostic(CreateDiagnostic(Rule, uses[0].Location, uses[0].Name));
        }
    }

    private static readonly string[] Machines = { "UseWindowsService", "AddWindowsService", "UseIISIntegration", "UseIIS" };
}
