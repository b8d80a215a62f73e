using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using OpsLead.Lint.Text;

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
    public Model.Result Create(Diagnostic diagnostic)
    {
        var document = GetDocument(diagnostic.Location.Document);
        var message = CreateMessage(diagnostic);
        return new Model.Result
        {
            RuleId = diagnostic.Rule.Descriptor.Id,
            RuleIndex = rules.GetIndex(diagnostic.Rule),
            Level = ToolRules.GetLevel(diagnostic.Severity),
            Locations = [CreateLocation(diagnostic.Location)],
            RelatedLocations = CreateRelatedLocations(message, diagnostic),
            Message = message,
            PartialFingerprints = document.GetLineHash(diagnostic.Location.LineSpan.Start.Line) is { } hash
                ? new Dictionary<string, string> { ["primaryLocationLineHash"] = hash }
                : null,
            Fixes = CreateFix(diagnostic, document) is { } fix ? [fix] : null,

            // Where some results have the property all must; an empty one says that nothing silences the result.
            Suppressions = !report.IncludeSuppressed ? null : diagnostic.Suppression is { } suppression ? [CreateSuppression(suppression)] : [],

            // An empty list says that of the rule's aliases none holds here.
            Properties = diagnostic.Aliases.IsEmpty && diagnostic.Rule.Descriptor.Aliases.Count == 0
                ? null
                : new Model.ResultProperties { Aliases = diagnostic.Aliases },
        };
    }

    /// <summary>The full text, which code scanning insists on, and the id with its arguments, which the standard prefers.</summary>
    private static Model.Message CreateMessage(Diagnostic diagnostic)
    {
        var text = MessageText.WithFullStop(diagnostic.Message);
        var hasLink = MessageText.ReadsAsLink(text);
        return new Model.Message
        {
            Text = hasLink ? MessageText.EscapeBrackets(text) : text,
            Id = diagnostic.HasDescriptorMessage ? ToolRules.MessageId : null,
            Arguments = !diagnostic.HasDescriptorMessage ? null : hasLink ? [.. diagnostic.Arguments.Select(MessageText.EscapeBrackets)] : diagnostic.Arguments,
        };
    }

    /// <summary>Related places, and the links to them in the message without which code scanning does not show them.</summary>
    private List<Model.Location>? CreateRelatedLocations(Model.Message message, Diagnostic diagnostic)
    {
        if (diagnostic.RelatedLocations.IsEmpty)
        {
            return null;
        }

        var text = new StringBuilder(message.Text);
        var result = new List<Model.Location>(diagnostic.RelatedLocations.Length);
        foreach (var related in diagnostic.RelatedLocations)
        {
            var id = result.Count + 1;
            if (related.Message.Length == 0)
            {
                result.Add(CreateLocation(related.Location, id));
                continue;
            }

            result.Add(CreateLocation(related.Location, id, new Model.Message { Text = MessageText.Escape(MessageText.WithFullStop(related.Message)) }));
            text.Append(CultureInfo.InvariantCulture, $" [{MessageText.EscapeBrackets(related.Message.TrimEnd('.'))}]({id}).");
        }

        message.Text = text.ToString();
        return result;
    }

    private Model.Location CreateLocation(Location location, int? id = null, Model.Message? message = null) => new()
    {
        Id = id,
        Message = message,
        PhysicalLocation = new Model.PhysicalLocation
        {
            ArtifactLocation = new Model.ArtifactLocation { Uri = ArtifactUri.Create(location.Document, report.RepositoryPath?.Invoke(location.Document)) },
            Region = CreateRegion(location.LineSpan),
        },
    };

    private static Model.Region CreateRegion(LinePositionSpan span) => new()
    {
        StartLine = span.Start.Line + 1,
        StartColumn = span.Start.Character + 1,
        EndLine = span.End.Line + 1,
        EndColumn = span.End.Character + 1,
    };

    private static Model.Suppression CreateSuppression(Suppression suppression)
    {
        // A baseline is a file of its own; every other origin is a mark in the file itself.
        var kind = suppression.Origin == "baseline" ? Model.SuppressionKind.External : Model.SuppressionKind.InSource;
        return new Model.Suppression
        {
            Kind = kind,
            Justification = suppression.Justification,
            Properties = new Model.SuppressionProperties { Origin = suppression.Origin },
        };
    }

    /// <summary>The change that mends a finding; null when there is none or its text would show a secret.</summary>
    private Model.Fix? CreateFix(Diagnostic diagnostic, ReportedDocument document)
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
        var replacements = new List<Model.Replacement>(fix.Edits.Length);
        foreach (var edit in fix.Edits.OrderBy(static edit => edit.Span))
        {
            replacements.Add(new Model.Replacement
            {
                DeletedRegion = CreateRegion(text.GetLinePositionSpan(edit.Span)),
                InsertedContent = edit.NewText.Length == 0 ? null : new Model.ArtifactContent { Text = edit.NewText.ReplaceLineEndings(newLine) },
            });
        }

        return new Model.Fix
        {
            Description = new Model.Message { Text = MessageText.Escape(MessageText.WithFullStop(fix.Title)) },
            ArtifactChanges =
            [
                new Model.ArtifactChange
                {
                    ArtifactLocation = new Model.ArtifactLocation { Uri = ArtifactUri.Create(diagnostic.Location.Document, report.RepositoryPath?.Invoke(diagnostic.Location.Document)) },
                    Replacements = replacements,
                },
            ],
            Properties = new Model.FixProperties { Safety = fix.Safety == FixSafety.Safe ? "safe" : "unsafe" },
        };
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
