using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Secrets.Tests;

[TestFixture]
public sealed class RevokeCloudKeyTests
{
    private const string AccessKeyId = "AKIA" + "Q7RFPZ2MEWB5TKXN";
    private const string StorageKey = "nQvWys81vp7hB1dx8PpD5KHXe3PYiGkPAuNaRL63xYKwzEInncIIA3ANxN9K" + "3KSU9Mi4roNL89sM995YTBXaK7==";

    [Test]
    public void An_access_key_id_is_reported() => RuleVerifier<RevokeCloudKey>.VerifyEnvironment($"AWS_ACCESS_KEY_ID=[|{AccessKeyId}|]\n");

    [Test]
    public void A_storage_key_is_reported_by_the_name_beside_it() => RuleVerifier<RevokeCloudKey>.VerifyText($"AccountName=shop;AccountKey=[|{StorageKey}|]\n");

    [Test]
    public void A_key_with_a_valid_checksum_is_found_without_a_name() =>
        RuleVerifier<RevokeCloudKey>.VerifyText($"[|{new string('a', 44)}AzFuHt7CiQ==|]\n", options: new() { Severity = RuleSeverity.Error });

    [Test]
    public void The_sample_that_the_vendor_prints_is_fine_by_default() =>
        Assert.That(
            Linter.Lint([new SourceDocument("a.txt", "AWS_ACCESS_KEY_ID=AKIA" + "IOSFODNN7EXAMPLE\n")], new LintOptions { Rules = [new RevokeCloudKey()] }).Diagnostics,
            Is.Empty);

    [Test]
    public void An_id_of_another_alphabet_is_none() => RuleVerifier<RevokeCloudKey>.VerifyText("AKIA" + "q7rfpz2mewb5tkxn\n");

    [Test]
    public void The_hash_of_a_commit_is_none() => RuleVerifier<RevokeCloudKey>.VerifyText("aws-sdk commit 9a038989604e8da62ecddbe2094b16ce1b778be1\n");
}
