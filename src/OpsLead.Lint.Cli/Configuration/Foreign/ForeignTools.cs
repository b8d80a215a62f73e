using OpsLead.Lint.Text;

namespace OpsLead.Lint.Cli.Configuration.Foreign;

/// <summary>
/// The configuration files of other tools that are read, and by what. A file holds for the folder it lies in (<c>.github</c> belongs to
/// the folder above it) and those below; of two of one tool the nearer counts alone; what stands in one folder counts together. Sources: each tool's own
/// documentation, 2026-11.
/// </summary>
internal static class ForeignTools
{
    /// <summary>All files, in the order in which a tool looks for them in one folder.</summary>
    public static readonly ForeignTool[] All =
    [
        new("hadolint", [".hadolint.yaml", ".hadolint.yml"], HadolintReader.Read),
        new("kube-linter", [".kube-linter.yaml", ".kube-linter.yml"], KubeLinterReader.Read),
        new("polaris", [".polaris.yaml", ".polaris.yml", "polaris.yaml", "polaris.yml", "polaris-config.yaml", "polaris-config.yml"], PolarisReader.Read),
        new("actionlint", [".github/actionlint.yaml", ".github/actionlint.yml"], ActionlintReader.Read),
        new("zizmor", [".github/zizmor.yml", ".github/zizmor.yaml", "zizmor.yml", "zizmor.yaml"], ZizmorReader.Read),
        new("gitleaks", [".gitleaks.toml"], GitleaksConfiguration.Read),
        new("gitleaks", [".gitleaksignore"], GitleaksFingerprints.Read),
        new("betterleaks", [".betterleaks.toml"], GitleaksConfiguration.Read),
        new("betterleaks", [".betterleaksignore"], GitleaksFingerprints.Read),
        new("trivy", [".trivyignore"], TrivyReader.ReadList),
        new("trivy", [".trivyignore.yaml"], TrivyReader.ReadYaml),
        new("checkov", [".checkov.yaml", ".checkov.yml"], CheckovReader.Read),
        new("dclint", [".dclintrc", ".dclintrc.json", ".dclintrc.yaml", ".dclintrc.yml"], DclintReader.Read),
    ];
}

/// <summary>A configuration file of another tool.</summary>
/// <param name="Name">The tool, as it stands before the slash of an alias.</param>
/// <param name="Files">Where it is looked for below a folder; the first that is there counts.</param>
/// <param name="Read">Translates a file.</param>
internal sealed record ForeignTool(string Name, string[] Files, Action<SourceText, ForeignSettings> Read);
