using OpsLead.Lint.Syntax.Docker;
using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Suppressions;

/// <summary>Comments of a Dockerfile, which are whole lines.</summary>
internal sealed class DockerCommentMap(DockerfileSyntax dockerfile) : CommentMap(dockerfile.Text)
{
    public override IReadOnlyList<SyntaxComment> Comments => dockerfile.Comments;

    public override string Open => "# ";

    // A comment between continued lines stands above no instruction: it is for the line below it.
    public override TextSpan? FindObject(int position)
    {
        foreach (var instruction in dockerfile.Instructions)
        {
            if (instruction.Span.Start == position)
            {
                return instruction.Span;
            }
        }

        return null;
    }

    public override CommentPlace? FindPlace(int position, out string? reason)
    {
        foreach (var instruction in dockerfile.Instructions)
        {
            if (instruction.Span.Start <= position && position <= instruction.Span.End && !IsInComment(position))
            {
                reason = null;
                return Above(instruction.Span.Start);
            }
        }

        reason = IsInComment(position) ? InsideComment : "it stands in no instruction";
        return null;
    }
}
