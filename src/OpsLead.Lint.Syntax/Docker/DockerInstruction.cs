using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Syntax.Docker;

/// <summary>The instructions BuildKit knows.</summary>
public enum DockerInstructionKind
{
    /// <summary>A line whose first word is no instruction.</summary>
    Unknown,

    /// <summary>ADD.</summary>
    Add,

    /// <summary>ARG.</summary>
    Arg,

    /// <summary>CMD.</summary>
    Cmd,

    /// <summary>COPY.</summary>
    Copy,

    /// <summary>ENTRYPOINT.</summary>
    Entrypoint,

    /// <summary>ENV.</summary>
    Env,

    /// <summary>EXPOSE.</summary>
    Expose,

    /// <summary>FROM.</summary>
    From,

    /// <summary>HEALTHCHECK.</summary>
    Healthcheck,

    /// <summary>LABEL.</summary>
    Label,

    /// <summary>MAINTAINER.</summary>
    Maintainer,

    /// <summary>ONBUILD.</summary>
    Onbuild,

    /// <summary>RUN.</summary>
    Run,

    /// <summary>SHELL.</summary>
    Shell,

    /// <summary>STOPSIGNAL.</summary>
    Stopsignal,

    /// <summary>USER.</summary>
    User,

    /// <summary>VOLUME.</summary>
    Volume,

    /// <summary>WORKDIR.</summary>
    Workdir,
}

/// <summary>One instruction. Every part knows its place in the file, through continuations as well.</summary>
public abstract class DockerInstruction
{
    private IReadOnlyList<DockerWord>? expandedWords;

    private protected DockerInstruction(DockerInstructionHeader header)
    {
        Kind = header.Kind;
        Keyword = header.Keyword;
        Source = header.Source;
        Flags = header.Flags;
        Arguments = header.Arguments;
    }

    /// <summary>Which instruction it is.</summary>
    public DockerInstructionKind Kind { get; }

    /// <summary>The keyword as written.</summary>
    public DockerText Keyword { get; }

    /// <summary>The instruction's name in capitals, as in Docker's reference; the keyword as written for an unknown one.</summary>
    public string Name => Kind == DockerInstructionKind.Unknown ? Keyword.Text : DockerInstructionNames.Get(Kind);

    /// <summary>
    /// The whole instruction in the file: from its first character, the continuation's escape of an empty first line included, to the
    /// last of its last line or of the terminator of its last here-document, without line break and trailing blanks; to the end of the
    /// body when nothing ends that.
    /// </summary>
    public TextSpan Span { get; internal set; }

    /// <summary>The instruction as one line: without continuations, blank lines and comments inside, and without here-documents' bodies.</summary>
    public DockerText Source { get; }

    /// <summary>The builder flags before the arguments, in order; known to the instruction or not.</summary>
    public IReadOnlyList<DockerFlag> Flags { get; }

    /// <summary>What stands after the keyword and the flags, without blanks at its ends.</summary>
    public DockerText Arguments { get; }

    /// <summary>The here-documents, in order; empty for most.</summary>
    public IReadOnlyList<DockerHeredoc> Heredocs { get; internal init; } = [];

    /// <summary>
    /// The comments that belong to the instruction, as BuildKit attaches them: all since the instruction before, blank lines or not,
    /// except those before an empty <c>#</c> line.
    /// </summary>
    public IReadOnlyList<SyntaxComment> PrecedingComments { get; internal set; } = [];

    /// <summary>The blank lines between its continued lines, each with its line break: dropping the spans drops the lines.</summary>
    public IReadOnlyList<TextSpan> EmptyContinuationLines { get; internal set; } = [];

    /// <summary>Its index in <see cref="DockerfileSyntax.Instructions"/>; that of the ONBUILD for an instruction inside one.</summary>
    public int Index { get; internal set; }

    /// <summary>The ONBUILD the instruction stands in; null for most.</summary>
    public OnbuildInstruction? Outer { get; internal set; }

    /// <summary>The stage the instruction belongs to, FROM to the one it begins; null before the first FROM.</summary>
    public DockerStage? Stage { get; internal set; }

    /// <summary>Whether BuildKit refuses something inside the instruction; parts of it may be missing then.</summary>
    public bool HasErrors { get; internal set; }

    /// <summary>
    /// The words in which the builder expands variables before it acts, in order: not the text of a command, which is the shell's, and
    /// not what stands where no variable may.
    /// </summary>
    public IReadOnlyList<DockerWord> ExpandedWords => expandedWords ??= GetExpandedWords();

    /// <summary>A flag by its name.</summary>
    /// <param name="name">The name without dashes, in lower case as the builder wants it.</param>
    /// <returns>The first such flag; null when there is none.</returns>
    public DockerFlag? GetFlag(string name)
    {
        foreach (var flag in Flags)
        {
            if (flag.Name.AsSpan().SequenceEqual(name))
            {
                return flag;
            }
        }

        return null;
    }

    private protected virtual IReadOnlyList<DockerWord> GetExpandedWords() => [];
}

/// <summary>What every instruction has, as the line parser found it.</summary>
internal readonly record struct DockerInstructionHeader(
    DockerInstructionKind Kind, DockerText Keyword, DockerText Source, IReadOnlyList<DockerFlag> Flags, DockerText Arguments);

/// <summary>The names of the instructions, from <c>frontend/dockerfile/command</c> of BuildKit 73ed682 (2026-08-21).</summary>
internal static class DockerInstructionNames
{
    private static readonly string[] Names =
    [
        "ADD", "ARG", "CMD", "COPY", "ENTRYPOINT", "ENV", "EXPOSE", "FROM", "HEALTHCHECK", "LABEL", "MAINTAINER", "ONBUILD", "RUN", "SHELL",
        "STOPSIGNAL", "USER", "VOLUME", "WORKDIR",
    ];

    public static IReadOnlyList<string> All => Names;

    public static string Get(DockerInstructionKind kind) => Names[(int)kind - 1];

    public static DockerInstructionKind Find(ReadOnlySpan<char> keyword)
    {
        for (var index = 0; index < Names.Length; index++)
        {
            if (keyword.Equals(Names[index], StringComparison.OrdinalIgnoreCase))
            {
                return (DockerInstructionKind)(index + 1);
            }
        }

        return DockerInstructionKind.Unknown;
    }
}

/// <summary>A line whose first word is no instruction.</summary>
public sealed class UnknownInstruction : DockerInstruction
{
    internal UnknownInstruction(DockerInstructionHeader header)
        : base(header)
    {
    }
}
