using OpsLead.Lint.Text;

namespace OpsLead.Lint.Syntax.Yaml;

/// <summary>Builds the way from a scalar's value back to the file.</summary>
internal static class YamlSourceMap
{
    /// <summary>The map of a scalar's value. Its spans lie inside the scalar's span, in order.</summary>
    /// <param name="text">The text the scalar stands in.</param>
    /// <param name="scalar">The scalar, in its tree.</param>
    /// <returns>The map, as long as the value.</returns>
    public static SourceMap Create(SourceText text, YamlScalar scalar)
    {
        var span = scalar.Span;
        if (scalar.Style == YamlScalarStyle.Plain && text.Slice(span).SequenceEqual(scalar.Value))
        {
            // On one line, a plain scalar is its own value.
            return SourceMap.Identity(span);
        }

        var builder = new SourceMap.Builder();
        YamlScalarText.Decode(text.Text, span, scalar.Style, GetBlockIndentation(text.Text, scalar), null, builder);
        return builder.ToSourceMap(scalar.ContentSpan.Start);
    }

    private static int GetBlockIndentation(string text, YamlScalar scalar)
    {
        if (scalar.Style is not (YamlScalarStyle.Literal or YamlScalarStyle.Folded))
        {
            return -1;
        }

        for (var node = scalar.Parent; node is not null; node = node.Parent)
        {
            if (node is YamlMapping { IsFlow: false } or YamlSequence { IsFlow: false })
            {
                return YamlScalarText.GetColumn(text, node.Span.Start);
            }
        }

        return -1;
    }
}
