using OpsLead.Lint.Compose;
using OpsLead.Lint.Docker;

namespace OpsLead.Lint.Rules.Compose;

/// <summary>Finds out whether services have health checks.</summary>
internal static class ComposeHealthchecks
{
    /// <summary>Whether a service has a health check, its own or its image's.</summary>
    /// <param name="definitions">The definitions of the service; files laid over each other may each bring the check.</param>
    /// <param name="dockerfiles">The Dockerfiles by path.</param>
    /// <returns>True or false; null when the image, or a file out of view, may bring one.</returns>
    public static bool? HasHealthcheck(IReadOnlyList<ComposeServiceFact> definitions, Dictionary<string, DockerfileFact> dockerfiles)
    {
        if (definitions.Any(static definition => definition.HasHealthcheck != false))
        {
            return definitions.Any(static definition => definition.HasHealthcheck == true) ? true : null;
        }

        if (definitions.Any(static definition => definition.IsHealthcheckDisabled))
        {
            return false;
        }

        // The image may bring it.
        var isKnown = false;
        foreach (var definition in definitions)
        {
            if (definition.Dockerfile.IsKnown)
            {
                if (!dockerfiles.TryGetValue(definition.Dockerfile.Value, out var dockerfile) || dockerfile.HasHealthcheck != false)
                {
                    return null;
                }
            }
            else if (definition.Dockerfile.IsUnknown || definition.Image.IsUnknown || (definition.Image.IsKnown && BaseImages.GetOfficialName(definition.Image.Value) is null))
            {
                return null;
            }

            isKnown |= definition.Dockerfile.IsKnown || definition.Image.IsKnown;
        }

        return isKnown ? false : null;
    }
}
