using OpsLead.Lint.Syntax.Shell;
using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Suppressions;

/// <summary>Comments of a shell script; what one stands above is the whole command, with all that is in it.</summary>
internal sealed class ShellCommentMap : CommentMap
{
    private readonly ShellScript script;
    private readonly SyntaxComment[] comments;
    private readonly List<TextSpan> commands = [];

    public ShellCommentMap(SourceText text)
        : base(text)
    {
        script = ShellScript.Parse(text.Text, SourceMap.Identity(new TextSpan(0, text.Length)));
        comments = script.Comments.ToArray();
        Collect(script.Root);
    }

    public override IReadOnlyList<SyntaxComment> Comments => comments;

    public override string Open => "# ";

    public override TextSpan? FindObject(int position)
    {
        TextSpan? found = null;
        foreach (var command in commands)
        {
            if (command.Start == position && (found is null || command.End > found.Value.End))
            {
                found = command;
            }
        }

        return found;
    }

    public override CommentPlace? FindPlace(int position, out string? reason)
    {
        reason = IsInComment(position) ? InsideComment : null;
        if (reason is not null)
        {
            return null;
        }

        // The innermost command that begins a line; a comment above it is about the whole of it.
        TextSpan? innermost = null;
        foreach (var command in commands)
        {
            if (command.Start <= position && position <= command.End && SkipBlanks(Text.GetLineIndex(command.Start)) == command.Start
                && (innermost is null || command.Length < innermost.Value.Length))
            {
                innermost = command;
            }
        }

        reason = innermost is null ? "it stands in no command that begins a line" : null;
        return innermost is { } found ? Above(found.Start) : null;
    }

    private void Collect(ShellList list)
    {
        foreach (var node in list.GetDescendants())
        {
            if (node is ShellAndOr)
            {
                commands.Add(script.GetFileSpan(node));
            }
        }
    }
}
