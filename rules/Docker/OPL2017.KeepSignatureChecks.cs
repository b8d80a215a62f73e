namespace OpsLead.Lint.Rules.Docker;

/// <summary>Finds installations that skip the verification of packages' signatures.</summary>
internal sealed class KeepSignatureChecks : DockerRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL2017",
        "Keep the check of signatures",
        "'{0}' installs packages that nobody vouches for. Remove it, and import the repository's key instead.",
        RuleCategory.Security,
        RuleSeverity.Warning)
    {
        Practice = Practice.ImageScanning,
        SecuritySeverity = 6.5,
        Weaknesses = [347],
        Aliases = ["checkov/CKV2_DOCKER_7", "checkov/CKV2_DOCKER_8", "checkov/CKV2_DOCKER_9", "checkov/CKV2_DOCKER_10", "checkov/CKV2_DOCKER_11"],
    };

    /// <inheritdoc/>
    public override void Initialize(DockerContext context) => context.RegisterCommandAction(static c =>
    {
        foreach (var flag in c.Node.Command.Flags)
        {
            var alias = (c.Node.Command.Name, flag.Name) switch
            {
                ("apk", "--allow-untrusted") => "checkov/CKV2_DOCKER_7",
                ("apt-get" or "apt", "--allow-unauthenticated") => "checkov/CKV2_DOCKER_8",
                ("yum" or "dnf" or "tdnf" or "microdnf", "--nogpgcheck") => "checkov/CKV2_DOCKER_9",
                ("rpm", "--nodigest" or "--nosignature" or "--noverify" or "--nofiledigest") => "checkov/CKV2_DOCKER_10",
                ("apt-get" or "apt", "--force-yes") => "checkov/CKV2_DOCKER_11",
                _ => null,
            };
            if (alias is not null)
            {
                c.Report(c.Node.Command.GetFileSpan(flag.NameSpan), new DiagnosticDetails { Aliases = [alias] }, flag.Name);
            }
        }
    }, "apk", "apt-get", "apt", "yum", "dnf", "tdnf", "microdnf", "rpm");
}
