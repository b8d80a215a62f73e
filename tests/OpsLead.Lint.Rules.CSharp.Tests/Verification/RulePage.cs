namespace OpsLead.Lint.Rules.CSharp.Tests;

/// <summary>The page of a rule as it is embedded: its title and the C# of each section.</summary>
internal sealed class RulePage
{
    private readonly Dictionary<string, string> examples = new(StringComparer.Ordinal);

    private RulePage(string title, IReadOnlyList<string> sections)
    {
        Title = title;
        Sections = sections;
    }

    public string Title { get; }

    public IReadOnlyList<string> Sections { get; }

    public static RulePage Read(CSharpRule rule)
    {
        using var stream = rule.GetType().Assembly.GetManifestResourceStream(rule.Descriptor.Id + ".md");
        Assert.That(stream, Is.Not.Null, $"'{rule.Descriptor.Id}.md' is embedded.");
        using var reader = new StreamReader(stream!);
        var lines = reader.ReadToEnd().Split('\n');
        var sections = new List<string>();
        var page = new RulePage(lines[0].TrimStart('#', ' '), sections);
        for (var i = 1; i < lines.Length; i++)
        {
            if (lines[i].StartsWith("## ", StringComparison.Ordinal))
            {
                sections.Add(lines[i][3..]);
            }
            else if (lines[i].StartsWith("```csharp", StringComparison.Ordinal))
            {
                var end = Array.IndexOf(lines, "```", i);
                page.examples.Add(sections[^1], string.Join('\n', lines[(i + 1)..end]) + "\n");
                i = end;
            }
        }

        return page;
    }

    public string? GetExample(string section) => examples.GetValueOrDefault(section);
}
