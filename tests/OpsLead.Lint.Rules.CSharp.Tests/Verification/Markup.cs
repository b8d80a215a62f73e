using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace OpsLead.Lint.Rules.CSharp.Tests;

/// <summary>A source in which <c>[|</c> and <c>|]</c> stand around what has to be reported.</summary>
internal sealed record Markup(string Source, IReadOnlyList<TextSpan> Spans)
{
    public static Markup Parse(string text)
    {
        var source = new StringBuilder();
        var spans = new List<TextSpan>();
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var mark = i + 1 < text.Length ? text.AsSpan(i, 2) : default;
            if (mark is "[|")
            {
                start = source.Length;
                i++;
            }
            else if (mark is "|]")
            {
                spans.Add(TextSpan.FromBounds(start, source.Length));
                i++;
            }
            else
            {
                source.Append(text[i]);
            }
        }

        return new Markup(source.ToString(), spans);
    }
}
