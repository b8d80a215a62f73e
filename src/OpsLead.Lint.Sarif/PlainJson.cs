using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace OpsLead.Lint.Sarif;

/// <summary>How all JSON of this product is written: indented, in the same bytes on every system, and safe on a terminal and in a build's log.</summary>
public static class PlainJson
{
    /// <summary>The options of a writer.</summary>
    public static JsonWriterOptions Options { get; } = new() { Indented = true, NewLine = "\n", Encoder = CreateEncoder() };

    // Readable in every script, yet with escapes for what hides or reorders text on a terminal and for '#', since a build's log obeys '##[' within a line.
    private static JavaScriptEncoder CreateEncoder()
    {
        var settings = new TextEncoderSettings(UnicodeRanges.All);
        settings.ForbidCharacters('#', '\u00ad', '\u061c', '\u180e', '\ufeff');
        settings.ForbidRange(UnicodeRange.Create('\u200b', '\u200f'));
        settings.ForbidRange(UnicodeRange.Create('\u2028', '\u202e'));
        settings.ForbidRange(UnicodeRange.Create('\u2060', '\u206f'));
        return JavaScriptEncoder.Create(settings);
    }
}
