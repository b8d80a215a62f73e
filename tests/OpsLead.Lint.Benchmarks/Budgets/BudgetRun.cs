using System.Globalization;

namespace OpsLead.Lint.Benchmarks.Budgets;

/// <summary>
/// Measures all budgets in one run: what is compared is run in turn, and the medians are compared. A ratio says more than a time, which another
/// machine would not repeat.
/// </summary>
internal static class BudgetRun
{
    private const int ManifestCount = 10_000;
    private const int DockerfileCount = 2_000;

    /// <summary>Measures, and writes the table as Markdown.</summary>
    /// <param name="isQuick">Whether a few repetitions must do.</param>
    /// <returns>0 when all budgets hold, else 1.</returns>
    public static int Run(bool isQuick)
    {
        if (!OperatingSystem.IsLinux())
        {
            Console.Error.WriteLine("The budgets are measured on Linux.");
            return 2;
        }

        var work = Directory.CreateTempSubdirectory("opslead-budgets-").FullName;
        try
        {
            var programs = NativePrograms.Publish(FindRoot(), Path.Combine(work, "bin"));
            var single = Path.Combine(work, "single");
            Directory.CreateDirectory(single);
            File.WriteAllText(Path.Combine(single, "Dockerfile"), "FROM mcr.microsoft.com/dotnet/aspnet:10.0\nWORKDIR /app\nCOPY . .\nENTRYPOINT [\"dotnet\", \"Shop.dll\"]\n");
            var manifests = Path.Combine(work, "manifests");
            ManifestGenerator.Write(manifests, ManifestCount);
            var dockerfiles = Path.Combine(work, "dockerfiles");
            DockerfileGenerator.Write(dockerfiles, DockerfileCount);
            Budget[] budgets =
            [
                .. MeasureStart(programs, single, isQuick ? 10 : 60),
                .. MeasureWalk(programs, manifests, isQuick ? 3 : 11),
                MeasureDockerfiles(programs, dockerfiles, isQuick ? 3 : 11),
                MeasureMemory(programs, manifests),
            ];
            Console.WriteLine("| what | measured | budget | |");
            Console.WriteLine("|---|---|---|---|");
            foreach (var budget in budgets)
            {
                Console.WriteLine(budget);
            }

            return Array.TrueForAll(budgets, static budget => budget.Holds) ? 0 : 1;
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private static IEnumerable<Budget> MeasureStart(NativePrograms programs, string folder, int rounds)
    {
        (string Program, string[] Arguments)[] runs =
        [
            (programs.Empty, []),
            (programs.Tool, ["--version"]),
            (programs.Tool, ["check", "--format", "concise", "--quiet"]),
            (programs.Tool, ["check", "--format", "sarif", "--quiet"]),
        ];
        var times = runs.Select(static _ => new List<double>()).ToArray();
        for (var round = 0; round < rounds; round++)
        {
            for (var i = 0; i < runs.Length; i++)
            {
                times[i].Add(ProcessMeter.MeasureProcessorTime(runs[i].Program, runs[i].Arguments, folder).TotalMicroseconds);
            }
        }

        var (empty, version, concise, sarif) = (Median(times[0]), Median(times[1]), Median(times[2]), Median(times[3]));
        yield return new Budget("start to exit, `--version`, of an empty program", version / empty, 9);
        yield return new Budget("`check` of one Dockerfile, `concise`, of an empty program", concise / empty, 12);
        yield return new Budget("what SARIF adds to that", (sarif - concise) / empty, 15);
    }

    private static IEnumerable<Budget> MeasureWalk(NativePrograms programs, string folder, int rounds)
    {
        // The first round pays for what is read for the first time.
        var measured = ProcessMeter.Read(programs.Walk, [folder, (rounds + 1).ToString(CultureInfo.InvariantCulture)], folder)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(static line => line.Split(' '))
            .GroupBy(static cells => cells[0])
            .ToDictionary(static group => group.Key, static group => (Time: Median(group.Skip(1).Select(static cells => Parse(cells[1]))), Result: Parse(group.First()[2])));
        var floor = measured["floor"].Time;
        Console.Error.WriteLine("Of the floor, which is reading the files and draining the YAML parser:");
        foreach (var (name, (time, result)) in measured)
        {
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name,-14} {time / floor,6:0.00} ×  {time / 1e6,8:0} ms  {result:0}"));
        }

        yield return new Budget("10,000 manifests, default rules, one thread, of the floor", measured["lint"].Time / floor, 2.5);
        var passes = measured["secret-passes"];
        yield return new Budget("secrets: passes over text in memory", passes.Result / passes.Time * 1000, 500, "MB/s", IsMinimum: true);
        yield return new Budget("secrets: `--select secrets` over text nobody parses, of opening and reading it", measured["secret-text"].Time / measured["read"].Time, 2);
        yield return new Budget("secrets: added to parsing by the structural pass", (measured["secrets"].Time - measured["engine"].Time - passes.Time) / measured["tree"].Time * 100, 5, "%");
    }

    private static Budget MeasureDockerfiles(NativePrograms programs, string folder, int rounds)
    {
        var measured = ProcessMeter.Read(programs.Walk, [folder, (rounds + 1).ToString(CultureInfo.InvariantCulture), "plain"], folder)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(static line => line.Split(' '))
            .ToLookup(static cells => cells[0], static cells => Parse(cells[1]));
        return new Budget("2,000 Dockerfiles, default rules, one thread, of opening and reading them", Median(measured["lint"].Skip(1)) / Median(measured["read"].Skip(1)), 25);
    }

    private static Budget MeasureMemory(NativePrograms programs, string folder) =>
        new("peak memory of `check`, 10,000 manifests", ProcessMeter.MeasurePeakMemory(programs.Tool, ["check", "--format", "concise", "--quiet"], folder), 300, "MB");

    private static double Parse(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length == 0 ? 0 : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private static string FindRoot()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "OpsLead.Lint.sln")))
            {
                return folder;
            }
        }

        throw new InvalidOperationException("This program is not in its repository.");
    }
}
