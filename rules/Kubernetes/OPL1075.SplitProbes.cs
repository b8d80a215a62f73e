using OpsLead.Lint.Kubernetes;
using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds containers whose liveness and readiness probes ask the same.</summary>
internal sealed class SplitProbes : KubernetesRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1075",
        "Ask for liveness and readiness separately",
        "Both probes of '{0}' ask '{1}', so whatever makes it unready for a while restarts it too. Ask an endpoint for liveness that depends on nothing else.",
        RuleCategory.Reliability,
        RuleSeverity.Note)
    {
        IsEnabledByDefault = false,
        Practice = Practice.HealthChecks,
        Aliases = ["kube-score/pod-probes-identical"],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterContainerAction(static c =>
    {
        if (c.Node.Role is ContainerRole.Init or ContainerRole.Ephemeral || c.Node.GetProbe("livenessProbe") is not { IsKnown: true } liveness
            || c.Node.GetProbe("readinessProbe") is not { IsKnown: true } readiness)
        {
            return;
        }

        var question = Read(liveness);
        if (question is not null && question == Read(readiness))
        {
            c.Report(liveness.Span, new DiagnosticDetails { Related = [new RelatedSpan(readiness.Span, "The readiness probe")] }, c.Node.DisplayName, question);
        }
    });

    // What a probe asks, as text to compare and to show; null when a part is unknown.
    private static string? Read(Fact<YamlMapping> probe)
    {
        if (YamlFacts.GetMapping(probe, "httpGet") is { IsKnown: true } get)
        {
            var path = YamlFacts.GetString(get, "path");
            var port = YamlFacts.GetString(get, "port");
            return path.IsUnknown || !port.IsKnown ? null : $":{port.Value}{(path.IsKnown ? path.Value : "/")}";
        }

        if (YamlFacts.GetMapping(probe, "tcpSocket") is { IsKnown: true } socket)
        {
            return YamlFacts.GetString(socket, "port") is { IsKnown: true } port ? $"port {port.Value}" : null;
        }

        if (YamlFacts.GetMapping(probe, "grpc") is { IsKnown: true } grpc)
        {
            var service = YamlFacts.GetString(grpc, "service");
            return service.IsUnknown || YamlFacts.GetString(grpc, "port") is not { IsKnown: true } port ? null : $"grpc {port.Value} {(service.IsKnown ? service.Value : "")}".TrimEnd();
        }

        var command = YamlFacts.GetStrings(YamlFacts.GetMapping(probe, "exec"), "command");
        return command.IsKnown ? string.Join(' ', command.Value.Select(static part => part.Value)) : null;
    }
}
