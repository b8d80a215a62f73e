using System.Diagnostics;
using System.Text;

namespace OpsLead.Lint.Cli.ShellCheck;

/// <summary>The installed ShellCheck.</summary>
/// <param name="path">Its full path.</param>
internal sealed class ShellCheckProgram(string path)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Looks for it.</summary>
    /// <param name="getEnvironmentVariable">Reads the environment.</param>
    /// <returns>The program; null when no folder of the PATH holds it. Relative ones do not count: a scanned repository must not bring its own.</returns>
    public static ShellCheckProgram? Find(Func<string, string?> getEnvironmentVariable)
    {
        var name = OperatingSystem.IsWindows() ? "shellcheck.exe" : "shellcheck";
        foreach (var folder in (getEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            if (Path.IsPathFullyQualified(folder) && Path.Combine(folder, name) is var full && File.Exists(full))
            {
                return new ShellCheckProgram(full);
            }
        }

        return null;
    }

    /// <summary>Checks a script. No configuration file is read, and no other script is followed.</summary>
    /// <param name="script">The script.</param>
    /// <param name="shell">The shell by ShellCheck's name.</param>
    /// <param name="excluded">Codes that are not asked for, with commas.</param>
    /// <returns>What it prints.</returns>
    /// <exception cref="IOException">It cannot be started, takes too long, or fails.</exception>
    public string Run(string script, string shell, string excluded)
    {
        var start = new ProcessStartInfo(path, ["--norc", "--format", "json1", "--shell", shell, "--exclude", excluded, "-"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = Utf8,
            StandardOutputEncoding = Utf8,
            WorkingDirectory = Path.GetTempPath(),
        };

        // Options from the environment could make it follow sources.
        start.Environment.Remove("SHELLCHECK_OPTS");
        try
        {
            using var process = Process.Start(start) ?? throw new IOException("it does not start");
            var output = process.StandardOutput.ReadToEndAsync();
            var error = process.StandardError.ReadToEndAsync();
            var input = WriteAsync(process, script);
            if (!process.WaitForExit(Patience))
            {
                process.Kill(entireProcessTree: true);
                throw new IOException($"it takes longer than {Patience.TotalSeconds:0} seconds");
            }

            input.GetAwaiter().GetResult();
            return process.ExitCode is 0 or 1 ? output.GetAwaiter().GetResult()
                : throw new IOException($"it answers {process.ExitCode} {error.GetAwaiter().GetResult().Trim()}".TrimEnd());
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            throw new IOException(exception.Message, exception);
        }
    }

    // It may end without reading all, which closes the pipe.
    private static async Task WriteAsync(Process process, string script)
    {
        try
        {
            await process.StandardInput.WriteAsync(script).ConfigureAwait(false);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // What it printed is the answer.
        }
    }
}
