using System.Text;

namespace OpsLead.Lint;

/// <summary>A rule as users meet it: its descriptor, its names and the input it reads.</summary>
public sealed class RuleInfo
{
    // Hard-coded passwords, keys and credentials of the Common Weakness Enumeration.
    private static readonly int[] CredentialWeaknesses = [259, 321, 798];

    private readonly Func<string?> page;

    /// <summary>What is known of a rule.</summary>
    /// <param name="descriptor">Its descriptor.</param>
    /// <param name="className">The class's name: the remedy in the imperative.</param>
    /// <param name="language">The input it reads.</param>
    /// <param name="page">Gives its page as Markdown, or null.</param>
    public RuleInfo(RuleDescriptor descriptor, string className, RuleLanguage language, Func<string?> page)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        ArgumentException.ThrowIfNullOrEmpty(className);
        ArgumentNullException.ThrowIfNull(page);
        Descriptor = descriptor;
        ClassName = className;
        Name = ToKebabCase(className);
        Language = language;
        this.page = page;
        PointsAtSecrets = language == RuleLanguage.Secrets || descriptor.Practice == Practice.ExternalSecrets || descriptor.Weaknesses.Any(static weakness => CredentialWeaknesses.Contains(weakness));
    }

    /// <summary>The descriptor.</summary>
    public RuleDescriptor Descriptor { get; }

    /// <summary>The class's name, such as <c>PinImageTag</c>; the name in SARIF.</summary>
    public string ClassName { get; }

    /// <summary>The name people write, such as <c>pin-image-tag</c>.</summary>
    public string Name { get; }

    /// <summary>The input the rule reads.</summary>
    public RuleLanguage Language { get; }

    /// <summary>
    /// Whether what the rule points at may be a secret, so that nothing may print the characters: every secret rule, any rule that
    /// serves <see cref="Practice.ExternalSecrets"/>, and any rule about credentials that are where they should not be.
    /// </summary>
    public bool PointsAtSecrets { get; }

    /// <summary>The rule's page.</summary>
    /// <returns>Markdown, or null for a rule handed in without one.</returns>
    public string? GetPage() => page();

    /// <inheritdoc/>
    public override string ToString() => $"{Descriptor.Id} {Name}";

    internal static string ToKebabCase(string className)
    {
        var builder = new StringBuilder(className.Length + 8);
        for (var i = 0; i < className.Length; i++)
        {
            if (char.IsUpper(className[i]) && i > 0 && (!char.IsUpper(className[i - 1]) || (i + 1 < className.Length && char.IsLower(className[i + 1]))))
            {
                builder.Append('-');
            }

            builder.Append(char.ToLowerInvariant(className[i]));
        }

        return builder.ToString();
    }
}

/// <summary>The input a rule reads; the thousand of its id.</summary>
public enum RuleLanguage
{
    /// <summary>Kubernetes manifests, kustomizations, charts, custom resources: <c>OPL1…</c>.</summary>
    Kubernetes = 1,

    /// <summary>Dockerfiles: <c>OPL2…</c>.</summary>
    Docker = 2,

    /// <summary>Compose files: <c>OPL3…</c>.</summary>
    Compose = 3,

    /// <summary>Workflows, actions, Dependabot, deploy scripts: <c>OPL4…</c>.</summary>
    Workflows = 4,

    /// <summary>Secrets in any text: <c>OPL5…</c>.</summary>
    Secrets = 5,

    /// <summary>C#: <c>OPL6…</c>.</summary>
    CSharp = 6,

    /// <summary>Alert rules, dashboards, service level objectives: <c>OPL7…</c>.</summary>
    Observability = 7,

    /// <summary>Joins across artifacts: <c>OPL8…</c>.</summary>
    Workspace = 8,

    /// <summary>The engine itself: <c>OPL9…</c>.</summary>
    Engine = 9,
}
