namespace OpsLead.Lint;

/// <summary>What a file is, by its path and content.</summary>
public enum DocumentKind
{
    /// <summary>Text that nothing parses; secrets are looked for all the same.</summary>
    Text,

    /// <summary>YAML or JSON with at least one Kubernetes object.</summary>
    Kubernetes,

    /// <summary>A <c>kustomization.yaml</c>.</summary>
    Kustomization,

    /// <summary>A <c>Chart.yaml</c>.</summary>
    HelmChart,

    /// <summary>A file below a chart's <c>templates</c> folder: not YAML until it is rendered.</summary>
    HelmTemplate,

    /// <summary>A chart's <c>values*.yaml</c>.</summary>
    HelmValues,

    /// <summary>A Dockerfile or Containerfile.</summary>
    Dockerfile,

    /// <summary>A Compose file.</summary>
    Compose,

    /// <summary>A workflow below <c>.github/workflows</c>.</summary>
    Workflow,

    /// <summary>An <c>action.yml</c>.</summary>
    Action,

    /// <summary>A <c>dependabot.yml</c>.</summary>
    Dependabot,

    /// <summary>YAML of no kind that rules know.</summary>
    Yaml,

    /// <summary>An <c>appsettings*.json</c>.</summary>
    AppSettings,

    /// <summary>JSON of no kind that rules know.</summary>
    Json,

    /// <summary>A <c>.env</c> file.</summary>
    Environment,

    /// <summary>A C# source.</summary>
    CSharp,

    /// <summary>A .NET project, or a file its build imports (<c>*.csproj</c>, <c>*.props</c>, <c>*.targets</c>).</summary>
    MSBuild,

    /// <summary>XML of no kind that rules know.</summary>
    Xml,

    /// <summary>A shell script.</summary>
    Shell,

    /// <summary>Markdown.</summary>
    Markdown,
}
