using System.Collections.Immutable;

namespace OpsLead.Lint;

/// <summary>What a run found.</summary>
public sealed class LintResult
{
    /// <summary>The findings that count, by path, line, column and id.</summary>
    public required ImmutableArray<Diagnostic> Diagnostics { get; init; }

    /// <summary>The findings that something silences, in the same order.</summary>
    public required ImmutableArray<Diagnostic> Suppressed { get; init; }

    /// <summary>Documents that were not looked at, with the reason.</summary>
    public required ImmutableArray<SkippedDocument> Skipped { get; init; }

    /// <summary>The secrets that were detected; no message of a finding says one any more, and whoever shows text of the files masks them. Never null.</summary>
    public DetectedSecrets Secrets { get; init; } = DetectedSecrets.None;

    /// <summary>The files that were linted.</summary>
    public required Workspace Workspace { get; init; }
}

/// <summary>A document that was not looked at.</summary>
/// <param name="Document">The document.</param>
/// <param name="Reason">Why, in a few words: <c>binary</c>, <c>over 16 MB</c>.</param>
public sealed record SkippedDocument(SourceDocument Document, string Reason);

/// <summary>Thrown by a document's loader when the file is not to be read as text.</summary>
/// <param name="reason">Why, in a few words.</param>
/// <param name="isExpected">Whether nobody would expect the file to be read (a picture), so that the summary is enough.</param>
public sealed class DocumentSkippedException(string reason, bool isExpected) : IOException(reason)
{
    /// <summary>Whether nobody would expect the file to be read, so that the summary is enough.</summary>
    public bool IsExpected { get; } = isExpected;
}
