using System.Globalization;
using Sdk = Microsoft.CodeAnalysis.Sarif;

namespace OpsLead.Lint.Sarif;

/// <summary>The rules of a run as SARIF describes them, by id, and the taxonomy they refer to.</summary>
internal sealed class ToolRules
{
    /// <summary>The id of a rule's usual message among its <c>messageStrings</c>.</summary>
    public const string MessageId = "default";

    // Limits of code scanning; what is longer is refused or not shown.
    private const int MaximumTags = 10;
    private const int MaximumDescription = 1024;

    private readonly Dictionary<string, int> indices;

    private ToolRules(List<Sdk.ReportingDescriptor> descriptors, Dictionary<string, int> indices, Sdk.ToolComponent? weaknesses)
    {
        Descriptors = descriptors;
        this.indices = indices;
        Weaknesses = weaknesses;
    }

    /// <summary>All rules in the order of their ids.</summary>
    public List<Sdk.ReportingDescriptor> Descriptors { get; }

    /// <summary>The weaknesses that some rule names, or null when none does.</summary>
    public Sdk.ToolComponent? Weaknesses { get; }

    /// <summary>Describes all rules, also those of findings that the list lacks.</summary>
    public static ToolRules Create(IEnumerable<RuleInfo> rules, IEnumerable<Diagnostic> diagnostics)
    {
        var byId = new SortedDictionary<string, RuleInfo>(StringComparer.Ordinal);
        foreach (var rule in rules)
        {
            byId.TryAdd(rule.Descriptor.Id, rule);
        }

        foreach (var diagnostic in diagnostics)
        {
            byId.TryAdd(diagnostic.Rule.Descriptor.Id, diagnostic.Rule);
        }

        var weaknesses = WeaknessTaxonomy.Create(byId.Values);
        var descriptors = new List<Sdk.ReportingDescriptor>(byId.Count);
        var indices = new Dictionary<string, int>(byId.Count, StringComparer.Ordinal);
        foreach (var (id, rule) in byId)
        {
            indices.Add(id, descriptors.Count);
            descriptors.Add(CreateDescriptor(rule, weaknesses));
        }

        return new ToolRules(descriptors, indices, weaknesses?.Component);
    }

    /// <summary>The position of a rule in <see cref="Descriptors"/>.</summary>
    public int GetIndex(RuleInfo rule) => indices[rule.Descriptor.Id];

    /// <summary>The SARIF level of a severity.</summary>
    public static Sdk.FailureLevel GetLevel(RuleSeverity severity) => severity switch
    {
        RuleSeverity.Error => Sdk.FailureLevel.Error,
        RuleSeverity.Warning => Sdk.FailureLevel.Warning,
        _ => Sdk.FailureLevel.Note,
    };

    private static Sdk.ReportingDescriptor CreateDescriptor(RuleInfo rule, WeaknessTaxonomy? weaknesses)
    {
        var descriptor = rule.Descriptor;
        var page = rule.GetPage();
        var why = page is null ? null : RulePage.GetWhy(page);
        var title = MessageText.WithFullStop(descriptor.Title);
        var description = string.IsNullOrEmpty(why) ? title : why;
        var helpText = string.IsNullOrEmpty(why) ? title : $"{title}\n\n{why}";
        var helpUri = $"https://github.com/opslead/opslead-lint/blob/main/rules/{rule.Language}/{descriptor.Id}.md";
        var result = new Sdk.ReportingDescriptor
        {
            Id = descriptor.Id,
            Name = rule.ClassName,
            ShortDescription = new Sdk.MultiformatMessageString { Text = descriptor.Title },
            FullDescription = new Sdk.MultiformatMessageString { Text = RulePage.Shorten(description, MaximumDescription) },
            Help = new Sdk.MultiformatMessageString { Text = $"{helpText}\n\nRead more: {helpUri}", Markdown = page },
            HelpUri = new Uri(helpUri),
            DefaultConfiguration = new Sdk.ReportingConfiguration { Level = GetLevel(descriptor.DefaultSeverity), Enabled = descriptor.IsEnabledByDefault },
            MessageStrings = new Dictionary<string, Sdk.MultiformatMessageString>
            {
                [MessageId] = new() { Text = MessageText.Escape(MessageText.WithFullStop(descriptor.MessageFormat)) },
            },
            Relationships = weaknesses?.CreateRelationships(descriptor),
        };
        AddProperties(result, descriptor);
        return result;
    }

    private static void AddProperties(Sdk.ReportingDescriptor result, RuleDescriptor descriptor)
    {
        result.SetProperty("tags", GetTags(descriptor));
        result.SetProperty("precision", descriptor.Precision switch
        {
            RulePrecision.VeryHigh => "very-high",
            RulePrecision.High => "high",
            RulePrecision.Medium => "medium",
            _ => "low",
        });
        if (descriptor.SecuritySeverity is { } severity)
        {
            // A string, not a number: code scanning ignores a number.
            result.SetProperty("security-severity", severity.ToString("0.0", CultureInfo.InvariantCulture));
        }
        else
        {
            result.SetProperty("problem.severity", descriptor.DefaultSeverity switch
            {
                RuleSeverity.Error => "error",
                RuleSeverity.Warning => "warning",
                _ => "recommendation",
            });
        }

        if (descriptor.Aliases.Count > 0)
        {
            result.SetProperty("aliases", descriptor.Aliases);
        }
    }

    private static List<string> GetTags(RuleDescriptor descriptor)
    {
        // 'security' is what makes code scanning look at security-severity, so it comes before anything that may be cut.
        var tags = new List<string> { GetTag(descriptor.Category) };
        if (descriptor.SecuritySeverity is not null && descriptor.Category != RuleCategory.Security)
        {
            tags.Add("security");
        }

        if (GetTag(descriptor.Practice) is { } practice && !tags.Contains(practice))
        {
            tags.Add(practice);
        }

        // The standard would have taxonomies alone; code scanning knows weaknesses by CodeQL's tag only.
        foreach (var weakness in descriptor.Weaknesses)
        {
            if (tags.Count == MaximumTags)
            {
                break;
            }

            tags.Add(string.Create(CultureInfo.InvariantCulture, $"external/cwe/cwe-{weakness:000}"));
        }

        return tags;
    }

    private static string GetTag(RuleCategory category) => category switch
    {
        RuleCategory.Reliability => "reliability",
        RuleCategory.Scalability => "scalability",
        RuleCategory.Security => "security",
        RuleCategory.Observability => "observability",
        RuleCategory.Automation => "automation",
        RuleCategory.Correctness => "correctness",
        _ => "maintainability",
    };

    private static string? GetTag(Practice practice) => practice switch
    {
        Practice.Automation => "automation",
        Practice.ImageScanning => "image-scanning",
        Practice.ManifestValidation => "manifest-validation",
        Practice.ExternalSecrets => "external-secrets",
        Practice.HealthChecks => "health-checks",
        Practice.ResourceLimits => "resource-limits",
        Practice.Observability => "observability",
        Practice.ServiceLevelObjectives => "service-level-objectives",
        Practice.Rollback => "rollback",
        _ => null,
    };
}
