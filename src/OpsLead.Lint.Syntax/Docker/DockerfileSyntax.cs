using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Syntax.Docker;

/// <summary>
/// A Dockerfile as a tree with exact positions. It reads what BuildKit reads, and says where BuildKit refuses; the instructions beside
/// an error, and fragments without FROM, are understood all the same. Immutable.
/// </summary>
public sealed class DockerfileSyntax
{
    private readonly DockerScope globalScope;
    private DockerScopeTable? scopes;

    internal DockerfileSyntax(
        SourceText text, char escape, IReadOnlyList<DockerDirective> directives, IReadOnlyList<DockerInstruction> instructions,
        IReadOnlyList<DockerStage> stages, DockerScope globalScope, IReadOnlyList<SyntaxComment> comments, IReadOnlyList<DockerfileError> errors)
    {
        this.globalScope = globalScope;
        Stages = stages;
        Text = text;
        Escape = escape;
        Directives = directives;
        Instructions = instructions;
        Comments = comments;
        Errors = errors;
    }

    /// <summary>The file.</summary>
    public SourceText Text { get; }

    /// <summary>The character that escapes and that continues lines: a backslash, or a backtick when a directive says so.</summary>
    public char Escape { get; }

    /// <summary>The parser directives at the top, in order; a repeated one is among them.</summary>
    public IReadOnlyList<DockerDirective> Directives { get; }

    /// <summary>The instructions, in order.</summary>
    public IReadOnlyList<DockerInstruction> Instructions { get; }

    /// <summary>
    /// The stages, in order. A fragment without FROM is one stage without a name; what stands before the first FROM of any other file
    /// belongs to none.
    /// </summary>
    public IReadOnlyList<DockerStage> Stages { get; }

    /// <summary>The stage a build makes by default, the last; null for a file without instructions.</summary>
    public DockerStage? FinalStage => Stages.Count == 0 ? null : Stages[^1];

    /// <summary>The comment lines, in order, those between continued lines included; directives are none.</summary>
    public IReadOnlyList<SyntaxComment> Comments { get; }

    /// <summary>Why BuildKit refuses the file, in the order of the places; one error for one cause.</summary>
    public IReadOnlyList<DockerfileError> Errors { get; }

    /// <summary>Parses a Dockerfile.</summary>
    /// <param name="text">The file.</param>
    /// <returns>The tree. Any text gives one; time and memory grow with its length alone.</returns>
    public static DockerfileSyntax Parse(SourceText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new DockerfileParser(text).Parse();
    }

    /// <summary>The directive of a kind.</summary>
    /// <param name="kind">Which.</param>
    /// <returns>The first one, which counts; null when there is none.</returns>
    public DockerDirective? GetDirective(DockerDirectiveKind kind)
    {
        foreach (var directive in Directives)
        {
            if (directive.Kind == kind)
            {
                return directive;
            }
        }

        return null;
    }

    /// <summary>The variables in reach of an instruction: those before it, of which its own words are made.</summary>
    /// <param name="instruction">An instruction of this file.</param>
    /// <returns>The scope; the global one for FROM.</returns>
    public DockerScope GetScope(DockerInstruction instruction)
    {
        ArgumentNullException.ThrowIfNull(instruction);
        return (scopes ??= DockerScopeTable.Create(Instructions, Stages, globalScope)).Get(instruction);
    }
}
