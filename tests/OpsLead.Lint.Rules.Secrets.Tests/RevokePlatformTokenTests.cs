using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Secrets.Tests;

/// <summary>The tokens are put together at run time: none stands here as a whole.</summary>
[TestFixture]
public sealed class RevokePlatformTokenTests
{
    // The sample that GitHub published and revoked: its checksum fits.
    private const string GitHub = "ghp_" + "zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ0mLq17";
    private const string Npm = "npm_" + "a7Gk29dPq0XzLw3Rt8Vb5Yc1Nf6Hj4Ms2E3d";

    private static readonly RuleVerifierOptions Proven = new() { Severity = RuleSeverity.Error };

    [Test]
    public void A_token_with_a_valid_checksum_is_an_error() => RuleVerifier<RevokePlatformToken>.VerifyText($"token = [|{GitHub}|]\n", options: Proven);

    [Test]
    public void The_exact_characters_are_reported_inside_a_block_scalar() =>
        RuleVerifier<RevokePlatformToken>.VerifyKubernetes($"apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\ndata:\n  script: |\n    git clone https://[|{GitHub}|]@github.com/a/b\n");

    [Test]
    public void A_token_after_an_escaped_line_break_is_found() =>
        RuleVerifier<RevokePlatformToken>.Verify("data.json", $$"""{ "env": "A=1\n[|{{GitHub}}|]" }""");

    [Test]
    public void The_message_shows_the_prefix_and_the_length_only() =>
        RuleVerifier<RevokePlatformToken>.VerifyText(
            $"[|{GitHub}|]\n",
            options: new() { Message = "The GitHub personal access token 'ghp_… (40 characters)' stands in the file. Revoke it, and keep the new one in the secret store of the platform that uses it." });

    [Test]
    public void A_token_with_a_wrong_checksum_is_there_when_the_rule_is_selected() => RuleVerifier<RevokePlatformToken>.VerifyText($"//registry.npmjs.org/:_authToken=[|{Npm}|]\n");

    [Test]
    public void The_result_carries_the_names_of_its_own_kind_only() =>
        RuleVerifier<RevokePlatformToken>.VerifyText($"[|{GitHub}|]\n", options: new() { Aliases = ["gitleaks/github-pat", "betterleaks/github-pat", "detect-secrets/GitHubTokenDetector", "noseyparker/np.github.1", "kingfisher/kingfisher.github.1", "secretlint/secretlint-rule-github"] });

    [Test]
    public void One_character_more_is_another_text() => RuleVerifier<RevokePlatformToken>.VerifyText(GitHub + "x\n");

    [Test]
    public void In_the_middle_of_a_word_it_is_none() => RuleVerifier<RevokePlatformToken>.VerifyText("x" + GitHub + "\n");

    [Test]
    public void A_reference_is_none() => RuleVerifier<RevokePlatformToken>.VerifyWorkflow("on: push\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    env:\n      TOKEN: ${{ secrets.GITHUB_TOKEN }}\n    steps: []\n");
}
