using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Secrets.Tests;

[TestFixture]
public sealed class RemovePrivateKeyTests
{
    private const string Dashes = "-----";
    private const string Body = "MHcCAQEEIFakeFakeFakeFakeFakeFakeFakeFakeFakeFakeoAoGCCqGSM49\nAwEHoUQDQgAEFakeFakeFakeFakeFakeFakeFakeFakeFakeFakeFakeFakeFake\n";

    [TestCase("RSA PRIVATE KEY")]
    [TestCase("EC PRIVATE KEY")]
    [TestCase("PRIVATE KEY")]
    [TestCase("OPENSSH PRIVATE KEY")]
    [TestCase("PGP PRIVATE KEY BLOCK")]
    public void Every_type_of_private_key_is_an_error(string label) =>
        RuleVerifier<RemovePrivateKey>.VerifyText($"[|{Dashes}BEGIN {label}{Dashes}\n{Body}{Dashes}END {label}{Dashes}|]\n", options: new() { Severity = RuleSeverity.Error });

    [Test]
    public void A_key_in_a_block_scalar_is_found() =>
        RuleVerifier<RemovePrivateKey>.VerifyKubernetes(
            $"apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\ndata:\n  tls.key: |\n    [|{Dashes}BEGIN EC PRIVATE KEY{Dashes}\n    {Body.Replace("\n", "\n    ", StringComparison.Ordinal)}{Dashes}END EC PRIVATE KEY{Dashes}|]\n");

    [Test]
    public void A_key_in_a_string_with_escapes_is_found() =>
        RuleVerifier<RemovePrivateKey>.Verify(
            "key.json",
            $"{{ \"private_key\": \"[|{Dashes}BEGIN PRIVATE KEY{Dashes}\\n{Body.Replace("\n", "\\n", StringComparison.Ordinal)}{Dashes}END PRIVATE KEY{Dashes}|]\\n\" }}\n");

    [Test]
    public void An_encrypted_key_is_a_warning() =>
        RuleVerifier<RemovePrivateKey>.VerifyText(
            $"[|{Dashes}BEGIN ENCRYPTED PRIVATE KEY{Dashes}\n{Body}{Dashes}END ENCRYPTED PRIVATE KEY{Dashes}|]\n",
            options: new() { Severity = RuleSeverity.Warning });

    [TestCase("PUBLIC KEY")]
    [TestCase("CERTIFICATE")]
    [TestCase("CERTIFICATE REQUEST")]
    [TestCase("PGP PUBLIC KEY BLOCK")]
    public void What_is_public_is_fine(string label) => RuleVerifier<RemovePrivateKey>.VerifyText($"{Dashes}BEGIN {label}{Dashes}\n{Body}{Dashes}END {label}{Dashes}\n");

    [TestCase("certs/shop.pfx", "0\u0082\t\u007f\u0002\u0001\u00030\u0082", TestName = "PKCS#12")]
    [TestCase("certs/shop.jks", "\u00FE\u00ED\u00FE\u00ED\0\0\0\u0002", TestName = "JKS")]
    public void A_binary_key_store_is_a_warning(string path, string content)
    {
        var diagnostic = Linter.Lint([new SourceDocument(path, content)], new LintOptions { Rules = [new RemovePrivateKey()] }).Diagnostics.Single();

        Assert.That((diagnostic.Severity, diagnostic.Location.Span.Start), Is.EqualTo((RuleSeverity.Warning, 0)));
    }

    [TestCase("certs/shop.pfx", "0\u0082\t\u007f\u0002\u0001\u00010\u0082", TestName = "Another structure")]
    [TestCase("certs/truststore.jks", "\u00FE\u00ED\u00FE\u00ED\0\0\0\u0002", TestName = "A store of trusted certificates")]
    [TestCase("certs/shop.cer", "0\u0082\t\u007f\u0002\u0001\u00030\u0082", TestName = "Another extension")]
    public void A_binary_file_without_a_key_is_fine_by_default(string path, string content) =>
        Assert.That(Linter.Lint([new SourceDocument(path, content)], new LintOptions { Rules = [new RemovePrivateKey()] }).Diagnostics, Is.Empty);

    [Test]
    public void A_program_that_only_names_the_header_is_fine_by_default() =>
        Assert.That(
            Linter.Lint([new SourceDocument("find.py", $"HEADER = '{Dashes}BEGIN RSA PRIVATE KEY{Dashes}'\n")], new LintOptions { Rules = [new RemovePrivateKey()] }).Diagnostics,
            Is.Empty);
}
