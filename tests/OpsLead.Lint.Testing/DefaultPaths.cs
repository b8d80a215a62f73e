namespace OpsLead.Lint.Testing;

/// <summary>The path of an example that names none.</summary>
internal static class DefaultPaths
{
    public const string Kubernetes = "deploy/app.yaml";
    public const string Dockerfile = "Dockerfile";
    public const string Compose = "compose.yaml";
    public const string Workflow = ".github/workflows/ci.yml";
    public const string Action = ".github/actions/build/action.yml";
    public const string CSharp = "Program.cs";
    public const string AppSettings = "appsettings.json";
    public const string Environment = ".env";
    public const string Text = "notes.txt";

    /// <summary>The path of a fenced block by the language of its info string; YAML is what the rule reads.</summary>
    public static string Find(string fenceLanguage, RuleLanguage language) => fenceLanguage switch
    {
        "yaml" or "yml" => language switch
        {
            RuleLanguage.Compose => Compose,
            RuleLanguage.Workflows => Workflow,
            _ => Kubernetes,
        },
        "dockerfile" => Dockerfile,
        "csharp" or "cs" => CSharp,
        "json" or "jsonc" => AppSettings,
        "xml" => "App.csproj",
        "dotenv" or "env" => Environment,
        "sh" or "bash" or "shell" => "deploy.sh",
        _ => Text,
    };
}
