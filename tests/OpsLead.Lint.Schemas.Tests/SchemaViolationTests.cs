using CsCheck;
using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Schemas.Tests;

/// <summary>Where a difference is told, and how.</summary>
public sealed class SchemaViolationTests
{
    private const string Schema = """
        type: object
        required: [name]
        additionalProperties: false
        properties:
          name: {type: string}
          size: {enum: [small, large]}
          ports:
            type: array
            items:
              type: object
              required: [port]
              properties:
                port: {type: integer, maximum: 9}
        """;

    [TestCase("name: a\n[|sise|]: small\n", SchemaViolationKind.UnknownProperty, "sise", "sise", "size", TestName = "An unknown key is told at the key, with the name that was meant")]
    [TestCase("name: a\nname2: b\n[|size2|]: b\nsize: small\n", SchemaViolationKind.UnknownProperty, "size2", "size2", null, TestName = "A name that already stands there was not meant")]
    [TestCase("[|size|]: small\n", SchemaViolationKind.MissingProperty, "", "name", null, TestName = "A key missing in the document is told at its first key")]
    [TestCase("name: a\nports:\n  - [|prot|]: 1\n", SchemaViolationKind.MissingProperty, "ports[0]", "port", null, TestName = "A key missing in an item is told at the item's first key")]
    [TestCase("name: [|[a]|]\n", SchemaViolationKind.WrongType, "name", "a list", null, TestName = "A wrong type is told at the value")]
    [TestCase("name: a\nports:\n  - port: [|\"80\"|]\n", SchemaViolationKind.WrongType, "ports[0].port", "80", null, TestName = "The path counts items")]
    [TestCase("[|name|]:\nsize: small\n", SchemaViolationKind.WrongType, "name", "", null, TestName = "A value that is not written is told at its key")]
    [TestCase("name: a\nsize: [|smal|]\n", SchemaViolationKind.NotInEnumeration, "size", "smal", "small", TestName = "A wrong value comes with the one that was meant")]
    [TestCase("name: a\nports: [{port: [|10|]}]\n", SchemaViolationKind.OutOfRange, "ports[0].port", "10", null, TestName = "A number out of range")]
    public void Differences(string markup, SchemaViolationKind kind, string path, string name, string? suggestion)
    {
        var start = markup.IndexOf("[|", StringComparison.Ordinal);
        var text = markup.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal);
        var length = markup.IndexOf("|]", StringComparison.Ordinal) - start - 2;

        var violation = Validate(text)[^1];

        Assert.Multiple(() =>
        {
            Assert.That(violation.Kind, Is.EqualTo(kind));
            Assert.That(violation.Span, Is.EqualTo(new TextSpan(start, length)));
            Assert.That(violation.Path, Is.EqualTo(path));
            Assert.That(violation.Name, Is.EqualTo(name));
            Assert.That(violation.Suggestion, Is.EqualTo(suggestion));
        });
    }

    [TestCase("name: \"{{ .Values.name }}\"\nports:\n  - port: ${PORT}\n", TestName = "A value that is filled in later")]
    [TestCase("name: a\nports:\n  - port: __PORT__\n", TestName = "A mark that a script replaces")]
    [TestCase("name: a\nports:\n  - port: {{ .Values.port }}\n", TestName = "A template that reads as a mapping")]
    public void Unknown_values_fit(string text) => Assert.That(Validate(text).Where(static violation => violation.Kind is SchemaViolationKind.WrongType), Is.Empty);

    [Test]
    public void A_merged_key_is_there()
    {
        const string Text = "ports: [&p {port: 1}, {<<: *p}]\nname: a\n";

        Assert.That(Validate(Text), Is.Empty);
    }

    [Test]
    public void What_is_merged_is_checked_where_it_stands()
    {
        const string Text = "ports: [{<<: {port: x}}]\nname: a\n";

        Assert.That(Validate(Text).Single().Span, Is.EqualTo(new TextSpan(Text.IndexOf('x', StringComparison.Ordinal), 1)));
    }

    [Test]
    public void An_alternative_of_the_value_s_own_type_says_what_is_wrong()
    {
        var violations = Validate("{a: {b: x}}", "{properties: {a: {oneOf: [{type: string}, {type: object, properties: {b: {type: integer}}}]}}}");

        Assert.That(violations.Single().Path, Is.EqualTo("a.b"));
    }

    [Test]
    public void Kubernetes_takes_null_for_nothing()
    {
        const string Text = "name:\nsize: ~\n";
        var violations = SchemaValidator.Validate(Parse(Text), JsonSchema.Compile(Parse(Schema)), SchemaValidationOptions.Kubernetes);

        Assert.That(violations.Select(static violation => (violation.Kind, violation.Name)), Is.EqualTo(new[] { (SchemaViolationKind.MissingProperty, "name") }));
    }

    [TestCase("yes", SchemaTypes.Boolean, TestName = "yes is a boolean to kubectl")]
    [TestCase("0755", SchemaTypes.Integer, TestName = "A leading zero is octal to kubectl")]
    [TestCase("1.5", SchemaTypes.Number, TestName = "A fraction")]
    public void Scalars_are_read_as_kubectl_reads_them(string value, SchemaTypes type)
    {
        var violation = SchemaValidator.Validate(Parse($"name: {value}\n"), JsonSchema.Compile(Parse(Schema)), SchemaValidationOptions.Kubernetes).Single();

        Assert.That(violation.ActualType, Is.EqualTo(type));
    }

    [TestCase("1e3", TestName = "An exponent without a sign is text to kubectl")]
    [TestCase("2026-01-31", TestName = "A date is text to kubectl")]
    public void Text_is_read_as_kubectl_reads_it(string value) =>
        Assert.That(SchemaValidator.Validate(Parse($"name: {value}\n"), JsonSchema.Compile(Parse(Schema)), SchemaValidationOptions.Kubernetes), Is.Empty);

    [Test]
    public void Any_document_and_any_schema_are_survived()
    {
        string[] words =
        [
            "type", "properties", "items", "a", "$ref", "'#'", "'#/properties/a'", "object", "required", "allOf", "anyOf", "oneOf", "not", "if", "then", "enum", "1", "null", "additionalProperties", "false",
        ];
        var word = Gen.Int[0, words.Length - 1].Select(index => words[index]);
        var tree = word;
        for (var depth = 0; depth < 4; depth++)
        {
            var inner = tree;
            tree = Gen.OneOf(
                word,
                Gen.Select(word, inner, word, inner).Select(static (key, value, otherKey, otherValue) => $"{{{key}: {value}, {otherKey}: {otherValue}}}"),
                inner.Array[0, 3].Select(static items => $"[{string.Join(", ", items)}]"));
        }

        Gen.Select(tree, tree).Sample((schema, value) => Validate(value, schema) is not null, iter: 2_000);
    }

    private static IReadOnlyList<SchemaViolation> Validate(string text, string schema = Schema) => SchemaValidator.Validate(Parse(text), JsonSchema.Compile(Parse(schema)));

    private static YamlNode Parse(string text) => YamlStream.Parse(SourceText.From(text)).Documents[0].Root!;
}
