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

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL2002",
        "Run as a user without root's rights",
        "The final stage on '{0}' names no user, so its containers run as root. Add a USER without root's rights.",
        RuleCategory.Security,
        RuleSeverity.Warning)
    {
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
                    c.Report(argument.Span, new DiagnosticDetails { MessageFormat = Explicit, Aliases = aliases, IsOptIn = stage != final }, name.Value);
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

        var isDotNet = image.IsKnown && BaseImages.HasAppUid(image.Value) == true;
        c.Report(
            word.Span,
            new DiagnosticDetails
            {
                MessageFormat = isDotNet ? DotNet : null,
                Aliases = aliases,
                IsOptIn = user != BaseImageUser.Root,
                Fix = isDotNet && user == BaseImageUser.Root ? AddUser(final) : null,
            },
            word.Text);
    }

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
