namespace OpsLead.Lint.Rules.Workflows.Tests;

/// <summary>Workflows around the lines under test.</summary>
internal static class Jobs
{
    /// <summary>A workflow of one job with these steps.</summary>
    public static string WithSteps(string steps) => "on: push\npermissions: {}\njobs:\n  build:\n    runs-on: ubuntu-24.04\n    steps:\n" + Indent(steps, 6);

    /// <summary>A workflow of one job with these lines.</summary>
    public static string WithJob(string job) => "on: push\npermissions: {}\njobs:\n  build:\n" + Indent(job, 4);

    private static string Indent(string text, int width)
    {
        var indent = new string(' ', width);
        return string.Concat(text.Split('\n').Select(line => line.Length == 0 ? "\n" : indent + line + "\n"));
    }
}
