using System.Text;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Sarif;

/// <summary>A document that has findings: its fingerprints, computed once.</summary>
internal sealed class ReportedDocument
{
    private readonly SourceDocument document;
    private readonly PrimaryLocationLineHash? hashes;

    public ReportedDocument(SourceDocument document)
    {
        this.document = document;

        // The upload reads every file as UTF-8. Of another encoding it makes other characters, so its own hash is the one to use.
        if (Text is { Encoding: UTF8Encoding } text)
        {
            hashes = PrimaryLocationLineHash.Compute(text);
        }
    }

    /// <summary>The text; null when the file cannot be read, which may be what the finding is about.</summary>
    public SourceText? Text
    {
        get
        {
            try
            {
                return document.GetText();
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                return null;
            }
        }
    }

    /// <summary>The fingerprint of a line, from zero; null when it is unknown.</summary>
    public string? GetLineHash(int line) => hashes?.GetLine(line);
}
