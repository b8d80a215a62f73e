using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Engine.Tests;

[TestFixture]
public sealed class FixSyntaxErrorTests
{
    private static readonly RuleVerifierOptions Broken = new() { AllowsSyntaxErrors = true, Variants = CaseVariants.None };

    [Test]
    public void A_manifest_that_does_not_parse_is_reported_at_the_place() =>
        RuleVerifier<FixSyntaxError>.Verify("deploy/web.yaml", "metadata:\n  name: web\n  labels: {app: web\n[||]", options: Broken);

    [Test]
    public void The_error_of_a_workflow_is_githubs_too() =>
        RuleVerifier<FixSyntaxError>.Verify(
            ".github/workflows/ci.yml",
            "on: push\njobs: [\n[||]",
            options: Broken with { Aliases = ["github/yaml-syntax", "actionlint/syntax-check"] });

    [Test]
    public void Json_with_comments_and_a_trailing_comma_is_fine() =>
        RuleVerifier<FixSyntaxError>.Verify("appsettings.json", "{\n  // where the shop is\n  \"Shop\": { \"Url\": \"/\" },\n}\n");

    [Test]
    public void A_template_is_no_broken_manifest() =>
        RuleVerifier<FixSyntaxError>.Verify("charts/web/templates/web.yaml", "metadata:\n  name: {{ .Release.Name }}\n  {{- with .Values.labels }}\n  labels: {{ toYaml . | nindent 4 }}\n  {{- end }}\n");

    [Test]
    public void A_page_of_documentation_with_template_marks_is_no_broken_manifest() =>
        RuleVerifier<FixSyntaxError>.Verify("docs/snippets/secret.yaml", "{% raw %}\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n{% endraw %}\n", options: Broken);

    [Test]
    public void An_empty_file_is_fine() => RuleVerifier<FixSyntaxError>.Verify("deploy/web.yaml", "");
}
