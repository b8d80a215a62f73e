using System.Buffers;
using System.Collections.Frozen;
using System.Collections.Immutable;
using OpsLead.Lint.Docker;
using OpsLead.Lint.Syntax.Docker;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Rules.Docker;

/// <summary>Finds images whose containers run as root, because the final stage says so or names nobody.</summary>
internal sealed class SetNonRootUser : DockerRule
{
    private const string DotNet = "The final stage on '{0}' runs as root. Add 'USER $APP_UID', the user that the .NET image brings along.";
    private const string Explicit = "The user '{0}' is root. Name one without its rights, after the last instruction that needs them.";

    private static readonly SearchValues<string> StepDownTools = SearchValues.Create(["gosu", "su-exec", "setpriv", "s6-setuidgid", "setuidgid"], StringComparison.Ordinal);

    private static readonly FrozenSet<string> Interpreters = FrozenSet.Create(
        StringComparer.Ordinal, "bash", "sh", "/bin/bash", "/bin/sh", "ash", "zsh", "python", "python3", "pypy3", "node", "irb", "jshell", "ghci", "iex", "erl", "R", "julia", "perl", "php");

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL2002",
        "Run as a user without root's rights",
        "The final stage on '{0}' names no user, so its containers run as root. Add a USER without root's rights.",
        RuleCategory.Security,
        RuleSeverity.Warning)
    {
        Reach = RuleReach.Production,
        Practice = Practice.ImageScanning,
        SecuritySeverity = 5.5,
        Weaknesses = [250],
        Aliases = ["hadolint/DL3002", "trivy/DS-0002", "checkov/CKV_DOCKER_3", "checkov/CKV_DOCKER_8"],
    };

    /// <inheritdoc/>
    public override void Initialize(DockerContext context) => context.RegisterFileAction(static c =>
    {
        var syntax = c.Node.Syntax;
        if (syntax.FinalStage is not { } final)
        {
            return;
        }

        var users = syntax.Instructions.OfType<UserInstruction>().ToArray();
        foreach (var stage in syntax.Stages)
        {
            if (stage.GetLast(DockerInstructionKind.User) is UserInstruction { Argument: { } argument } user
                && (user.Stage == stage || stage == final)
                && new DockerInstructionNode(c.Node, user).Expand(argument) is { IsKnown: true } name && IsRoot(name.Value))
            {
                // A builder may be root; only who asks for the peer's verdict hears of it.
                ImmutableArray<string> aliases =
                [
                    .. user.Stage == stage ? ["hadolint/DL3002"] : ImmutableArray<string>.Empty,
                    .. user == users[^1] ? ["trivy/DS-0002"] : ImmutableArray<string>.Empty,
                    .. user == users[^1] && name.Value == "root" ? ["checkov/CKV_DOCKER_8"] : ImmutableArray<string>.Empty,
                ];
                if (stage == final || !aliases.IsEmpty)
                {
                    c.Report(argument.Span, new DiagnosticDetails { MessageFormat = Explicit, Aliases = aliases, IsOptIn = stage != final || StepsDown(c, final) }, name.Value);
                }
            }
        }

        if (final.GetLast(DockerInstructionKind.User) is null && final.From is not null)
        {
            CheckBase(c, final, users.Length == 0);
        }
    });

    private static void CheckBase(NodeContext<Dockerfile> c, DockerStage final, bool hasNoUser)
    {
        var image = Dockerfile.GetBaseImage(final);
        var user = image.IsAbsent ? BaseImageUser.Root : image.IsKnown ? BaseImages.GetUser(image.Value) : BaseImageUser.Unknown;
        ImmutableArray<string> aliases = hasNoUser ? ["trivy/DS-0002", "checkov/CKV_DOCKER_3"] : [];
        if ((user != BaseImageUser.Root && aliases.IsEmpty) || final.From?.Image is not { } word)
        {
            return;
        }

        var isOthersMatter = StepsDown(c, final) || IsFoundation(final);
        var isDotNet = image.IsKnown && BaseImages.HasAppUid(image.Value) == true;
        c.Report(
            word.Span,
            new DiagnosticDetails
            {
                MessageFormat = isDotNet ? DotNet : null,
                Aliases = aliases,
                IsOptIn = user != BaseImageUser.Root || isOthersMatter,
                Fix = isDotNet && user == BaseImageUser.Root ? AddUser(final) : null,
            },
            word.Text);
    }

    // An entry point that begins as root to prepare its volumes gives root up with one of these, which the image installs or copies.
    private static bool StepsDown(NodeContext<Dockerfile> c, DockerStage final)
    {
        foreach (var stage in final.GetSelfAndAncestors())
        {
            foreach (var instruction in stage.Instructions)
            {
                if (instruction.Kind is DockerInstructionKind.Run or DockerInstructionKind.Env or DockerInstructionKind.Copy or DockerInstructionKind.Add or DockerInstructionKind.Entrypoint
                    && c.Text.Slice(instruction.Span).ContainsAny(StepDownTools))
                {
                    return true;
                }
            }
        }

        return false;
    }

    // An image whose command is a bare interpreter is there to be built upon: those who do set the user. Files on nothing and no command
    // are what a build hands out, and nobody runs them.
    private static bool IsFoundation(DockerStage final) =>
        final.GetLast(DockerInstructionKind.Entrypoint) is null && final.GetLast(DockerInstructionKind.Cmd) is null ? final.EndsInScratch : final.GetLast(DockerInstructionKind.Entrypoint) is null
            && final.GetLast(DockerInstructionKind.Cmd) is CmdInstruction { Command: { IsJson: true, Elements: [var only] } } && Interpreters.Contains(only.Text.Trim('"'));

    // Before what starts the program: everything that builds the image still runs as root.
    private static CodeFix? AddUser(DockerStage final)
    {
        foreach (var instruction in final.Instructions)
        {
            if (instruction.Kind is DockerInstructionKind.Entrypoint or DockerInstructionKind.Cmd)
            {
                return new CodeFix("Run as the image's own user", FixSafety.Unsafe, [new TextEdit(new TextSpan(instruction.Span.Start, 0), "USER $APP_UID\n")]);
            }
        }

        return null;
    }

    private static bool IsRoot(string user)
    {
        var name = user.AsSpan();
        var colon = name.IndexOf(':');
        name = colon < 0 ? name.Trim() : name[..colon].Trim();
        return name is "root" or "0";
    }
}
