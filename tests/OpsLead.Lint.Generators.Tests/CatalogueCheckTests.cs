namespace OpsLead.Lint.Generators.Tests;

/// <summary>What the generator refuses.</summary>
public sealed class CatalogueCheckTests
{
    [Test]
    public void Two_rules_with_one_id_are_refused_on_the_second()
    {
        var result = new GeneratorRun("Kubernetes").WithRule("OPL1001", "PinImageTag")
            .WithSource("OPL1001.Zoned.cs", GeneratorRun.Rule("OPL1001", "Zoned"))
            .Run();

        Assert.That(
            result.Errors,
            Is.EqualTo(["OPLGEN001 OPL1001.Zoned.cs: The id 'OPL1001' belongs to 'PinImageTag' already. Give 'Zoned' the next free id of the folder."]));
    }

    [TestCase("OPL2001")]
    [TestCase("OPL101")]
    [TestCase("OPL10011")]
    [TestCase("OPL1x01")]
    [TestCase("XYZ1001")]
    public void An_id_of_another_shape_or_folder_is_refused(string id)
    {
        var result = new GeneratorRun("Kubernetes").WithSource($"{id}.PinImageTag.cs", GeneratorRun.Rule(id, "PinImageTag")).WithPage(id).Run();

        Assert.That(
            result.Errors,
            Has.One.EqualTo($"OPLGEN002 {id}.PinImageTag.cs: The id '{id}' is none of the folder 'Kubernetes'. Its ids are 'OPL1' and three digits."));
    }

    [Test]
    public void A_base_class_of_another_language_is_refused()
    {
        var result = new GeneratorRun("Kubernetes").WithRule("OPL1001", "PinBaseImage", "DockerRule").Run();

        Assert.That(result.Errors, Is.EqualTo(
            [
                "OPLGEN003 OPL1001.PinBaseImage.cs: The rule 'PinBaseImage' derives from 'DockerRule'. "
                    + "Rules of the folder 'Kubernetes' derive from 'KubernetesRule'.",
            ]));
    }

    [Test]
    public void A_rule_without_a_page_is_refused()
    {
        var result = new GeneratorRun("Kubernetes").WithSource("OPL1001.PinImageTag.cs", GeneratorRun.Rule("OPL1001", "PinImageTag")).Run();

        Assert.That(result.Errors, Is.EqualTo(["OPLGEN004 OPL1001.PinImageTag.cs: The rule 'PinImageTag' has no page. Write 'OPL1001.md' beside it."]));
    }

    [Test]
    public void A_page_without_a_rule_is_refused()
    {
        var result = new GeneratorRun("Kubernetes").WithRule("OPL1001", "PinImageTag").WithPage("OPL1002").Run();

        Assert.That(
            result.Errors,
            Is.EqualTo(["OPLGEN005 OPL1002.md: The page 'OPL1002.md' describes no rule of this folder. Name it for the id of its rule or remove it."]));
    }

    [Test]
    public void A_file_that_is_not_named_for_its_rule_is_refused()
    {
        var result = new GeneratorRun("Kubernetes").WithSource("PinImageTag.cs", GeneratorRun.Rule("OPL1001", "PinImageTag")).WithPage("OPL1001").Run();

        Assert.That(
            result.Errors,
            Is.EqualTo(["OPLGEN006 PinImageTag.cs: The rule 'PinImageTag' stands in 'PinImageTag.cs'. Name the file 'OPL1001.PinImageTag.cs'."]));
    }

    [TestCase("public override RuleDescriptor Descriptor { get; } = Make();")]
    [TestCase("public override RuleDescriptor Descriptor { get; } = new(Name(), \"A title\");")]
    [TestCase("public override RuleDescriptor Descriptor { get { return Make(); } }")]
    public void A_descriptor_without_a_constant_id_is_refused(string property)
    {
        var result = new GeneratorRun("Kubernetes")
            .WithSource(
                "OPL1001.PinImageTag.cs",
                $$"""
                internal sealed class PinImageTag : KubernetesRule
                {
                    {{property}}
                    private static RuleDescriptor Make() => new("OPL1001", "A title");
                    private static string Name() => "OPL1001";
                }
                """)
            .WithPage("OPL1001")
            .Run();

        Assert.That(result.Errors.Select(static error => error[..9]), Is.EqualTo(["OPLGEN007"]));
    }

    [TestCase("{ get; } = new RuleDescriptor(\"OPL1001\", \"A title\");")]
    [TestCase("{ get; } = new(Id, \"A title\");")]
    [TestCase("{ get; } = new(title: \"A title\", id: Prefix + \"1001\");")]
    public void A_constant_id_is_read_however_it_is_written(string initializer)
    {
        var result = new GeneratorRun("Kubernetes")
            .WithSource(
                "OPL1001.PinImageTag.cs",
                $$"""
                internal sealed class PinImageTag : KubernetesRule
                {
                    private const string Id = "OPL1001";
                    private const string Prefix = "OPL";
                    public override RuleDescriptor Descriptor {{initializer}}
                }
                """)
            .WithPage("OPL1001")
            .Run();

        Assert.That(result.Errors, Is.Empty);
    }

    [Test]
    public void A_rule_that_others_could_derive_from_is_refused()
    {
        var source = GeneratorRun.Rule("OPL1001", "PinImageTag").Replace("sealed ", "", StringComparison.Ordinal);

        var result = new GeneratorRun("Kubernetes").WithSource("OPL1001.PinImageTag.cs", source).WithPage("OPL1001").Run();

        Assert.That(
            result.Errors,
            Is.EqualTo(["OPLGEN008 OPL1001.PinImageTag.cs: The rule 'PinImageTag' is open to others. Seal the class: one class is one rule."]));
    }

    [Test]
    public void A_rule_that_cannot_be_created_is_refused_and_left_out()
    {
        var source = GeneratorRun.Rule("OPL1001", "PinImageTag")
            .Replace("{\n    public", "{\n    public PinImageTag(string tag) { }\n    public", StringComparison.Ordinal);

        var result = new GeneratorRun("Kubernetes").WithSource("OPL1001.PinImageTag.cs", source).WithPage("OPL1001").Run();

        Assert.That(result.Errors.Select(static error => error[..9]), Is.EqualTo(["OPLGEN009"]));
        Assert.That(result.CompilerErrors, Is.Empty);
    }

    [Test]
    public void A_folder_of_no_input_language_is_refused()
    {
        var result = new GeneratorRun("Terraform").Run();

        Assert.That(result.Errors.Single(), Does.StartWith("OPLGEN010").And.Contains("'Terraform'").And.Contains("Kubernetes, Docker"));
        Assert.That(result.Catalogue, Is.Null);
    }
}
