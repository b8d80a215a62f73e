namespace OpsLead.Lint.Cli.Reporting;

/// <summary>A format of the report.</summary>
internal enum OutputFormat
{
    /// <summary>For people: the message, the lines with marks, what relates to it.</summary>
    Full,

    /// <summary>One line a finding: <c>path:line:column: level ID message</c>.</summary>
    Concise,

    /// <summary>SARIF 2.1.0.</summary>
    Sarif,

    /// <summary>The versioned format of <c>docs/json-format.md</c>.</summary>
    Json,

    /// <summary>Annotations of a GitHub Actions step.</summary>
    GitHub,

    /// <summary>GitLab's Code Quality report.</summary>
    GitLab,

    /// <summary>JUnit's XML, which every CI system shows as tests.</summary>
    JUnit,

    /// <summary>Checkstyle's XML.</summary>
    Checkstyle,

    /// <summary>Issues of an Azure Pipelines task.</summary>
    Azure,

    /// <summary>MSBuild's canonical errors and warnings.</summary>
    MSBuild,

    /// <summary>A table for a comment or a job's summary.</summary>
    Markdown,
}

/// <summary>The formats by the names that the command line knows.</summary>
internal static class OutputFormats
{
    /// <summary>All names, in the order to list them.</summary>
    public static IReadOnlyList<string> Names { get; } = ["full", "concise", "sarif", "json", "github", "gitlab", "junit", "checkstyle", "azure", "msbuild", "markdown"];

    /// <summary>Finds a format.</summary>
    /// <param name="name">Its name; the case counts.</param>
    /// <returns>The format.</returns>
    /// <exception cref="UsageException">There is none of that name.</exception>
    public static OutputFormat Parse(string name)
    {
        for (var i = 0; i < Names.Count; i++)
        {
            if (Names[i] == name)
            {
                return (OutputFormat)i;
            }
        }

        throw new UsageException($"There is no format '{name}'. Choose one of '{string.Join("', '", Names)}'.");
    }
}
