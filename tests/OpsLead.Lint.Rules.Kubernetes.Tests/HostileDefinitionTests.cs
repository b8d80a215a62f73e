using System.Globalization;
using System.Text;

namespace OpsLead.Lint.Rules.Kubernetes.Tests;

/// <summary>Definitions of custom resources that are large, or go round in circles.</summary>
public sealed class HostileDefinitionTests
{
    private const string Resource = "apiVersion: example.com/v1\nkind: Backup\nmetadata: {name: nightly}\nspec:\n  kep: 7\n";

    [TestCase("$ref: '#/properties/spec'", "'stray'", TestName = "A reference to itself")]
    [TestCase("properties: {next: {$ref: '#/properties/spec'}}, $ref: '#/properties/other'", "'spec.kep'", TestName = "References that go round")]
    public void A_reference_in_a_circle_comes_to_an_end(string spec, string told)
    {
        var found = Lint(Head + Version("v1", "spec: {" + spec + "}, other: {$ref: '#/properties/spec'}"), Resource + "stray: 1\n");

        Assert.That(found, Has.Some.Contains(told));
    }

    [Test]
    public void A_thousand_versions_are_told_from_each_other()
    {
        var text = new StringBuilder(Head);
        for (var i = 1; i <= 1000; i++)
        {
            text.Append(Version("v" + i.ToString(CultureInfo.InvariantCulture), i == 1 ? "spec: {type: object, properties: {keep: {type: integer}}}" : "spec: {x-kubernetes-preserve-unknown-fields: true}"));
        }

        Assert.That(Lint(text.ToString()), Has.Length.EqualTo(1).And.Some.Contains("Write 'keep'"));
    }

    [Test]
    public void Five_megabytes_of_definition_validate()
    {
        var text = new StringBuilder(Head).Append(Version("v1", "spec: {type: object, properties: {keep: {type: integer}"));
        text.Length -= "}}\n".Length;
        for (var i = 0; text.Length < 5_000_000; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $", field{i}: {{type: object, description: The field of the number {i}, properties: {{a: {{type: string}}}}}}");
        }

        Assert.That(Lint(text.Append("}}}}\n").ToString()), Has.Length.EqualTo(1).And.Some.Contains("Write 'keep'"));
    }

    private const string Head = "apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata:\n  name: backups.example.com\nspec:\n  group: example.com\n"
        + "  names: {kind: Backup, plural: backups}\n  versions:\n";

    private static string Version(string name, string properties) =>
        $"    - name: {name}\n      served: true\n      schema:\n        openAPIV3Schema: {{type: object, properties: {{{properties}}}}}\n";

    private static string[] Lint(string definition, string resource = Resource) =>
    [
        .. new Linter(new LintOptions { Rules = [new MatchCustomResource()] })
            .Lint(Workspace.Create([new SourceDocument("crds/backup.yaml", definition), new SourceDocument("deploy/backup.yaml", resource)])).Diagnostics.Select(static found => found.Message),
    ];
}
