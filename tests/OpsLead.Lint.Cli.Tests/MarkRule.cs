using OpsLead.Lint.Text;

namespace OpsLead.Lint.Cli.Tests;

/// <summary>A rule of the tests: reports what stands between « and » in any file; a second pair in the file relates to the first.</summary>
internal sealed class MarkRule : WorkspaceRule
{
    public override RuleDescriptor Descriptor { get; } = new("OPL8901", "Remove the mark", "The text '{0}' is marked. Remove the mark.", RuleCategory.Maintainability, RuleSeverity.Warning)
    {
        Options = [new RuleOption("limit", RuleOptionType.Integer, "1", "How many marks are too many.")],
    };

    public override void Initialize(WorkspaceContext context) => context.RegisterWorkspaceAction(static c =>
    {
        foreach (var document in c.Workspace.Documents)
        {
            if (TryGetText(document) is { } text && Find(text.Text, 0) is { } span)
            {
                var details = Find(text.Text, span.End) is { } second ? new DiagnosticDetails { Related = [new RelatedSpan(second, "It is marked here too")] } : new DiagnosticDetails();
                c.Report(document, span, details, text.ToString(span));
            }
        }
    });

    private static SourceText? TryGetText(SourceDocument document)
    {
        try
        {
            return document.GetText();
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static TextSpan? Find(string text, int from)
    {
        var start = text.IndexOf('«', from);
        var end = start < 0 ? -1 : text.IndexOf('»', start);
        return end < 0 ? null : TextSpan.FromBounds(start + 1, end);
    }
}

/// <summary>A rule of the tests: reports what stands behind <c>word:</c> as a credential, without saying it, with a fix that would.</summary>
internal sealed class WordRule : WorkspaceRule
{
    public override RuleDescriptor Descriptor { get; } = new("OPL8902", "Keep the word outside", "The word of '{0}' stands here. Keep it outside.", RuleCategory.Security, RuleSeverity.Error)
    {
        Weaknesses = [798],
    };

    public override void Initialize(WorkspaceContext context) => context.RegisterWorkspaceAction(static c =>
    {
        foreach (var document in c.Workspace.Documents)
        {
            var text = document.GetText();
            var start = text.Text.IndexOf("word:", StringComparison.Ordinal);
            if (start >= 0)
            {
                var span = TextSpan.FromBounds(start + 5, text.GetLineSpan(text.GetLineIndex(start)).End);
                c.Report(document, span, new DiagnosticDetails { Fix = CodeFix.Replace("Keep it", span, text.ToString(span)) }, document.Path);
            }
        }
    });
}

/// <summary>A rule of the tests: reports a file that names another of the workspace behind <c>see:</c>, and relates to that one.</summary>
internal sealed class PairRule : WorkspaceRule
{
    public override RuleDescriptor Descriptor { get; } = new("OPL8903", "Join the files", "The file names '{0}'. Join them.", RuleCategory.Maintainability, RuleSeverity.Warning);

    public override void Initialize(WorkspaceContext context) => context.RegisterWorkspaceAction(static c =>
    {
        foreach (var document in c.Workspace.Documents)
        {
            var text = document.GetText();
            var start = text.Text.IndexOf("see:", StringComparison.Ordinal);
            var name = start < 0 ? "" : text.Text[(start + 4)..].Split('\n')[0];
            if (c.Workspace.TryGetDocument(name, out var other))
            {
                c.Report(document, new TextSpan(start + 4, name.Length), new DiagnosticDetails { RelatedDocuments = [new RelatedDocumentSpan(other, new TextSpan(0, 0), "It is here")] }, name);
            }
        }
    });
}
