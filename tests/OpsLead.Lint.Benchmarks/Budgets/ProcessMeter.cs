using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace OpsLead.Lint.Benchmarks.Budgets;

/// <summary>Runs programs and measures them as the operating system does.</summary>
internal static partial class ProcessMeter
{
    private const int Children = -1;

    // The peak that the kernel keeps only grows, so what a sample can miss is what is allocated after the last one.
    private const int SampleMilliseconds = 5;

    /// <summary>The processor time of one run from start to exit, user's and kernel's.</summary>
    public static TimeSpan MeasureProcessorTime(string program, IReadOnlyList<string> arguments, string folder)
    {
        var before = GetChildrenTime();
        Run(program, arguments, folder, static _ => { });
        return GetChildrenTime() - before;
    }

    /// <summary>The most memory that one run had, in megabytes; looked at again and again, since the kernel forgets it with the process.</summary>
    public static double MeasurePeakMemory(string program, IReadOnlyList<string> arguments, string folder)
    {
        var peak = 0.0;
        Run(program, arguments, folder, process =>
        {
            do
            {
                peak = Math.Max(peak, ReadPeak(process.Id));
            }
            while (!process.WaitForExit(SampleMilliseconds));
        });
        return peak;
    }

    /// <summary>What a run writes to its standard output.</summary>
    public static string Read(string program, IReadOnlyList<string> arguments, string folder)
    {
        using var process = Start(program, arguments, folder);
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output;
    }

    private static void Run(string program, IReadOnlyList<string> arguments, string folder, Action<Process> watch)
    {
        using var process = Start(program, arguments, folder);
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        watch(process);
        process.WaitForExit();
        if (process.ExitCode is not (0 or 1))
        {
            throw new InvalidOperationException($"'{program} {string.Join(' ', arguments)}' answers {process.ExitCode}.");
        }
    }

    private static Process Start(string program, IReadOnlyList<string> arguments, string folder) =>
        Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!;

    private static double ReadPeak(int id)
    {
        try
        {
            foreach (var line in File.ReadLines($"/proc/{id}/status"))
            {
                if (line.StartsWith("VmHWM:", StringComparison.Ordinal))
                {
                    return double.Parse(line.AsSpan(6).Trim().TrimEnd(" kB"), CultureInfo.InvariantCulture) / 1024;
                }
            }
        }
        catch (IOException)
        {
            // It ended in between.
        }

        return 0;
    }

    private static TimeSpan GetChildrenTime()
    {
        GetResourceUsage(Children, out var usage);
        return TimeSpan.FromSeconds(usage.UserSeconds + usage.SystemSeconds) + TimeSpan.FromMicroseconds(usage.UserMicroseconds + usage.SystemMicroseconds);
    }

    [LibraryImport("libc", EntryPoint = "getrusage", SetLastError = true)]
    private static partial int GetResourceUsage(int who, out ResourceUsage usage);

    [StructLayout(LayoutKind.Sequential, Size = 144)]
    private struct ResourceUsage
    {
        public long UserSeconds;
        public long UserMicroseconds;
        public long SystemSeconds;
        public long SystemMicroseconds;
    }
}
