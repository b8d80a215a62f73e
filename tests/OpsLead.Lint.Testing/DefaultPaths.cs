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
}
