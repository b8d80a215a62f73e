using OpsLead.Lint.Secrets;

namespace OpsLead.Lint.Tests.Secrets;

/// <summary>What follows a name: an operator and a value, in the notations of many files.</summary>
[TestFixture]
public sealed class AssignedValueTests
{
    [TestCase("name = value", "value")]
    [TestCase("name: value", "value")]
    [TestCase("name:value", "value")]
    [TestCase("name := \"value\"", "value")]
    [TestCase("name => 'value'", "value")]
    [TestCase("name == \"value\"", "value")]
    [TestCase("\"name\": \"value\",", "value")]
    [TestCase("\\\"name\\\": \\\"value\\\"", "value")]
    [TestCase("name=value;other=1", "value")]
    [TestCase("('name', 'value')", "value")]
    [TestCase("[\"name\"] = \"value\"", "value")]
    [TestCase("<name>value</name>", "value")]
    [TestCase("<add key=\"name\" value=\"value\" />", "value")]
    [TestCase("--name value", "value")]
    [TestCase("name string = \"value\"", "value")]
    [TestCase("${name:-value}", "value")]
    [TestCase("name = \"a\\\"b\"", "a\\\"b")]
    public void A_value_is_read(string text, string expected) => Assert.That(Read(text), Is.EqualTo(expected));

    [TestCase("`name`, `value`", TestName = "Two words between backticks in prose")]
    [TestCase("name, value", TestName = "Two words with a comma")]
    [TestCase("name value", TestName = "Two words")]
    [TestCase("a name > value", TestName = "An arrow in prose")]
    [TestCase("x name.value", TestName = "A member")]
    [TestCase("a name ? value : other", TestName = "A question")]
    [TestCase("name = ", TestName = "An operator alone")]
    [TestCase("name = \"value", TestName = "A quote that stays open")]
    public void No_pair_is_read(string text) => Assert.That(Read(text), Is.Null);

    private static string? Read(string text)
    {
        var start = text.IndexOf("name", StringComparison.Ordinal);
        var nameStart = text.StartsWith("--", StringComparison.Ordinal) ? 0 : start;
        return AssignedValue.TryRead(text, nameStart, start + 4, out var value) ? text[value.Start..value.End] : null;
    }
}
