using System.Buffers;
using OpsLead.Lint.Docker;
using OpsLead.Lint.Syntax.Docker;

namespace OpsLead.Lint.Rules.Docker;

/// <summary>Finds settings of .NET that cannot work in a container.</summary>
internal sealed class FixDotNetSetting : DockerRule
{
    private static readonly SearchValues<char> OfPorts = SearchValues.Create("0123456789; ");

    private const string Ports = "'{0}' takes port numbers, and '{1}' is none. Write the numbers alone, separated by semicolons.";
    private const string Globalization =
        "'{0}' asks for the libraries of ICU, which the image lacks, so the program ends as it starts. Install 'icu-libs', or take an 'extra' image.";
    private const string Development =
        "'{0}' makes every container of the image a development one, which shows its errors to all. Set it where the container is run.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL2066",
        "Set .NET up for a container",
        "'{1}' in '{0}' listens inside the container only, so nothing outside reaches it. Use ASPNETCORE_HTTP_PORTS, or an address with '*'.",
        RuleCategory.Correctness,
        RuleSeverity.Warning)
    {
        Practice = Practice.HealthChecks,
    };

    /// <inheritdoc/>
    public override void Initialize(DockerContext context) => context.RegisterFileStartAction(static file =>
    {
        bool? mentionsIcu = null;
        file.RegisterInstructionAction(c => CheckPairs(c, ref mentionsIcu), DockerInstructionKind.Env);
    });

    private static void CheckPairs(NodeContext<DockerInstructionNode> c, ref bool? mentionsIcu)
    {
        if (c.Node.Stage is not { } stage || !(stage.IsFinal || stage.IsParent) || c.Node.Instruction.Outer is not null)
        {
            return;
        }

        foreach (var pair in ((EnvInstruction)c.Node.Instruction).Pairs)
        {
            if (pair.Value is { } word && c.Node.Expand(word) is { IsKnown: true, Value: { Length: > 0 } value })
            {
                Check(c, stage, pair, word, value, ref mentionsIcu);
            }
        }
    }

    private static void Check(NodeContext<DockerInstructionNode> c, DockerStage stage, DockerKeyValue pair, DockerWord word, string value,
        ref bool? mentionsIcu)
    {
        switch (pair.Name)
        {
            case "ASPNETCORE_URLS" or "DOTNET_URLS" or "URLS" when IsLoopbackOnly(value):
                c.Report(word.Span, pair.Name, value);
                break;
            case "ASPNETCORE_HTTP_PORTS" or "ASPNETCORE_HTTPS_PORTS" or "DOTNET_HTTP_PORTS" when value.AsSpan().ContainsAnyExcept(OfPorts):
                c.Report(word.Span, new DiagnosticDetails { MessageFormat = Ports }, pair.Name, value);
                break;
            case "ASPNETCORE_ENVIRONMENT" or "DOTNET_ENVIRONMENT" when stage.IsFinal && value.Equals("Development", StringComparison.OrdinalIgnoreCase):
                c.Report(word.Span, new DiagnosticDetails { MessageFormat = Development }, $"{pair.Name}={value}");
                break;
            case "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT" when value is "false" or "0" && LacksIcu(stage)
                && !(mentionsIcu ??= c.Text.Text.Contains("icu", StringComparison.OrdinalIgnoreCase)):
                c.Report(word.Span, new DiagnosticDetails { MessageFormat = Globalization }, $"{pair.Name}={value}");
                break;
        }
    }

    private static bool IsLoopbackOnly(string value)
    {
        foreach (var address in value.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var start = address.IndexOf("://", StringComparison.Ordinal);
            var host = start < 0 ? address : address[(start + 3)..];
            if (!(host.StartsWith("localhost", StringComparison.OrdinalIgnoreCase) || host.StartsWith("127.", StringComparison.Ordinal)
                || host.StartsWith("[::1]", StringComparison.Ordinal)))
            {
                return false;
            }
        }

        return true;
    }

    // Alpine's and the chiseled images come without ICU (dotnet/dotnet-docker, documentation/image-variants.md, 2026-11).
    private static bool LacksIcu(DockerStage stage)
    {
        if (Dockerfile.GetBaseImage(stage) is not { IsKnown: true } image || !BaseImages.IsDotNet(image.Value) || image.Value.Name == "sdk")
        {
            return false;
        }

        var tag = image.Value.Tag ?? "";
        return (tag.Contains("alpine", StringComparison.Ordinal) || tag.Contains("chiseled", StringComparison.Ordinal))
            && !tag.Contains("extra", StringComparison.Ordinal);
    }
}
