using OpsLead.Lint.Compose;

namespace OpsLead.Lint.Rules.Compose;

/// <summary>Finds ports of the host that two services want.</summary>
internal sealed class PublishPortOnce : ComposeRule
{
    private const string Apparent = "The port '{0}' of the service '{1}' is also named by '{2}'. Publish each port once.";

    // Bounds for hostile input; hand-written ranges are short.
    private const int MaximumRange = 255;
    private const int MaximumOthers = 16;

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL3008",
        "Publish each port once",
        "The host port '{0}' of the service '{1}' is also published by '{2}', so one of the two does not start. Publish another port.",
        RuleCategory.Correctness,
        RuleSeverity.Error)
    {
        Aliases = ["dclint/no-duplicate-exported-ports"],
    };

    /// <inheritdoc/>
    public override void Initialize(ComposeContext context) => context.RegisterWorkspaceAction(static c =>
    {
        foreach (var project in c.Compose.Projects)
        {
            Check(c, project);
        }
    });

    private static void Check(WorkspaceAnalysisContext c, IReadOnlyList<ComposeFileFact> project)
    {
        var byPort = new Dictionary<(string Protocol, int Port), List<Publication>>();
        foreach (var service in project.SelectMany(static file => file.Services))
        {
            foreach (var port in service.Ports)
            {
                // Without a port of the host Docker chooses a free one; a peer takes the container's for it.
                var range = port.Published.IsAbsent ? port.Target : port.Published;
                if (!port.Protocol.IsKnown || !range.IsKnown)
                {
                    continue;
                }

                var publication = new Publication(service, port, range.Value);
                Publication? real = null;
                Publication? apparent = null;
                for (var number = range.Value.First; number <= Math.Min(range.Value.Last, range.Value.First + MaximumRange); number++)
                {
                    if (!byPort.TryGetValue((port.Protocol.Value, number), out var others))
                    {
                        byPort.Add((port.Protocol.Value, number), others = []);
                    }

                    foreach (var other in others)
                    {
                        real ??= IsConflict(publication, other) ? other : null;
                        apparent ??= other.Service.Document == service.Document ? other : null;
                    }

                    if (others.Count < MaximumOthers)
                    {
                        others.Add(publication);
                    }
                }

                Report(c, publication, real, apparent);
            }
        }
    }

    private static void Report(WorkspaceAnalysisContext c, Publication publication, Publication? real, Publication? apparent)
    {
        if ((real ?? apparent) is not { } other)
        {
            return;
        }

        c.Report(publication.Service.Document, publication.Port.Published.IsKnown ? publication.Port.Published.Span : publication.Port.Span, new DiagnosticDetails
        {
            MessageFormat = real is null ? Apparent : null,
            IsOptIn = real is null,
            Aliases = apparent is null ? [] : default,
            RelatedDocuments = [new RelatedDocumentSpan(other.Service.Document, other.Port.Span, "The port is published here too")],
        }, publication.Range.ToString(), publication.Service.Name, other.Service.Name);
    }

    private static bool IsConflict(Publication left, Publication right) =>
        left.IsFixed && right.IsFixed && Meet(left.Port.HostIp, right.Port.HostIp) && MayRunTogether(left.Service, right.Service)
        && !(left.Service.Name == right.Service.Name && IsSame(left.Port, right.Port))
        && !(left.Service.Name == right.Service.Name && left.Service.Document != right.Service.Document && left.Service.ReplacedKeys.Contains("ports"));

    // One and the same port of one service, written twice or in two files, is one port.
    private static bool IsSame(ComposePort left, ComposePort right) =>
        left.Published.Value == right.Published.Value && left.Target.IsKnown && right.Target.IsKnown && left.Target.Value == right.Target.Value
        && (left.HostIp.IsAbsent ? right.HostIp.IsAbsent : right.HostIp.IsKnown && left.HostIp.Value == right.HostIp.Value);

    private static bool Meet(Fact<string> left, Fact<string> right) =>
        !left.IsUnknown && !right.IsUnknown && (IsEverywhere(left) || IsEverywhere(right) || left.Value == right.Value);

    private static bool IsEverywhere(Fact<string> ip) => ip.IsAbsent || ip.Value is "0.0.0.0" or "::";

    private static bool MayRunTogether(ComposeServiceFact left, ComposeServiceFact right) =>
        left.Name == right.Name
        || (left.Profiles is { } a && right.Profiles is { } b && (a.Count == 0 || b.Count == 0 || a.Intersect(b, StringComparer.Ordinal).Any()));

    private sealed record Publication(ComposeServiceFact Service, ComposePort Port, ComposePortRange Range)
    {
        // Of more ports of the host than of the container Docker takes one that is free.
        public bool IsFixed => Port.Published.IsKnown && (Range.First == Range.Last || (Port.Target.IsKnown && Port.Target.Value.First != Port.Target.Value.Last));
    }
}
