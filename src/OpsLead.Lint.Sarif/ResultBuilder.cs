using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using OpsLead.Lint.Text;
using Sdk = Microsoft.CodeAnalysis.Sarif;

namespace OpsLead.Lint.Sarif;

/// <summary>Turns findings into results.</summary>
internal sealed class ResultBuilder
{
    private readonly SarifReport report;
    private readonly ToolRules rules;
    private readonly Dictionary<SourceDocument, ReportedDocument> documents = [];
    private ReportedDocument? current;

    public ResultBuilder(SarifReport report, ToolRules rules)
    {
        this.report = report;
        this.rules = rules;
    }

    /// <summary>The result of a finding.</summary>
    public Sdk.Result Create(Diagnostic diagnostic)
    {
        var document = GetDocument(diagnostic.Location.Document);
        var result = new Sdk.Result
        {
            RuleId = diagnostic.Rule.Descriptor.Id,
            RuleIndex = rules.GetIndex(diagnostic.Rule),
            Level = ToolRules.GetLevel(diagnostic.Severity),
            Message = CreateMessage(diagnostic),
            Locations = [CreateLocation(diagnostic.Location)],
        };
        AddRelatedLocations(result, diagnostic);
        if (document.GetLineHash(diagnostic.Location.LineSpan.Start.Line) is { } hash)
        {
            result.PartialFingerprints = new Dictionary<string, string> { ["primaryLocationLineHash"] = hash };
        }

        if (CreateFix(diagnostic, document) is { } fix)
        {
            result.Fixes = [fix];
        }

        if (report.IncludeSuppressed)
        {
            // Where some results have the property all must; an empty one says that nothing silences the result.
            result.Suppressions = diagnostic.Suppression is { } suppression ? [CreateSuppression(suppression)] : [];
        }

        // An empty list says that of the rule's aliases none holds here.
        if (!diagnostic.Aliases.IsEmpty || diagnostic.Rule.Descriptor.Aliases.Count > 0)
        {
            result.SetProperty("aliases", diagnostic.Aliases.ToArray());
        }

        return result;
    }

    /// <summary>The full text, which code scanning insists on, and the id with its arguments, which the standard prefers.</summary>
    private static Sdk.Message CreateMessage(Diagnostic diagnostic)
    {
        var text = MessageText.WithFullStop(diagnostic.Message);
        var hasLink = MessageText.ReadsAsLink(text);
        var message = new Sdk.Message { Text = hasLink ? MessageText.EscapeBrackets(text) : text };
        if (diagnostic.HasDescriptorMessage)
        {
            message.Id = ToolRules.MessageId;
            message.Arguments = [.. hasLink ? diagnostic.Arguments.Select(MessageText.EscapeBrackets) : diagnostic.Arguments];
        }

        return message;
    }

    /// <summary>Related places, and the links to them in the message without which code scanning does not show them.</summary>
    private void AddRelatedLocations(Sdk.Result result, Diagnostic diagnostic)
    {
        if (diagnostic.RelatedLocations.IsEmpty)
        {
            return;
        }

        var text = new StringBuilder(result.Message.Text);
        result.RelatedLocations = new List<Sdk.Location>(diagnostic.RelatedLocations.Length);
        foreach (var related in diagnostic.RelatedLocations)
        {
            var id = result.RelatedLocations.Count + 1;
            var location = CreateLocation(related.Location);
            location.Id = id;
            if (related.Message.Length > 0)
            {
                location.Message = new Sdk.Message { Text = MessageText.Escape(MessageText.WithFullStop(related.Message)) };
                text.Append(CultureInfo.InvariantCulture, $" [{MessageText.EscapeBrackets(related.Message.TrimEnd('.'))}]({id}).");
            }

            result.RelatedLocations.Add(location);
        }

        result.Message.Text = text.ToString();
    }

    private Sdk.Location CreateLocation(Location location) => new()
    {
        PhysicalLocation = new Sdk.PhysicalLocation
        {
            ArtifactLocation = new Sdk.ArtifactLocation { Uri = ArtifactUri.Create(location.Document, report.RepositoryPath?.Invoke(location.Document)) },
            Region = CreateRegion(location.LineSpan),
        },
    };

    private static Sdk.Region CreateRegion(LinePositionSpan span) => new()
    {
        StartLine = span.Start.Line + 1,
        StartColumn = span.Start.Character + 1,
        EndLine = span.End.Line + 1,
        EndColumn = span.End.Character + 1,
    };

    private static Sdk.Suppression CreateSuppression(Suppression suppression)
    {
        // A baseline is a file of its own; every other origin is a mark in the file itself.
        var kind = suppression.Origin == "baseline" ? Sdk.SuppressionKind.External : Sdk.SuppressionKind.InSource;
        var result = new Sdk.Suppression { Kind = kind, Justification = suppression.Justification };
        result.SetProperty("origin", suppression.Origin);
        return result;
    }

    /// <summary>The change that mends a finding; null when there is none or its text would show a secret.</summary>
    private Sdk.Fix? CreateFix(Diagnostic diagnostic, ReportedDocument document)
    {
        if (!report.IncludeFixes
            || diagnostic.Fix is not { Edits.IsEmpty: false, HoldsSecret: false } fix
            || diagnostic.Rule.PointsAtSecrets
            || document.Text is not { HasInvalidBytes: false } text
            || !AreInside(fix.Edits, text))
        {
            return null;
        }

        var newLine = text.GetNewLine();
        var replacements = new List<Sdk.Replacement>(fix.Edits.Length);
        foreach (var edit in fix.Edits.OrderBy(static edit => edit.Span))
        {
            replacements.Add(new Sdk.Replacement
            {
                DeletedRegion = CreateRegion(text.GetLinePositionSpan(edit.Span)),
                InsertedContent = edit.NewText.Length == 0 ? null : new Sdk.ArtifactContent { Text = edit.NewText.ReplaceLineEndings(newLine) },
            });
        }

        var result = new Sdk.Fix
        {
            Description = new Sdk.Message { Text = MessageText.Escape(MessageText.WithFullStop(fix.Title)) },
            ArtifactChanges =
            [
                new Sdk.ArtifactChange
                {
                    ArtifactLocation = new Sdk.ArtifactLocation { Uri = ArtifactUri.Create(diagnostic.Location.Document, report.RepositoryPath?.Invoke(diagnostic.Location.Document)) },
                    Replacements = replacements,
                },
            ],
        };
        result.SetProperty("safety", fix.Safety == FixSafety.Safe ? "safe" : "unsafe");
        return result;
    }

    /// <summary>Whether the edits fit the text: a file may have changed since it was linted.</summary>
    private static bool AreInside(ImmutableArray<TextEdit> edits, SourceText text)
    {
        foreach (var edit in edits)
        {
            if (edit.Span.Start < 0 || edit.Span.End > text.Length)
            {
                return false;
            }
        }

        return true;
    }

    private ReportedDocument GetDocument(SourceDocument document)
    {
        if (current?.Document == document)
        {
            return current;
        }

        current?.Release();
        if (documents.TryGetValue(document, out current))
        {
            current.Load();
        }
        else
        {
            documents.Add(document, current = new ReportedDocument(document));
        }

        return current;
    }
}
