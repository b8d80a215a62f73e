using System.Collections.Immutable;

namespace OpsLead.Lint.Testing.Tests;

/// <summary>What makes a case pass, and that everything else makes it fail.</summary>
public sealed class RuleVerifierTests
{
    [Test]
    public void A_case_passes_when_exactly_the_marked_characters_are_found() => RuleVerifier<PinSampleImage>.VerifyKubernetes(Pod("[|nginx|]"));

    [Test]
    public void A_case_without_marks_passes_when_the_rule_is_silent() => RuleVerifier<PinSampleImage>.VerifyKubernetes(Pod("nginx:1"));

    [Test]
    public void A_finding_that_is_not_marked_fails() =>
        Fails(static () => RuleVerifier<PinSampleImage>.VerifyKubernetes(Pod("nginx")), "As written", ">       image: nginx ", "      image: [|nginx|]");

    [Test]
    public void A_mark_without_a_finding_fails() =>
        Fails(static () => RuleVerifier<PinSampleImage>.VerifyKubernetes(Pod("[|nginx:1|]")), "finds other places than expected");

    [Test]
    public void A_mark_one_character_off_fails() =>
        Fails(static () => RuleVerifier<PinSampleImage>.VerifyKubernetes(Pod("[|ngin|]x")), "finds other places than expected");

    [Test]
    public void The_failure_lists_what_was_found() =>
        Fails(
            static () => RuleVerifier<PinSampleImage>.VerifyKubernetes(Pod("nginx")),
            "deploy/app.yaml:7:14: warning OPL1901 Image 'nginx' has no tag. Pin a version.");

    [Test]
    public void The_fixed_text_is_compared() => RuleVerifier<PinSampleImage>.VerifyKubernetes(Pod("[|nginx|]"), Pod("nginx:1"));

    [Test]
    public void Another_fixed_text_fails() =>
        Fails(static () => RuleVerifier<PinSampleImage>.VerifyKubernetes(Pod("[|nginx|]"), Pod("nginx:2")), "the fix gives another text");

    [Test]
    public void A_fixed_text_for_a_finding_without_a_fix_fails() =>
        Fails(
            static () => RuleVerifier<ServeWorkload>.Verify("workload.yaml", "[|apiVersion|]: v1\nkind: Pod\n", "apiVersion: v1\nkind: Pod\n"),
            "no finding offers a fix");

    [Test]
    public void A_fix_that_is_never_done_fails() => Fails(static () => RuleVerifier<FixForEver>.VerifyKubernetes(Pod("[|nginx|]")), "applied a second time");

    [Test]
    public void A_fix_that_breaks_the_file_fails() => Fails(static () => RuleVerifier<BreakFile>.VerifyKubernetes(Pod("[|nginx|]")), "A fix was refused");

    [Test]
    public void A_rule_that_throws_fails_even_where_silence_is_expected() =>
        Fails(static () => RuleVerifier<ThrowAtContainer>.VerifyKubernetes(Pod("nginx")), "A rule failed", "on purpose");

    [Test]
    public void Input_that_does_not_parse_fails() =>
        Fails(static () => RuleVerifier<PinSampleImage>.VerifyKubernetes(Pod("\"nginx")), "The input does not parse");

    [Test]
    public void Input_that_does_not_parse_may_be_meant() =>
        RuleVerifier<PinSampleImage>.VerifyKubernetes(Pod("\"nginx"), options: new() { AllowsSyntaxErrors = true });

    [Test]
    public void A_carriage_return_in_a_message_fails() =>
        Fails(static () => RuleVerifier<QuoteWholeLine>.VerifyKubernetes(Pod("[|nginx|]") + "\n"), "With CR LF line breaks the messages differ");

    [Test]
    public void A_variant_can_be_left_out() =>
        RuleVerifier<QuoteWholeLine>.VerifyKubernetes(Pod("[|nginx|]") + "\n", options: new() { Variants = CaseVariants.All & ~CaseVariants.CarriageReturns });

    [Test]
    public void A_message_of_one_sentence_fails() =>
        Fails(static () => RuleVerifier<SayTooLittle>.VerifyKubernetes(Pod("[|nginx|]")), "must have two sentences");

    [Test]
    public void The_message_is_compared() =>
        RuleVerifier<PinSampleImage>.VerifyKubernetes(Pod("[|nginx|]"), options: new() { Message = "Image 'nginx' has no tag. Pin a version." });

    [Test]
    public void Another_message_fails() =>
        Fails(
            static () =>
                RuleVerifier<PinSampleImage>.VerifyKubernetes(Pod("[|nginx|]"), options: new() { Message = "Image 'apache' has no tag. Pin a version." }),
            "The message should be");

    [Test]
    public void Other_aliases_fail() =>
        Fails(
            static () => RuleVerifier<PinSampleImage>.VerifyKubernetes(Pod("[|nginx|]"), options: new() { Aliases = ["peer/other"] }),
            "The aliases should be");

    [Test]
    public void Another_severity_fails() =>
        Fails(
            static () => RuleVerifier<PinSampleImage>.VerifyKubernetes(Pod("[|nginx|]"), options: new() { Severity = RuleSeverity.Error }),
            "The severity should be Error");

    [Test]
    public void An_option_reaches_the_rule() =>
        RuleVerifier<PinSampleImage>.VerifyKubernetes(
            Pod("nginx"),
            options: new() { Options = ImmutableDictionary<string, string>.Empty.Add("allowed", "nginx") });

    [Test]
    public void A_selector_may_replace_the_rules_id() =>
        RuleVerifier<PinSampleImage>.VerifyKubernetes(Pod("[|nginx|]"), options: new() { Select = ["peer/latest"] });

    [Test]
    public void Findings_of_another_rule_are_marked_with_its_id() =>
        RuleVerifier<ServeWorkload>.VerifyWorkspace(
            new RuleVerifierOptions { AdditionalRules = [new PinSampleImage()] },
            ("workload.yaml", "[|apiVersion|]" + Pod("{|OPL1901:nginx|}")["apiVersion".Length..]));

    [Test]
    public void A_finding_inside_a_quoted_scalar_of_several_lines_is_silenced_for_the_file() =>
        RuleVerifier<LeaveSampleImage>.VerifyKubernetes(Pod("[|\"ngi\\\n        nx\"|]"), options: new() { Variants = CaseVariants.Suppression });

    [Test]
    public void Several_files_are_linted_as_one_workspace()
    {
        RuleVerifier<ServeWorkload>.VerifyWorkspace(("workload.yaml", "[|apiVersion|]: v1\nkind: Pod\n"));
        RuleVerifier<ServeWorkload>.VerifyWorkspace(("workload.yaml", "apiVersion: v1\nkind: Pod\n"), ("service.yaml", "apiVersion: v1\nkind: Service\n"));
    }

    private static string Pod(string image) =>
        $$"""
        apiVersion: v1
        kind: Pod
        metadata: {name: web}
        spec:
          containers:
            - name: web
              image: {{image}}
        """;

    private static void Fails(Action verify, params string[] parts)
    {
        var failure = Assert.Throws<AssertionException>(verify)!.Message;
        foreach (var part in parts)
        {
            Assert.That(failure, Does.Contain(part));
        }
    }
}
