using System.Collections.Immutable;
using OpsLead.Lint.Text;

namespace OpsLead.Lint;

/// <summary>What a rule may add to a finding beyond its span and arguments.</summary>
public sealed record DiagnosticDetails
{
    /// <summary>The wording of another case of the same defect; null for the descriptor's.</summary>
    public string? MessageFormat { get; init; }

    /// <summary>A severity of its own; null for the rule's. Configuration still wins.</summary>
    public RuleSeverity? Severity { get; init; }

    /// <summary>The peers' ids whose own condition holds; default (not set) for all of the descriptor's.</summary>
    public ImmutableArray<string> Aliases { get; init; }

    /// <summary>Whether our own verdict is silent here and only a selected alias, or the selected rule, asks for it.</summary>
    public bool IsOptIn { get; init; }

    /// <summary>The change that mends it, or null.</summary>
    public CodeFix? Fix { get; init; }

    /// <summary>Places in the same document that explain the finding. Never null.</summary>
    public ImmutableArray<RelatedSpan> Related { get; init; } = [];

    /// <summary>Places in other documents that explain it. Never null.</summary>
    public ImmutableArray<RelatedDocumentSpan> RelatedDocuments { get; init; } = [];

    /// <summary>Where in the document's structure it stands, or null.</summary>
    public string? ObjectPath { get; init; }
}

/// <summary>A second place in the finding's document.</summary>
/// <param name="Span">The characters.</param>
/// <param name="Message">What is there, one sentence without a full stop.</param>
public readonly record struct RelatedSpan(TextSpan Span, string Message);

/// <summary>A second place in any document.</summary>
/// <param name="Document">The document.</param>
/// <param name="Span">The characters.</param>
/// <param name="Message">What is there, one sentence without a full stop.</param>
public readonly record struct RelatedDocumentSpan(SourceDocument Document, TextSpan Span, string Message);
