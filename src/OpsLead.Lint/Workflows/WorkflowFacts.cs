using OpsLead.Lint.Engine;
using OpsLead.Lint.Syntax.Shell;
using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Workflows;

/// <summary>An image that a workflow builds.</summary>
/// <param name="Document">The workflow.</param>
/// <param name="Span">The step's place.</param>
/// <param name="Dockerfile">The Dockerfile's path below the root; null when it is not written out.</param>
/// <param name="Images">The names it gets, where they are written out.</param>
public sealed record ImageBuildFact(SourceDocument Document, TextSpan Span, string? Dockerfile, IReadOnlyList<ImageReference> Images)
{
    /// <summary>The folder it is built in, below the root; null when it is not written out.</summary>
    public string? Context { get; init; }
}

/// <summary>A job that builds an image and pushes or deploys it.</summary>
/// <param name="Document">The workflow.</param>
/// <param name="Span">The first such build of the job.</param>
/// <param name="JobId">The job's id.</param>
/// <param name="CallsElsewhere">Whether the workflow also runs what is not in the repository as a whole job: it may scan.</param>
public sealed record ImageDeliveryFact(SourceDocument Document, TextSpan Span, string JobId, bool CallsElsewhere);

/// <summary>A step of a workflow or a composite action that scans an image.</summary>
/// <param name="Document">The file.</param>
/// <param name="Span">The step's place.</param>
public sealed record ImageScanFact(SourceDocument Document, TextSpan Span);

/// <summary>A path that a deployment reads from the checked-out repository.</summary>
/// <param name="Document">The workflow.</param>
/// <param name="Span">The path in the command.</param>
/// <param name="Path">The path below the root, without a trailing slash; empty for the root.</param>
/// <param name="Command">The command, such as <c>kubectl apply</c>.</param>
public sealed record ManifestPathFact(SourceDocument Document, TextSpan Span, string Path, string Command);

/// <summary>Leaves the facts of a workflow for the rules across files.</summary>
internal static class WorkflowFacts
{
    public static void Collect(FileAnalysis file, Workflow workflow)
    {
        if (file.Linter.WorkspaceActions.Count == 0)
        {
            return;
        }

        DeliveryFacts.Collect(file, workflow);
        InjectionFacts.Collect(file, workflow);
        var callsElsewhere = false;
        foreach (var job in workflow.Jobs)
        {
            callsElsewhere |= job.Call is { Kind: not ActionReferenceKind.Local };
        }

        foreach (var job in workflow.Jobs)
        {
            file.AddFact(JobPermissionsFact.Create(file.Document, job));
            CollectScans(file, job.Steps);
            ManualDeployments.CollectCalls(file, job.Steps);
            CollectImages(file, job, callsElsewhere);
        }

        ManifestPaths.Collect(file, workflow);
    }

    public static void Collect(FileAnalysis file, ActionMetadata metadata)
    {
        if (file.Linter.WorkspaceActions.Count > 0)
        {
            CollectScans(file, metadata.Steps);
            DeliveryFacts.CollectSteps(file, metadata.Steps);
            InjectionFacts.Collect(file, metadata);
            ManualDeployments.CollectCalls(file, metadata.Steps);
        }
    }

    private static void CollectScans(FileAnalysis file, IReadOnlyList<Step> steps)
    {
        foreach (var step in steps)
        {
            if (ImageScans.IsScan(step))
            {
                file.AddFact(new ImageScanFact(file.Document, step.Anchor));
            }
        }
    }

    private static void CollectImages(FileAnalysis file, Job job, bool callsElsewhere)
    {
        ImageBuild? delivered = null;
        var pushes = Deployments.Find(job).Count > 0;
        foreach (var step in job.Steps)
        {
            pushes |= ImageTransfers.Pushes(step);
        }

        foreach (var step in job.Steps)
        {
            foreach (var build in ImageBuilds.Find(step))
            {
                file.AddFact(new ImageBuildFact(file.Document, build.Span, build.Dockerfile, build.Images) { Context = build.Context });
                if (build.IsPushed != false || pushes)
                {
                    delivered ??= build;
                }
            }
        }

        if (delivered is not null && !Deployments.UsesLocalCluster(job))
        {
            file.AddFact(new ImageDeliveryFact(file.Document, delivered.Span, job.Id, callsElsewhere));
        }
    }
}

/// <summary>Finds the paths that a job's deployments read and that only the repository can hold.</summary>
internal static class ManifestPaths
{
    // Each path is looked for in all scripts of its job. Nobody applies more files one by one.
    private const int MaxDeployments = 50;

    // The nearest jobs before a deployment build its images; of a chain of thousands each would gather the images of all before it.
    private const int MaxJobs = 100;

    public static void Collect(FileAnalysis file, Workflow workflow)
    {
        var afterImages = workflow.GetSelfAndDependents(NamesImages);
        foreach (var job in workflow.Jobs)
        {
            Collect(file, job, afterImages.Contains(job));
        }
    }

    private static void Collect(FileAnalysis file, Job job, bool comesAfterImages)
    {
        var deployments = Deployments.Find(job);
        if (deployments.Count == 0 || MayMakeAnything(job))
        {
            return;
        }

        foreach (var deployment in deployments.Take(MaxDeployments))
        {
            if (deployment is not { Kind: DeploymentKind.Kubectl, Command: { Name: "kubectl" } command } || command.Subcommand != "apply")
            {
                continue;
            }

            foreach (ref readonly var flag in command.Flags)
            {
                if (flag.Name is "-f" or "--filename" or "-k" or "--kustomize" && flag is { Value: { Length: > 0 } value, ValueWord: { Features: ShellWordFeatures.None } }
                    && GetPath(deployment.Step, value) is { } path && !MayMake(job, deployment, path))
                {
                    var span = command.GetFileSpan(flag.ValueSpan);
                    file.AddFact(new ManifestPathFact(file.Document, span, path, deployment.Name));
                    if (comesAfterImages && !MayChangeManifests(job))
                    {
                        file.AddFact(new ManifestRolloutFact(file.Document, span, path, deployment.Name, FindImages(job)));
                    }
                }
            }
        }
    }

    // The images that the job and those before it build, with what names them for the build.
    private static List<ImageReference> FindImages(Job job)
    {
        var images = new List<ImageReference>();
        foreach (var before in job.GetSelfAndNeeds().Take(MaxJobs))
        {
            AddImages(before, images);
        }

        return images;
    }

    private static bool NamesImages(Job job)
    {
        var images = new List<ImageReference>();
        AddImages(job, images);
        return images.Count > 0;
    }

    private static void AddImages(Job job, List<ImageReference> images)
    {
        foreach (var step in job.Steps)
        {
            foreach (var build in ImageBuilds.Find(step))
            {
                images.AddRange(build.Images);
            }

            if (step.Uses?.Name == "docker/metadata-action" && step.GetInput("images") is { } names)
            {
                foreach (var name in names.Value.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                {
                    if (!name.Contains('$', StringComparison.Ordinal) && !name.Contains('=', StringComparison.Ordinal))
                    {
                        images.Add(ImageReference.Parse(name));
                    }
                }
            }
        }
    }

    // Whatever edits files, sets an image in the cluster, or starts the pods again brings the new image in. Only commands that are known not to are let pass.
    private static bool MayChangeManifests(Job job)
    {
        foreach (var step in job.Steps)
        {
            if (step.Uses is { } uses)
            {
                if (!(uses.Owner is "docker" or "azure" or "aws-actions" or "google-github-actions" or "actions") || uses.Name is "azure/k8s-bake" or "actions/github-script")
                {
                    return true;
                }
            }
            else if (step.Script is { } script)
            {
                foreach (var command in script.EffectiveCommands)
                {
                    if (command.Name is not ("docker" or "podman" or "echo" or "printf" or "az" or "aws" or "gcloud" or "mkdir" or "chmod" or "base64" or "curl" or "export" or "set" or "dotnet" or "npm" or "kubectl")
                        || (command.Name == "kubectl" && command.Subcommand is not ("apply" or "get" or "describe" or "config" or "wait" or "create" or "version" or "cluster-info")
                            && !command.Is("kubectl", "rollout", "status")))
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }

    /// <summary>The path below the repository's root; null when something else than the repository decides it.</summary>
    private static string? GetPath(Step step, string value)
    {
        if (value is "-" || value[0] is '/' or '~' || value.Contains("://", StringComparison.Ordinal) || value.Contains("..", StringComparison.Ordinal) || value.Contains(',', StringComparison.Ordinal)
            || value.StartsWith("github.com/", StringComparison.Ordinal) || value.Contains("?ref=", StringComparison.Ordinal))
        {
            return null;
        }

        var folder = GetWorkingDirectory(step);
        return folder is null ? null : Normalize(folder.Length == 0 ? value : folder + "/" + value);
    }

    private static string? GetWorkingDirectory(Step step)
    {
        var folder = YamlFacts.GetString(step.Mapping, "working-directory", step.Mapping.Span);
        for (var holder = step.Job?.Mapping; folder.IsAbsent && holder is not null; holder = ReferenceEquals(holder, step.Job!.Workflow.Root) ? null : step.Job.Workflow.Root)
        {
            if (holder.TryGetMapping("defaults", out var defaults) && defaults.TryGetMapping("run", out var run))
            {
                folder = YamlFacts.GetString(run, "working-directory", run.Span);
            }
        }

        return folder.IsAbsent ? "" : folder.IsKnown && !folder.Value.StartsWith('/') && !folder.Value.Contains("..", StringComparison.Ordinal) ? folder.Value : null;
    }

    private static string Normalize(string path)
    {
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(static part => part != ".");
        return string.Join('/', parts);
    }

    /// <summary>Whether something in the job may have made any path, or brought its commands elsewhere: then nothing is known.</summary>
    private static bool MayMakeAnything(Job job)
    {
        foreach (var step in job.Steps)
        {
            if (step.Uses is { } uses)
            {
                // Only GitHub's checkout of this repository, at its root, is known to bring nothing else.
                if (uses.Name == "actions/checkout" ? step.GetInput("repository") is not null || step.GetInput("path") is not null || step.GetInput("ref") is not null
                    : uses.Kind == ActionReferenceKind.Local || uses.Name.Contains("download", StringComparison.Ordinal) || uses.Name.Contains("checkout", StringComparison.Ordinal)
                        || uses.Name.Contains("envsubst", StringComparison.Ordinal) || uses.Name.Contains("render", StringComparison.Ordinal) || uses.Name.Contains("bake", StringComparison.Ordinal))
                {
                    return true;
                }
            }
            else if (step.Run is not null && (step.Script is null || ChangesFolder(step.Script)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether some script of the job may have made the path.</summary>
    private static bool MayMake(Job job, Deployment deployment, string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        foreach (var step in job.Steps)
        {
            if (step.Uses is null && step.Run is { } run && MentionsElsewhere(run, step, deployment, name))
            {
                return true;
            }
        }

        return false;
    }

    private static bool ChangesFolder(ShellScript script)
    {
        foreach (var command in script.EffectiveCommands)
        {
            if (command.Name is "cd" or "pushd" or "make" or "unzip" or "tar" or "git" or "gh" or null || command.Name.EndsWith(".sh", StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static bool MentionsElsewhere(YamlScalar run, Step step, Deployment deployment, string name)
    {
        var first = name.Length == 0 ? -1 : run.Value.IndexOf(name, StringComparison.Ordinal);
        if (first < 0)
        {
            return false;
        }

        // The command itself names the path; whatever else does may make it.
        return !ReferenceEquals(step, deployment.Step) || first != run.Value.LastIndexOf(name, StringComparison.Ordinal);
    }
}
