using OpsLead.Lint.Engine;
using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Suppressions;

/// <summary>Where a comment can be written, and how.</summary>
/// <param name="Position">The start of the line to write it above, or the end of the line to write it on.</param>
/// <param name="IsTrailing">Whether it goes to the end of the line.</param>
internal readonly record struct CommentPlace(int Position, bool IsTrailing);

/// <summary>The comments of one file, what each may stand above, and where another can be written.</summary>
internal abstract class CommentMap(SourceText text)
{
    protected const string InsideComment = "it stands in a comment itself";

    private HashSet<int>? starts;
    private (int From, int To) passed;

    public SourceText Text { get; } = text;

    /// <summary>The comments; where nothing reads the language, those with our marker.</summary>
    public abstract IReadOnlyList<SyntaxComment> Comments { get; }

    /// <summary>What begins a comment, with the blank after it; null when the language has none.</summary>
    public abstract string? Open { get; }

    /// <summary>What ends a comment, with the blank before it; empty when the line does.</summary>
    public virtual string Close => "";

    public static CommentMap Create(FileAnalysis file) => file.Kind switch
    {
        DocumentKind.Dockerfile => new DockerCommentMap(file.Dockerfile),
        DocumentKind.CSharp => new CSharpCommentMap(file.Text),
        DocumentKind.MSBuild or DocumentKind.Xml => new XmlCommentMap(file.Text),
        DocumentKind.Shell => new ShellCommentMap(file.Text),
        DocumentKind.HelmTemplate when !file.IsYamlParsed || file.Yaml.Template is { Errors.Count: > 0 } => new LineCommentMap(file.Text, file.Document.Path, file.Kind),
        _ when IsYaml(file.Kind) => file.YamlComments,
        _ => new LineCommentMap(file.Text, file.Document.Path, file.Kind),
    };

    /// <summary>The object that begins at the first character of a line that is no blank; null when it is the line alone.</summary>
    public abstract TextSpan? FindObject(int position);

    /// <summary>The first line from one on that is neither blank nor a comment; null when there is none.</summary>
    public int? FindContent(int line)
    {
        // Many comments may stand above one line, and each asks.
        var next = line >= passed.From && line < passed.To ? passed.To : line;
        starts ??= Comments.Select(static comment => comment.Span.Start).ToHashSet();
        while (next < Text.LineCount && IsPassedOver(next))
        {
            next++;
        }

        passed = (line >= passed.From && line <= passed.To ? passed.From : line, next);
        return next < Text.LineCount ? next : null;
    }

    /// <summary>Where a comment about a place can be written.</summary>
    /// <param name="position">The place.</param>
    /// <param name="reason">Why there is none; null when there is.</param>
    /// <returns>Where, or null.</returns>
    public abstract CommentPlace? FindPlace(int position, out string? reason);

    protected bool IsInComment(int position)
    {
        foreach (var comment in Comments)
        {
            if (comment.Span.Start <= position && position < comment.Span.End)
            {
                return true;
            }
        }

        return false;
    }

    protected CommentPlace Above(int position) => new(Text.GetLineStart(Text.GetLineIndex(position)), IsTrailing: false);

    /// <summary>The first character of a line that is no blank; the line's end for a blank one.</summary>
    protected int SkipBlanks(int line)
    {
        var span = Text.GetLineSpan(line);
        var content = Text.Slice(span);
        return span.Start + content.Length - content.TrimStart().Length;
    }

    private bool IsPassedOver(int line)
    {
        var span = Text.GetLineSpan(line);
        var content = Text.Slice(span);
        var trimmed = content.TrimStart();
        return trimmed.IsEmpty || trimmed[0] == '#' || trimmed.StartsWith("//", StringComparison.Ordinal) || starts!.Contains(span.Start + content.Length - trimmed.Length);
    }

    private static bool IsYaml(DocumentKind kind) => kind is DocumentKind.Kubernetes or DocumentKind.Kustomization or DocumentKind.HelmChart or DocumentKind.HelmValues or DocumentKind.HelmTemplate
        or DocumentKind.Compose or DocumentKind.Workflow or DocumentKind.Action or DocumentKind.Dependabot or DocumentKind.Yaml or DocumentKind.AppSettings or DocumentKind.Json;
}
