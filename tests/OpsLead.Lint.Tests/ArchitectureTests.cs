using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using OpsLead.Lint.Testing;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Tests;

/// <summary>The house: which room may see which. Arrows point one way: syntax, engine, rules, hosts.</summary>
public sealed class ArchitectureTests
{
    private const string Descriptors = "OpsLead.Lint.Descriptors";
    private const string Syntax = "OpsLead.Lint.Syntax";
    private const string Engine = "OpsLead.Lint";
    private const string Generators = "OpsLead.Lint.Generators";
    private const string CSharpRules = "OpsLead.Lint.Rules.CSharp";
    private const string CSharpFixes = "OpsLead.Lint.Rules.CSharp.Fixes";

    private static readonly string[] Library = [Descriptors, Syntax, Engine];

    /// <summary>What each project may reference. A new project gets its line here, so that its place is a decision.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        [Descriptors] = [],
        [Syntax] = [Descriptors],
        [Engine] = [Descriptors, Syntax],
        [Generators] = [],
        ["OpsLead.Lint.Schemas"] = Library,
        ["OpsLead.Lint.Sarif"] = Library,
        ["OpsLead.Lint.CSharp"] = [.. Library, CSharpRules],
        ["OpsLead.Lint.Cli"] =
        [
            .. Library,
            "OpsLead.Lint.Schemas",
            "OpsLead.Lint.Sarif",
            "OpsLead.Lint.CSharp",
            .. RulesOf("Kubernetes", "Docker", "Compose", "Workflows", "Secrets", "CSharp", "Observability", "Workspace", "Engine"),
        ],
        ["OpsLead.Lint.Analyzers"] = [Descriptors, CSharpRules, CSharpFixes],
        ["OpsLead.Lint.Dev"] =
        [
            .. Library,
            "OpsLead.Lint.Schemas",
            "OpsLead.Lint.CSharp",
            "OpsLead.Lint.Cli",
            "OpsLead.Lint.Testing",
            .. RulesOf("Kubernetes", "Docker", "Compose", "Workflows", "Secrets", "CSharp", "Observability", "Workspace", "Engine"),
        ],
        [CSharpRules] = [Descriptors, Generators],
        [CSharpFixes] = [Descriptors, CSharpRules],
        ["OpsLead.Lint.Rules.Kubernetes"] = [.. Library, "OpsLead.Lint.Schemas", Generators],
        ["OpsLead.Lint.Rules.Docker"] = [.. Library, Generators],
        ["OpsLead.Lint.Rules.Compose"] = [.. Library, "OpsLead.Lint.Schemas", Generators],
        ["OpsLead.Lint.Rules.Workflows"] = [.. Library, "OpsLead.Lint.Schemas", Generators],
        ["OpsLead.Lint.Rules.Secrets"] = [.. Library, Generators],
        ["OpsLead.Lint.Rules.Observability"] = [.. Library, "OpsLead.Lint.Schemas", Generators],
        ["OpsLead.Lint.Rules.Workspace"] = [.. Library, Generators],
        ["OpsLead.Lint.Rules.Engine"] = [.. Library, Generators],
    };

    /// <summary>Packages that few may use, and who.</summary>
    private static readonly (string Package, string[] Users)[] Guarded =
    [
        ("YamlDotNet", [Syntax]),
        ("System.CommandLine", ["OpsLead.Lint.Cli", "OpsLead.Lint.Dev"]),
        ("NUnit", []),
        ("Microsoft.CodeAnalysis.Common", ["OpsLead.Lint.CSharp", CSharpRules, CSharpFixes, "OpsLead.Lint.Analyzers", "OpsLead.Lint.Cli", Generators]),
        ("Microsoft.CodeAnalysis.CSharp", ["OpsLead.Lint.CSharp", CSharpRules, CSharpFixes, "OpsLead.Lint.Analyzers", "OpsLead.Lint.Cli", Generators]),
        ("Microsoft.CodeAnalysis.CSharp.Workspaces", [CSharpFixes, "OpsLead.Lint.Analyzers"]),
    ];

    private static readonly string[] LoadedByRoslyn = [Descriptors, CSharpRules, CSharpFixes, Generators, "OpsLead.Lint.Analyzers"];

    private static IEnumerable<TestCaseData> Projects() =>
        ProjectFile.All.Where(static project => project.Folder is "src" or "rules")
            .Select(static project => new TestCaseData(project).SetArgDisplayNames(project.Name));

    [TestCaseSource(nameof(Projects))]
    public void A_project_references_only_what_its_place_allows(ProjectFile project)
    {
        Assert.That(Allowed, Does.ContainKey(project.Name), "A new project needs its line in the table above.");
        Assert.That(project.References, Is.SubsetOf(Allowed[project.Name]));
    }

    [TestCaseSource(nameof(Projects))]
    public void A_project_uses_only_the_packages_of_its_place(ProjectFile project) =>
        Assert.That(project.Packages.Where(package => Guarded.Any(guarded => guarded.Package == package && !guarded.Users.Contains(project.Name))), Is.Empty);

    [TestCaseSource(nameof(Projects))]
    public void What_Roslyn_loads_is_netstandard_and_nothing_else_is(ProjectFile project) =>
        Assert.That(
            project.TargetFramework,
            Is.EqualTo(LoadedByRoslyn.Contains(project.Name) ? "netstandard2.0" : null),
            "null: the framework of Directory.Build.props");

    [TestCaseSource(nameof(Projects))]
    public void What_Roslyn_loads_brings_no_DLL_of_others(ProjectFile project)
    {
        if (LoadedByRoslyn.Contains(project.Name))
        {
            Assert.That(project.Packages, Is.All.StartsWith("Microsoft.CodeAnalysis."));
        }
    }

    [Test]
    public void The_arrows_make_no_circle()
    {
        foreach (var project in Allowed.Keys)
        {
            Assert.That(Reach(project), Has.No.Member(project));
        }
    }

    [TestCase(typeof(SourceText))]
    [TestCase(typeof(Linter))]
    [TestCase(typeof(RuleDescriptor))]
    public void Syntax_and_engine_do_no_input_or_output(Type type)
    {
        using var stream = File.OpenRead(type.Assembly.Location);
        using var assembly = new PEReader(stream);
        var metadata = assembly.GetMetadataReader();

        var used = metadata.TypeReferences.Select(metadata.GetTypeReference)
            .Select(reference => $"{metadata.GetString(reference.Namespace)}.{metadata.GetString(reference.Name)}");

        Assert.That(used.Where(IsInputOrOutput), Is.Empty);
    }

    private static bool IsInputOrOutput(string type) =>
        type is "System.IO.File" or "System.IO.FileInfo" or "System.IO.FileStream" or "System.IO.Directory" or "System.IO.DirectoryInfo"
            or "System.Console" or "System.Diagnostics.Process" or "System.Net.Dns"
        || type.StartsWith("System.Net.Sockets.", StringComparison.Ordinal)
        || type.StartsWith("System.Net.Http.", StringComparison.Ordinal);

    private static IEnumerable<string> RulesOf(params string[] folders) => folders.Select(static folder => "OpsLead.Lint.Rules." + folder);

    private static HashSet<string> Reach(string project)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var pending = new Queue<string>(Allowed[project]);
        while (pending.TryDequeue(out var next))
        {
            if (reached.Add(next) && Allowed.TryGetValue(next, out var further))
            {
                foreach (var name in further)
                {
                    pending.Enqueue(name);
                }
            }
        }

        return reached;
    }

    /// <summary>A project file, together with what its folder's imported files add.</summary>
    public sealed class ProjectFile
    {
        private static readonly string[] Paths =
        [
            .. new[] { "src", "rules", "tests" }
                .SelectMany(static folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.csproj", SearchOption.AllDirectories))
                .Select(static path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/')),
        ];


        private readonly XElement[] items;

        private ProjectFile(string path)
        {
            var project = XDocument.Load(Path.Combine(Repository.Root, path));
            var targets = path.StartsWith("rules/", StringComparison.Ordinal)
                ? XDocument.Load(Path.Combine(Repository.Root, "rules/Directory.Build.targets"))
                : null;
            Name = Path.GetFileNameWithoutExtension(path);
            Folder = path[..path.IndexOf('/', StringComparison.Ordinal)];
            TargetFramework = project.Descendants("TargetFramework").SingleOrDefault()?.Value;
            items = [.. project.Descendants("ItemGroup").Elements(), .. targets?.Descendants("ItemGroup").Where(Applies).Elements() ?? []];
            References = [.. items.Where(static item => item.Name == "ProjectReference").SelectMany(item => Expand(item, Path.GetDirectoryName(path)!))];
        }

        public static IReadOnlyList<ProjectFile> All { get; } =
            [
                .. Paths.Where(static path => path.Split('/') is ["src" or "rules", _, _])
                    .Order(StringComparer.Ordinal)
                    .Select(static path => new ProjectFile(path)),
            ];

        public string Name { get; }

        /// <summary>The folder below the root.</summary>
        public string Folder { get; }

        /// <summary>The framework the project states itself; null for that of Directory.Build.props.</summary>
        public string? TargetFramework { get; }

        public IReadOnlyList<string> References { get; }

        public IEnumerable<string> Packages =>
            items.Where(static item => item.Name.LocalName is "PackageReference" or "PackageDownload").Select(static item => item.Attribute("Include")!.Value);

        public override string ToString() => Name;

        // The only conditions there name the folders of the C# rules, which reference less.
        private bool Applies(XElement group) =>
            group.Attribute("Condition")?.Value is not { } condition
                || !condition.Contains($"'{Name["OpsLead.Lint.Rules.".Length..]}'", StringComparison.Ordinal);

        private static string[] Expand(XElement reference, string folder)
        {
            var include = ToPattern(reference.Attribute("Include")!.Value, folder);
            var exclude = reference.Attribute("Exclude") is { } attribute ? ToPattern(attribute.Value, folder) : null;
            var found = Paths.Where(path => include.IsMatch(path) && exclude?.IsMatch(path) != true)
                .Select(static path => Path.GetFileNameWithoutExtension(path)!)
                .ToArray();
            return found.Length > 0 ? found : throw new AssertionException($"'{reference}' names no project.");
        }

        private static Regex ToPattern(string include, string folder)
        {
            var relative = include.StartsWith("$(MSBuildThisFileDirectory)", StringComparison.Ordinal)
                ? "rules/" + include["$(MSBuildThisFileDirectory)".Length..]
                : folder + "/" + include;
            var path = Path.GetRelativePath(Repository.Root, Path.GetFullPath(relative, Repository.Root)).Replace('\\', '/');
            return new Regex("^" + Regex.Escape(path).Replace("\\*", "[^/]*", StringComparison.Ordinal) + "$", RegexOptions.CultureInvariant);
        }
    }
}
