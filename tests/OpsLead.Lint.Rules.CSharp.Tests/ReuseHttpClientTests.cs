namespace OpsLead.Lint.Rules.CSharp.Tests;

public sealed class ReuseHttpClientTests
{
    [Test]
    public void A_client_for_each_call_is_reported() => Verify(
        "using var client = new [|HttpClient|](); await client.GetStringAsync(\"https://a\");",
        "'GetAsync' makes a client with connections of its own for each call. Inject an HttpClient from IHttpClientFactory, or keep one.");

    [Test]
    public void A_client_without_a_variable_is_reported() => Verify("await new [|HttpClient|]().GetStringAsync(\"https://a\");");

    [Test]
    public void A_client_on_a_handler_of_its_own_is_reported() => Verify(
        "HttpClient client = [|new(new HttpClientHandler()) { Timeout = TimeSpan.FromSeconds(1) }|]; await client.GetStringAsync(\"https://a\");");

    [Test]
    public void A_client_of_an_endpoint_is_reported() => RuleVerifier.Verify<ReuseHttpClient>(
        """
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapGet("/", async () => { using var client = new [|HttpClient|](); return await client.GetStringAsync("https://a"); });
        """);

    [TestCase("var client = factory.CreateClient(); await client.GetStringAsync(\"https://a\");", TestName = "A_factory_is_silent")]
    [TestCase("client = new HttpClient(); await client.GetStringAsync(\"https://a\");", TestName = "A_client_in_a_field_is_silent")]
    [TestCase("var made = new HttpClient(); client ??= made; await Task.Yield();", TestName = "A_client_that_is_kept_later_is_silent")]
    [TestCase("var made = new HttpClient(handler, false); await made.GetStringAsync(\"https://a\");", TestName = "Somebody_elses_handler_is_silent")]
    [TestCase("var made = new Lazy<HttpClient>(() => new HttpClient()); await Task.Yield();", TestName = "A_factory_of_ones_own_is_silent")]
    public void Silent(string statements) => Verify(statements);

    [Test]
    public void A_program_that_makes_one_is_silent() => RuleVerifier.Verify<ReuseHttpClient>(
        "using var client = new HttpClient(); await client.GetStringAsync(\"https://a\");");

    private static void Verify(string statements, params string[] messages) => RuleVerifier.Verify<ReuseHttpClient>(
        $$"""
        class Prices(IHttpClientFactory factory, HttpMessageHandler handler)
        {
            private HttpClient? client;
            public async Task GetAsync() { {{statements}} }
            private object? Used => (factory, handler, client);
        }
        """,
        new RuleVerifier.Options { Messages = messages });
}
