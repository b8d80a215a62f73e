namespace OpsLead.Lint.Syntax.Docker;

/// <summary>FROM: begins a stage.</summary>
public sealed class FromInstruction : DockerInstruction
{
    internal FromInstruction(DockerInstructionHeader header, DockerWord? image, DockerText? asKeyword, DockerText? stageName)
        : base(header)
    {
        Image = image;
        AsKeyword = asKeyword;
        StageName = stageName;
    }

    /// <summary>The image or stage it builds on, as written; null when it is missing.</summary>
    public DockerWord? Image { get; }

    /// <summary>The word <c>AS</c> as written; null when the stage has no name.</summary>
    public DockerText? AsKeyword { get; }

    /// <summary>The stage's name as written; the builder lower-cases it. Null when the stage has none.</summary>
    public DockerText? StageName { get; }

    /// <summary>The value of <c>--platform</c>; null when there is none.</summary>
    public DockerWord? Platform => GetFlag("platform")?.Value;

    private protected override IReadOnlyList<DockerWord> GetExpandedWords() =>
        (Platform, Image) switch
        {
            (null, null) => [],
            (null, { } image) => [image],
            ({ } platform, null) => [platform],
            ({ } platform, { } image) => [platform, image],
        };
}
