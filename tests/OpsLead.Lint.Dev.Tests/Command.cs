using System.ComponentModel;
using System.Diagnostics;

namespace OpsLead.Lint.Dev.Tests;

/// <summary>Runs programs that a test needs.</summary>
internal static class Command
{
    /// <summary>Runs a program to its end.</summary>
    /// <returns>What it printed.</returns>
    /// <exception cref="AssertionException">It failed.</exception>
    public static string Run(string folder, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };

        // The test host's own build settings must not reach a build of another working copy; nor may a build node outlive the test.
        start.Environment.Remove("MSBuildSDKsPath");
        start.Environment.Remove("MSBUILD_EXE_PATH");
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? output
            : throw new AssertionException($"{program} {string.Join(' ', arguments)} returned {process.ExitCode}\n{output}\n{error.GetAwaiter().GetResult()}");
    }

    /// <summary>Whether a program can be started.</summary>
    public static bool Exists(string program)
    {
        try
        {
            Run(".", program, "--version");
            return true;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
