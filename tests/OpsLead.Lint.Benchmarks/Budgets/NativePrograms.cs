using System.Diagnostics;
using System.Runtime.InteropServices;

namespace OpsLead.Lint.Benchmarks.Budgets;

/// <summary>The native programs that are measured, published from this repository.</summary>
/// <param name="Tool">The tool.</param>
/// <param name="Empty">A program that does nothing.</param>
/// <param name="Walk">The walk beside its floor.</param>
internal sealed record NativePrograms(string Tool, string Empty, string Walk)
{
    /// <summary>Publishes them. <c>OPSLEAD_NATIVE</c> names a tool that is there already.</summary>
    public static NativePrograms Publish(string root, string folder)
    {
        var benchmarks = Path.Combine(root, "tests", "OpsLead.Lint.Benchmarks", "native");
        var tool = Environment.GetEnvironmentVariable("OPSLEAD_NATIVE") is { Length: > 0 } given ? given : Publish(Path.Combine(root, "src", "OpsLead.Lint.Cli"), Path.Combine(folder, "tool"), "dotnet-opslead-lint");
        return new NativePrograms(
            tool,
            Publish(Path.Combine(benchmarks, "Empty"), Path.Combine(folder, "empty"), "opslead-empty"),
            Publish(Path.Combine(benchmarks, "Walk"), Path.Combine(folder, "walk"), "opslead-walk"));
    }

    private static string Publish(string project, string output, string name)
    {
        Console.Error.WriteLine($"Publishing {name} …");
        using var process = Process.Start(new ProcessStartInfo("dotnet", ["publish", project, "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "-o", output, "-v", "q", "--nologo"])
        {
            RedirectStandardOutput = true,
        })!;
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? Path.Combine(output, OperatingSystem.IsWindows() ? name + ".exe" : name) : throw new InvalidOperationException($"'{name}' cannot be published:\n{said}");
    }
}
