using OpsLead.Lint.Syntax.Shell;

namespace OpsLead.Lint.Workflows;

/// <summary>Finds the steps that look for known vulnerabilities in an image.</summary>
public static class ImageScans
{
    private static readonly HashSet<string> Actions = new(StringComparer.Ordinal)
    {
        "anchore/scan-action", "docker/scout-action", "azure/container-scan", "crazy-max/ghaction-container-scan", "sysdiglabs/scan-action", "palantir/prisma-cloud-scan",
        "paloaltonetworks/prisma-cloud-scan", "lacework/lw-scanner-action", "jfrog/frogbot", "advanced-security/sbom-generator-action", "microsoft/security-devops-action",
        "snyk/actions", "wizcli/wiz-scan", "sysdiglabs/scan-action-v2", "aws-actions/vulnerability-scan-github-action-for-amazon-inspector", "cloudsmith-io/action",
    };

    /// <summary>Whether a step scans an image, as far as its action or its commands say.</summary>
    /// <param name="step">The step.</param>
    /// <returns>True when it does.</returns>
    public static bool IsScan(Step step)
    {
        ArgumentNullException.ThrowIfNull(step);
        if (step.Uses is { } uses)
        {
            return uses.Name == "aquasecurity/trivy-action"
                ? step.GetInput("scan-type")?.Value is null or "image" || step.GetInput("image-ref") is not null || step.GetInput("input") is not null
                : Actions.Contains(uses.Name) || Suggests(uses.Text);
        }

        if (step.Script is { } script)
        {
            foreach (var command in script.EffectiveCommands)
            {
                if (IsScan(command))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool IsScan(EffectiveCommand command) => command.Name switch
    {
        "trivy" => command.Subcommand is "image" or "i" || command.HasUnknownArguments || command.Subcommand is null,
        "grype" or "wizcli" or "twistcli" or "clair-scanner" or "clairctl" or "anchore-cli" => true,
        "docker" or "podman" => command.Subcommand is "scout" or "scan" || (command.Subcommand == "run" && RunsScanner(command)),
        "snyk" => command.Subcommand == "container",
        null => false,
        var name => (name.Contains('/', StringComparison.Ordinal) || name is "make" or "just" or "task" or "bash" or "sh") && (Suggests(name) || RunsScanner(command)),
    };

    private static bool RunsScanner(EffectiveCommand command)
    {
        foreach (var operand in command.Operands)
        {
            if (Suggests(operand.StaticPrefix))
            {
                return true;
            }
        }

        return false;
    }

    // A wrapper of somebody's own is called after what it does.
    private static bool Suggests(string text) =>
        text.Contains("trivy", StringComparison.OrdinalIgnoreCase) || text.Contains("grype", StringComparison.OrdinalIgnoreCase) || text.Contains("snyk", StringComparison.OrdinalIgnoreCase)
        || text.Contains("image-scan", StringComparison.OrdinalIgnoreCase) || text.Contains("container-scan", StringComparison.OrdinalIgnoreCase) || text.Contains("scan-image", StringComparison.OrdinalIgnoreCase)
        || text.Contains("vulnerab", StringComparison.OrdinalIgnoreCase) || text.Contains("anchore", StringComparison.OrdinalIgnoreCase);
}
