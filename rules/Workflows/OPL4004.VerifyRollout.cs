using OpsLead.Lint.Syntax.Shell;
using OpsLead.Lint.Workflows;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds deployments that nobody waits for.</summary>
internal sealed class VerifyRollout : WorkflowRule
{
    private const string HelmMessage = "'{0}' returns before the pods run, so the job is green while they crash. Add '--wait' with a '--timeout', or '--atomic' to roll back as well.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4004",
        "Verify the rollout",
        "'{0}' returns before the new pods run, so the job is green while they crash. Add 'kubectl rollout status' with a '--timeout' after it.",
        RuleCategory.Reliability,
        RuleSeverity.Warning)
    {
        Practice = Practice.Automation,
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context) => context.RegisterWorkflowAction(static c =>
    {
        HashSet<Job>? followed = null;
        foreach (var job in c.Node.Jobs)
        {
            Deployment? last = null;
            foreach (var deployment in Deployments.Find(job))
            {
                last = StartsPods(deployment) ? deployment : last;
            }

            if (last is not null && !IsVerified(job, last) && !(followed ??= FindFollowed(c.Node)).Contains(job))
            {
                c.Report(last.Span, new DiagnosticDetails { MessageFormat = last.Kind == DeploymentKind.Helm ? HelmMessage : null }, last.Name);
            }
        }
    });

    // The jobs that a job which verifies needs, directly or not.
    private static HashSet<Job> FindFollowed(Workflow workflow)
    {
        var followed = new HashSet<Job>();
        var next = new Stack<Job>(workflow.Jobs.Where(static job => job.Call is not null || job.Steps.Any(Deployments.VerifiesRollout)));
        while (next.TryPop(out var job))
        {
            foreach (var need in job.Needs)
            {
                if (workflow.FindJob(need.Value) is { } needed && followed.Add(needed))
                {
                    next.Push(needed);
                }
            }
        }

        return followed;
    }

    // What is read from elsewhere or from a pipe, or is a namespace or a configuration by its name, has no rollout that the job owns.
    private static bool StartsPods(Deployment deployment)
    {
        if (deployment.Command is not { HasUnknownArguments: false } command)
        {
            return false;
        }

        if (deployment.Kind == DeploymentKind.Helm)
        {
            return !command.HasFlag("--wait", "--atomic", "--rollback-on-failure", "--wait-for-jobs");
        }

        if (deployment.Kind != DeploymentKind.Kubectl || command.HasFlag("--wait"))
        {
            return false;
        }

        if (command.Subcommand is not ("apply" or "replace"))
        {
            return true;
        }

        foreach (ref readonly var flag in command.Flags)
        {
            if (flag.Name is "-f" or "--filename" or "-k" or "--kustomize" && flag.ValueWord is { } word && !IsConfiguration(flag.Value ?? word.StaticPrefix))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsConfiguration(string path) =>
        path == "-" || path.StartsWith("http", StringComparison.Ordinal) || path.StartsWith("/dev/", StringComparison.Ordinal) || path.StartsWith("<(", StringComparison.Ordinal)
        || Mentions(path, "namespace") || Mentions(path, "crd") || Mentions(path, "secret") || Mentions(path, "configmap") || Mentions(path, "rbac") || Mentions(path, "issuer")
        || Mentions(path, "ingress") || Mentions(path, "config-map") || Mentions(path, "storage") || Mentions(path, "role") || Mentions(path, "certificate") || Mentions(path, "service");

    private static bool Mentions(string path, string word) => path.Contains(word, StringComparison.OrdinalIgnoreCase);

    private static bool IsVerified(Job job, Deployment deployment)
    {
        var isAfter = false;
        foreach (var step in job.Steps)
        {
            if (ReferenceEquals(step, deployment.Step))
            {
                isAfter = true;
                if (IsVerifiedLater(step, deployment.Command!))
                {
                    return true;
                }
            }
            else if (isAfter && (Deployments.VerifiesRollout(step) || (step.Run is not null && step.Script is null)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsVerifiedLater(Step step, EffectiveCommand deployment)
    {
        var isAfter = false;
        foreach (var command in step.Script!.EffectiveCommands)
        {
            if (ReferenceEquals(command, deployment))
            {
                isAfter = true;
            }
            else if (isAfter && Deployments.VerifiesRollout(command))
            {
                return true;
            }
        }

        return false;
    }
}
