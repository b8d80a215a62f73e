using OpsLead.Lint.Syntax.GoTemplates;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>A place where a template reads a value: <c>.Values.image.tag</c>.</summary>
/// <param name="Template">The template.</param>
/// <param name="Action">The action.</param>
/// <param name="Keys">The keys behind <c>.Values</c>; none where all values are read at once.</param>
/// <param name="Spans">Where each key stands, with its dot.</param>
internal sealed record ValueReference(ChartTemplate Template, GoTemplateAction Action, IReadOnlyList<string> Keys, IReadOnlyList<TextSpan> Spans)
{
    /// <summary>From <c>.Values</c> to the last key.</summary>
    public TextSpan Span { get; init; }

    /// <summary>The keys as they are written.</summary>
    public string Path => string.Join('.', Keys);

    /// <summary>The references of a template.</summary>
    public static IEnumerable<ValueReference> Read(ChartTemplate template)
    {
        foreach (var action in template.Template.Actions)
        {
            var tokens = template.Template.GetTokens(action);
            for (var i = 0; i < tokens.Count; i++)
            {
                if (tokens[i].Kind != GoTemplateTokenKind.Field || template.Slice(tokens[i]) is not ".Values")
                {
                    continue;
                }

                var start = tokens[i].Span.Start;
                var keys = new List<string>();
                var spans = new List<TextSpan>();
                while (i + 1 < tokens.Count && tokens[i + 1].Kind == GoTemplateTokenKind.Field && tokens[i + 1].Span.Start == tokens[i].Span.End)
                {
                    i++;
                    keys.Add(template.Slice(tokens[i])[1..].ToString());
                    spans.Add(tokens[i].Span);
                }

                yield return new ValueReference(template, action, keys, spans) { Span = TextSpan.FromBounds(start, tokens[i].Span.End) };
            }
        }
    }
}
