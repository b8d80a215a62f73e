using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Compose.Tests;

public sealed class PeerSuppressionTests
{
    [TestCase("version: '3' # dclint disable-line no-version-field\nservices: {}\n", TestName = "Beside the line")]
    [TestCase("# dclint disable-line\nversion: '3'\nservices: {}\n", TestName = "Above the line")]
    [TestCase("# dclint disable no-version-field service-keys-order\nservices: {}\nversion: '3'\n", TestName = "On the first line")]
    [TestCase("services: {}\n# dclint disable-file\nversion: '3'\n", TestName = "For the file")]
    [TestCase("services: {}\n# dclint disable\n[|version|]: '3'\n", TestName = "Too late in the file")]
    [TestCase("[|version|]: '3' # dclint disable-line service-keys-order\nservices: {}\n", TestName = "Another rule")]
    public void A_comment_of_dclint(string text) => RuleVerifier<RemoveObsoleteVersion>.VerifyCompose(text, options: new RuleVerifierOptions { Variants = CaseVariants.CarriageReturns });
}
