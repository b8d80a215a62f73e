using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Suppressions;

/// <summary>Comments of languages that nothing reads: the marker counts where a comment's own marker stands before it, outside of quotes.</summary>
internal sealed class LineCommentMap : CommentMap
{
    // By the extension, or the whole name; what is not here has comments that not everybody agrees on, or none.
    private static readonly Dictionary<string, string> Forms = new(StringComparer.OrdinalIgnoreCase)
    {
        ["py"] = "# ", ["rb"] = "# ", ["toml"] = "# ", ["conf"] = "# ", ["cfg"] = "# ", ["properties"] = "# ", ["tf"] = "# ", ["tfvars"] = "# ",
            ["hcl"] = "# ", ["mk"] = "# ", ["makefile"] = "# ",
        ["ps1"] = "# ", ["zsh"] = "# ", ["fish"] = "# ", ["pl"] = "# ", ["service"] = "# ", ["gitignore"] = "# ", ["dockerignore"] = "# ",
            ["editorconfig"] = "# ", ["npmrc"] = "# ",
        ["js"] = "// ", ["ts"] = "// ", ["jsx"] = "// ", ["tsx"] = "// ", ["mjs"] = "// ", ["cjs"] = "// ", ["java"] = "// ", ["kt"] = "// ", ["go"] = "// ",
            ["rs"] = "// ", ["php"] = "// ", ["fs"] = "// ",
        ["groovy"] = "// ", ["gradle"] = "// ", ["bicep"] = "// ", ["jenkinsfile"] = "// ", ["swift"] = "// ", ["c"] = "// ", ["cpp"] = "// ", ["h"] = "// ",
        ["sql"] = "-- ", ["ini"] = "; ",
    };

    private readonly List<SyntaxComment> comments = [];

    public LineCommentMap(SourceText text, string path, DocumentKind kind)
        : base(text)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        Open = kind is DocumentKind.Environment or DocumentKind.HelmTemplate ? "# " : Forms.GetValueOrDefault(name[(name.LastIndexOf('.') + 1)..]);
        var position = 0;
        while ((position = text.Text.IndexOf(SuppressionSet.Marker, position, StringComparison.Ordinal)) >= 0)
        {
            Add(position);
            position += SuppressionSet.Marker.Length;
        }
    }

    public override IReadOnlyList<SyntaxComment> Comments => comments;

    public override string? Open { get; }

    public override TextSpan? FindObject(int position) => null;

    public override CommentPlace? FindPlace(int position, out string? reason)
    {
        var line = Text.Slice(Text.GetLineSpan(Text.GetLineIndex(position))).TrimStart();
        reason = Open is null ? "nothing is known of comments in such a file" : line.StartsWith(Open.AsSpan().TrimEnd(), StringComparison.Ordinal)
            ? InsideComment : null;
        return reason is null ? Above(position) : null;
    }

    private void Add(int marker)
    {
        var line = Text.GetLineSpan(Text.GetLineIndex(marker));
        var before = Text.Slice(TextSpan.FromBounds(line.Start, marker)).TrimEnd();
        var length = before.EndsWith("<!--", StringComparison.Ordinal) ? 4
            : before.EndsWith("//", StringComparison.Ordinal) || before.EndsWith("/*", StringComparison.Ordinal)
                || before.EndsWith("--", StringComparison.Ordinal) ? 2
            : before.EndsWith("#", StringComparison.Ordinal) || before.EndsWith(";", StringComparison.Ordinal) ? 1 : 0;
        var lead = before[..^length];
        if (length > 0 && lead.Count('"') % 2 == 0)
        {
            comments.Add(new SyntaxComment(TextSpan.FromBounds(line.Start + lead.Length, line.End), lead.Trim().IsEmpty));
        }
    }
}
