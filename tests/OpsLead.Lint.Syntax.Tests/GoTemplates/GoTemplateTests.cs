using CsCheck;
using OpsLead.Lint.Syntax.GoTemplates;
using OpsLead.Lint.Syntax.Tests.Yaml;
using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Syntax.Tests.GoTemplates;

/// <summary>The actions of templates.</summary>
public sealed class GoTemplateTests
{
    // Fixed, so that a failure is the same one on every machine.
    private const string Seed = "0N0XIzNsQ0O2";

    private static readonly string[] Pieces =
    [
        "{{", "}}", "{{-", "-}}", " ", "\n", "\r\n", "  ", "\"", "`", "'", "\\", "/*", "*/", "{{- if .a }}", "{{- else }}", "{{ else if .b }}", "{{- end }}", "{{ end }}", "{{- range .c }}",
        "{{ .x }}", "{{- toYaml .y | nindent 4 }}", "{{ include \"z\" . | indent 2 }}", "{{ define \"d\" }}", "{{/* c */}}", "{{ $v := 1 }}", "key:", "key: ", "value", "- ", "|\n", "    ", "# ", ": ", "---\n", "\t", "é", "😀",
    ];

    private static readonly Gen<string> Templates = Gen.OneOf(Pieces.Select(Gen.Const).ToArray()).Array[1, 24].Select(string.Concat);

    [TestCase("{{ .a }}", GoTemplateActionKind.Output)]
    [TestCase("{{- $a := .b -}}", GoTemplateActionKind.Assignment)]
    [TestCase("{{ $a = 1 }}", GoTemplateActionKind.Assignment)]
    [TestCase("{{ $a }}", GoTemplateActionKind.Output)]
    [TestCase("{{/* a }} */}}", GoTemplateActionKind.Comment)]
    [TestCase("{{- /* a */ -}}", GoTemplateActionKind.Comment)]
    [TestCase("{{ template \"a\" . }}", GoTemplateActionKind.Template)]
    [TestCase("{{ iffy }}", GoTemplateActionKind.Output)]
    [TestCase("{{ \"}}\" }}", GoTemplateActionKind.Output)]
    [TestCase("{{ '}' }}", GoTemplateActionKind.Output)]
    public void Kind(string text, GoTemplateActionKind expected)
    {
        var template = Parse(text);

        Assert.That(template.Errors, Is.Empty);
        Assert.That(template.Actions.Select(static action => (action.Kind, action.Span)), Is.EqualTo(new[] { (expected, new TextSpan(0, text.Length)) }));
    }

    [TestCase("a {{ .b\n", 2, TestName = "An action without its end")]
    [TestCase("{{ \"a }}\n", 3, TestName = "A text that is not closed on its line")]
    [TestCase("{{ `a }}", 3, TestName = "A raw text without its end")]
    [TestCase("{{/* a }}", 0, TestName = "A comment without its end")]
    [TestCase("{{/* a */ }}", 0, TestName = "A comment with a blank behind")]
    [TestCase("{{ if .a }}", 0, TestName = "A block without its end")]
    [TestCase("a{{ end }}", 1, TestName = "An end without its block")]
    [TestCase("{{ if .a }}{{ else }}{{ else }}{{ end }}", 21, TestName = "A second else")]
    public void Error(string text, int start) => Assert.That(Parse(text).Errors.Select(static error => error.Span.Start), Is.EqualTo([start]));

    [Test]
    public void Tokens_are_those_of_Go()
    {
        var template = Parse("{{- $x := index .Values \"a\" | default (list 1 `b`) }}");

        Assert.That(
            template.GetTokens(template.Actions[0]).Select(static token => token.Kind),
            Is.EqualTo(new[]
            {
                GoTemplateTokenKind.Variable, GoTemplateTokenKind.Declare, GoTemplateTokenKind.Identifier, GoTemplateTokenKind.Field, GoTemplateTokenKind.String, GoTemplateTokenKind.Pipe,
                GoTemplateTokenKind.Identifier, GoTemplateTokenKind.LeftParenthesis, GoTemplateTokenKind.Identifier, GoTemplateTokenKind.Number, GoTemplateTokenKind.RawString, GoTemplateTokenKind.RightParenthesis,
            }));
    }

    [TestCase("a {{ if .x }} b {{ end }} c", 'a', 'c', true)]
    [TestCase("a {{ if .x }} b {{ end }} c", 'a', 'b', false)]
    [TestCase("{{ if .x }} a {{ else }} b {{ end }}", 'a', 'b', false)]
    [TestCase("{{ if .x }} a {{ with .y }}{{ end }} b {{ end }}", 'a', 'b', true)]
    [TestCase("{{ if .x }} a {{ end }}{{ if .x }} b {{ end }}", 'a', 'b', false)]
    public void Branches(string text, char first, char second, bool expected) =>
        Assert.That(Parse(text).AreTogether(text.IndexOf($" {first} ", StringComparison.Ordinal) + 1, text.IndexOf($"{second}", 2, StringComparison.Ordinal)), Is.EqualTo(expected));

    [TestCase(0, 1, true)]
    [TestCase(2, 0, true)]
    [TestCase(3, 0, false)]
    [TestCase(1, 2, false)]
    [TestCase(10, 1, true)]
    [TestCase(10, 0, true)]
    public void What_an_edit_may_touch(int start, int length, bool expected) => Assert.That(Parse("a {{ .b }} c").IsLiteral(new TextSpan(start, length)), Is.EqualTo(expected));

    [Test]
    public void A_mask_keeps_what_stands_outside_of_actions_where_it_is() => Templates.Sample(
        static text =>
        {
            var template = Parse(text);
            if (template.Errors.Count > 0)
            {
                return;
            }

            var (masked, holes) = TemplateMask.Create(template, text, dropsElse: false);
            Assert.That(masked, Has.Length.EqualTo(text.Length));
            Assert.That(holes.Select(static hole => hole.Span.Start), Is.Ordered);
            for (var i = 0; i < text.Length; i++)
            {
                // Kept, or a blank or a letter in the place of an action or of what lies between two.
                Assert.That(masked[i] == text[i] || masked[i] is ' ' or 'x', Is.True, $"{i}: {text[i]} became {masked[i]}");
            }
        },
        seed: Seed,
        iter: 8_000,
        threads: 1);

    [Test]
    public void Invariants_hold_for_templates_made_of_pieces() => Templates.Sample(
        static text =>
        {
            var stream = YamlStream.ParseTemplate(SourceText.From(text));
            foreach (var node in stream.Documents.Where(static document => document.Root is not null).SelectMany(static document => YamlTreeText.Descendants(document.Root!)))
            {
                Assert.That(node.Span.Start, Is.InRange(0, text.Length));
                Assert.That(node.Span.End, Is.InRange(node.Span.Start, text.Length));
                if (node is YamlScalar { Value: var value } scalar && value.Length > 0)
                {
                    Assert.That(scalar.GetSpan(0, value.Length).End, Is.LessThanOrEqualTo(text.Length));
                }
            }
        },
        seed: Seed,
        iter: 8_000,
        threads: 1);

    [Test]
    public void Text_without_actions_reads_as_YAML() => Gen.OneOf(YamlSamples.Yaml.Select(Gen.Const).ToArray()).Where(static text => !text.Contains("{{", StringComparison.Ordinal)).Sample(
        static text => Assert.That(YamlTreeText.Values(YamlStream.ParseTemplate(SourceText.From(text))), Is.EqualTo(YamlTreeText.Values(YamlTreeText.Parse(text)))),
        seed: Seed,
        iter: 200,
        threads: 1);

    private static GoTemplate Parse(string text) => GoTemplate.Parse(SourceText.From(text));
}
