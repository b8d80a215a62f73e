using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Compose.Tests;

public sealed class SortServicesTests
{
    [TestCase("services:\n  b:\n    image: a:1\n  [|a|]:\n    image: a:1\n", TestName = "Two")]
    [TestCase("services:\n  b:\n    image: a:1\n  [|a|]:\n    image: a:1\n  c:\n    image: a:1\n", TestName = "Three")]
    [TestCase("services:\n  web:\n    image: a:1\n  [|Api|]:\n    image: a:1\n", TestName = "Case")]
    public void Finds(string text) => RuleVerifier<SortServices>.VerifyCompose(text);

    [TestCase("services:\n  a:\n    image: a:1\n  b:\n    image: a:1\n  c:\n    image: a:1\n", TestName = "Sorted")]
    [TestCase("services:\n  a:\n    image: a:1\n", TestName = "One")]
    [TestCase("services:\n  a-b:\n    image: a:1\n  ab:\n    image: a:1\n  ac:\n    image: a:1\n", TestName = "Signs")]
    public void Is_silent(string text) => RuleVerifier<SortServices>.VerifyCompose(text);
}
