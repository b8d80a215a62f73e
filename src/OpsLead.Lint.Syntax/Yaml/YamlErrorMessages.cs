using System.Collections.Frozen;
using YamlDotNet.Core;

namespace OpsLead.Lint.Syntax.Yaml;

/// <summary>What the event parser's failures mean, in the words of someone who has to repair the file.</summary>
internal static class YamlErrorMessages
{
    private const string BlankLine = "A blank line before the first line of a block scalar has more spaces than that line";
    private const string QuotedLine = "The lines of a quoted value must be indented deeper than its key";
    private const string NotAKey = "Expected 'key: value' here; check the indentation, and quote a value that contains ': '";
    private const string QuoteValue = "A plain value cannot contain ': '; quote it, or begin the nested mapping on its own line";
    private const string BadTag = "The tag is not well formed";
    private const string BadDirective = "The directive is not well formed";
    private const string BadEscapeDigits = "The escape needs hexadecimal digits: \\x takes two, \\u four, \\U eight";

    // YamlDotNet 18.1.0's messages, read from its assembly on 2026-11-23.
    private static readonly FrozenDictionary<string, string> Messages = new Dictionary<string, string>
    {
        ["Anchor before sequence entry on same line is not allowed."] = "An anchor cannot stand before '-' on the same line",
        ["Block sequence entries are not allowed in this context."] = "A list item ('- ') cannot begin here; begin the list on its own line, or quote the value",
        ["Did not find expected <document end>."] = "Content continues after the document's root; check the indentation of this line",
        ["Did not find expected <document start>."] = "Expected '---' or the end of the file here",
        ["Found duplicate %YAML directive."] = "The %YAML directive is given twice",
        ["Found duplicate %TAG directive."] = "The %TAG directive is given twice for one handle",
        ["Found incompatible YAML document."] = "Only YAML 1.x is read; the %YAML directive names another version",
        ["Mapping keys are not allowed in this context."] = "A key ('? ') cannot begin here",
        ["Mapping values are not allowed in this context."] = QuoteValue,
        ["While parsing a block collection, did not find expected '-' indicator."] = "Expected '- ' here; all items of a list begin in the same column",
        ["While parsing a block mapping, did not find expected key."] = NotAKey,
        ["While parsing a flow mapping,  did not find expected ',' or '}'."] = "Expected ',' or '}' here",
        ["While parsing a flow mapping, did not find expected ',' or '}'."] = "Expected ',' or '}' here",
        ["While parsing a flow sequence, did not find expected ',' or ']'."] = "Expected ',' or ']' here",
        ["While parsing a node, did not find expected node content."] = "Expected a value here",
        ["While parsing a node, did not find expected token."] = "An alias cannot have an anchor or a tag",
        ["While parsing a node, found more than one anchor."] = "A node can have only one anchor",
        ["While parsing a node, found undefined tag handle."] = "The tag's handle is not defined by a %TAG directive",
        ["While scanning a %TAG directive, did not find expected whitespace or line break."] = BadDirective,
        ["While scanning a %TAG directive, did not find expected whitespace."] = BadDirective,
        ["While scanning a %YAML directive, did not find expected digit or '.' character."] = BadDirective,
        ["While scanning a %YAML directive, did not find expected version number."] = BadDirective,
        ["While scanning a %YAML directive, found extremely long version number."] = BadDirective,
        ["While scanning a block scalar, did not find expected comment or line break."] = "The text of a block scalar begins on the next line; only an indicator ('-', '+', a digit) or a comment can follow '|' or '>'",
        ["While scanning a block scalar, found a comment without whtespace after '>' indicator."] = "A comment needs a space before '#'",
        ["While scanning a block scalar, found an indentation indicator equal to 0."] = "The indentation of a block scalar is 1 to 9",
        ["While scanning a directive, could not find expected directive name."] = BadDirective,
        ["While scanning a directive, did not find expected comment or line break."] = BadDirective,
        ["While scanning a directive, found unexpected end of stream."] = BadDirective,
        ["While scanning a directive, found unexpected non-alphabetical character."] = BadDirective,
        ["While scanning a document end, found invalid content after '...' marker."] = "Only a comment can follow '...' on its line",
        ["While scanning a flow entry, found invalid comment after comma."] = "A comment needs a space before '#'",
        ["While scanning a flow sequence end, found invalid comment after ']'."] = "A comment needs a space before '#'",
        ["While scanning a flow sequence end, found invalid comment after double-quoted scalar."] = "A comment needs a space before '#'",
        ["While scanning a literal block scalar, found extra spaces in first line."] = BlankLine,
        ["While scanning a literal block scalar, found more spaces in lines above first content line."] = BlankLine,
        ["While scanning a mapping, found invalid tab as indentation."] = "A tab cannot be used for indentation",
        ["While scanning a multi-line double-quoted scalar, found wrong indentation."] = QuotedLine,
        ["While scanning a multiline plain scalar, found invalid mapping."] = QuoteValue,
        ["While scanning a plain scalar value, found invalid mapping."] = QuoteValue,
        ["While scanning a plain scalar, found a tab character that violate indentation."] = "A tab cannot be used for indentation",
        ["While scanning a quoted scalar, did not find expected hexadecimal number."] = BadEscapeDigits,
        ["While scanning a quoted scalar, found invalid Unicode character escape code."] = "The escape does not name a Unicode character",
        ["While scanning a quoted scalar, found invalid Unicode surrogates."] = "The escape names one half of a surrogate pair",
        ["While scanning a quoted scalar, found unexpected document indicator."] = "The quoted value is not closed before the next document",
        ["While scanning a quoted scalar, found unexpected end of stream."] = "The quoted value is not closed",
        ["While scanning a quoted scalar, found unknown escape character."] = "The value has an unknown escape; write '\\\\' for a backslash, or use single quotes",
        ["While scanning a simple key, could not find expected ':'."] = NotAKey,
        ["While scanning a tag directive, did not find expected '!'."] = BadDirective,
        ["While scanning a tag, did not find URI escaped octet."] = BadTag,
        ["While scanning a tag, did not find expected '!'."] = BadTag,
        ["While scanning a tag, did not find expected whitespace, comma or line break."] = BadTag,
        ["While scanning a tag, did not find the expected '>'."] = BadTag,
        ["While scanning a tag, found an incorrect UTF-8 sequence."] = BadTag,
        ["While scanning a tag, found an incorrect leading UTF-8 octet."] = BadTag,
        ["While scanning a tag, found an incorrect trailing UTF-8 octet."] = BadTag,
        ["While scanning a version directive, did not find preceding <document end>."] = "A directive needs '...' before it, at the end of the document above",
        ["While parsing a document start node, could not find document end marker before version directive."] = "A directive needs '...' before it, at the end of the document above",
        ["While scanning an anchor or alias, found value containing disallowed: []{},"] = "The name of an anchor or alias is missing or not well formed",
        ["While scanning for the next token, found character that cannot start any token."] = "A plain value cannot begin with this character; quote it",
        ["While scanning plain scalar, found a comment between adjacent scalars."] = "A plain value cannot go on after a comment",
        ["Unexpected comma at end of tag"] = BadTag,
        ["Invalid key indicator format."] = "A key ('? ') needs a space after '?'",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The message for a failure.</summary>
    /// <param name="exception">What the event parser threw.</param>
    /// <returns>One sentence without a full stop.</returns>
    public static string Get(Exception exception) => exception is YamlException && Messages.TryGetValue(exception.Message, out var message)
        ? message
        : exception is InvalidOperationException ? "The lines of a value in brackets must be indented deeper than its key"
        : "The text is not valid YAML here";

    /// <summary>Whether the parser failed at the blank lines above a block scalar's text, as it does at valid ones too.</summary>
    public static bool IsBlankLineFailure(Exception exception) => exception is YamlException && Get(exception) == BlankLine;

    /// <summary>Whether the parser failed at the indentation of a quoted scalar's second or later line.</summary>
    public static bool IsQuotedLineFailure(Exception exception) => exception is YamlException && Get(exception) == QuotedLine;
}
