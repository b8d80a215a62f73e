using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Suppressions;

/// <summary>Comments of YAML and of JSON whose readers accept them.</summary>
internal sealed class YamlCommentMap(YamlStream stream, string path) : CommentMap(stream.Text)
{
    public override IReadOnlyList<SyntaxComment> Comments => stream.Comments;

    public override string? Open => !IsJson ? "# " : HasJsonComments ? "// " : null;

    private bool IsJson => path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".jsonc", StringComparison.OrdinalIgnoreCase);

    // .NET's configuration and the tools of TypeScript and VS Code read comments; kubectl and nearly all others do not.
    private bool HasJsonComments
    {
        get
        {
            var name = path.AsSpan(path.LastIndexOf('/') + 1);
            return stream.Comments.Count > 0 || path.EndsWith(".jsonc", StringComparison.OrdinalIgnoreCase)
                || name.StartsWith("appsettings", StringComparison.OrdinalIgnoreCase)
                || name.StartsWith("tsconfig", StringComparison.OrdinalIgnoreCase) || name.Equals("launchSettings.json", StringComparison.OrdinalIgnoreCase)
                || path.Contains(".vscode/", StringComparison.Ordinal) || path.Contains(".devcontainer/", StringComparison.Ordinal);
        }
    }

    public override TextSpan? FindObject(int position) => YamlSuppressionTarget.Find(stream, position);

    public override CommentPlace? FindPlace(int position, out string? reason)
    {
        reason = Open is null ? "JSON has no comments" : IsInComment(position) ? InsideComment : null;
        if (reason is not null)
        {
            return null;
        }

        var line = Text.GetLineIndex(position);
        var isHoisted = false;
        while (FindScalarAround(Text.GetLineStart(line)) is { } scalar)
        {
            // Inside of a value of several lines a comment would be part of it: it goes above the key, or the item, that has the value.
            line = Text.GetLineIndex(GetStart(scalar));
            isHoisted = true;
        }

        var lineSpan = Text.GetLineSpan(line);
        var isLineAlone = FindObject(SkipBlanks(line)) is not { } found || found.End <= lineSpan.End;
        return isLineAlone || isHoisted || FindScalarAround(lineSpan.End) is not null || HasComment(lineSpan) ? Above(lineSpan.Start)
            : new CommentPlace(lineSpan.End, IsTrailing: true);
    }

    private bool HasComment(TextSpan line)
    {
        foreach (var comment in Comments)
        {
            if (line.Start <= comment.Span.Start && comment.Span.Start < line.End)
            {
                return true;
            }
        }

        return false;
    }

    // A node's parents know where its key is; a scalar that is a whole document has none.
    private static int GetStart(YamlScalar scalar)
    {
        if (scalar.Parent is YamlMapping mapping)
        {
            foreach (ref readonly var entry in mapping.Entries)
            {
                if (entry.Value == scalar)
                {
                    return entry.Key.Span.Start;
                }
            }
        }

        return scalar.Span.Start;
    }

    private YamlScalar? FindScalarAround(int position)
    {
        foreach (var document in stream.Documents)
        {
            if (document.Root is { } root && root.Span.Start < position && position < root.Span.End)
            {
                return FindBelow(root, position);
            }
        }

        return null;
    }

    private static YamlScalar? FindBelow(YamlNode node, int position)
    {
        while (true)
        {
            YamlNode? next = null;
            switch (node)
            {
                case YamlScalar scalar:
                    return scalar;
                case YamlMapping mapping:
                    foreach (ref readonly var entry in mapping.Entries)
                    {
                        next = Contains(entry.Key) ? entry.Key : Contains(entry.Value) ? entry.Value : next;
                    }

                    break;
                case YamlSequence sequence:
                    foreach (var item in sequence.Items)
                    {
                        next = Contains(item) ? item : next;
                    }

                    break;
            }

            if (next is null)
            {
                return null;
            }

            node = next;
        }

        bool Contains(YamlNode candidate) => candidate.Span.Start < position && position < candidate.Span.End;
    }
}
