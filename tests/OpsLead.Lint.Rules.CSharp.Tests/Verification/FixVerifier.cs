using Microsoft.CodeAnalysis.CodeFixes;

namespace OpsLead.Lint.Rules.CSharp.Tests;

/// <summary>Applies a code fix to what its rule reports and compares the text; nothing may be reported afterwards.</summary>
internal static class FixVerifier<TRule, TFix>
    where TRule : CSharpRule, new()
    where TFix : CodeFixProvider, new()
{
    /// <summary>Fixes everything in the source at once, and a single finding by itself too.</summary>
    public static void Verify(string source, string expected)
    {
        var each = CodeFixes.FixEach(new TRule(), new TFix(), source);
        Assert.That(each, Is.Not.Empty);
        if (each.Count == 1)
        {
            Assert.That(each[0], Is.EqualTo(expected), "by itself");
        }

        Assert.That(CodeFixes.FixAll(new TRule(), new TFix(), source), Is.EqualTo(expected), "all at once");
        RuleVerifier.Verify<TRule>(expected);
    }

    /// <summary>Verifies that the findings in a source are left to a human.</summary>
    public static void VerifyNone(string source)
    {
        Assert.That(RuleVerifier.GetDiagnostics(RuleVerifier.Compile(source, new RuleVerifier.Options()), [new TRule()]), Is.Not.Empty);
        Assert.That(CodeFixes.FixEach(new TRule(), new TFix(), source), Is.Empty);
    }
}
