namespace OpsLead.Lint;

/// <summary>
/// A rule: one class, one id, one page. It derives from the base class of its input language, keeps no state, and
/// registers what it wants to see in <c>Initialize</c>.
/// </summary>
public abstract class Rule
{
    private RuleInfo? info;

    private protected Rule(RuleLanguage language) => Language = language;

    /// <summary>What the rule says about itself.</summary>
    public abstract RuleDescriptor Descriptor { get; }

    /// <summary>The input the rule reads.</summary>
    public RuleLanguage Language { get; }

    /// <summary>The rule as users meet it.</summary>
    public RuleInfo Info => info ??= new RuleInfo(Descriptor, GetType().Name, Language, ReadPage);

    // The page is embedded beside its rule under the id, so that it survives a rename of the class.
    private string? ReadPage()
    {
        using var stream = GetType().Assembly.GetManifestResourceStream(Descriptor.Id + ".md");
        if (stream is null)
        {
            return null;
        }

        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
