using System.Runtime.CompilerServices;
using OpsLead.Lint.Syntax.GoTemplates;
using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>A file of a chart's <c>templates</c>.</summary>
/// <param name="Document">The file.</param>
/// <param name="Template">Its actions.</param>
internal sealed record ChartTemplate(SourceDocument Document, GoTemplate Template)
{
    /// <summary>The text of a token.</summary>
    public ReadOnlySpan<char> Slice(GoTemplateToken token) => Document.GetText().Slice(token.Span);
}

/// <summary>A chart: its <c>Chart.yaml</c> and its templates.</summary>
/// <param name="Document">The <c>Chart.yaml</c>.</param>
/// <param name="Root">Its root.</param>
internal sealed record Chart(SourceDocument Document, YamlMapping Root)
{
    /// <summary>The templates in the order of their paths.</summary>
    public List<ChartTemplate> Templates { get; } = [];

    /// <summary>The folder, with a slash behind unless it is the root.</summary>
    public string Prefix => Document.Folder.Length == 0 ? "" : Document.Folder + "/";

    /// <summary>Whether it renders no object of its own.</summary>
    public bool IsLibrary => Root.TryGetScalar("type", out var type) && type.Value == "library";

    /// <summary>The other charts that its <c>Chart.yaml</c> asks for.</summary>
    public IReadOnlyList<YamlMapping> Dependencies => YamlFacts.GetItems(Root, "dependencies");
}

/// <summary>The charts of a workspace.</summary>
internal sealed class Charts
{
    private static readonly ConditionalWeakTable<Workspace, Charts> ByWorkspace = [];

    private readonly Dictionary<string, Chart> byFolder = new(StringComparer.Ordinal);

    private Charts(Workspace workspace)
    {
        foreach (var document in workspace.Documents)
        {
            if (DocumentClassifier.ClassifyPath(document.Path) == DocumentKind.HelmChart
                && YamlStream.Parse(document.GetText()).Documents is [{ Root: YamlMapping { IsOpen: false } root, Errors.Count: 0 }, ..])
            {
                byFolder[document.Folder] = new Chart(document, root);
            }
        }

        foreach (var document in workspace.Documents)
        {
            if (byFolder.Count > 0 && FindOwner(document) is { } chart)
            {
                chart.Templates.Add(new ChartTemplate(document, GoTemplate.Parse(document.GetText())));
            }
        }
    }

    /// <summary>The charts in the order of their paths.</summary>
    public IEnumerable<Chart> All => byFolder.Values;

    /// <summary>The charts of a workspace; they are read once.</summary>
    public static Charts Get(Workspace workspace) => ByWorkspace.GetValue(workspace, static files => new Charts(files));

    /// <summary>The charts that are rendered together with one: those above it whose <c>charts</c> folder holds it, and those below it.</summary>
    public IEnumerable<Chart> GetFamily(Chart chart)
    {
        var top = chart.Document.Folder;
        for (var index = top.LastIndexOf("/charts/", StringComparison.Ordinal); index >= 0; index = top.LastIndexOf("/charts/", StringComparison.Ordinal))
        {
            if (!byFolder.ContainsKey(top[..index]))
            {
                break;
            }

            top = top[..index];
        }

        return byFolder.Values.Where(other => other.Document.Folder == top || other.Document.Folder.StartsWith(top + "/charts/", StringComparison.Ordinal));
    }

    // A template belongs to the innermost chart whose "templates" it lies in.
    private Chart? FindOwner(SourceDocument document)
    {
        var path = document.Path;
        for (var end = path.Length; ;)
        {
            var index = path.AsSpan(0, end).LastIndexOf("/templates/", StringComparison.Ordinal);
            if (index < 0)
            {
                return path.StartsWith("templates/", StringComparison.Ordinal) ? byFolder.GetValueOrDefault("") : null;
            }

            if (byFolder.TryGetValue(path[..index], out var chart))
            {
                return chart;
            }

            end = index + 1;
        }
    }
}
