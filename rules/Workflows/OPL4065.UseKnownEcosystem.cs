using System.Buffers;
using System.Collections.Frozen;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds ecosystems that Dependabot does not update.</summary>
internal sealed class UseKnownEcosystem : WorkflowRule
{
    private const string Similar = "Dependabot knows no ecosystem '{0}'. It may be meant as '{1}'.";
    private const string Unknown = "The ecosystem '{0}' is not known. Correct it, unless it is newer than this version.";

    // Source: GitHub's "Dependabot options reference", package-ecosystem, and "Supported ecosystems and repositories", July 2026.
    private static readonly string[] Ecosystems =
    [
        "bazel", "bun", "bundler", "cargo", "composer", "conda", "deno", "devcontainers", "docker", "docker-compose", "dotnet-sdk", "elm", "github-actions", "gitsubmodule", "gomod",
        "gradle", "helm", "julia", "maven", "mix", "nix", "npm", "nuget", "opentofu", "pip", "pre-commit", "pub", "rust-toolchain", "sbt", "swift", "terraform", "uv", "vcpkg",
    ];

    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-_+.");

    // Tools whose files Dependabot reads under another name.
    private static readonly FrozenDictionary<string, string> Tools = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["pipenv"] = "pip", ["poetry"] = "pip", ["pip-compile"] = "pip", ["pypi"] = "pip", ["python"] = "pip", ["yarn"] = "npm", ["pnpm"] = "npm", ["node"] = "npm", ["javascript"] = "npm",
        ["go"] = "gomod", ["golang"] = "gomod", ["go-modules"] = "gomod", ["rubygems"] = "bundler", ["ruby"] = "bundler", ["rust"] = "cargo", ["hex"] = "mix", ["dotnet"] = "nuget",
        ["actions"] = "github-actions", ["githubactions"] = "github-actions", ["github_actions"] = "github-actions", ["packagist"] = "composer", ["php"] = "composer",
        ["submodules"] = "gitsubmodule", ["git-submodules"] = "gitsubmodule", ["dockerfile"] = "docker", ["compose"] = "docker-compose",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4065",
        "Use a known ecosystem",
        "Dependabot has no ecosystem '{0}': it reads those files as '{1}'. Write that.",
        RuleCategory.Correctness,
        RuleSeverity.Error)
    {
        Precision = RulePrecision.VeryHigh,
        Aliases = ["github/ecosystem"],
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context) => context.RegisterDependabotUpdateAction(static c =>
    {
        if (!c.Node.Mapping.TryGetScalar("package-ecosystem", out var ecosystem) || ecosystem.IsNull || ecosystem.Value.Length == 0 || Array.IndexOf(Ecosystems, ecosystem.Value) >= 0)
        {
            return;
        }

        if ((Tools.TryGetValue(ecosystem.Value, out var name) ? name : NearestName.Find(ecosystem.Value, Ecosystems)) is { } meant)
        {
            c.Report(ecosystem.Span, new DiagnosticDetails { MessageFormat = name is null ? Similar : null, Fix = CodeFix.Replace($"Write '{meant}'", ecosystem.ContentSpan, meant) }, ecosystem.Value, meant);
        }
        else
        {
            // What is no name at all is none of tomorrow either.
            var isName = !ecosystem.Value.AsSpan().ContainsAnyExcept(NameCharacters);
            c.Report(ecosystem.Span, new DiagnosticDetails { MessageFormat = Unknown, Severity = isName ? RuleSeverity.Warning : null, Aliases = isName ? [] : default }, ecosystem.Value);
        }
    });
}
