using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Secrets.Tests;

/// <summary>The keys are put together at run time: none stands here as a whole.</summary>
[TestFixture]
public sealed class RevokeServiceKeyTests
{
    private const string Random = "x7Kq2mVw9Zp4" + "Lr8TnB3cYd6F";
    private const string SendGrid = "SG." + "x7Kq2mVw9Zp4Lr8TnB3cYd" + "." + "6FsH5jGa1eUo0Qw9Er8Ty7Ui6Op5As4Df3Gh2Jk1Lz0";

    [Test]
    public void A_key_with_a_public_prefix_is_found_wherever_it_stands() => RuleVerifier<RevokeServiceKey>.VerifyText($"mail goes out with [|{SendGrid}|] since May\n");

    [Test]
    public void A_key_after_the_name_of_its_service_is_found() => RuleVerifier<RevokeServiceKey>.VerifyText($"clockify_api_key = \"[|{Random}|]\"\n");

    [Test]
    public void Small_letters_that_are_no_word_are_found() => RuleVerifier<RevokeServiceKey>.VerifyText("clockify_api_key = [|" + "y7sbilkqxym49dra8fpz" + "c7wbdke3qvlht8mg|]\n");

    [Test]
    public void A_header_with_a_token_is_found() => RuleVerifier<RevokeServiceKey>.VerifyText($"curl -H \"X-Api-Token: [|{Random}|]\" https://api.contoso.dev/\n");

    [Test]
    public void A_basic_header_that_is_base64_of_a_login_is_found() =>
        RuleVerifier<RevokeServiceKey>.VerifyText($"Authorization: Basic [|{Convert.ToBase64String(System.Text.Encoding.ASCII.GetBytes("robot:" + Random))}|]\n");

    [Test]
    public void A_key_on_the_line_below_its_service_is_found() =>
        RuleVerifier<RevokeServiceKey>.VerifyText($"# clockify\nkey: [|{Random}|]\n", options: new() { Severity = RuleSeverity.Warning });

    [Test]
    public void A_value_right_beside_its_service_is_a_hint_only()
    {
        RuleVerifier<RevokeServiceKey>.VerifyText($"clockify [|{Random}|]\n");
        RuleVerifier<RevokeServiceKey>.VerifyText($"clockify {Random}\n", options: RuleVerifierOptions.AsShipped);
    }

    [TestCase("clockify_api_key = ${CLOCKIFY_API_KEY}\n", TestName = "A reference")]
    [TestCase("clockify_api_key = your-clockify-key-2\n", TestName = "A placeholder")]
    [TestCase("clockify uses configuration-of-the-service-v2\n", TestName = "A name of words")]
    [TestCase("clockify: see https://contoso.dev/clockify/integration-guide-2026\n", TestName = "An address")]
    [TestCase("clockify_workspaces = 4711471147114711\n", TestName = "A number")]
    public void What_is_no_key_is_silent(string text) => RuleVerifier<RevokeServiceKey>.VerifyText(text, options: RuleVerifierOptions.AsShipped);

    [Test]
    public void A_sample_that_counts_up_is_silent_until_the_rule_is_selected() =>
        RuleVerifier<RevokeServiceKey>.VerifyText("clockify_api_key = abcdefghijklmnop1234\n", options: RuleVerifierOptions.AsShipped);

    [Test]
    public void A_name_two_lines_above_says_nothing() => RuleVerifier<RevokeServiceKey>.VerifyText($"# clockify\n\nbuild: {Random}\n");

    [Test]
    public void One_key_in_two_places_is_one_finding_that_shows_both()
    {
        var text = $"clockify_api_key = {Random}\nclockify_backup_key = {Random}\n";
        var diagnostic = Linter.Lint([new SourceDocument("a.env", text)], new LintOptions { Rules = [new RevokeServiceKey()], Select = ["secrets"] }).Diagnostics.Single();

        Assert.That(diagnostic.RelatedLocations.Select(static related => related.Location.Span.Start), Is.EqualTo(new[] { text.LastIndexOf(Random, StringComparison.Ordinal) }));
    }
}
