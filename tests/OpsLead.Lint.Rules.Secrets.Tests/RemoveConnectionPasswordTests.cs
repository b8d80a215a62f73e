using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Secrets.Tests;

/// <summary>Passwords in connection strings and URIs, each put together at run time.</summary>
[TestFixture]
public sealed class RemoveConnectionPasswordTests
{
    private static readonly string Password = string.Concat("tR7", "!uneFork");

    [TestCase("Server=db.contoso.dev;Database=shop;User Id=shop;Password={0};Encrypt=true", TestName = "SQL Server")]
    [TestCase("Data Source=tcp:db.contoso.dev,1433;Initial Catalog=shop;User ID=shop;Pwd={0};", TestName = "SQL Server in its older words")]
    [TestCase("Host=pg.contoso.dev;Username=shop;Password={0};", TestName = "Npgsql")]
    [TestCase("Server=mysql.contoso.dev;Port=3306;Uid=shop;Pwd={0};", TestName = "MySQL")]
    [TestCase("Data Source=oracle.contoso.dev;User Id=shop;Password={0};", TestName = "Oracle")]
    public void A_password_beside_a_host_is_found(string format)
    {
        var (before, after) = Split(format);
        RuleVerifier<RemoveConnectionPassword>.VerifyAppSettings($$"""{ "ConnectionStrings": { "Default": "{{before}}[|{{Password}}|]{{after}}" } }""");
    }

    [TestCase("postgres://shop:{0}@pg.contoso.dev/shop", TestName = "PostgreSQL")]
    [TestCase("mongodb+srv://shop:{0}@cluster0.contoso.dev/?retryWrites=true", TestName = "MongoDB")]
    [TestCase("amqp://shop:{0}@mq.contoso.dev:5672/v", TestName = "RabbitMQ")]
    [TestCase("rediss://:{0}@cache.contoso.dev:6380", TestName = "Redis without a user")]
    [TestCase("https://robot:{0}@git.contoso.dev/shop.git", TestName = "A repository")]
    public void A_password_in_a_URI_is_found(string format)
    {
        var (before, after) = Split(format);
        RuleVerifier<RemoveConnectionPassword>.VerifyEnvironment($"SOURCE={before}[|{Password}|]{after}\n");
    }

    [Test]
    public void A_connection_string_in_XML_is_found() =>
        RuleVerifier<RemoveConnectionPassword>.Verify(
            "web.config",
            $"<configuration><connectionStrings><add name=\"Default\" connectionString=\"Data Source=db.contoso.dev;User ID=shop;Password=[|{Password}|]\" /></connectionStrings></configuration>\n");

    [TestCase("Server=localhost;User Id=sa;Password=")]
    [TestCase("Server=(localdb)\\\\MSSQLLocalDB;User Id=sa;Password=")]
    [TestCase("Host=127.0.0.1;Username=shop;Password=")]
    public void A_password_for_this_machine_is_silent_by_default(string before) =>
        RuleVerifier<RemoveConnectionPassword>.VerifyAppSettings($$"""{ "ConnectionStrings": { "Default": "{{before}}{{Password}};" } }""", options: RuleVerifierOptions.AsShipped);

    [TestCase("Server=db.contoso.dev;User Id=shop;Password=${DB_PASSWORD};")]
    [TestCase("Server=db.contoso.dev;User Id=shop;Password={{password}};")]
    [TestCase("Server=db.contoso.dev;Authentication=Active Directory Default;Database=shop;")]
    [TestCase("postgres://shop:$(DB_PASSWORD)@pg.contoso.dev/shop")]
    [TestCase("https://git.contoso.dev/@scope/package")]
    public void What_holds_no_password_is_silent(string value) => RuleVerifier<RemoveConnectionPassword>.VerifyText($"connection = \"{value}\"\n");

    [Test]
    public void A_sample_word_is_there_when_the_rule_is_selected_and_not_before()
    {
        RuleVerifier<RemoveConnectionPassword>.VerifyText("Server=db.contoso.dev;User Id=shop;Password=[|myPassword|];\n");
        RuleVerifier<RemoveConnectionPassword>.VerifyText("Server=db.contoso.dev;User Id=shop;Password=myPassword;\n", options: RuleVerifierOptions.AsShipped);
    }

    private static (string Before, string After) Split(string format)
    {
        var hole = format.IndexOf("{0}", StringComparison.Ordinal);
        return (format[..hole], format[(hole + 3)..]);
    }
}
