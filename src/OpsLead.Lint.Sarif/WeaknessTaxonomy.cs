using System.Globalization;

namespace OpsLead.Lint.Sarif;

/// <summary>The weaknesses of the Common Weakness Enumeration that rules name, as a SARIF taxonomy.</summary>
internal sealed class WeaknessTaxonomy
{
    private const string Name = "CWE";

    private readonly SortedDictionary<int, int> indices;

    private WeaknessTaxonomy(SortedDictionary<int, int> indices, Model.ToolComponent component)
    {
        this.indices = indices;
        Component = component;
    }

    /// <summary>The taxonomy: the named weaknesses alone, by number.</summary>
    public Model.ToolComponent Component { get; }

    /// <summary>The taxonomy of all weaknesses that some rule names, or null when there is none.</summary>
    public static WeaknessTaxonomy? Create(IEnumerable<RuleInfo> rules)
    {
        var indices = new SortedDictionary<int, int>();
        foreach (var rule in rules)
        {
            foreach (var weakness in rule.Descriptor.Weaknesses)
            {
                indices[weakness] = 0;
            }
        }

        if (indices.Count == 0)
        {
            return null;
        }

        var taxa = new List<Model.ReportingDescriptor>(indices.Count);
        foreach (var weakness in indices.Keys.ToArray())
        {
            var number = weakness.ToString(CultureInfo.InvariantCulture);
            indices[weakness] = taxa.Count;
            taxa.Add(new Model.ReportingDescriptor { Id = number, HelpUri = $"https://cwe.mitre.org/data/definitions/{number}.html" });
        }

        return new WeaknessTaxonomy(indices, new Model.ToolComponent
        {
            Name = Name,
            Organization = "MITRE",
            ShortDescription = new Model.MultiformatMessageString { Text = "The Common Weakness Enumeration." },
            InformationUri = "https://cwe.mitre.org/",
            Taxa = taxa,
        });
    }

    /// <summary>The reference by which the tool says that it uses the taxonomy.</summary>
    public static Model.ToolComponentReference CreateReference() => new() { Name = Name, Index = 0 };

    /// <summary>The weaknesses of a rule; each is wider than the rule. Null when it names none.</summary>
    public List<Model.ReportingDescriptorRelationship>? CreateRelationships(RuleDescriptor descriptor)
    {
        if (descriptor.Weaknesses.Count == 0)
        {
            return null;
        }

        var relationships = new List<Model.ReportingDescriptorRelationship>(descriptor.Weaknesses.Count);
        foreach (var weakness in descriptor.Weaknesses)
        {
            relationships.Add(new Model.ReportingDescriptorRelationship
            {
                Target = new Model.ReportingDescriptorReference
                {
                    Id = weakness.ToString(CultureInfo.InvariantCulture),
                    Index = indices[weakness],
                    ToolComponent = CreateReference(),
                },
                Kinds = ["superset"],
            });
        }

        return relationships;
    }
}
