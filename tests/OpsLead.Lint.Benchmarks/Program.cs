using BenchmarkDotNet.Running;
using OpsLead.Lint.Benchmarks.Budgets;

namespace OpsLead.Lint.Benchmarks;

/// <summary>
/// <c>budgets</c> measures the budgets and says which hold; <c>generate FOLDER COUNT</c> writes the manifests they are measured with; anything
/// else is BenchmarkDotNet's own command line, such as <c>--filter '*Yaml*'</c>.
/// </summary>
internal static class Program
{
    public static int Main(string[] arguments)
    {
        switch (arguments)
        {
            case ["budgets", .. var options]:
                return BudgetRun.Run(options.Contains("--quick"));
            case ["generate", var folder, var count]:
                ManifestGenerator.Write(folder, int.Parse(count, System.Globalization.CultureInfo.InvariantCulture));
                return 0;
            default:
                BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(arguments);
                return 0;
        }
    }
}
