using OpsLead.Lint.Engine;
using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Workflows;

/// <summary>A path of manifests that a job applies as they are, after images were built.</summary>
/// <param name="Document">The workflow.</param>
/// <param name="Span">The path in the command.</param>
/// <param name="Path">The path below the root; empty for the root.</param>
/// <param name="Command">The command, such as <c>kubectl apply</c>.</param>
/// <param name="Images">The images that the job and those it needs build.</param>
public sealed record ManifestRolloutFact(SourceDocument Document, TextSpan Span, string Path, string Command, IReadOnlyList<ImageReference> Images);

/// <summary>A job that deploys.</summary>
/// <param name="Document">The workflow.</param>
/// <param name="Span">The job's id.</param>
/// <param name="JobId">The job's id as text.</param>
/// <param name="HasFailurePath">Whether the job itself goes back when the deployment fails.</param>
public sealed record DeployJobFact(SourceDocument Document, TextSpan Span, string JobId, bool HasFailurePath);

/// <summary>A document or a command that says how to go back to the version before.</summary>
/// <param name="Document">The file.</param>
public sealed record RollbackFact(SourceDocument Document);

/// <summary>A step that validates manifests before they are applied.</summary>
/// <param name="Document">The file.</param>
public sealed record ManifestValidationFact(SourceDocument Document);

/// <summary>A step that signs images, or attests how they were made.</summary>
/// <param name="Document">The file.</param>
public sealed record ImageSignatureFact(SourceDocument Document);

/// <summary>A workflow's name, for those that start after it.</summary>
/// <param name="Document">The workflow.</param>
/// <param name="Name">The name; the path where it has none.</param>
public sealed record WorkflowNameFact(SourceDocument Document, string Name);

/// <summary>A name in the <c>workflows</c> of a <c>workflow_run</c>.</summary>
/// <param name="Document">The workflow that waits.</param>
/// <param name="Name">The name it waits for.</param>
/// <param name="Span">Where the name is written.</param>
public sealed record WorkflowRunFact(SourceDocument Document, string Name, TextSpan Span);

/// <summary>A check that pull requests get only when certain files change.</summary>
/// <param name="Document">The workflow.</param>
/// <param name="Name">The check's name: the job's name, or its id.</param>
/// <param name="Span">The filter of paths.</param>
/// <param name="Filter">The filter's key.</param>
public sealed record FilteredCheckFact(SourceDocument Document, string Name, TextSpan Span, string Filter);

/// <summary>A check that the repository's settings, kept in the repository, require before a merge.</summary>
/// <param name="Document">The settings.</param>
/// <param name="Name">The check's name.</param>
/// <param name="Span">Where it is written.</param>
public sealed record RequiredCheckFact(SourceDocument Document, string Name, TextSpan Span);

/// <summary>Leaves the facts about how a repository delivers.</summary>
internal static class DeliveryFacts
{
    private static readonly string[] Filters = ["paths", "paths-ignore"];

    private static readonly HashSet<string> Validators = new(StringComparer.Ordinal)
    {
        "kubeconform", "kubeval", "kube-linter", "kube-score", "kubelinter", "polaris", "conftest", "datree", "pluto", "kyverno", "ct", "opslead-lint", "dotnet-opslead-lint",
    };

    private static readonly HashSet<string> Signers = new(StringComparer.Ordinal)
    {
        "actions/attest", "actions/attest-build-provenance", "actions/attest-sbom", "sigstore/cosign-installer", "sigstore/gh-action-sigstore-python", "notaryproject/notation-action",
        "slsa-framework/slsa-github-generator",
    };

    public static void Collect(FileAnalysis file, Workflow workflow)
    {
        file.AddFact(new WorkflowNameFact(file.Document, workflow.Name.IsKnown ? workflow.Name.Value : file.Document.Path));
        foreach (var trigger in workflow.Triggers)
        {
            if (trigger is { Name: "workflow_run", Configuration: { } configuration } && configuration.TryGetValue("workflows", out var names))
            {
                CollectNames(file, names);
            }
            else if (trigger is { Name: "pull_request", Configuration: { } filters })
            {
                CollectChecks(file, workflow, filters);
            }
        }

        foreach (var job in workflow.Jobs)
        {
            CollectSteps(file, job.Steps);
            if (job.Call is { Name: "slsa-framework/slsa-github-generator" })
            {
                file.AddFact(new ImageSignatureFact(file.Document));
            }

            var deployments = Deployments.Find(job);
            if (deployments.Count > 0)
            {
                file.AddFact(new DeployJobFact(file.Document, job.IdSpan, job.Id, deployments.All(GoesBack) || job.Steps.Any(static step => GoesBack(step) && step.If?.Value.Contains("failure()", StringComparison.Ordinal) == true)));
            }
        }
    }

    /// <summary>The facts of the steps of a composite action.</summary>
    public static void CollectSteps(FileAnalysis file, IReadOnlyList<Step> steps)
    {
        foreach (var step in steps)
        {
            if (GoesBack(step))
            {
                file.AddFact(new RollbackFact(file.Document));
            }

            if (Validates(step))
            {
                file.AddFact(new ManifestValidationFact(file.Document));
            }

            if (Signs(step))
            {
                file.AddFact(new ImageSignatureFact(file.Document));
            }
        }
    }

    /// <summary>Whether a Markdown document has a heading about going back, or is called after it.</summary>
    public static void CollectDocument(FileAnalysis file)
    {
        if (Suggests(file.Document.FileName))
        {
            file.AddFact(new RollbackFact(file.Document));
            return;
        }

        foreach (var line in file.Text.Text.AsSpan().EnumerateLines())
        {
            if (line.StartsWith("#") && Suggests(line))
            {
                file.AddFact(new RollbackFact(file.Document));
                return;
            }
        }
    }

    /// <summary>The required checks of the settings' file that the "settings" app reads, or of an exported ruleset.</summary>
    public static void CollectSettings(FileAnalysis file)
    {
        if (file.Yaml.Documents is not [{ Root: YamlMapping root }, ..])
        {
            return;
        }

        foreach (var branch in YamlFacts.GetItems(root, "branches"))
        {
            if (branch.TryGetMapping("protection", out var protection) && protection.TryGetMapping("required_status_checks", out var required))
            {
                CollectRequired(file, required, "contexts");
                CollectRequired(file, required, "checks");
            }
        }

        foreach (var rule in YamlFacts.GetItems(root, "rules"))
        {
            if (rule.TryGetScalar("type", out var type) && type.Value == "required_status_checks" && rule.TryGetMapping("parameters", out var parameters))
            {
                CollectRequired(file, parameters, "required_status_checks");
            }
        }
    }

    /// <summary>Whether a file keeps the repository's settings.</summary>
    public static bool IsSettings(SourceDocument document) =>
        document.Path is ".github/settings.yml" or ".github/settings.yaml" || (document.Folder == ".github/rulesets" && document.Path.EndsWith(".json", StringComparison.Ordinal));

    private static void CollectRequired(FileAnalysis file, YamlMapping holder, string key)
    {
        if (!holder.TryGetSequence(key, out var items))
        {
            return;
        }

        foreach (var item in items.Items)
        {
            if (item.Resolve() switch { YamlScalar scalar => scalar, YamlMapping mapping when mapping.TryGetScalar("context", out var context) => context, _ => null } is { IsNull: false } name)
            {
                file.AddFact(new RequiredCheckFact(file.Document, name.Value, name.Span));
            }
        }
    }

    private static void CollectNames(FileAnalysis file, YamlNode names)
    {
        foreach (var item in names is YamlSequence sequence ? sequence.Items : new ReadOnlySpan<YamlNode>(in names))
        {
            if (item.Resolve() is YamlScalar { IsNull: false } name && name.Value.AsSpan().IndexOfAny("*?[!") < 0)
            {
                file.AddFact(new WorkflowRunFact(file.Document, name.Value, name.Span));
            }
        }
    }

    private static void CollectChecks(FileAnalysis file, Workflow workflow, YamlMapping filters)
    {
        foreach (var key in Filters)
        {
            if (!filters.TryGetEntry(key, out var entry))
            {
                continue;
            }

            foreach (var job in workflow.Jobs)
            {
                if (job.Call is null && !job.Mapping.TryGetEntry("strategy", out _))
                {
                    var name = YamlFacts.GetString(job.Mapping, "name", job.IdSpan);
                    if (!name.IsUnknown)
                    {
                        file.AddFact(new FilteredCheckFact(file.Document, name.IsKnown ? name.Value : job.Id, entry.Key.Span, key));
                    }
                }
            }
        }
    }

    private static bool GoesBack(Deployment deployment) => deployment.Command?.HasFlag("--atomic", "--rollback-on-failure") == true;

    private static bool GoesBack(Step step)
    {
        if (step.Run is { } run && step.Script is null)
        {
            return run.Value.Contains("rollback", StringComparison.OrdinalIgnoreCase) || run.Value.Contains("rollout undo", StringComparison.Ordinal);
        }

        if (step.Script is { } script)
        {
            foreach (var command in script.EffectiveCommands)
            {
                if (command.Is("kubectl", "rollout", "undo") || command.Is("helm", "rollback") || command.Is("argocd", "app", "rollback") || command.HasFlag("--atomic", "--rollback-on-failure")
                    || (command.Name is { } name && Suggests(name)))
                {
                    return true;
                }
            }
        }

        return step.Uses is { } uses && Suggests(uses.Text);
    }

    private static bool Validates(Step step)
    {
        if (step.Uses is { } uses)
        {
            return uses.Name.Contains("kubeconform", StringComparison.Ordinal) || uses.Name.Contains("kubeval", StringComparison.Ordinal) || uses.Name.Contains("kube-linter", StringComparison.Ordinal)
                || uses.Name.Contains("opslead-lint", StringComparison.Ordinal) || uses.Name is "azure/k8s-lint" or "datreeio/action-datree" or "stackrox/kube-linter-action";
        }

        if (step.Script is { } script)
        {
            foreach (var command in script.EffectiveCommands)
            {
                if (command.Name is { } name && (Validators.Contains(name) || (name is "kubectl" or "oc" && command.FindFlag("--dry-run") is { Value: not "none" }) || command.Is("helm", "lint")))
                {
                    return true;
                }

                if (command.Name is "docker" or "dotnet" or "npx" or "make")
                {
                    foreach (var operand in command.Operands)
                    {
                        if (operand.StaticPrefix.Contains("kubeconform", StringComparison.Ordinal) || operand.StaticPrefix.Contains("kube-linter", StringComparison.Ordinal) || operand.StaticPrefix.Contains("opslead-lint", StringComparison.Ordinal))
                        {
                            return true;
                        }
                    }
                }
            }
        }

        return false;
    }

    private static bool Signs(Step step)
    {
        if (step.Uses is { } uses)
        {
            return Signers.Contains(uses.Name);
        }

        if (step.Script is { } script)
        {
            foreach (var command in script.EffectiveCommands)
            {
                if (command.Name is "cosign" or "notation" || command.Is("docker", "trust"))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool Suggests(ReadOnlySpan<char> text) =>
        text.Contains("rollback", StringComparison.OrdinalIgnoreCase) || text.Contains("roll back", StringComparison.OrdinalIgnoreCase) || text.Contains("rolling back", StringComparison.OrdinalIgnoreCase)
        || text.Contains("roll-back", StringComparison.OrdinalIgnoreCase);
}
