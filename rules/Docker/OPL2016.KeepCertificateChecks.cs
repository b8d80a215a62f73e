using OpsLead.Lint.Docker;
using OpsLead.Lint.Syntax.Docker;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Rules.Docker;

/// <summary>Finds what switches off the verification of TLS certificates, in commands and in variables.</summary>
internal sealed class KeepCertificateChecks : DockerRule
{
    private const string Variable = "The variable '{0}' switches off the check of certificates. Remove it, and trust the authority's certificate instead.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL2016",
        "Keep the check of certificates",
        "'{0}' downloads from whoever answers. Remove it, and trust the authority's certificate instead.",
        RuleCategory.Security,
        RuleSeverity.Warning)
    {
        Practice = Practice.ImageScanning,
        SecuritySeverity = 6.5,
        Weaknesses = [295],
        Aliases =
        [
            "checkov/CKV2_DOCKER_2", "checkov/CKV2_DOCKER_3", "checkov/CKV2_DOCKER_4", "checkov/CKV2_DOCKER_5", "checkov/CKV2_DOCKER_6",
            "checkov/CKV2_DOCKER_12",
            "checkov/CKV2_DOCKER_13", "checkov/CKV2_DOCKER_14", "checkov/CKV2_DOCKER_15", "checkov/CKV2_DOCKER_16",
        ],
    };

    /// <inheritdoc/>
    public override void Initialize(DockerContext context)
    {
        context.RegisterCommandAction(CheckCommand);
        context.RegisterScriptAction(CheckAssignments);
        context.RegisterInstructionAction(CheckPairs, DockerInstructionKind.Env, DockerInstructionKind.Arg);
    }

    private static void CheckCommand(NodeContext<DockerCommandNode> c)
    {
        var command = c.Node.Command;
        var (flag, alias) = command.Name switch
        {
            "curl" => (command.FindFlag("-k", "--insecure"), "checkov/CKV2_DOCKER_2"),
            "wget" => (command.FindFlag("--no-check-certificate"), "checkov/CKV2_DOCKER_3"),
            "yum" or "dnf" or "yum-config-manager" or "dnf-config-manager" => (null, "checkov/CKV2_DOCKER_15"),
            var name when PackageManagers.IsPip(name) => (command.FindFlag("--trusted-host"), "checkov/CKV2_DOCKER_4"),
            _ => (null, ""),
        };
        if (flag is { } found)
        {
            c.Report(command.GetFileSpan(found.NameSpan), new DiagnosticDetails { Aliases = [alias] }, found.Name);
        }

        if (alias == "checkov/CKV2_DOCKER_15")
        {
            foreach (var option in command.Flags)
            {
                if (option is { Name: "--setopt", Value: { } value } && value.Split('=') is [var key, "0" or "false" or "False" or "no"]
                    && (key == "sslverify" || key.EndsWith(".sslverify", StringComparison.Ordinal)))
                {
                    c.Report(command.GetFileSpan(option.ValueSpan), new DiagnosticDetails { Aliases = [alias] }, value);
                }
            }
        }

        if (command.Name is "npm" or "yarn" or "pnpm" && command.Operands is [{ LiteralText: "config" or "c" }, { LiteralText: "set" }, var setting, ..])
        {
            var isSplit = command.Operands is [_, _, { LiteralText: "strict-ssl" }, { LiteralText: "false" }, ..];
            if (isSplit || setting.LiteralText is "strict-ssl=false")
            {
                c.Report(c.Node.GetSpan(setting), new DiagnosticDetails { Aliases = ["checkov/CKV2_DOCKER_13"] }, "strict-ssl");
            }
        }
    }

    private static void CheckAssignments(NodeContext<DockerScriptNode> c)
    {
        foreach (var command in c.Node.Script.Commands)
        {
            foreach (var assignment in command.Assignments)
            {
                Report(assignment.Name, assignment.Value.LiteralText, assignment.Span);
            }

            foreach (var word in command.Words)
            {
                if (word.Assignment is { } exported)
                {
                    Report(exported.Name, exported.Value.LiteralText, exported.Span);
                }
            }
        }

        void Report(string name, string? value, TextSpan span)
        {
            if (GetAlias(name, value) is { } alias)
            {
                c.Report(c.Node.Script.GetFileSpan(span), new DiagnosticDetails { MessageFormat = Variable, Aliases = [alias] }, name);
            }
        }
    }

    private static void CheckPairs(NodeContext<DockerInstructionNode> c)
    {
        foreach (var pair in ((KeyValueInstruction)c.Node.Instruction).Pairs)
        {
            var value = pair.Value is { } word && c.Node.Expand(word) is { IsKnown: true } known ? known.Value : null;
            if (GetAlias(pair.Name, value) is { } alias)
            {
                c.Report(pair.Span, new DiagnosticDetails { MessageFormat = Variable, Aliases = [alias] }, pair.Name);
            }
        }
    }

    private static string? GetAlias(string name, string? value) => name switch
    {
        "PYTHONHTTPSVERIFY" when value is "0" => "checkov/CKV2_DOCKER_5",
        "NODE_TLS_REJECT_UNAUTHORIZED" when value is "0" => "checkov/CKV2_DOCKER_6",
        "NPM_CONFIG_STRICT_SSL" or "npm_config_strict_ssl" when value is "false" => "checkov/CKV2_DOCKER_12",

        // git asks whether the variable is there, not what it holds: 0 switches the check off as well (git, http.c).
        "GIT_SSL_NO_VERIFY" when value is not null => "checkov/CKV2_DOCKER_14",
        "PIP_TRUSTED_HOST" when value is { Length: > 0 } => "checkov/CKV2_DOCKER_16",
        _ => null,
    };
}
