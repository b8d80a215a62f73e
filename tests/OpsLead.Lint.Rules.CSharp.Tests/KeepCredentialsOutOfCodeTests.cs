namespace OpsLead.Lint.Rules.CSharp.Tests;

public sealed class KeepCredentialsOutOfCodeTests
{
    [Test]
    public void A_password_in_a_constant_is_reported_without_its_quotes() => Verify(
        """class Mail { const string SmtpPassword = "[|hunter2!|]"; }""",
        "The value of 'SmtpPassword' is written in the code. Read it from the configuration or a secret store, and revoke this one.");

    [Test]
    public void A_key_in_a_field_is_reported() => Verify("""class Client { private static readonly string _apiKey = "[|k3y-9f8e7d6c5b4a3210|]"; }""");

    [Test]
    public void A_connection_string_reports_its_password_alone() => Verify(
        """class Db { const string Orders = "Server=db.shop.internal;Database=orders;User Id=app;Password=[|s3cr3t-pw|];Encrypt=true"; }""",
        "The password for host 'db.shop.internal' is written in the code. Read the connection string from the configuration, and revoke this password.");

    [Test]
    public void A_concatenated_connection_string_is_read_as_one() => Verify(
        """class Db { string Get(string name) => "Host=db.shop.internal;" + "Password=[|s3cr3t-pw|];Database=" + name; }""");

    [Test]
    public void An_interpolated_connection_string_is_read_with_its_constants() => Verify(
        """
        class Db
        {
            const string Host = "db.shop.internal";
            string Get(string name) => $"Host={Host};Username=app;Password=[|s3cr3t-pw|];Database={name}";
        }
        """);

    [Test]
    public void A_password_in_a_url_is_reported() => Verify("""class Queue { string Url => "amqp://orders:[|s3cr3t-pw|]@rabbit.shop.internal:5672/"; }""");

    [Test]
    public void A_password_in_a_redis_configuration_is_reported() => Verify(
        """class Cache { string Address => "cache.shop.internal:6380,ssl=true,password=[|s3cr3t-pw|]"; }""");

    [Test]
    public void An_argument_is_known_by_its_parameter() => Verify(
        """class Mail { object Login() => new System.Net.NetworkCredential("shop", "[|winter|]"); }""");

    [Test]
    public void A_variable_that_flows_into_a_password_is_reported_where_it_is_written() => Verify(
        """
        class Mail
        {
            static void Login(string user, string password) { }
            void Send()
            {
                var value = "[|winter24|]";
                Login("shop", value);
            }
        }
        """);

    [Test]
    public void A_variable_that_is_given_another_value_proves_nothing() => Verify(
        """
        class Mail
        {
            static void Login(string user, string password) { }
            void Send()
            {
                var value = "winter24";
                value = Environment.GetEnvironmentVariable("PASSWORD") ?? "";
                Login("shop", value);
            }
        }
        """);

    [Test]
    public void A_property_of_a_connection_string_builder_is_reported() => Verify(
        """
        class Db
        {
            void Set(System.Data.Common.DbConnectionStringBuilder builder)
            {
                builder["Password"] = "[|winter|]";
            }
        }
        """);

    [Test]
    public void A_member_of_an_object_initializer_is_reported_without_the_type() => VerifyUnbound(
        """class Db { object Get() => new NpgsqlConnectionStringBuilder { Host = "db", Password = "[|winter|]" }; }""");

    [Test]
    public void The_key_of_a_token_is_reported_behind_its_encoding() => VerifyUnbound(
        """class Jwt { object Key => new SymmetricSecurityKey(System.Text.Encoding.UTF8.GetBytes("[|a-long-key-for-signing|]")); }""");

    [Test]
    public void A_default_of_a_parameter_is_reported() => Verify("""class Db { void Open(string password = "[|winter24|]") { } }""");

    [Test]
    public void An_argument_of_an_attribute_is_reported() => Verify(
        """
        class LoginAttribute : Attribute { public string Password { get; set; } = ""; }
        [Login(Password = "[|winter24|]")] class Report;
        """);

    [Test]
    public void A_fallback_for_a_configured_secret_is_reported() => Verify(
        """class Jwt { string Key(IConfiguration configuration) => configuration["Jwt:SigningKey"] ?? "[|k3y-9f8e7d6c5b4a3210|]"; }""");

    [Test]
    public void An_entry_of_a_dictionary_is_reported_by_its_key() => Verify(
        """class Settings { object Values => new Dictionary<string, string> { { "Smtp:Password", "[|winter24|]" } }; }""");

    [Test]
    public void A_comparison_with_a_password_is_reported() => Verify("""class Login { bool Check(string password) => password == "[|0pen-sesame|]"; }""");

    [TestCase("const string PasswordHeader = \"X-Pw-9f8e7d6c\";", TestName = "A_name_that_only_begins_with_a_credential_is_silent")]
    [TestCase("const string Password = \"Heslo\";", TestName = "A_label_is_silent")]
    [TestCase("const string AccessToken = \"access_token\";", TestName = "The_name_of_a_claim_is_silent")]
    [TestCase("const string Password = \"<your password>\";", TestName = "A_placeholder_in_brackets_is_silent")]
    [TestCase("const string Password = \"changeme\";", TestName = "A_placeholder_word_is_silent")]
    [TestCase("const string Password = \"\";", TestName = "An_empty_password_is_silent")]
    [TestCase("const string ApiKeySecret = \"arn:aws:secretsmanager:eu-west-1:123456789012:secret:app\";", TestName = "A_reference_to_a_store_is_silent")]
    [TestCase("const string Key = \"k3y-9f8e7d6c5b4a3210\";", TestName = "A_mere_key_is_silent")]
    [TestCase("const string Db = \"Server=localhost;User Id=sa;Password=Dev-0nly\";", TestName = "A_password_for_this_machine_is_silent")]
    [TestCase("const string Db = \"Server=(localdb)\\\\mssqllocaldb;Password=Dev-0nly\";", TestName = "A_password_for_LocalDB_is_silent")]
    [TestCase("const string Db = \"Server=db.shop.internal;User Id=shop;Password=myPassword\";", TestName = "What_documentation_writes_is_silent")]
    [TestCase("string Get(string host) => $\"Host={host};Password=s3cr3t-pw\";", TestName = "A_password_for_an_unknown_host_is_silent")]
    [TestCase("string Get(string pw) => $\"Host=db.shop.internal;Password={pw}\";", TestName = "A_password_from_elsewhere_is_silent")]
    [TestCase("const string Sql = \"UPDATE users SET password=@p, host=@h WHERE id=1\";", TestName = "A_statement_of_SQL_is_silent")]
    [TestCase("string Name(IConfiguration c) => c[\"Smtp:Password\"] ?? \"\";", TestName = "A_key_of_the_configuration_is_silent")]
    [TestCase("const string Site = \"https://shop.internal/a:b@c\";", TestName = "An_at_sign_in_a_path_is_silent")]
    public void Silent(string member) => Verify($$"""class Sample { {{member}} }""");

    [Test]
    public void Generated_code_is_silent() => Verify(
        """
        // <auto-generated/>
        class Mail { const string SmtpPassword = "hunter2!"; }
        """);

    [Test]
    public void A_long_concatenation_takes_linear_time() => Verify(
        $$"""class Sample { string Text(string x) => {{string.Join(" + ", Enumerable.Repeat("\"a=b;\"", 2000))}} + x; }""");

    private static void Verify(string markup, params string[] messages) =>
        RuleVerifier.Verify<KeepCredentialsOutOfCode>(markup, new RuleVerifier.Options { Messages = messages });

    private static void VerifyUnbound(string markup) =>
        RuleVerifier.Verify<KeepCredentialsOutOfCode>(markup, new RuleVerifier.Options { AllowsErrors = true });
}
