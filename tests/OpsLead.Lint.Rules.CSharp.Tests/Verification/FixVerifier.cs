using Microsoft.CodeAnalysis.CodeFixes;

namespace OpsLead.Lint.Rules.CSharp.Tests;

/// <summary>Applies a code fix to what its rule reports and compares the text; nothing may be reported afterwards.</summary>
internal static class FixVerifier<TRule, TFix>
    where TRule : CSharpRule, new()
    where TFix : CodeFixProvider, new()
{
    /// <summary>Fixes everything in a source at once, and a single finding by itself too; it has to compile afterwards.</summary>
    public static void Verify(string source, string expected) => Verify(source, expected, new RuleVerifier.Options());

    /// <summary>The same for a source that uses packages, which are not there to compile against.</summary>
    public static void VerifyUnbound(string source, string expected) => Verify(source, expected, new RuleVerifier.Options { AllowsErrors = true });

    private static void Verify(string source, string expected, RuleVerifier.Options options)
    {
        if (CaseRecorder.IsRecording)
        {
            return;
        }

        var each = CodeFixes.FixEach(new TRule(), new TFix(), source);
        Assert.That(each, Is.Not.Empty);
        if (each.Count == 1)
        {
            Assert.That(each[0], Is.EqualTo(expected), "by itself");
        }

        Assert.That(CodeFixes.FixAll(new TRule(), new TFix(), source), Is.EqualTo(expected), "all at once");
        RuleVerifier.Verify<TRule>(expected, options);
    }

    /// <summary>Verifies that the findings in a source are left to a human.</summary>
    public static void VerifyNone(string source)
    {
        if (CaseRecorder.IsRecording)
        {
            return;
        }

        Assert.That(RuleVerifier.GetDiagnostics(RuleVerifier.Compile(source, new RuleVerifier.Options()), [new TRule()]), Is.Not.Empty);
        Assert.That(CodeFixes.FixEach(new TRule(), new TFix(), source), Is.Empty);
    }
}
