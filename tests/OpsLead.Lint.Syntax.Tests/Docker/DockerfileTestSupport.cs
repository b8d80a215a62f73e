using OpsLead.Lint.Syntax.Docker;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Syntax.Tests.Docker;

internal static class DockerfileTestSupport
{
    public static DockerfileSyntax Parse(string text) => DockerfileSyntax.Parse(SourceText.From(text));

    /// <summary>The only instruction of a fragment.</summary>
    public static T Single<T>(string text)
        where T : DockerInstruction
    {
        var syntax = Parse(text);
        Assert.That(syntax.Instructions, Has.Count.EqualTo(1));
        return (T)syntax.Instructions[0];
    }

    /// <summary>The errors of a fragment as <c>Kind 'characters'</c>, without those about the shape of the file.</summary>
    public static string[] Errors(string text)
    {
        var syntax = Parse(text);
        return [.. syntax.Errors.Where(static error => !error.IsAboutFileShape).Select(error => $"{error.Kind} '{syntax.Text.ToString(error.Span)}'")];
    }

    public static string Slice(string text, TextSpan span) => text.Substring(span.Start, span.Length);

    public static string[] Texts(IEnumerable<DockerWord> words) => [.. words.Select(static word => word.Text)];
}
