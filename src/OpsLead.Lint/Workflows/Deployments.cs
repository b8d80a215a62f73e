using OpsLead.Lint.Syntax.Shell;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Workflows;

/// <summary>What puts a version into an environment.</summary>
public enum DeploymentKind
{
    /// <summary><c>kubectl apply</c>, <c>set image</c>, <c>rollout restart</c>: returns before the new pods run.</summary>
    Kubectl,

    /// <summary><c>helm upgrade</c> or <c>install</c>.</summary>
    Helm,

    /// <summary>An action, or a cloud's command line, that waits by itself or has a check of its own.</summary>
    Platform,
}

/// <summary>A deployment in a step.</summary>
/// <param name="Kind">What deploys.</param>
/// <param name="Span">The action, or the command in the script.</param>
/// <param name="Name">What to call it: <c>kubectl apply</c>, the action's name.</param>
/// <param name="Step">The step.</param>
/// <param name="Command">The command; null for an action.</param>
public sealed record Deployment(DeploymentKind Kind, TextSpan Span, string Name, Step Step, EffectiveCommand? Command)
{
    /// <summary>Whether it runs an image that a registry must hold: infrastructure as code and what uploads sources build and push by themselves.</summary>
    public bool RunsImage => Kind is DeploymentKind.Kubectl or DeploymentKind.Helm || Name is "az containerapp update" or "gcloud run deploy" or "aws ecs update-service" or "docker stack deploy"
        || Name.StartsWith("google-github-actions/deploy-cloudrun", StringComparison.Ordinal) || Name is "azure/k8s-deploy" or "azure/container-apps-deploy-action" or "aws-actions/amazon-ecs-deploy-task-definition";

    /// <summary>Where in the job's life it stands: the condition of its step, or null.</summary>
    public Condition? Condition => Workflows.Condition.Read(Step.If);
}

/// <summary>
/// Finds the steps that deploy, the jobs whose cluster lives only as long as they do, and the steps that look whether a rollout
/// came to its end.
/// </summary>
public static class Deployments
{
    private static readonly HashSet<string> Actions = new(StringComparer.Ordinal)
    {
        "azure/k8s-deploy", "azure/webapps-deploy", "azure/container-apps-deploy-action", "azure/functions-action", "google-github-actions/deploy-cloudrun",
        "google-github-actions/deploy-appengine", "google-github-actions/deploy-cloud-functions", "google-github-actions/deploy-gke", "aws-actions/amazon-ecs-deploy-task-definition",
        "aws-actions/aws-cloudformation-github-deploy", "aws-actions/aws-lambda-deploy", "deliverybot/helm", "digitalocean/app_action", "azure/arm-deploy", "azure/bicep-deploy",
        "azure/static-web-apps-deploy", "einaregilsson/beanstalk-deploy", "akhileshns/heroku-deploy",
    };

    private static readonly HashSet<string> LocalClusterActions = new(StringComparer.Ordinal)
    {
        "helm/kind-action", "engineerd/setup-kind", "container-tools/kind-action", "medyagh/setup-minikube", "manusa/actions-setup-minikube", "nolar/setup-k3d-k3s",
        "absaoss/k3d-action", "debianmaster/actions-k3s", "jupyterhub/action-k3s-helm", "balchua/microk8s-actions", "canonical/setup-k8s", "replicatedhq/compatibility-actions",
    };

    private static readonly string[] LocalClusterWords = ["minikube", "k3d", "k3s", "microk8s", "kind create", "kind load", "kind get", "kind export", "setup-kind", "kind-", "ctlptl", "docker-desktop"];

    // Each line: the program and the operands that make it deploy. Source: the programs' own documentation, July 2026.
    private static readonly string[][] PlatformCommands =
    [
        ["az", "webapp", "deploy"], ["az", "webapp", "up"], ["az", "containerapp", "update"], ["az", "containerapp", "up"], ["az", "functionapp", "deploy"],
        ["az", "functionapp", "deployment", "source", "config-zip"], ["az", "webapp", "deployment", "source", "config-zip"], ["az", "deployment", "group", "create"],
        ["gcloud", "run", "deploy"], ["gcloud", "app", "deploy"], ["gcloud", "functions", "deploy"],
        ["aws", "ecs", "update-service"], ["aws", "lambda", "update-function-code"], ["aws", "cloudformation", "deploy"], ["aws", "deploy", "create-deployment"],
        ["argocd", "app", "sync"], ["azd", "deploy"], ["azd", "up"], ["sam", "deploy"], ["cdk", "deploy"], ["serverless", "deploy"], ["sls", "deploy"], ["eb", "deploy"],
        ["firebase", "deploy"], ["helmfile", "apply"], ["helmfile", "sync"], ["docker", "stack", "deploy"], ["pulumi", "up"], ["terraform", "apply"], ["tofu", "apply"],
    ];

    private static readonly string[] CheckWords = ["wait", "smoke", "verify", "health", "check", "e2e", "rollout", "test"];

    /// <summary>The deployments of a step; a dry run is none.</summary>
    /// <param name="step">The step.</param>
    /// <returns>The deployments in the order of the text.</returns>
    public static IReadOnlyList<Deployment> Find(Step step)
    {
        ArgumentNullException.ThrowIfNull(step);
        if (step.Uses is { } uses)
        {
            return Actions.Contains(uses.Name) ? [new Deployment(DeploymentKind.Platform, uses.Span, uses.Name, step, null)] : [];
        }

        if (step.Script is not { } script)
        {
            return [];
        }

        List<Deployment>? result = null;
        foreach (var command in script.EffectiveCommands)
        {
            if (Classify(command) is { } found)
            {
                (result ??= []).Add(new Deployment(found.Kind, command.GetFileSpan(command.Span), found.Name, step, command));
            }
        }

        return result ?? (IReadOnlyList<Deployment>)[];
    }

    /// <summary>Whether a command deploys; a dry run does not.</summary>
    /// <param name="command">The command.</param>
    /// <returns>True when it does.</returns>
    public static bool IsDeployment(EffectiveCommand command)
    {
        ArgumentNullException.ThrowIfNull(command);
        return Classify(command) is not null;
    }

    /// <summary>The deployments of a job; none when its cluster is made by the job itself.</summary>
    /// <param name="job">The job.</param>
    /// <returns>The deployments in the order of the text.</returns>
    public static IReadOnlyList<Deployment> Find(Job job)
    {
        ArgumentNullException.ThrowIfNull(job);
        List<Deployment>? result = null;
        foreach (var step in job.Steps)
        {
            foreach (var deployment in Find(step))
            {
                (result ??= []).Add(deployment);
            }
        }

        return result is null || UsesLocalCluster(job) ? [] : result;
    }

    /// <summary>Whether a job makes the cluster it deploys to: kind, minikube, k3d and their like.</summary>
    /// <param name="job">The job.</param>
    /// <returns>True when it does, or when its name says that it tests.</returns>
    public static bool UsesLocalCluster(Job job)
    {
        ArgumentNullException.ThrowIfNull(job);
        if (job.Id.Contains("e2e", StringComparison.OrdinalIgnoreCase) || ContainsAny(job.Id, LocalClusterWords))
        {
            return true;
        }

        foreach (var step in job.Steps)
        {
            if (step.Uses is { } uses && (LocalClusterActions.Contains(uses.Name) || (uses.Kind == ActionReferenceKind.Local && ContainsAny(uses.Name, ["kind", "k3d", "k3s", "minikube", "cluster", "e2e"]))))
            {
                return true;
            }

            if ((step.Run is { } run && ContainsAny(run.Value, LocalClusterWords)) || AsksForCluster(step))
            {
                return true;
            }
        }

        return false;
    }

    // An action of one's own that makes a cluster says so in the names of its inputs: create-kind-cluster.
    private static bool AsksForCluster(Step step)
    {
        if (step.With is not { } inputs)
        {
            return false;
        }

        foreach (ref readonly var entry in inputs.Entries)
        {
            if (entry.Key is Syntax.Yaml.YamlScalar key && ContainsAny(key.Value, LocalClusterWords))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a step looks at what became of a rollout, or runs something that by its name does.</summary>
    /// <param name="step">The step.</param>
    /// <returns>True when it does.</returns>
    public static bool VerifiesRollout(Step step)
    {
        ArgumentNullException.ThrowIfNull(step);
        if (step.Script is { } script)
        {
            foreach (var command in script.EffectiveCommands)
            {
                if (VerifiesRollout(command))
                {
                    return true;
                }
            }
        }

        return step.Uses is { } uses && ContainsAny(uses.Text, CheckWords);
    }

    /// <summary>Whether a command looks at what became of a rollout, or runs a script that by its name does.</summary>
    /// <param name="command">The command.</param>
    /// <returns>True when it does.</returns>
    public static bool VerifiesRollout(EffectiveCommand command)
    {
        ArgumentNullException.ThrowIfNull(command);
        return command.Is("kubectl", "rollout", "status") || command.Is("kubectl", "wait") || command.Is("helm", "test")
            || command.Is("argocd", "app", "wait") || command.Is("flux", "reconcile") || command.Is("kubectl", "argo", "rollouts")
            || command.Name is "curl" or "wget" or "newman" or "k6"
            || (command.Name is { } name && (name.Contains('/', StringComparison.Ordinal) || name is "make" or "just" or "task" or "npm" or "bash" or "sh") && MentionsCheck(command));
    }

    private static bool MentionsCheck(EffectiveCommand command)
    {
        if (ContainsAny(command.Name!, CheckWords))
        {
            return true;
        }

        foreach (var operand in command.Operands)
        {
            if (ContainsAny(operand.StaticPrefix, CheckWords))
            {
                return true;
            }
        }

        return false;
    }

    private static (DeploymentKind Kind, string Name)? Classify(EffectiveCommand command)
    {
        switch (command.Name)
        {
            case "kubectl" or "oc":
                var subcommand = command.Subcommand;
                var isDeployment = subcommand is "apply" or "replace"
                    || (command.Operands is [_, var second, ..] && (subcommand, second.LiteralText) is ("set", "image") or ("rollout", "restart"));
                return isDeployment && command.FindFlag("--dry-run") is not { Value: not "none" } ? (DeploymentKind.Kubectl, $"{command.Name} {subcommand}") : null;
            case "helm":
                return command.Subcommand is "upgrade" or "install" && !command.HasFlag("--dry-run") ? (DeploymentKind.Helm, $"helm {command.Subcommand}") : null;
            case "flyctl" or "fly":
                return command.Subcommand == "deploy" ? (DeploymentKind.Platform, "fly deploy") : null;
            case { } name:
                return FindPlatformWords(command, name) is { } words ? (DeploymentKind.Platform, words) : null;
            default:
                return null;
        }
    }

    private static string? FindPlatformWords(EffectiveCommand command, string name)
    {
        foreach (var words in PlatformCommands)
        {
            if (words[0] == name && command.Is(name, words.AsSpan(1)))
            {
                return string.Join(' ', words);
            }
        }

        return null;
    }

    private static bool ContainsAny(string text, ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (text.Contains(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
