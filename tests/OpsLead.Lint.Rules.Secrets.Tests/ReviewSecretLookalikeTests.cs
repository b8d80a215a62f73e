using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Secrets.Tests;

/// <summary>What only looks like a secret is there when somebody asks for it.</summary>
[TestFixture]
public sealed class ReviewSecretLookalikeTests
{
    private const string Random = "x7Kq2mVw9Zp4" + "Lr8TnB3cYd6F";

    [TestCase("[|mdb_sa_id_0123456789" + "ab4def01234567|]\n", TestName = "The id that goes with a secret")]
    [TestCase("azure client_id = [|9b1c7f3e-52d4-4e0a-8f6b" + "-3d2a1c0e9f84|]\n", TestName = "The id of an application")]
    [TestCase("[|r8_" + Random + "|]\n", TestName = "A public prefix and another length")]
    public void A_hint_is_there_when_it_is_asked_for(string text) => RuleVerifier<ReviewSecretLookalike>.VerifyText(text);

    [TestCase("mdb_sa_id_0123456789" + "ab4def01234567\n")]
    [TestCase("r8_" + Random + "\n")]
    public void Nothing_is_said_by_default(string text) => RuleVerifier<ReviewSecretLookalike>.VerifyText(text, options: RuleVerifierOptions.AsShipped);

    [TestCase("r8_configuration_of_the_model_2\n", TestName = "Words after a public prefix")]
    [TestCase("npm_config_registry_url_2026x\n", TestName = "A variable of npm")]
    [TestCase("r8_short1\n", TestName = "Too little after a prefix")]
    [TestCase("dist/r8_x7Kq2mVw9Zp4Lr8TnB.tar.gz\n", TestName = "A file")]
    [TestCase("r8_000000000000000000000000\n", TestName = "A mask")]
    public void What_is_no_token_is_silent(string text) => RuleVerifier<ReviewSecretLookalike>.VerifyText(text);
}
