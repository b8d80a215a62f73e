using OpsLead.Lint.Secrets;

namespace OpsLead.Lint.Tests.Secrets;

/// <summary>What issuers build into their secrets. The values are samples that the issuers published, in two parts.</summary>
[TestFixture]
public sealed class SecretChecksumTests
{
    [Test]
    public void The_check_value_of_crc32_is_that_of_the_standard() => Assert.That(SecretChecksums.Crc32("123456789"), Is.EqualTo(0xCBF43926));

    [TestCase("github-pat", "ghp_" + "zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ0mLq17")]
    [TestCase("azure-function", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" + "AzFuHt7CiQ==")]
    [TestCase("azure-storage", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" + "+ASt5mnCaw==")]
    [TestCase("cask-any", "0000000000000000000000000000000000000000000000000000" + "JQQJ99CKAAAAAAAAAAAAAAAAAZMRXXXX")]
    [TestCase("cloudflare-token", "cfat_" + "aAbBcCdDeEfFgGhHiIjJkKlLmMnNoOpPqQrRsStT03fa099b")]
    public void A_checksum_that_fits_proves_and_one_that_does_not_refutes(string id, string secret)
    {
        var kind = SecretKinds.Get(id);
        var changed = secret[..^4] + (secret[^4] == 'x' ? 'y' : 'x') + secret[^3..];
        var isSample = !secret.EndsWith("XXXX", StringComparison.Ordinal);

        Assert.Multiple(() =>
        {
            Assert.That(SecretChecksums.Verify(kind, secret), Is.EqualTo(isSample));
            Assert.That(SecretChecksums.Verify(kind, changed), Is.False);
        });
    }

    [Test]
    public void A_token_whose_header_names_an_algorithm_is_one() =>
        Assert.Multiple(() =>
        {
            Assert.That(JsonWebToken.IsToken("eyJhbGciOiJIUzI1NiJ9.e30.c2ln"), Is.True);
            Assert.That(JsonWebToken.IsToken("eyJ0eXAiOiJKV1QifQ.e30.c2ln"), Is.False);
            Assert.That(JsonWebToken.IsToken("no token at all"), Is.False);
        });
}
