using OpsLead.Lint.Text;

namespace OpsLead.Lint.Syntax.GoTemplates;

/// <summary>A place of a YAML template where an action writes lines of its own: keys, items or a value.</summary>
/// <param name="Span">The action.</param>
/// <param name="Column">The column its first line has when it is rendered; -1 when nothing says.</param>
/// <param name="MayContinue">Whether what it writes may belong to the scalar before it: it takes the line break away.</param>
internal readonly record struct TemplateHole(TextSpan Span, int Column, bool MayContinue);
