namespace OpsLead.Lint.Engine;

/// <summary>The languages the engine walks itself.</summary>
internal static class LanguageDrivers
{
    public static LanguageDriver[] Create() =>
    [
        new Kubernetes.KubernetesDriver(),
        new Workflows.WorkflowDriver(),
        new Secrets.SecretDriver(),
        new Docker.DockerDriver(),
        new Compose.ComposeDriver(),
    ];
}
