using System.Xml.Linq;

namespace OpsLead.Lint.CSharp.Projects;

/// <summary>
/// Reads one project as MSBuild would, as far as text alone tells: the properties of <c>Directory.Build.props</c>, the project and
/// <c>Directory.Build.targets</c> first, then their items. Tasks, targets and the SDK's own files are left out.
/// </summary>
internal sealed class ProjectEvaluation
{
    // Imports beyond this are a circle.
    private const int MaximumImports = 64;

    private readonly ProjectFiles files;
    private readonly MSBuildFile project;
    private readonly Dictionary<string, List<ProjectItem>> items = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, ProjectPlace> places = new(StringComparer.OrdinalIgnoreCase);
    private int imports;

    private ProjectEvaluation(ProjectFiles files, MSBuildFile project, SourceDocument document, string? targetFramework)
    {
        this.files = files;
        this.project = project;
        TargetFramework = targetFramework;
        var name = document.FileName[..document.FileName.LastIndexOf('.')];
        Set("MSBuildProjectName", name);
        Set("MSBuildProjectFile", document.FileName);
        Set("MSBuildProjectExtension", ".csproj");
        Set("Configuration", "Release");
        Set("Platform", "AnyCPU");
        foreach (var machine in (ReadOnlySpan<string>)["OS", "MSBuildRuntimeType", "SolutionDir", "MSBuildProjectDirectory", "MSBuildVersion",
            "NETCoreSdkVersion", "CI"])
        {
            Properties.Set(machine, "", condition: null);
        }

        if (targetFramework is not null)
        {
            Set("TargetFramework", targetFramework);
        }
    }

    /// <summary>The properties after the whole project has been read.</summary>
    public MSBuildProperties Properties { get; } = new();

    /// <summary>The target framework that is built; null where the project names a single one.</summary>
    public string? TargetFramework { get; }

    /// <summary>The SDK without its version; null when the project has none.</summary>
    public string? Sdk { get; private set; }

    /// <summary>Where the SDK is named; null when the project has none.</summary>
    public ProjectPlace? SdkPlace { get; private set; }

    /// <summary>Where a property got its value.</summary>
    /// <param name="name">The property.</param>
    /// <returns>The last place that sets it; null when no file does.</returns>
    public ProjectPlace? FindPlace(string name) => places.GetValueOrDefault(name);

    /// <summary>Reads a project.</summary>
    /// <param name="files">The files it may import.</param>
    /// <param name="project">The project.</param>
    /// <param name="document">The project's document.</param>
    /// <returns>The first of several target frameworks stands for them all.</returns>
    public static ProjectEvaluation Evaluate(ProjectFiles files, MSBuildFile project, SourceDocument document)
    {
        var evaluation = new ProjectEvaluation(files, project, document, targetFramework: null);
        evaluation.Run();
        if (evaluation.Properties.Get("TargetFramework").Length == 0
            && evaluation.Properties.GetKnown("TargetFrameworks")?.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                is [var first, ..])
        {
            evaluation = new ProjectEvaluation(files, project, document, first);
            evaluation.Run();
        }

        return evaluation;
    }

    /// <summary>The items of one type, in the order of the text.</summary>
    /// <param name="type">The type, such as <c>PackageReference</c>.</param>
    /// <returns>Additions and removals alike.</returns>
    public IReadOnlyList<ProjectItem> GetItems(string type) => items.TryGetValue(type, out var list) ? list : [];

    private void Set(string name, string value) => Properties.Set(name, value, condition: true);

    private void Run()
    {
        if (FindSdk(project.Root) is { } attribute)
        {
            // 'Sdk="Microsoft.NET.Sdk.Web/10.0.100;Other.Sdk"': the last one built on is named first.
            Sdk = attribute.Value.Split(';')[0].Split('/')[0].Trim();
            SdkPlace = new ProjectPlace(project, attribute, Sdk);
        }

        MSBuildFile?[] order =
        [
            files.FindAbove(project.Folder, "Directory.Build.props"), project, files.FindAbove(project.Folder, "Directory.Build.targets"),
            files.FindAbove(project.Folder, "Directory.Packages.props"),
        ];
        foreach (var readsItems in (ReadOnlySpan<bool>)[false, true])
        {
            imports = 0;
            foreach (var file in order)
            {
                if (file is not null)
                {
                    Visit(file, file.Root.Elements(), readsItems, condition: true);
                }
            }
        }
    }

    private static XAttribute? FindSdk(XElement root) => root.Attribute("Sdk")
        ?? root.Elements().FirstOrDefault(static element => element.Name.LocalName == "Sdk")?.Attribute("Name")
        ?? root.Elements().FirstOrDefault(static element => element.Name.LocalName == "Import" && element.Attribute("Sdk") is not null)?.Attribute("Sdk");

    private bool? Evaluate(XElement element, bool? outer)
    {
        var own = element.Attribute("Condition") is { } condition ? MSBuildCondition.Evaluate(Properties.Expand(condition.Value)) : true;
        return own == false || outer == false ? false : own == true && outer == true ? true : null;
    }

    private void Visit(MSBuildFile file, IEnumerable<XElement> elements, bool readsItems, bool? condition)
    {
        foreach (var element in elements)
        {
            var holds = Evaluate(element, condition);
            if (holds == false)
            {
                continue;
            }

            switch (element.Name.LocalName)
            {
                case "PropertyGroup" when !readsItems:
                    VisitProperties(file, element, holds);
                    break;
                case "ItemGroup" when readsItems:
                    VisitItems(file, element, holds);
                    break;
                case "Import" when element.Attribute("Project") is { } path && ++imports <= MaximumImports && Resolve(file, path.Value) is { } imported:
                    Visit(imported, imported.Root.Elements(), readsItems, holds);
                    break;
                case "ImportGroup":
                    Visit(file, element.Elements(), readsItems, holds);
                    break;
                case "Choose":
                    VisitChoose(file, element, readsItems, holds);
                    break;
            }
        }
    }

    private void VisitProperties(MSBuildFile file, XElement group, bool? condition)
    {
        foreach (var property in group.Elements())
        {
            var name = property.Name.LocalName;
            if (TargetFramework is null || !name.Equals("TargetFramework", StringComparison.OrdinalIgnoreCase))
            {
                var holds = Evaluate(property, condition);
                Properties.Set(name, property.Value.Trim(), holds);
                if (holds != false)
                {
                    places[name] = new ProjectPlace(file, property);
                }
            }
        }
    }

    private void VisitItems(MSBuildFile file, XElement group, bool? condition)
    {
        foreach (var element in group.Elements())
        {
            if (Evaluate(element, condition) is var holds && holds == false)
            {
                continue;
            }

            var type = element.Name.LocalName;
            if (!items.TryGetValue(type, out var list))
            {
                items.Add(type, list = []);
            }

            var exclude = Split(element.Attribute("Exclude")?.Value);
            foreach (var (attribute, isRemoval) in (ReadOnlySpan<(string, bool)>)[("Include", false), ("Remove", true)])
            {
                // What may not be removed stays: a source too many does less harm than one too few.
                if (element.Attribute(attribute)?.Value is { } values && !(isRemoval && holds is null))
                {
                    foreach (var value in Split(values))
                    {
                        list.Add(new ProjectItem(value, isRemoval, exclude, file, element));
                    }
                }
            }
        }
    }

    private IReadOnlyList<string> Split(string? values) => values is null
        ? []
        : [.. Properties.Expand(values).Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(static value =>
            !value.Contains(MSBuildProperties.Unknown))];

    private void VisitChoose(MSBuildFile file, XElement choose, bool readsItems, bool? condition)
    {
        var remaining = condition;
        foreach (var branch in choose.Elements())
        {
            var holds = branch.Name.LocalName == "Otherwise" ? remaining : Evaluate(branch, remaining);
            if (holds != false)
            {
                Visit(file, branch.Elements(), readsItems, holds);
            }

            if (holds == true)
            {
                return;
            }

            remaining = holds is null ? null : remaining;
        }
    }

    /// <summary>The file an import names: below the root, or above by the function that repositories use for that.</summary>
    private MSBuildFile? Resolve(MSBuildFile file, string path)
    {
        const string Above = "GetPathOfFileAbove(";
        var call = path.IndexOf(Above, StringComparison.OrdinalIgnoreCase);
        if (call >= 0)
        {
            var name = path[(call + Above.Length)..].Split(',', ')')[0].Trim(' ', '\'', '"', '`');
            var start = path.Contains("..", StringComparison.Ordinal) ? ProjectFiles.GetParent(file.Folder) : file.Folder;
            return start is null ? null : files.FindAbove(start, Properties.Expand(name));
        }

        var relative = path.Replace("$(MSBuildThisFileDirectory)", "./", StringComparison.OrdinalIgnoreCase)
            .Replace("$(MSBuildProjectDirectory)", "./", StringComparison.OrdinalIgnoreCase);
        relative = Properties.Expand(relative);
        return relative.Contains(MSBuildProperties.Unknown) || PathPattern.Combine(file.Folder, relative) is not { } combined ? null : files.Find(combined);
    }
}

/// <summary>One value of an item element.</summary>
/// <param name="Value">The value, properties expanded.</param>
/// <param name="IsRemoval">Whether it removes.</param>
/// <param name="Exclude">What its <c>Exclude</c> leaves out.</param>
/// <param name="File">The file that states it; MSBuild takes paths from the project's folder all the same.</param>
/// <param name="Element">The element, for metadata.</param>
internal sealed record ProjectItem(string Value, bool IsRemoval, IReadOnlyList<string> Exclude, MSBuildFile File, XElement Element)
{
    /// <summary>Where the value is written.</summary>
    public ProjectPlace Place => new(File, (XObject?)Element.Attribute(IsRemoval ? "Remove" : "Include") ?? Element, Value);

    /// <summary>Where a metadata value is written.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>Null when it is not stated.</returns>
    public ProjectPlace? FindPlace(string name) =>
        ((XObject?)Element.Attribute(name) ?? Element.Elements().FirstOrDefault(child => child.Name.LocalName == name)) is { } node
            ? new ProjectPlace(File, node)
            : null;

    /// <summary>A metadata value, as an attribute or a child element.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>Null when it is not stated.</returns>
    public string? GetMetadata(string name) =>
        Element.Attribute(name)?.Value ?? Element.Elements().FirstOrDefault(child => child.Name.LocalName == name)?.Value;
}

/// <summary>A place in a project file or one it imports.</summary>
/// <param name="File">The file.</param>
/// <param name="Node">The attribute or element.</param>
/// <param name="Part">A part of its value; null for the whole.</param>
internal sealed record ProjectPlace(MSBuildFile File, XObject Node, string? Part = null)
{
    /// <summary>A value that is written here.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="value">The value.</param>
    /// <returns>The fact.</returns>
    public DocumentFact<T> Known<T>(T value) => new(File.Document, Fact<T>.Known(value, File.GetSpan(Node, Part)));

    /// <summary>A value that something here computes.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <returns>The fact.</returns>
    public DocumentFact<T> Unknown<T>() => new(File.Document, Fact<T>.Unknown(File.GetSpan(Node, Part)));
}
