namespace OpsLead.Lint.Syntax.Docker;

/// <summary>COPY and ADD: files from somewhere to a place in the image.</summary>
public abstract class FileTransferInstruction : DockerInstruction
{
    private protected FileTransferInstruction(DockerInstructionHeader header, DockerCommandLine list, IReadOnlyList<DockerWord> words)
        : base(header)
    {
        IsJson = list.IsJson;
        LooksLikeJson = list.LooksLikeJson;
        Words = words;
    }

    /// <summary>Whether the paths are a JSON array, which alone can hold blanks.</summary>
    public bool IsJson { get; }

    /// <summary>Whether the paths were meant to be a JSON array but are none, so that brackets and quotes became part of them.</summary>
    public bool LooksLikeJson { get; }

    /// <summary>All paths, in order: the sources, then the destination.</summary>
    public IReadOnlyList<DockerWord> Words { get; }

    /// <summary>The sources, in order, words that announce here-documents included; empty when the instruction has fewer than two paths.</summary>
    public IReadOnlyList<DockerWord> Sources => sources ??= Words.Count < 2 ? [] : [.. Words.Take(Words.Count - 1)];

    /// <summary>The destination; null when the instruction has fewer than two paths.</summary>
    public DockerWord? Destination => Words.Count < 2 ? null : Words[^1];

    private IReadOnlyList<DockerWord>? sources;

    private protected override IReadOnlyList<DockerWord> GetExpandedWords()
    {
        List<DockerWord> words = [];
        foreach (var flag in Flags)
        {
            if (flag.Value is not null && flag.Name is "chown" or "chmod" or "checksum" or "exclude")
            {
                words.Add(flag.Value!);
            }
        }

        words.AddRange(Words);
        foreach (var heredoc in Heredocs)
        {
            if (heredoc.ExpandedBody is not null)
            {
                words.Add(heredoc.ExpandedBody);
            }
        }

        return words;
    }
}

/// <summary>COPY: files from the build context, a stage or an image.</summary>
public sealed class CopyInstruction : FileTransferInstruction
{
    internal CopyInstruction(DockerInstructionHeader header, DockerCommandLine list, IReadOnlyList<DockerWord> words)
        : base(header, list, words)
    {
    }

    /// <summary>The stage, context or image that <c>--from</c> names, as written; null when the files come from the build context.</summary>
    public DockerWord? From => GetFlag("from")?.Value;
}

/// <summary>ADD: files from the build context, archives to unpack, downloads, git repositories.</summary>
public sealed class AddInstruction : FileTransferInstruction
{
    internal AddInstruction(DockerInstructionHeader header, DockerCommandLine list, IReadOnlyList<DockerWord> words)
        : base(header, list, words)
    {
    }
}

/// <summary>VOLUME: the mount points of a container.</summary>
public sealed class VolumeInstruction : DockerInstruction
{
    internal VolumeInstruction(DockerInstructionHeader header, DockerCommandLine list, IReadOnlyList<DockerWord> paths)
        : base(header)
    {
        IsJson = list.IsJson;
        LooksLikeJson = list.LooksLikeJson;
        Paths = paths;
    }

    /// <summary>Whether the paths are a JSON array.</summary>
    public bool IsJson { get; }

    /// <summary>Whether the paths were meant to be a JSON array but are none.</summary>
    public bool LooksLikeJson { get; }

    /// <summary>The paths, in order.</summary>
    public IReadOnlyList<DockerWord> Paths { get; }

    private protected override IReadOnlyList<DockerWord> GetExpandedWords() => Paths;
}
