namespace OpsLead.Lint.Syntax.Docker;

/// <summary>The command of RUN, CMD, ENTRYPOINT, SHELL or HEALTHCHECK CMD: an array of words, or a text for the shell.</summary>
public sealed class DockerCommandLine
{
    internal DockerCommandLine(DockerText source, bool isJson, bool looksLikeJson, IReadOnlyList<DockerWord> elements)
    {
        Source = source;
        IsJson = isJson;
        LooksLikeJson = looksLikeJson;
        Elements = elements;
    }

    /// <summary>The text as written, in one line: the shell's text in shell form, the array with its brackets in JSON form.</summary>
    public DockerText Source { get; }

    /// <summary>Whether it is in JSON form (exec form): the words run as they are, without a shell.</summary>
    public bool IsJson { get; }

    /// <summary>
    /// Whether it was meant to be in JSON form, but is no valid JSON, so that the builder silently hands the brackets to the shell:
    /// <c>CMD ['a']</c>, a missing bracket, a trailing comma.
    /// </summary>
    public bool LooksLikeJson { get; }

    /// <summary>The strings of the JSON form, decoded; empty in shell form.</summary>
    public IReadOnlyList<DockerWord> Elements { get; }

    /// <summary>Whether there is no command at all: nothing, or an empty array.</summary>
    public bool IsEmpty => IsJson ? Elements.Count == 0 : Source.Length == 0;
}
