using System.Xml;
using System.Xml.Linq;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.CSharp.Projects;

/// <summary>A project file or one it imports.</summary>
/// <param name="Document">Its document.</param>
/// <param name="Root">Its <c>Project</c> element, with the lines of its nodes.</param>
internal sealed record MSBuildFile(SourceDocument Document, XElement Root)
{
    /// <summary>Its folder below the root, without a trailing slash.</summary>
    public string Folder => Document.Folder;

    /// <summary>Reads a file.</summary>
    /// <param name="document">The document.</param>
    /// <returns>Null when it is not well-formed, or no project.</returns>
    public static MSBuildFile? Read(SourceDocument document)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(document.GetText().Text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            return XDocument.Load(reader, LoadOptions.SetLineInfo).Root is { Name.LocalName: "Project" } root ? new MSBuildFile(document, root) : null;
        }
        catch (Exception exception) when (exception is XmlException or IOException or UnauthorizedAccessException)
        {
            // What does not parse is the XML's own finding; the sources are then read without their project.
            return null;
        }
    }

    /// <summary>Where the value of an attribute, or the text of an element, is written.</summary>
    /// <param name="node">An attribute or element of this file.</param>
    /// <param name="part">A part of the value to point at; the whole value when it is not found as it stands.</param>
    /// <returns>Its characters; the start of the file when they cannot be told.</returns>
    public TextSpan GetSpan(XObject node, string? part = null)
    {
        var text = Document.GetText();
        if (node is not IXmlLineInfo line || !line.HasLineInfo() || line.LineNumber > text.LineCount)
        {
            return default;
        }

        var position = Math.Min(text.GetLineStart(line.LineNumber - 1) + line.LinePosition - 1, text.Length);
        var (start, end) = node is XAttribute ? FindAttributeValue(text.Text, position) : FindContent(text.Text, position);
        while (start < end && char.IsWhiteSpace(text.Text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(text.Text[end - 1]))
        {
            end--;
        }

        var found = part is null ? -1 : text.Text.AsSpan(start, end - start).IndexOf(part, StringComparison.Ordinal);
        return found < 0 ? TextSpan.FromBounds(start, end) : new TextSpan(start + found, part!.Length);
    }

    private static (int Start, int End) FindAttributeValue(string text, int position)
    {
        var open = text.AsSpan(position).IndexOfAny('"', '\'');
        if (open < 0)
        {
            return (position, position);
        }

        var start = position + open + 1;
        var length = text.AsSpan(start).IndexOf(text[start - 1]);
        return (start, length < 0 ? start : start + length);
    }

    private static (int Start, int End) FindContent(string text, int position)
    {
        // A '>' within an attribute's quotes ends no tag.
        var quote = '\0';
        var close = position;
        while (close < text.Length && (quote != '\0' || text[close] != '>'))
        {
            quote = quote != '\0' ? (text[close] == quote ? '\0' : quote) : text[close] is '"' or '\'' ? text[close] : '\0';
            close++;
        }

        var start = Math.Min(close + 1, text.Length);
        var length = text.AsSpan(start).IndexOf('<');
        return (start, length < 0 ? start : start + length);
    }
}
