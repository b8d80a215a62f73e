using OpsLead.Lint.Text;

namespace OpsLead.Lint;

/// <summary>One file of a workspace. Its text is loaded when asked for; the engine itself reads no disk.</summary>
public sealed class SourceDocument
{
    private readonly Func<SourceText> load;
    private SourceDocument? origin;
    private WeakReference<SourceText>? recent;

    /// <summary>A document whose text is loaded by a delegate, possibly more than once; the delegate must be safe to call from any thread.</summary>
    /// <param name="path">The path below the workspace's root, with <c>/</c>.</param>
    /// <param name="load">Gives the text. An <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/> it throws becomes a finding.</param>
    /// <param name="displayPath">The path shown in reports; <paramref name="path"/> when null.</param>
    public SourceDocument(string path, Func<SourceText> load, string? displayPath = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(load);
        Path = path;
        DisplayPath = displayPath ?? path;
        this.load = load;
    }

    /// <summary>A document held in memory.</summary>
    /// <param name="path">The path below the workspace's root, with <c>/</c>.</param>
    /// <param name="text">The characters.</param>
    public SourceDocument(string path, string text)
        : this(path, Hold(SourceText.From(text)))
    {
    }

    /// <summary>A document held in memory.</summary>
    /// <param name="path">The path below the workspace's root, with <c>/</c>.</param>
    /// <param name="text">The text.</param>
    /// <param name="displayPath">The path shown in reports; <paramref name="path"/> when null.</param>
    public SourceDocument(string path, SourceText text, string? displayPath = null)
        : this(path, Hold(text), displayPath)
    {
    }

    /// <summary>The document as it was handed in, of which this is a later version; itself when it is none. Configuration by path goes by it.</summary>
    public SourceDocument Origin => origin ?? this;

    /// <summary>The path below the workspace's root, with <c>/</c>. It decides what kind of file this is.</summary>
    public string Path { get; }

    /// <summary>The path shown in reports, with <c>/</c>.</summary>
    public string DisplayPath { get; }

    /// <summary>
    /// Whether it is there for what it defines alone: the CustomResourceDefinitions in it hold for the other documents, and nothing is reported of itself.
    /// </summary>
    public bool IsContext { get; init; }

    /// <summary>The file's name without folders.</summary>
    public string FileName => Path[(Path.LastIndexOf('/') + 1)..];

    /// <summary>The folder of the file below the root, without a trailing slash; empty at the root.</summary>
    public string Folder => Path.LastIndexOf('/') is >= 0 and var slash ? Path[..slash] : "";

    /// <summary>The text; loaded again when memory was needed for something else in between.</summary>
    /// <returns>The text. Never null.</returns>
    public SourceText GetText()
    {
        if (recent is not null && recent.TryGetTarget(out var text))
        {
            return text;
        }

        text = load();
        recent = new WeakReference<SourceText>(text);
        return text;
    }

    /// <summary>A later version of this document: what a fix or an editor makes of it.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The new document.</returns>
    public SourceDocument WithText(SourceText text) => new(Path, text, DisplayPath) { origin = Origin, IsContext = IsContext };

    /// <inheritdoc/>
    public override string ToString() => Path;

    private static Func<SourceText> Hold(SourceText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return () => text;
    }
}
