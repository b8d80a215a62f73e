using System.Collections.Immutable;
using OpsLead.Lint.Credentials;
using OpsLead.Lint.Docker;
using OpsLead.Lint.Syntax.Docker;

namespace OpsLead.Lint.Rules.Docker;

/// <summary>Finds secrets handed to a build by ARG, or left in the image by ENV.</summary>
internal sealed class KeepSecretsOutOfBuild : DockerRule
{
    private const string InEnvironment = "The variable '{0}' leaves a secret in the image's environment. Hand it to the container when it starts.";
    private const string InConnectionString = "The value of '{0}' holds a password, which stays in the image. Hand it to the container when it starts.";
    private const string OfCommand = "The command '{0}' signs in with a secret that stays in a layer. Hand it over with 'RUN --mount=type=secret'.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL2003",
        "Keep secrets out of the build",
        "The build argument '{0}' hands over a secret, which stays in the image's history. Use 'RUN --mount=type=secret' instead.",
        RuleCategory.Security,
        RuleSeverity.Error)
    {
        Practice = Practice.ExternalSecrets,
        Supersedes = ["OPL5005", "OPL5006", "OPL5008"],
        SecuritySeverity = 7.5,
        Weaknesses = [798, 522],
        Aliases = ["buildkit/SecretsUsedInArgOrEnv", "hadolint/DL3064", "trivy/DS-0031"],
    };

    /// <inheritdoc/>
    public override void Initialize(DockerContext context)
    {
        context.RegisterInstructionAction(CheckPairs, DockerInstructionKind.Arg, DockerInstructionKind.Env);
        context.RegisterCommandAction(CheckCommand, "aws", "gcloud", "az", "doctl");
    }

    private static void CheckPairs(NodeContext<DockerInstructionNode> c)
    {
        if (c.Node.Instruction is not KeyValueInstruction instruction)
        {
            return;
        }

        // An argument before the first FROM reaches the stages that repeat it.
        var isFinal = c.Node.Stage is not { IsFinal: false };
        foreach (var pair in instruction.Pairs)
        {
            var aliases = SecretNames.GetAliases(pair.Name, isFinal && c.Node.Stage is not null);
            if (instruction.Kind == DockerInstructionKind.Arg)
            {
                CheckArgument(c, pair, aliases);
            }
            else
            {
                CheckVariable(c, pair, aliases);
            }
        }
    }

    private static void CheckArgument(NodeContext<DockerInstructionNode> c, DockerKeyValue pair, ImmutableArray<string> aliases)
    {
        var kind = CredentialName.Classify(pair.Name);
        var value = pair.Value is null ? null : c.Node.Expand(pair.Value) is { IsKnown: true } known ? known.Value : "";

        // A default that is a path, a number or a switch says that the name misleads.
        var isSecret = kind != CredentialKind.None
            && (string.IsNullOrEmpty(value) || CredentialValue.IsCredential(value, kind, CredentialEvidence.Handover)
                || (CredentialValue.IsPlaceholder(value) && !IsSwitch(value)));
        if (isSecret)
        {
            // With a default that is the secret itself, both have to go.
            var span = pair.Value is { } word && !string.IsNullOrEmpty(value) && !CredentialValue.IsPlaceholder(value)
                ? Text.TextSpan.FromBounds(pair.Key.Span.Start, Math.Max(pair.Key.Span.End, word.Span.End))
                : pair.Key.Span;
            c.Report(span, new DiagnosticDetails { Aliases = aliases }, pair.Name);
        }
        else
        {
            ReportOptIn(c, pair, aliases, format: null);
        }
    }

    private static void CheckVariable(NodeContext<DockerInstructionNode> c, DockerKeyValue pair, ImmutableArray<string> aliases)
    {
        var details = new DiagnosticDetails { MessageFormat = InEnvironment, Aliases = aliases };
        if (pair.Value is not { } word)
        {
            return;
        }

        var kind = CredentialName.Classify(pair.Name);
        if (kind != CredentialKind.None && FindArgument(c.Node, word) is not null)
        {
            c.Report(word.Span, details, pair.Name);
            return;
        }

        var value = c.Node.Expand(word);
        if (value.IsKnown && CredentialValue.IsCredential(value.Value, kind, CredentialEvidence.Handover))
        {
            c.Report(value.Span, details, pair.Name);
        }
        else if (value.IsKnown && ConnectionString.Find(value.Value) is { } connection)
        {
            // Through a variable the password stands elsewhere: the reference is what leaves it in the image.
            var start = word.Text.IndexOf(value.Value.Substring(connection.PasswordStart, connection.PasswordLength), StringComparison.Ordinal);
            var span = start >= 0 ? word.Source.GetSpan(start, connection.PasswordLength) : FindArgument(c.Node, word)?.Span ?? word.Span;
            c.Report(span, details with { MessageFormat = InConnectionString }, pair.Name);
        }
        else
        {
            ReportOptIn(c, pair, aliases, InEnvironment);
        }
    }

    /// <summary>The first reference to an ARG, whose value then stays in the image.</summary>
    private static DockerVariableReference? FindArgument(DockerInstructionNode node, DockerWord word)
    {
        foreach (var reference in word.References)
        {
            if (node.File.Syntax.GetScope(node.Instruction).Find(reference.Name) is { Origin: DockerVariableOrigin.Argument
                or DockerVariableOrigin.GlobalArgument })
            {
                return reference;
            }
        }

        return null;
    }

    // The peers go by the name alone, and take CACHE_KEY or TOKEN_TTL=5 for a secret too.
    private static void ReportOptIn(NodeContext<DockerInstructionNode> c, DockerKeyValue pair, ImmutableArray<string> aliases, string? format)
    {
        var isCopied = SecretNames.IsCredentialFile(pair.Name) && pair.Value is { Text: not ['/', ..] and not "" } && HasCopy(c.Node);
        if (isCopied)
        {
            aliases = aliases.Contains("trivy/DS-0031") ? aliases : aliases.Add("trivy/DS-0031");
        }

        if (!aliases.IsEmpty)
        {
            c.Report(pair.Key.Span, new DiagnosticDetails { MessageFormat = format, Aliases = aliases, IsOptIn = true }, pair.Name);
        }
    }

    private static bool HasCopy(DockerInstructionNode node) =>
        node.Stage is { IsFinal: true } stage && stage.GetLast(DockerInstructionKind.Copy) is { } copy && copy.Stage == stage;

    private static bool IsSwitch(string value) => value is "true" or "false" or "0" or "1" or "none" or "null";

    private static void CheckCommand(NodeContext<DockerCommandNode> c)
    {
        var command = c.Node.Command;
        var signsIn = command.Is("aws", "configure", "set")
            ? command.Operands is [_, _, { LiteralText: "aws_access_key_id" or "aws_secret_access_key" or "aws_session_token" }, ..]
            : command.Is("gcloud", "auth", "activate-service-account")
            || (command.Is("az", "login") && command.HasFlag("-p", "--password"))
            || (command.Is("doctl", "auth", "init") && command.HasFlag("-t", "--access-token"));
        if (signsIn && c.Node.Stage is not { IsFinal: false } && !c.Node.Run.Mounts.Any(static mount => mount.Type == DockerMountType.Secret))
        {
            c.Report(c.Node.NameSpan, new DiagnosticDetails { MessageFormat = OfCommand, Aliases = ["trivy/DS-0031"] }, command.Name!);
        }
    }
}
