using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace OpsLead.Lint;

/// <summary>The files of one repository, immutable. An editor makes a new one for each change and lints that.</summary>
public sealed class Workspace
{
    private readonly ImmutableSortedDictionary<string, SourceDocument> documents;
    private HashSet<string>? folders;

    private Workspace(ImmutableSortedDictionary<string, SourceDocument> documents) => this.documents = documents;

    /// <summary>A workspace without files.</summary>
    public static Workspace Empty { get; } = new(ImmutableSortedDictionary.Create<string, SourceDocument>(StringComparer.Ordinal));

    /// <summary>The documents in the order of their paths.</summary>
    public IEnumerable<SourceDocument> Documents => documents.Values;

    /// <summary>How many documents there are.</summary>
    public int Count => documents.Count;

    /// <summary>Whether documents lie in a folder or below it.</summary>
    /// <param name="path">The folder below the root, with <c>/</c> and without one at its end; compared by ordinal.</param>
    /// <returns>True when one does.</returns>
    public bool HasFolder(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return (folders ??= FindFolders()).Contains(path);
    }

    /// <summary>A workspace of documents; of two with one path the later stays.</summary>
    /// <param name="documents">The documents.</param>
    /// <returns>The workspace.</returns>
    public static Workspace Create(IEnumerable<SourceDocument> documents)
    {
        ArgumentNullException.ThrowIfNull(documents);
        var builder = ImmutableSortedDictionary.CreateBuilder<string, SourceDocument>(StringComparer.Ordinal);
        foreach (var document in documents)
        {
            builder[document.Path] = document;
        }

        return new Workspace(builder.ToImmutable());
    }

    /// <summary>The same workspace with one document added or replaced.</summary>
    /// <param name="path">The path below the root, with <c>/</c>.</param>
    /// <param name="text">The characters.</param>
    /// <returns>The new workspace.</returns>
    public Workspace WithDocument(string path, string text) => WithDocument(new SourceDocument(path, text));

    /// <summary>The same workspace with one document added or replaced.</summary>
    /// <param name="document">The document.</param>
    /// <returns>The new workspace.</returns>
    public Workspace WithDocument(SourceDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return new Workspace(documents.SetItem(document.Path, document));
    }

    /// <summary>The same workspace without one document.</summary>
    /// <param name="path">The path below the root.</param>
    /// <returns>The new workspace, or this one when there is no such document.</returns>
    public Workspace WithoutDocument(string path) => documents.ContainsKey(path) ? new Workspace(documents.Remove(path)) : this;

    /// <summary>Finds a document by its path.</summary>
    /// <param name="path">The path below the root, with <c>/</c>; compared by ordinal.</param>
    /// <param name="document">The document.</param>
    /// <returns>Whether it is there.</returns>
    public bool TryGetDocument(string path, [NotNullWhen(true)] out SourceDocument? document) => documents.TryGetValue(path, out document);

    private HashSet<string> FindFolders()
    {
        var found = new HashSet<string>(StringComparer.Ordinal) { "" };
        foreach (var document in Documents)
        {
            // What lies above a known folder is known.
            for (var folder = document.Folder; found.Add(folder); folder = folder.LastIndexOf('/') is >= 0 and var slash ? folder[..slash] : "")
            {
            }
        }

        return found;
    }
}
