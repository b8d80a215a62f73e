using OpsLead.Lint.Text;

namespace OpsLead.Lint.Syntax.Docker;

/// <summary>The types of a mount.</summary>
public enum DockerMountType
{
    /// <summary>The type is a variable, or none that BuildKit knows.</summary>
    Unknown,

    /// <summary>Files of the context, a stage or an image; the default.</summary>
    Bind,

    /// <summary>A directory kept between builds.</summary>
    Cache,

    /// <summary>A directory in memory.</summary>
    Tmpfs,

    /// <summary>A secret file.</summary>
    Secret,

    /// <summary>A socket of an SSH agent.</summary>
    Ssh,
}

/// <summary>The options of a mount; synonyms are one.</summary>
public enum DockerMountKey
{
    /// <summary>No option BuildKit knows.</summary>
    Unknown,

    /// <summary><c>type</c>.</summary>
    Type,

    /// <summary><c>from</c>.</summary>
    From,

    /// <summary><c>source</c> or <c>src</c>.</summary>
    Source,

    /// <summary><c>target</c>, <c>dst</c> or <c>destination</c>.</summary>
    Target,

    /// <summary><c>readonly</c> or <c>ro</c>.</summary>
    ReadOnly,

    /// <summary><c>readwrite</c> or <c>rw</c>.</summary>
    ReadWrite,

    /// <summary><c>required</c>.</summary>
    Required,

    /// <summary><c>id</c>.</summary>
    Id,

    /// <summary><c>sharing</c>.</summary>
    Sharing,

    /// <summary><c>size</c>.</summary>
    Size,

    /// <summary><c>mode</c>.</summary>
    Mode,

    /// <summary><c>uid</c>.</summary>
    Uid,

    /// <summary><c>gid</c>.</summary>
    Gid,

    /// <summary><c>env</c>.</summary>
    Env,
}

/// <summary>One option of a mount.</summary>
/// <param name="Key">Which option.</param>
/// <param name="KeyText">The name as written.</param>
/// <param name="Value">The value; null when there is no <c>=</c>.</param>
/// <param name="Span">The whole option, name and value.</param>
public sealed record DockerMountOption(DockerMountKey Key, DockerText KeyText, DockerWord? Value, TextSpan Span);

/// <summary>A <c>--mount</c> of RUN.</summary>
public sealed class DockerMount
{
    internal DockerMount(DockerFlag flag, IReadOnlyList<DockerMountOption> options, DockerMountType type)
    {
        Flag = flag;
        Options = options;
        Type = type;
    }

    /// <summary>The flag.</summary>
    public DockerFlag Flag { get; }

    /// <summary>The options, in order.</summary>
    public IReadOnlyList<DockerMountOption> Options { get; }

    /// <summary>The type; <see cref="DockerMountType.Bind"/> when none is written.</summary>
    public DockerMountType Type { get; }

    /// <summary>Where it is mounted; null when no target is written.</summary>
    public DockerWord? Target => GetOption(DockerMountKey.Target)?.Value;

    /// <summary>What is mounted; null when no source is written.</summary>
    public DockerWord? Source => GetOption(DockerMountKey.Source)?.Value;

    /// <summary>The stage, context or image it comes from; null when it comes from the build context or from nowhere.</summary>
    public DockerWord? From => GetOption(DockerMountKey.From)?.Value;

    /// <summary>The identifier of a cache, secret or agent; null when none is written.</summary>
    public DockerWord? Id => GetOption(DockerMountKey.Id)?.Value;

    /// <summary>An option.</summary>
    /// <param name="key">Which.</param>
    /// <returns>The last one written, which is the one that counts; null when there is none.</returns>
    public DockerMountOption? GetOption(DockerMountKey key)
    {
        for (var index = Options.Count - 1; index >= 0; index--)
        {
            if (Options[index].Key == key)
            {
                return Options[index];
            }
        }

        return null;
    }
}
