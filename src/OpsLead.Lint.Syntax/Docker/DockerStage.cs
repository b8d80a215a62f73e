namespace OpsLead.Lint.Syntax.Docker;

/// <summary>What a stage is built on.</summary>
public enum DockerStageBaseKind
{
    /// <summary>It cannot be told: the name depends on a variable without a value, FROM is wrong, or the file is a fragment.</summary>
    Unknown,

    /// <summary>An earlier stage of the file.</summary>
    Stage,

    /// <summary><c>scratch</c>: nothing.</summary>
    Scratch,

    /// <summary>An image, or a context that the build names.</summary>
    Image,
}

/// <summary>Where a stage refers to another stage or to an image.</summary>
public enum DockerStageReferenceKind
{
    /// <summary>FROM.</summary>
    From,

    /// <summary><c>COPY --from</c>.</summary>
    CopyFrom,

    /// <summary><c>RUN --mount=…,from=</c>.</summary>
    MountFrom,
}

/// <summary>A reference of a stage to another stage or to an image.</summary>
/// <param name="Kind">Where it stands.</param>
/// <param name="Instruction">The instruction it stands in.</param>
/// <param name="Word">The name or index as written.</param>
/// <param name="Target">The stage it names; null when it names none, and so an image or a context, and when it cannot be told.</param>
public sealed record DockerStageReference(DockerStageReferenceKind Kind, DockerInstruction Instruction, DockerWord Word, DockerStage? Target);

/// <summary>A stage: a FROM and the instructions up to the next. A fragment without FROM is one stage as well.</summary>
public sealed class DockerStage
{
    private readonly DockerInstruction?[] last;
    private readonly List<DockerInstruction> instructions = [];
    private readonly List<DockerStageReference> references = [];
    private readonly List<ShellInstruction> shells = [];

    internal DockerStage(int index, FromInstruction? from, DockerStage? parent, DockerStageBaseKind baseKind, string? baseName)
    {
        Index = index;
        From = from;
        Parent = parent;
        Root = parent?.Root ?? this;
        BaseKind = baseKind;
        BaseName = baseName;
        Name = from?.StageName?.Text.ToLowerInvariant();
        EndsInScratch = baseKind == DockerStageBaseKind.Scratch || parent is { EndsInScratch: true };
        last = parent is null ? new DockerInstruction?[(int)DockerInstructionKind.Workdir + 1] : [.. parent.last];
        last[(int)DockerInstructionKind.From] = from;
    }

    /// <summary>Its index, as <c>COPY --from</c> counts.</summary>
    public int Index { get; }

    /// <summary>Its name in lower case, as the builder compares; null when it has none.</summary>
    public string? Name { get; }

    /// <summary>Its FROM; null for a fragment.</summary>
    public FromInstruction? From { get; }

    /// <summary>The instructions after FROM, in order.</summary>
    public IReadOnlyList<DockerInstruction> Instructions => instructions;

    /// <summary>What it is built on.</summary>
    public DockerStageBaseKind BaseKind { get; }

    /// <summary>The name after FROM with the defaults of its variables; null when it cannot be told.</summary>
    public string? BaseName { get; }

    /// <summary>The stage it is built on, from which it inherits; null for any other base.</summary>
    public DockerStage? Parent { get; }

    /// <summary>The first of the stages it is built on, which begins with an image or with nothing; itself when it is built on none.</summary>
    public DockerStage Root { get; }

    /// <summary>What it refers to, in order, images included.</summary>
    public IReadOnlyList<DockerStageReference> References => references;

    /// <summary>Whether the chain of its parents ends in <c>scratch</c>, so that nothing in it comes from elsewhere.</summary>
    public bool EndsInScratch { get; }

    /// <summary>Whether a stage is built on it.</summary>
    public bool IsParent { get; internal set; }

    /// <summary>Whether it is the one a build makes by default: the last.</summary>
    public bool IsFinal { get; internal set; }

    /// <summary>
    /// Whether building the final stage needs it. A stage that a variable may name counts as needed.
    /// </summary>
    public bool IsReachable { get; internal set; }

    /// <summary>The stage and those it is built on, nearest first.</summary>
    /// <returns>The chain.</returns>
    public IEnumerable<DockerStage> GetSelfAndAncestors()
    {
        for (var stage = this; stage is not null; stage = stage.Parent)
        {
            yield return stage;
        }
    }

    /// <summary>The last instruction of a kind: the stage's own, or else the one inherited from the stages it is built on.</summary>
    /// <param name="kind">Which kind.</param>
    /// <returns>The instruction; null when there is none in the file (the base image may have one).</returns>
    public DockerInstruction? GetLast(DockerInstructionKind kind) => last[(int)kind];

    /// <summary>The SHELL that holds at a place of the stage.</summary>
    /// <param name="index">The <see cref="DockerInstruction.Index"/> of the instruction there.</param>
    /// <returns>The nearest before it in the stage, or the last of the stages it is built on; null for the default shell.</returns>
    public ShellInstruction? GetShell(int index)
    {
        var (low, high) = (0, shells.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = shells[middle].Index < index ? (middle + 1, high) : (low, middle);
        }

        return low > 0 ? shells[low - 1] : Parent?.GetLast(DockerInstructionKind.Shell) as ShellInstruction;
    }

    internal void Add(DockerInstruction instruction)
    {
        if (instruction is ShellInstruction shell)
        {
            shells.Add(shell);
        }

        instructions.Add(instruction);
        last[(int)instruction.Kind] = instruction;
    }

    internal void Add(DockerStageReference reference) => references.Add(reference);
}
