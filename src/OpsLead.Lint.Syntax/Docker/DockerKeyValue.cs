using OpsLead.Lint.Text;

namespace OpsLead.Lint.Syntax.Docker;

/// <summary>A name and its value in ENV, LABEL or ARG.</summary>
public sealed class DockerKeyValue
{
    internal DockerKeyValue(DockerText source, DockerWord key, DockerWord? value)
    {
        Source = source;
        Key = key;
        Value = value;
    }

    /// <summary>The pair as written; name and value of the legacy form with the blank between them.</summary>
    public DockerText Source { get; }

    /// <summary>Where the pair stands.</summary>
    public TextSpan Span => Source.Span;

    /// <summary>The name as a word; LABEL's are often quoted.</summary>
    public DockerWord Key { get; }

    /// <summary>The value; null for an ARG without a default.</summary>
    public DockerWord? Value { get; }

    /// <summary>The name without quotes and escapes; as it is written when it depends on a variable.</summary>
    public string Name => Key.Literal ?? Key.Text;
}
