namespace OpsLead.Lint.Compose;

/// <summary>Files that may be merged, with what they define.</summary>
internal sealed class ComposeFileGroup
{
    public List<ComposeFileFact> Files { get; } = [];

    public Dictionary<string, List<ComposeServiceFact>> Services { get; } = new(StringComparer.Ordinal);

    public HashSet<(ComposeElementKind Kind, string Name)> Elements { get; } = [];

    public bool? IsComplete { get; set; }

    public void Add(ComposeFileFact file)
    {
        Files.Add(file);
        foreach (var service in file.Services)
        {
            if (!Services.TryGetValue(service.Name, out var definitions))
            {
                Services.Add(service.Name, definitions = []);
            }

            definitions.Add(service);
        }

        foreach (var element in file.Elements)
        {
            Elements.Add((element.Kind, element.Name));
        }
    }
}
