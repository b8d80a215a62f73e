using OpsLead.Lint.Rules.CSharp.Fixes;

namespace OpsLead.Lint.Rules.CSharp.Tests;

public sealed class MapHealthOutsideDevelopmentTests
{
    [Test]
    public void A_mapping_in_development_is_reported() => Verify(
        "if (app.Environment.IsDevelopment()) { app.[|MapHealthChecks|](\"/health\"); }",
        "'MapHealthChecks' maps the health endpoint in development only. Map it in every environment, since probes ask in production.");

    [Test]
    public void The_branch_that_is_not_production_is_reported() => Verify("if (!app.Environment.IsProduction()) app.[|UseHealthChecks|](\"/health\");");

    [Test]
    public void Each_mapping_is_reported() => Verify(
        "if (app.Environment.IsDevelopment()) { app.[|MapHealthChecks|](\"/health\"); app.[|MapHealthChecks|](\"/alive\"); }");

    [Test]
    public void An_extension_in_a_library_is_reported() => RuleVerifier.Verify<MapHealthOutsideDevelopment>(
        """
        public static class Extensions
        {
            public static void MapDefaults(this WebApplication app)
            {
                if (app.Environment.IsDevelopment()) { app.[|MapHealthChecks|]("/health"); }
            }
        }
        """);

    [TestCase("app.MapHealthChecks(\"/health\");", TestName = "A_mapping_for_all_environments_is_silent")]
    [TestCase("if (app.Environment.IsProduction()) { app.MapHealthChecks(\"/health\"); }", TestName = "A_mapping_for_production_is_silent")]
    [TestCase("if (app.Environment.IsDevelopment()) { app.MapHealthChecks(\"/debug\"); } app.MapHealthChecks(\"/health\");",
        TestName = "A_second_mapping_for_development_is_silent")]
    [TestCase("if (app.Environment.IsDevelopment()) { app.MapHealthChecks(\"/health\"); } app.MapGet(\"/healthz\", () => \"ok\");",
        TestName = "A_route_of_ones_own_is_silent")]
    [TestCase("if (app.Environment.IsDevelopment()) { } else { app.MapHealthChecks(\"/health\"); }", TestName = "The_other_branch_is_silent")]
    public void Silent(string statements) => Verify(statements);

    [TestCase("app.MapHealthChecks(\"/health\");", TestName = "The_branch_goes_with_its_only_statement")]
    public void Fix(string expected) => FixVerifier<MapHealthOutsideDevelopment, MapHealthOutsideDevelopmentFix>.Verify(
        Program("if (app.Environment.IsDevelopment()) { app.MapHealthChecks(\"/health\"); }"), Program(expected));

    [Test]
    public void Fix_leaves_the_other_statements() => FixVerifier<MapHealthOutsideDevelopment, MapHealthOutsideDevelopmentFix>.Verify(
        Program("if (app.Environment.IsDevelopment())\n{\n    app.UseDeveloperExceptionPage();\n    app.MapHealthChecks(\"/health\");\n}"),
        Program("app.MapHealthChecks(\"/health\");\nif (app.Environment.IsDevelopment())\n{\n    app.UseDeveloperExceptionPage();\n}"));

    private static void Verify(string statements, params string[] messages) => RuleVerifier.Verify<MapHealthOutsideDevelopment>(
        Program(statements), new RuleVerifier.Options { Messages = messages });

    private static string Program(string statements) => "var app = WebApplication.CreateBuilder(args).Build();\n" + statements + "\n";
}
