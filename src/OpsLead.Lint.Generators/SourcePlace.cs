using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace OpsLead.Lint.Generators;

/// <summary>A location that compares by value and holds no tree alive, as the incremental pipeline needs it.</summary>
/// <param name="Path">The file.</param>
/// <param name="Span">The characters.</param>
/// <param name="LineSpan">The same by line and column.</param>
internal sealed record SourcePlace(string Path, TextSpan Span, LinePositionSpan LineSpan)
{
    public static SourcePlace Create(SyntaxToken token) => new(token.SyntaxTree!.FilePath, token.Span, token.GetLocation().GetLineSpan().Span);

    public static SourcePlace StartOf(string path) => new(path, default, default);

    public Location ToLocation() => Location.Create(Path, Span, LineSpan);
}
