using System.Collections.Immutable;

namespace OpsLead.Lint.Generators;

/// <summary>One folder below <c>rules/</c>: the thousand of its ids and the base class of its rules.</summary>
/// <param name="Name">The folder, which is the last part of the namespace too.</param>
/// <param name="Thousand">The first digit of its ids.</param>
/// <param name="BaseClass">The class its rules derive from.</param>
internal sealed record RuleFolder(string Name, char Thousand, string BaseClass)
{
    /// <summary>The folder of the C# rules, whose base class lives in the folder itself.</summary>
    public const string CSharp = "CSharp";

    /// <summary>All folders, by thousand; the engine's RuleLanguage has the same numbers.</summary>
    public static ImmutableArray<RuleFolder> All { get; } = ImmutableArray.Create(
        new RuleFolder("Kubernetes", '1', "KubernetesRule"),
        new RuleFolder("Docker", '2', "DockerRule"),
        new RuleFolder("Compose", '3', "ComposeRule"),
        new RuleFolder("Workflows", '4', "WorkflowRule"),
        new RuleFolder("Secrets", '5', "SecretRule"),
        new RuleFolder(CSharp, '6', "CSharpRule"),
        new RuleFolder("Observability", '7', "ObservabilityRule"),
        new RuleFolder("Workspace", '8', "WorkspaceRule"),
        new RuleFolder("Engine", '9', "EngineRule"));

    /// <summary>The namespace that the folder's rules and their catalogue stand in.</summary>
    public string Namespace => "OpsLead.Lint.Rules." + Name;

    /// <summary>The type that the catalogue lists, fully qualified.</summary>
    public string ElementType => Name == CSharp ? Namespace + "." + BaseClass : "OpsLead.Lint.Rule";

    /// <summary>Finds a folder by its name.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The folder, or null.</returns>
    public static RuleFolder? Find(string? name)
    {
        foreach (var folder in All)
        {
            if (folder.Name == name)
            {
                return folder;
            }
        }

        return null;
    }

    /// <summary>Whether a class is the base class of some folder's rules.</summary>
    /// <param name="name">The class's name.</param>
    /// <returns>True when it is.</returns>
    public static bool IsBaseClass(string name)
    {
        foreach (var folder in All)
        {
            if (folder.BaseClass == name)
            {
                return true;
            }
        }

        return false;
    }
}
