using Microsoft.CodeAnalysis;

namespace OpsLead.Lint.Generators.Tests;

/// <summary>What the generator writes.</summary>
public sealed class RuleCatalogueTests
{
    [Test]
    public void The_catalogue_lists_the_rules_in_the_order_of_their_ids()
    {
        var result = new GeneratorRun("Kubernetes").WithRule("OPL1002", "AddProbes").WithRule("OPL1001", "PinImageTag").Run();

        Assert.That(result.Errors, Is.Empty);
        Assert.That(result.CompilerErrors, Is.Empty);
        Assert.That(result.Catalogue, Does.EndWith(
            """
                public static global::System.Collections.Immutable.ImmutableArray<global::OpsLead.Lint.Rule> CreateRules() =>
                    global::System.Collections.Immutable.ImmutableArray.Create<global::OpsLead.Lint.Rule>(
                        new global::PinImageTag(),
                        new global::AddProbes());
            }

            """));
    }

    [Test]
    public void The_catalogue_stands_in_the_namespace_of_its_folder() =>
        Assert.That(new GeneratorRun("Docker").Run().Compilation.GetTypeByMetadataName("OpsLead.Lint.Rules.Docker.RuleCatalogue"), Is.Not.Null);

    [Test]
    public void A_folder_without_rules_has_an_empty_catalogue()
    {
        var result = new GeneratorRun("Kubernetes").Run();

        Assert.That(result.Catalogue, Does.Contain("Create<global::OpsLead.Lint.Rule>();"));
        Assert.That(result.CompilerErrors, Is.Empty);
    }

    [Test]
    public void The_catalogue_of_the_CSharp_folder_lists_CSharp_rules()
    {
        var result = new GeneratorRun("CSharp")
            .WithSource(
                "CSharpRule.cs",
                "namespace OpsLead.Lint.Rules.CSharp { public abstract class CSharpRule { public abstract RuleDescriptor Descriptor { get; } } }")
            .WithRule("OPL6001", "KeepCredentialsOutOfCode", "OpsLead.Lint.Rules.CSharp.CSharpRule")
            .Run();

        Assert.That(result.Errors, Is.Empty);
        Assert.That(result.CompilerErrors, Is.Empty);
        Assert.That(result.Catalogue, Does.Contain("ImmutableArray<global::OpsLead.Lint.Rules.CSharp.CSharpRule> CreateRules()"));
    }

    [Test]
    public void Every_public_part_of_the_catalogue_is_documented()
    {
        var type = new GeneratorRun("Kubernetes").WithRule("OPL1001", "PinImageTag")
            .Run().Compilation
            .GetTypeByMetadataName("OpsLead.Lint.Rules.Kubernetes.RuleCatalogue")!;

        Assert.That(type.GetDocumentationCommentXml(), Does.Contain("<summary>"));
        Assert.That(type.GetMembers("CreateRules").Single().GetDocumentationCommentXml(), Does.Contain("<returns>"));
    }

    [Test]
    public void A_project_that_is_no_rules_folder_gets_no_catalogue() =>
        Assert.That(new GeneratorRun(null).WithRule("OPL1001", "PinImageTag").Run().Run.GeneratedSources, Is.Empty);

    [Test]
    public void A_rule_behind_an_abstract_base_of_its_own_is_listed_and_the_base_is_not()
    {
        var result = new GeneratorRun("Kubernetes")
            .WithSource("ProbeRule.cs", "internal abstract class ProbeRule : KubernetesRule { }")
            .WithRule("OPL1001", "AddProbes", "ProbeRule")
            .Run();

        Assert.That(result.Errors, Is.Empty);
        Assert.That(result.Catalogue, Does.Contain("new global::AddProbes()").And.Not.Contains("ProbeRule"));
    }

    [Test]
    public void An_edit_inside_a_rule_leaves_the_catalogue_as_it_is()
    {
        var run = new GeneratorRun("Kubernetes").WithRule("OPL1001", "PinImageTag");
        run.Run();

        var result = run.WithReplacedSource("OPL1001.PinImageTag.cs", "// moved down\n" + GeneratorRun.Rule("OPL1001", "PinImageTag")).Run();

        var reasons = result.Run.TrackedSteps[RuleCatalogueGenerator.CatalogueStep].SelectMany(static step => step.Outputs)
            .Select(static output => output.Reason);
        Assert.That(reasons, Is.All.EqualTo(IncrementalStepRunReason.Unchanged).Or.EqualTo(IncrementalStepRunReason.Cached));
    }
}
