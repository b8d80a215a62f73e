using System.Text;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Sarif;

/// <summary>A document that has findings: its text while its results are made, and its fingerprints, computed once.</summary>
internal sealed class ReportedDocument
{
    private readonly PrimaryLocationLineHash? hashes;

    public ReportedDocument(SourceDocument document)
    {
        Document = document;
        Load();

        // The upload reads every file as UTF-8. Of another encoding it makes other characters, so its own hash is the one to use.
        if (Text is { Encoding: UTF8Encoding } text)
        {
            hashes = PrimaryLocationLineHash.Compute(text);
        }
    }

    public SourceDocument Document { get; }

    /// <summary>The text; null after <see cref="Release"/>, and when the file cannot be read, which may be what the finding is about.</summary>
    public SourceText? Text { get; private set; }

    /// <summary>Takes the text again.</summary>
    public void Load()
    {
        try
        {
            Text = Document.GetText();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Text = null;
        }
    }

    /// <summary>Lets go of the text, so that not all texts of a run are held at once.</summary>
    public void Release() => Text = null;

    /// <summary>The fingerprint of a line, from zero; null when it is unknown.</summary>
    public string? GetLineHash(int line) => hashes?.GetLine(line);
}
