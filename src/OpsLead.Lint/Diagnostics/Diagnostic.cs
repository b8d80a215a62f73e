using System.Collections.Immutable;
using OpsLead.Lint.Text;

namespace OpsLead.Lint;

/// <summary>Where something stands: a document, the characters, and their lines.</summary>
/// <param name="Document">The document.</param>
/// <param name="Span">The characters.</param>
/// <param name="LineSpan">The same by line and column, from zero.</param>
public sealed record Location(SourceDocument Document, TextSpan Span, LinePositionSpan LineSpan)
{
    /// <summary>A location of a span in a text.</summary>
    /// <param name="document">The document.</param>
    /// <param name="text">Its text.</param>
    /// <param name="span">The characters; cut to the text if it reaches beyond.</param>
    /// <returns>The location.</returns>
    public static Location Create(SourceDocument document, SourceText text, TextSpan span)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(text);
        var start = Math.Clamp(span.Start, 0, text.Length);
        var end = Math.Clamp(span.End, start, text.Length);
        var inside = TextSpan.FromBounds(start, end);
        return new Location(document, inside, text.GetLinePositionSpan(inside));
    }

    /// <summary>As people read it: <c>path:line:column</c>.</summary>
    /// <returns>For instance <c>deploy/web.yaml:3:7</c>.</returns>
    public override string ToString() => $"{Document.DisplayPath}:{LineSpan.Start}";
}

/// <summary>A second place that explains a finding.</summary>
/// <param name="Location">The place.</param>
/// <param name="Message">What is there, one sentence without a full stop.</param>
public sealed record RelatedLocation(Location Location, string Message);

/// <summary>A finding.</summary>
public sealed record Diagnostic
{
    /// <summary>The rule that found it.</summary>
    public required RuleInfo Rule { get; init; }

    /// <summary>Its severity after configuration and conventions.</summary>
    public required RuleSeverity Severity { get; init; }

    /// <summary>The full message: what is wrong, then what to do.</summary>
    public required string Message { get; init; }

    /// <summary>The arguments of the message. Never null.</summary>
    public ImmutableArray<string> Arguments { get; init; } = [];

    /// <summary>Whether <see cref="Message"/> is the descriptor's own format; false for another case's wording.</summary>
    public bool HasDescriptorMessage { get; init; }

    /// <summary>The characters at fault.</summary>
    public required Location Location { get; init; }

    /// <summary>Places that explain it. Never null.</summary>
    public ImmutableArray<RelatedLocation> RelatedLocations { get; init; } = [];

    /// <summary>The peers' ids whose own condition holds here, each <c>peer/check</c>. Never null.</summary>
    public ImmutableArray<string> Aliases { get; init; } = [];

    /// <summary>The change that mends it, or null.</summary>
    public CodeFix? Fix { get; init; }

    /// <summary>Where in the document's structure it stands (<c>Deployment/shop/web:spec.containers[web]</c>), for a baseline that survives moved lines; null when unknown.</summary>
    public string? ObjectPath { get; init; }

    /// <summary>Why it is suppressed; null for a finding that counts.</summary>
    public Suppression? Suppression { get; init; }

    /// <summary>What <see cref="Message"/> was made from, so that it can be made again with other arguments.</summary>
    internal string MessageFormat { get; init; } = "";

    /// <inheritdoc/>
    public override string ToString() => $"{Location}: {Rule.Descriptor.Id} {Message}";
}

/// <summary>What silences a finding.</summary>
/// <param name="Origin">Who wrote it: <c>opslead-lint</c> or a peer's name.</param>
/// <param name="Justification">The reason given, or null.</param>
public sealed record Suppression(string Origin, string? Justification);
