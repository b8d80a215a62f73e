namespace OpsLead.Lint.Cli.Tests.Hostile;

/// <summary>Every rule of the program, those that are off by default too, in one thread.</summary>
internal static class AllRules
{
    public static Linter CreateLinter(int jobs = 1)
    {
        var rules = BuiltInRules.Create();
        return new Linter(new LintOptions { Rules = rules.Rules, Analyzers = rules.Analyzers, Select = ["*"], MaxDegreeOfParallelism = jobs });
    }

    /// <summary>Fails when a rule threw.</summary>
    public static void AssertNoFailure(LintResult result)
    {
        foreach (var diagnostic in result.Diagnostics)
        {
            if (diagnostic.Rule.Descriptor.Id == "OPL9004")
            {
                Assert.Fail(diagnostic.ToString());
            }
        }
    }
}
