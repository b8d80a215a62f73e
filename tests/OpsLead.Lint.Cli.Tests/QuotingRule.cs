namespace OpsLead.Lint.Cli.Tests;

/// <summary>A rule of the tests: says every line of every file in every way a rule can say something.</summary>
internal sealed class QuotingRule : WorkspaceRule
{
    public override RuleDescriptor Descriptor { get; } = new("OPL8903", "Quote the line", "The line '{0}' is there. Quote it.", RuleCategory.Maintainability, RuleSeverity.Error);

    // What the fix of the last line writes: without it each round of fixes would double the file.
    private const string Quoted = "# quoted";

    public override void Initialize(WorkspaceContext context)
    {
        context.RegisterWorkspaceAction(static c =>
        {
            foreach (var document in c.Workspace.Documents)
            {
                var text = document.GetText();
                var isQuoted = text.Text.EndsWith(Quoted, StringComparison.Ordinal);
                for (var i = 0; i < text.LineCount; i++)
                {
                    var span = text.GetLineSpan(i);
                    var line = text.ToString(span);
                    var details = new DiagnosticDetails
                    {
                        MessageFormat = i % 2 == 0 ? null : "The line '{0}' is there, and again: " + line.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal) + ". Quote it.",
                        Fix = isQuoted ? null : new CodeFix("Quote " + line, FixSafety.Safe, [new Lint.TextEdit(new Text.TextSpan(span.End, 0), i == text.LineCount - 1 ? Quoted : line)]),
                        Related = [new RelatedSpan(span, "It says " + line)],
                        ObjectPath = line,
                    };
                    c.Report(document, span, details, line);
                }
            }
        });
        context.RegisterWorkspaceAction(static c => throw new InvalidOperationException(string.Join('\n', c.Workspace.Documents.Select(static document => document.GetText().Text))));
    }
}
