using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Schemas.Tests;

/// <summary>What each keyword means, judged as the drafts say.</summary>
public sealed class JsonSchemaTests
{
    [TestCase("true", "1", true)]
    [TestCase("false", "1", false)]
    [TestCase("{type: integer}", "1", true)]
    [TestCase("{type: integer}", "1.0", true)]
    [TestCase("{type: integer}", "1.5", false)]
    [TestCase("{type: integer}", "\"1\"", false)]
    [TestCase("{type: number}", "1", true)]
    [TestCase("{type: number}", "1e3", true)]
    [TestCase("{type: string}", "1", false)]
    [TestCase("{type: string}", "word", true)]
    [TestCase("{type: boolean}", "true", true)]
    [TestCase("{type: boolean}", "yes", false, TestName = "yes is text in YAML 1.2")]
    [TestCase("{type: 'null'}", "~", true)]
    [TestCase("{type: [string, 'null']}", "null", true)]
    [TestCase("{type: object}", "[]", false)]
    [TestCase("{type: array}", "[]", true)]
    [TestCase("{enum: [a, 1, null]}", "1.0", true, TestName = "Numbers are equal by value")]
    [TestCase("{enum: [a, 1, null]}", "\"1\"", false)]
    [TestCase("{enum: [{a: 1, b: [2]}]}", "{b: [2], a: 1}", true, TestName = "Mappings are equal in any order")]
    [TestCase("{enum: [{a: 1}]}", "{a: 2}", false)]
    [TestCase("{const: 2}", "2", true)]
    [TestCase("{const: 2}", "3", false)]
    [TestCase("{const: false}", "0", false, TestName = "False is not zero")]
    [TestCase("{minimum: 2, maximum: 4}", "2", true)]
    [TestCase("{minimum: 2, maximum: 4}", "5", false)]
    [TestCase("{exclusiveMinimum: 2}", "2", false)]
    [TestCase("{minimum: 2, exclusiveMinimum: true}", "2", false, TestName = "Draft 4 writes the exclusion as a boolean")]
    [TestCase("{exclusiveMaximum: 4}", "3.9", true)]
    [TestCase("{multipleOf: 0.0001}", "0.0075", true, TestName = "A fraction is a multiple without rounding")]
    [TestCase("{multipleOf: 2}", "7", false)]
    [TestCase("{minimum: 2}", "text", true, TestName = "A bound says nothing of text")]
    [TestCase("{minLength: 2}", "\"\\U0001F4A9\"", false, TestName = "A length counts code points")]
    [TestCase("{maxLength: 2}", "abc", false)]
    [TestCase("{pattern: 'es'}", "test", true, TestName = "A pattern matches anywhere")]
    [TestCase("{pattern: '^es'}", "test", false)]
    [TestCase("{pattern: '(?<=a)b'}", "x", true, TestName = "A pattern that cannot be had in linear time says nothing")]
    [TestCase("{format: ipv4}", "127.0.0.1", true)]
    [TestCase("{format: ipv4}", "127.0.0.256", false)]
    [TestCase("{format: ipv4}", "\"127.1\"", false)]
    [TestCase("{format: ipv6}", "\"::1\"", true)]
    [TestCase("{format: date}", "\"2026-02-30\"", false)]
    [TestCase("{format: date-time}", "\"2026-02-03T04:05:06.7+01:00\"", true)]
    [TestCase("{format: date-time}", "\"2026-02-03 04:05:06\"", false)]
    [TestCase("{format: uuid}", "2eb8aa08-aa98-11ea-b4aa-73b441d16380", true)]
    [TestCase("{format: made-up}", "x", true)]
    public void Values(string schema, string value, bool isValid) => Assert.That(Validate(schema, value), isValid ? Is.Empty : Is.Not.Empty);

    [TestCase("{properties: {a: {type: integer}}}", "{a: x}", false)]
    [TestCase("{properties: {a: {type: integer}}}", "{b: x}", true)]
    [TestCase("{properties: {a: false}}", "{a: 1}", false)]
    [TestCase("{properties: {a: {}}, additionalProperties: false}", "{a: 1, b: 2}", false)]
    [TestCase("{properties: {a: {}}, additionalProperties: {type: integer}}", "{a: x, b: 2}", true)]
    [TestCase("{patternProperties: {'^x-': {type: integer}}, additionalProperties: false}", "{x-a: 1}", true)]
    [TestCase("{patternProperties: {'^x-': {type: integer}}}", "{x-a: b}", false)]
    [TestCase("{required: [a]}", "{b: 1}", false)]
    [TestCase("{required: [a]}", "[]", true, TestName = "Required says nothing of a list")]
    [TestCase("{required: [a], additionalProperties: false}", "{a: 1}", false, TestName = "A required key is no known key")]
    [TestCase("{minProperties: 2}", "{a: 1}", false)]
    [TestCase("{maxProperties: 1}", "{a: 1, b: 2}", false)]
    [TestCase("{propertyNames: {maxLength: 2}}", "{abc: 1}", false)]
    [TestCase("{propertyNames: {type: string}}", "{1: a}", true, TestName = "A key is text whatever it looks like")]
    [TestCase("{dependentRequired: {a: [b]}}", "{a: 1}", false)]
    [TestCase("{dependencies: {a: [b]}}", "{c: 1}", true)]
    [TestCase("{dependencies: {a: {required: [b]}}}", "{a: 1}", false, TestName = "Draft 7 has one keyword for both dependencies")]
    [TestCase("{dependentSchemas: {a: {properties: {b: {type: integer}}}}}", "{a: 1, b: x}", false)]
    [TestCase("{items: {type: integer}}", "[1, x]", false)]
    [TestCase("{prefixItems: [{type: integer}], items: false}", "[1, 2]", false)]
    [TestCase("{items: [{type: integer}], additionalItems: false}", "[1, 2]", false, TestName = "Draft 7 writes a tuple as a list of items")]
    [TestCase("{items: [{type: integer}]}", "[1, x]", true)]
    [TestCase("{contains: {const: 1}}", "[2, 3]", false)]
    [TestCase("{contains: {const: 1}, minContains: 0}", "[2]", true)]
    [TestCase("{contains: {const: 1}, maxContains: 1}", "[1, 1]", false)]
    [TestCase("{minItems: 1}", "[]", false)]
    [TestCase("{maxItems: 1}", "[1, 2]", false)]
    [TestCase("{uniqueItems: true}", "[{a: 1}, {a: 1.0}]", false)]
    [TestCase("{uniqueItems: true}", "[1, '1', true]", true)]
    public void Collections(string schema, string value, bool isValid) => Assert.That(Validate(schema, value), isValid ? Is.Empty : Is.Not.Empty);

    [TestCase("{allOf: [{minimum: 1}, {maximum: 3}]}", "4", false)]
    [TestCase("{anyOf: [{type: integer}, {minLength: 2}]}", "ab", true)]
    [TestCase("{anyOf: [{type: integer}, {minLength: 2}]}", "a", false)]
    [TestCase("{oneOf: [{minimum: 1}, {maximum: 3}]}", "2", false, TestName = "Two of exactly one")]
    [TestCase("{oneOf: [{minimum: 1}, {maximum: 3}]}", "9", true)]
    [TestCase("{not: {type: integer}}", "1", false)]
    [TestCase("{not: {type: integer}}", "${NUMBER}", true, TestName = "What is filled in later may be right")]
    [TestCase("{if: {minimum: 10}, then: {multipleOf: 10}, else: {maximum: 5}}", "15", false)]
    [TestCase("{if: {minimum: 10}, then: {multipleOf: 10}, else: {maximum: 5}}", "7", false)]
    [TestCase("{if: {minimum: 10}, then: {multipleOf: 10}, else: {maximum: 5}}", "20", true)]
    [TestCase("{$ref: '#/$defs/a', $defs: {a: {type: integer}}}", "x", false)]
    [TestCase("{$ref: '#/$defs/a~1b%25', $defs: {a/b%: {type: integer}}}", "x", false, TestName = "A pointer is unescaped")]
    [TestCase("{$ref: '#a', $defs: {x: {$anchor: a, type: integer}}}", "x", false)]
    [TestCase("{$ref: 'https://example.com/other.json'}", "x", true, TestName = "Another document accepts everything")]
    [TestCase("{$ref: '#/$defs/a', minimum: 3, $defs: {a: {type: integer}}}", "2", false, TestName = "From 2019-09 on something may stand beside a reference")]
    [TestCase("{$schema: 'http://json-schema.org/draft-07/schema#', $ref: '#/definitions/a', minimum: 3, definitions: {a: {type: integer}}}", "2", true, TestName = "Up to draft 7 a reference stands alone")]
    [TestCase("{properties: {next: {$ref: '#'}}, additionalProperties: false}", "{next: {next: {other: 1}}}", false, TestName = "A schema may hold itself")]
    [TestCase("{$ref: '#'}", "1", true, TestName = "A schema that is only itself accepts everything")]
    [TestCase("{allOf: [{properties: {a: {}}}], unevaluatedProperties: false}", "{a: 1}", true)]
    [TestCase("{allOf: [{properties: {a: {}}}], unevaluatedProperties: false}", "{a: 1, b: 2}", false)]
    [TestCase("{anyOf: [{properties: {a: {const: 1}}, required: [a]}], unevaluatedProperties: false}", "{a: 1}", true)]
    [TestCase("{prefixItems: [{}], unevaluatedItems: false}", "[1, 2]", false)]
    public void Applicators(string schema, string value, bool isValid) => Assert.That(Validate(schema, value), isValid ? Is.Empty : Is.Not.Empty);

    [Test]
    public void A_document_that_repeats_itself_by_aliases_is_not_walked_for_ever()
    {
        var text = "a0: &a0 [x]\n" + string.Concat(Enumerable.Range(1, 60).Select(static i => $"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]\n"));

        Assert.That(Validate("{$defs: {l: {type: [array, string], items: {$ref: '#/$defs/l'}}}, additionalProperties: {$ref: '#/$defs/l'}}", text), Is.Empty);
    }

    private static IReadOnlyList<SchemaViolation> Validate(string schema, string value) =>
        SchemaValidator.Validate(Parse(value), JsonSchema.Compile(Parse(schema)));

    private static YamlNode Parse(string text) => YamlStream.Parse(SourceText.From(text)).Documents[0].Root!;
}
