using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using OpsLead.Lint.Docker;
using OpsLead.Lint.Syntax.Docker;

namespace OpsLead.Lint.Rules.Docker;

/// <summary>Finds commands that a shell starts, so that it and not the program gets the signals.</summary>
internal sealed class UseExecForm : DockerRule
{
    private static readonly SearchValues<char> Metacharacters = SearchValues.Create("$`\\\"'|&;<>()*?[]#~={}!");

    private const string BrokenJson =
        "The array of '{0}' is no valid JSON, so a shell gets the brackets. Write it with double quotes and without a trailing comma.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL2010",
        "Use the exec form",
        "'{0}' starts through a shell, which keeps SIGTERM to itself, so stopping ends in a kill. Write it as a JSON array.",
        RuleCategory.Reliability,
        RuleSeverity.Warning)
    {
        Reach = RuleReach.OutsideTests,
        Aliases = ["hadolint/DL3025", "buildkit/JSONArgsRecommended"],
    };

    /// <inheritdoc/>
    public override void Initialize(DockerContext context) =>
        context.RegisterInstructionAction(Check, DockerInstructionKind.Cmd, DockerInstructionKind.Entrypoint, DockerInstructionKind.Healthcheck);

    private static void Check(NodeContext<DockerInstructionNode> c)
    {
        if (Dockerfile.GetCommandLine(c.Node.Instruction) is not { IsJson: false, IsEmpty: false } line)
        {
            return;
        }

        var instruction = c.Node.Instruction;
        ImmutableArray<string> aliases = ["hadolint/DL3025"];
        if (line.LooksLikeJson)
        {
            c.Report(line.Source.Span, new DiagnosticDetails { MessageFormat = BrokenJson, Aliases = aliases }, instruction.Name);
            return;
        }

        // A check has no signals to get; who names the shell means it; exec hands the process over.
        var isCheck = instruction.Kind == DockerInstructionKind.Healthcheck;
        var hasShell = instruction.Stage?.GetLast(DockerInstructionKind.Shell) is not null;
        var isHandedOver = line.Source.AsSpan().StartsWith("exec ", StringComparison.Ordinal);
        var isInherited = instruction.Stage is { IsFinal: false };
        c.Report(line.Source.Span, new DiagnosticDetails
        {
            Aliases = isCheck || hasShell ? aliases : aliases.Add("buildkit/JSONArgsRecommended"),
            IsOptIn = isCheck || hasShell || isHandedOver || isInherited,
            Fix = isCheck ? null : ToJson(line),
        }, instruction.Name);
    }

    // Only words that mean the same without a shell.
    private static CodeFix? ToJson(DockerCommandLine line)
    {
        if (!line.Source.IsVerbatim || line.Source.AsSpan().ContainsAny(Metacharacters))
        {
            return null;
        }

        var json = new StringBuilder("[");
        foreach (var range in line.Source.AsSpan().SplitAny(' ', '\t'))
        {
            var word = line.Source.AsSpan()[range];
            if (!word.IsEmpty)
            {
                json.Append(json.Length > 1 ? ", \"" : "\"").Append(word).Append('"');
            }
        }

        return new CodeFix("Write the command as a JSON array", FixSafety.Unsafe, [new TextEdit(line.Source.Span, json.Append(']').ToString())]);
    }
}
