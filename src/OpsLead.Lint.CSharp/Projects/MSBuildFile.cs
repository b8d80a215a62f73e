using System.Xml;
using System.Xml.Linq;

namespace OpsLead.Lint.CSharp.Projects;

/// <summary>A project file or one it imports.</summary>
/// <param name="Folder">Its folder below the root, without a trailing slash.</param>
/// <param name="Root">Its <c>Project</c> element.</param>
internal sealed record MSBuildFile(string Folder, XElement Root)
{
    /// <summary>Reads a file.</summary>
    /// <param name="document">The document.</param>
    /// <returns>Null when it is not well-formed, or no project.</returns>
    public static MSBuildFile? Read(SourceDocument document)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(document.GetText().Text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            return XDocument.Load(reader).Root is { Name.LocalName: "Project" } root ? new MSBuildFile(document.Folder, root) : null;
        }
        catch (Exception exception) when (exception is XmlException or IOException or UnauthorizedAccessException)
        {
            // What does not parse is the XML's own finding; the sources are then read without their project.
            return null;
        }
    }
}
