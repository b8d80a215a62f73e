using OpsLead.Lint.Text;

namespace OpsLead.Lint.Cli.Fixes;

/// <summary>A file that is to read otherwise.</summary>
/// <param name="DisplayPath">The path as reports show it.</param>
/// <param name="FullPath">Where it is, with <c>/</c>; null for a document that is no file, which is never written.</param>
/// <param name="Root">The folder it must not leave through a link; null for the folder it was named in.</param>
/// <param name="Before">Its text as it was read.</param>
/// <param name="After">The text it is to have.</param>
internal sealed record FileChange(string DisplayPath, string? FullPath, string? Root, SourceText Before, SourceText After)
{
    /// <summary>Characters of <see cref="Before"/> that nobody may print.</summary>
    public IReadOnlyList<TextSpan> SecretsBefore { get; init; } = [];

    /// <summary>Characters of <see cref="After"/> that nobody may print.</summary>
    public IReadOnlyList<TextSpan> SecretsAfter { get; init; } = [];
}
