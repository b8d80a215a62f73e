using OpsLead.Lint.Syntax.Tests.Yaml;
using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Syntax.Tests.GoTemplates;

/// <summary>What is understood of a chart's template before it is rendered.</summary>
public sealed class YamlTemplateTests
{
    [TestCase("image: {{ .Values.image }}\n", "{image: {{ .Values.image }}}", TestName = "An action is a value")]
    [TestCase("image: \"{{ .Values.a | default \"b\" }}:{{ .Values.tag }}\"\n", "{image: {{ .Values.a | default \"b\" }}:{{ .Values.tag }}}", TestName = "Quotes in an action end no text")]
    [TestCase("image: {{ printf `}}` }}\nname: web\n", "{image: {{ printf `}}` }}, name: web}", TestName = "Braces in a raw text end no action")]
    [TestCase("{{- if .Values.a }}\nkind: Pod\n{{- end }}\nname: web\n", "{kind: Pod, name: web}", TestName = "Lines of control vanish")]
    [TestCase("{{/* key: value\nother: value */}}\nname: web\n", "{name: web}", TestName = "A comment over several lines")]
    [TestCase("{{- define \"labels\" -}}\napp: web\n{{- end }}\nname: web\n", "{name: web}", TestName = "A definition is written elsewhere")]
    [TestCase("name: web\nargs:\n  - a\n  {{- range .Values.args }}\n  - {{ . }}\n  {{- end }}\n", "{name: web, args: [a, {{ . }}]}", TestName = "A range over items")]
    [TestCase("labels:\n  {{- include \"labels\" . | nindent 2 }}\nname: web\n", "{labels: {{- include \"labels\" . | nindent 2 }}, name: web}", TestName = "An action on its own line is the value")]
    [TestCase("labels:\n{{ toYaml .Values.labels | indent 2 }}\nname: web\n", "{labels: {{ toYaml .Values.labels | indent 2 }}, name: web}", TestName = "An action at the margin that indents")]
    [TestCase("args:\n  - a\n  {{- toYaml .Values.args | nindent 2 }}\n", "{args: [a, {{- toYaml .Values.args | nindent 2 }}]}", TestName = "An action among items is an item")]
    [TestCase("text: |\n{{ .Values.text | indent 2 }}\nname: web\n", "{text: {{ .Values.text | indent 2 }}⏎, name: web}", TestName = "A block scalar of an action")]
    [TestCase("text: |\n  a\n{{- if .Values.b }}\n  b\n{{- end }}\nname: web\n", "{text: a⏎{{- if .Values.b }}⏎b⏎{{- end }}⏎, name: web}", TestName = "Control in a block scalar")]
    [TestCase("{{ .Values.key }}: a\nname: web\n", "{{{ .Values.key }}: a, name: web}", TestName = "A key of an action")]
    [TestCase("{{ if .Values.a }}a: b{{ end }}\nname: web\n", "{name: web}", TestName = "A block on one line")]
    [TestCase("key: {{ if .Values.a }}a{{ else }}b{{ end }}\n", "{key: {{ if .Values.a }}a{{ else }}b{{ end }}}", TestName = "A choice within a value")]
    [TestCase("key: {{- if .Values.a }}\n  a: b\n{{- end }}\n", "{key: {a: b}}", TestName = "Control behind a key")]
    [TestCase("key: {{- include \"a\" . | nindent 2 }}\n  a: b\n", "{key: {a: b}}", TestName = "Keys behind an action that begins their mapping")]
    [TestCase("- {{- toYaml . | nindent 2 | trim }}\n  {{- if .a }}\n  b: c\n  {{- end }}\n", "[{b: c}]", TestName = "Keys behind an action that begins an item")]
    [TestCase("# {{ .Values.a }}\nname: web # {{ b }}\n", "{name: web}", TestName = "Actions in comments")]
    [TestCase("a: {{ b }}\r\n{{- if c }}\r\nd: e\r\n{{- end }}\r\n", "{a: {{ b }}, d: e}", TestName = "Line breaks of Windows")]
    [TestCase("a: {{ list\n  1\n  2 }}\nb: c\n", "{a: {{ list 1 2 }}, b: c}", TestName = "An action over several lines")]
    public void Tree(string text, string expected)
    {
        var stream = Parse(text);
        Assert.That(stream.Errors, Is.Empty);
        Assert.That(YamlTreeText.Values(stream), Is.EqualTo(expected));
    }

    [TestCase("{{- if .a }}\ntype: A\n{{- else }}\ntype: B\n{{- end }}\n", TestName = "The branches of an if")]
    [TestCase("{{- if .a }}\ntype: A\n{{- end }}\n{{- if not .a }}\ntype: B\n{{- end }}\n", TestName = "Two conditions")]
    public void A_key_of_several_branches_is_unknown_and_no_duplicate(string text)
    {
        var document = Parse(text).Documents.Single();

        Assert.That(document.DuplicateKeys, Is.Empty);
        Assert.That(((YamlMapping)document.Root!).TryGetScalar("type", out var type) ? type.Value : "", Does.StartWith("{{-"));
    }

    [Test]
    public void A_key_twice_in_one_branch_is_a_duplicate() =>
        Assert.That(Parse("{{- if .a }}\ntype: A\ntype: B\n{{- end }}\n").Documents.Single().DuplicateKeys, Has.Count.EqualTo(1));

    [TestCase("a: 1\n{{- include \"x\" . | nindent 0 }}\nb:\n  c: 1\n", true, false, TestName = "At the margin")]
    [TestCase("a: 1\nb:\n  {{- include \"x\" . | nindent 2 }}\n  c: 1\n", false, true, TestName = "Before the first key")]
    [TestCase("a: 1\nb:\n  c: 1\n  {{- include \"x\" . | nindent 2 }}\n", false, true, TestName = "Behind the last key")]
    [TestCase("a: 1\nb:\n  c: 1\n{{ toYaml .x | indent 2 }}\n", false, true, TestName = "At the margin, indented")]
    [TestCase("a: 1\nb:\n  c: 1\n  {{ .x }}: 1\n", false, true, TestName = "A key")]
    [TestCase("a: 1\nb:\n  c: 1\n  {{- include \"x\" . }}\n", true, true, TestName = "An indentation that nobody says")]
    [TestCase("a: 1\nb:\n  c: 1\n  {{- include \"x\" . | nindent .n }}\n", true, true, TestName = "An indentation from elsewhere")]
    [TestCase("a: 1\nb:\n  {{- if .x }}\n  c: 1\n  {{- end }}\n", false, false, TestName = "Control alone")]
    [TestCase("a: 1\nb:\n  c: 1\n  {{- fail \"no\" }}\n", false, false, TestName = "What ends the rendering")]
    public void Lines_of_an_action_leave_their_mapping_open(string text, bool isRootOpen, bool isInnerOpen)
    {
        var root = (YamlMapping)Parse(text).Documents.Single().Root!;

        Assert.That(root.TryGetMapping("b", out var inner), Is.True);
        Assert.That((root.IsOpen, inner!.IsOpen), Is.EqualTo((isRootOpen, isInnerOpen)));
    }

    [Test]
    public void Branches_that_do_not_fit_below_each_other_are_read_one_by_one()
    {
        var stream = Parse("{{- if .a }}\na:\n  - b\n{{- else }}\n  c: d\n{{- end }}\ne: f\n");

        Assert.That(stream.Errors, Is.Empty);
        Assert.That(YamlTreeText.Values(stream), Is.EqualTo("{a: [b, {{- else }}], e: f}"));
        Assert.That(((YamlMapping)stream.Documents[0].Root!).IsOpen, Is.True);
    }

    [Test]
    public void A_line_of_a_block_that_begins_and_ends_there_leaves_the_mapping_open() =>
        Assert.That(((YamlMapping)Parse("{{ if .Values.a }}a: b{{ end }}\nname: web\n").Documents[0].Root!).IsOpen, Is.True);

    [Test]
    public void Spans_are_those_of_the_file()
    {
        const string Text = "{{- if .Values.a }}\nspec:\n  {{- toYaml .Values.b | nindent 2 }}\n  image: {{ .Values.image }} # why\n{{- end }}\n";
        var stream = Parse(Text);
        var spec = ((YamlMapping)stream.Documents[0].Root!).Entries[0];

        Assert.That(YamlTreeText.Slice(stream, spec.Key), Is.EqualTo("spec"));
        Assert.That(YamlTreeText.Slice(stream, ((YamlMapping)spec.Value).Entries[0].Value), Is.EqualTo("{{ .Values.image }}"));
        Assert.That(YamlTreeText.Comments(stream), Is.EqualTo(["# why"]));
    }

    [Test]
    public void An_open_list_says_so()
    {
        var root = (YamlMapping)Parse("a:\n  - b\n  {{- toYaml .c | nindent 2 }}\nd:\n  - {{ .e }}\n").Documents[0].Root!;

        Assert.That(root.TryGetSequence("a", out var open) && open.IsOpen, Is.True);
        Assert.That(root.TryGetSequence("d", out var closed) && closed.IsOpen, Is.False);
    }

    [Test]
    public void Nothing_is_read_of_a_template_with_an_open_action() => Assert.That(Parse("a: {{ .b\nc: d\n").Documents, Is.Empty);

    private static YamlStream Parse(string text) => YamlStream.ParseTemplate(SourceText.From(text));
}
