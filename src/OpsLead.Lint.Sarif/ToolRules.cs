using System.Globalization;

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

    private ToolRules(List<Model.ReportingDescriptor> descriptors, Dictionary<string, int> indices, Model.ToolComponent? weaknesses)
    {
        Descriptors = descriptors;
        this.indices = indices;
        Weaknesses = weaknesses;
    }

    /// <summary>All rules in the order of their ids.</summary>
    public List<Model.ReportingDescriptor> Descriptors { get; }

    /// <summary>The weaknesses that some rule names, or null when none does.</summary>
    public Model.ToolComponent? Weaknesses { get; }

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
        var descriptors = new List<Model.ReportingDescriptor>(byId.Count);
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
    public static Model.FailureLevel GetLevel(RuleSeverity severity) => severity switch
    {
        RuleSeverity.Error => Model.FailureLevel.Error,
        RuleSeverity.Warning => Model.FailureLevel.Warning,
        _ => Model.FailureLevel.Note,
    };

    private static Model.ReportingDescriptor CreateDescriptor(RuleInfo rule, WeaknessTaxonomy? weaknesses)
    {
        var descriptor = rule.Descriptor;
        var page = rule.GetPage();
        var why = page is null ? null : RulePage.GetWhy(page);
        var title = MessageText.WithFullStop(descriptor.Title);
        var description = string.IsNullOrEmpty(why) ? title : why;
        var helpText = string.IsNullOrEmpty(why) ? title : $"{title}\n\n{why}";
        var helpUri = $"https://github.com/opslead/opslead-lint/blob/main/rules/{rule.Language}/{descriptor.Id}.md";
        return new Model.ReportingDescriptor
        {
            Id = descriptor.Id,
            Name = rule.ClassName,
            ShortDescription = new Model.MultiformatMessageString { Text = descriptor.Title },
            FullDescription = new Model.MultiformatMessageString { Text = RulePage.Shorten(description, MaximumDescription) },
            Help = new Model.MultiformatMessageString { Text = $"{helpText}\n\nRead more: {helpUri}", Markdown = page },
            HelpUri = helpUri,
            DefaultConfiguration = new Model.ReportingConfiguration { Level = GetLevel(descriptor.DefaultSeverity), Enabled = descriptor.IsEnabledByDefault ? null : false },
            MessageStrings = new Dictionary<string, Model.MultiformatMessageString>
            {
                [MessageId] = new() { Text = MessageText.Escape(MessageText.WithFullStop(descriptor.MessageFormat)) },
            },
            Relationships = weaknesses?.CreateRelationships(descriptor),
            Properties = CreateProperties(descriptor),
        };
    }

    private static Model.RuleProperties CreateProperties(RuleDescriptor descriptor) => new()
    {
        Tags = GetTags(descriptor),
        Precision = descriptor.Precision switch
        {
            RulePrecision.VeryHigh => "very-high",
            RulePrecision.High => "high",
            RulePrecision.Medium => "medium",
            _ => "low",
        },
        SecuritySeverity = descriptor.SecuritySeverity?.ToString("0.0", CultureInfo.InvariantCulture),
        ProblemSeverity = descriptor.SecuritySeverity is not null ? null : descriptor.DefaultSeverity switch
        {
            RuleSeverity.Error => "error",
            RuleSeverity.Warning => "warning",
            _ => "recommendation",
        },
        Aliases = descriptor.Aliases.Count > 0 ? descriptor.Aliases : null,
    };

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
