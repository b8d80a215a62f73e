using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Workflows;

/// <summary>What a <c>uses</c> names.</summary>
public enum ActionReferenceKind
{
    /// <summary>An action or a reusable workflow of a repository: <c>owner/repo[/path]@ref</c>.</summary>
    Repository,

    /// <summary>One of this repository: <c>./path</c>, or <c>$/path</c>.</summary>
    Local,

    /// <summary>An image: <c>docker://image</c>.</summary>
    Docker,

    /// <summary>None of these, or an expression.</summary>
    Unknown,
}

/// <summary>A <c>uses</c> in its parts.</summary>
/// <param name="Text">The text as written.</param>
/// <param name="Span">Where it is written.</param>
/// <param name="Kind">What it names.</param>
/// <param name="Name"><c>owner/repo</c> in lower case; for the other kinds the path or the image.</param>
/// <param name="Path">The folder or file below the repository; empty for its root.</param>
/// <param name="Ref">What stands after the <c>@</c>; null when nothing does.</param>
/// <param name="RefSpan">Where the ref is written; the whole when there is none.</param>
public sealed record ActionReference(string Text, TextSpan Span, ActionReferenceKind Kind, string Name, string Path, string? Ref, TextSpan RefSpan)
{
    private const int HashLength = 40;
    private const int Sha256Length = 64;

    /// <summary>The owner in lower case; empty for other kinds than a repository's.</summary>
    public string Owner => Kind == ActionReferenceKind.Repository ? Name[..Name.IndexOf('/', StringComparison.Ordinal)] : "";

    /// <summary>The path of a local reference below the root, without a slash at its end; null for other kinds, and where it leaves the repository.</summary>
    public string? LocalPath => Kind != ActionReferenceKind.Local || Name[0] == '.' && Name[1] == '.' || Name.Contains("/../", StringComparison.Ordinal) ? null
        : string.Join('/', Name[2..].Split('/', StringSplitOptions.RemoveEmptyEntries).Where(static part => part != "."));

    /// <summary>
    /// The path of a local reference below the root of what is linted. A folder that holds a <c>.github</c> of its own, such as a sample
    /// or a template, is a repository of its own once it is used.
    /// </summary>
    /// <param name="document">The file that holds the reference.</param>
    /// <returns>The path, without a slash at its end; null for other kinds, and where it leaves the repository.</returns>
    public string? GetLocalPath(SourceDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return LocalPath is { } path ? GetRoot(document) + path : null;
    }

    /// <summary>The folder that a file's local references begin at, with a slash at its end; empty for the root of what is linted.</summary>
    internal static string GetRoot(SourceDocument document) => document.Path.IndexOf("/.github/", StringComparison.Ordinal) is >= 0 and var end ? document.Path[..(end + 1)] : "";

    /// <summary>Where the name is written, without the ref.</summary>
    public TextSpan NameSpan { get; private init; } = Span;

    /// <summary>Whether the ref reads like a version: <c>v4</c>, <c>1.2.3</c>, <c>release-2</c>. A branch is one that moves with every change.</summary>
    public bool IsVersion => IsPinned || (Ref is not null && Ref.AsSpan().ContainsAnyInRange('0', '9'));

    /// <summary>Whether the ref is a full commit hash.</summary>
    public bool IsPinned => Ref is { Length: HashLength or Sha256Length } && !Ref.AsSpan().ContainsAnyExcept(HexDigits);

    private static readonly System.Buffers.SearchValues<char> HexDigits = System.Buffers.SearchValues.Create("0123456789abcdefABCDEF");

    /// <summary>Whether it names an action of a repository, whatever the ref.</summary>
    /// <param name="name"><c>owner/repo</c> or <c>owner/repo/path</c> in lower case.</param>
    /// <returns>True when it does.</returns>
    public bool Is(string name) => Kind == ActionReferenceKind.Repository
        && (Path.Length == 0 ? Name == name : name.StartsWith(Name, StringComparison.Ordinal) && name.Length == Name.Length + 1 + Path.Length && name.EndsWith(Path, StringComparison.OrdinalIgnoreCase));

    /// <summary>Splits the scalar of a <c>uses</c>.</summary>
    /// <param name="scalar">The scalar.</param>
    /// <returns>Its parts.</returns>
    public static ActionReference Parse(YamlScalar scalar)
    {
        ArgumentNullException.ThrowIfNull(scalar);
        var text = scalar.Value;
        if (text.Contains("${{", StringComparison.Ordinal))
        {
            return new ActionReference(text, scalar.Span, ActionReferenceKind.Unknown, "", "", null, scalar.Span);
        }

        if (text.StartsWith("docker://", StringComparison.Ordinal))
        {
            return new ActionReference(text, scalar.Span, ActionReferenceKind.Docker, text["docker://".Length..], "", null, scalar.Span);
        }

        if (text.StartsWith("./", StringComparison.Ordinal) || text.StartsWith("$/", StringComparison.Ordinal) || text.StartsWith("../", StringComparison.Ordinal))
        {
            return new ActionReference(text, scalar.Span, ActionReferenceKind.Local, text, "", null, scalar.Span);
        }

        var at = text.IndexOf('@', StringComparison.Ordinal);
        var name = at < 0 ? text : text[..at];
        var parts = name.Split('/', 3);
        if (parts.Length < 2 || parts[0].Length == 0 || parts[1].Length == 0)
        {
            return new ActionReference(text, scalar.Span, ActionReferenceKind.Unknown, "", "", null, scalar.Span);
        }

        return new ActionReference(
            text,
            scalar.Span,
            ActionReferenceKind.Repository,
            $"{parts[0]}/{parts[1]}".ToLowerInvariant(),
            parts.Length == 3 ? parts[2] : "",
            at < 0 ? null : text[(at + 1)..],
            at < 0 ? scalar.Span : scalar.GetSpan(at + 1, text.Length - at - 1))
        {
            NameSpan = at < 0 ? scalar.Span : scalar.GetSpan(0, at),
        };
    }
}
