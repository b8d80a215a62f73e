using OpsLead.Lint.Syntax.Shell;

namespace OpsLead.Lint.Workflows;

/// <summary>Finds the steps that move an image to where it runs.</summary>
public static class ImageTransfers
{
    private static readonly string[] Words = ["push", "publish", "release", "deploy", "upload"];

    /// <summary>Whether a step pushes an image to a registry by a command of its own; a build that pushes is no such step.</summary>
    /// <param name="step">The step.</param>
    /// <returns>True when it does.</returns>
    public static bool Pushes(Step step)
    {
        ArgumentNullException.ThrowIfNull(step);
        if (step.Uses is { } uses)
        {
            return uses.Name is "redhat-actions/push-to-registry";
        }

        foreach (var command in GetCommands(step))
        {
            if (command.Is("docker", "push") || command.Is("docker", "image", "push") || command.Is("podman", "push") || command.Is("buildah", "push")
                || command.Name is "skopeo" or "crane" or "oras" or "regctl")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a step may bring a built image elsewhere in a way that is not seen: an archive, a load into a cluster, a script, a shell that is not read.</summary>
    /// <param name="step">The step.</param>
    /// <returns>True when it may.</returns>
    public static bool MayTransfer(Step step)
    {
        ArgumentNullException.ThrowIfNull(step);
        if (step.Uses is { } uses)
        {
            return uses.Kind == ActionReferenceKind.Local || uses.Name.Contains("docker", StringComparison.Ordinal) || uses.Name.Contains("image", StringComparison.Ordinal);
        }

        if (step.Run is not null && step.Script is null)
        {
            return true;
        }

        foreach (var command in GetCommands(step))
        {
            if (command.Is("docker", "save") || command.Is("docker", "compose") || command.Is("docker", "tag") || command.Is("docker", "run") || command.Is("docker", "stack")
                || command.Name is "docker-compose" or "kind" or "minikube" or "k3d" or "ctr" or "microk8s" or "make" or "just" or "task" or "skaffold" or "ssh" or "scp" or null
                || (command.Name.Contains('/', StringComparison.Ordinal) && MentionsTransfer(command.Name)))
            {
                return true;
            }

            foreach (var operand in command.Operands)
            {
                if (operand.StaticPrefix.EndsWith(".sh", StringComparison.Ordinal))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static ReadOnlySpan<EffectiveCommand> GetCommands(Step step) => step.Script is { } script ? script.EffectiveCommands : [];

    private static bool MentionsTransfer(string name)
    {
        foreach (var word in Words)
        {
            if (name.Contains(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return name.EndsWith(".sh", StringComparison.Ordinal);
    }
}
