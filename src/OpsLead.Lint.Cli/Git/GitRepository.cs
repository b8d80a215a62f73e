using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using OpsLead.Lint.Cli.Reporting;

namespace OpsLead.Lint.Cli.Git;

/// <summary>
/// The git repository around a folder: the only class that starts a program. A repository's own configuration can name programs to
/// run (fsmonitor, hooks, filters, textconv, diff drivers, ssh), so only plumbing that reads objects is called: no index, no working
/// tree, no attributes, no network.
/// </summary>
/// <remarks>Source: git-config(1), git(1) "ENVIRONMENT VARIABLES", gitattributes(5). Needs git 2.24 for <c>--end-of-options</c>.</remarks>
internal sealed class GitRepository
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);

    // What is named on the command line wins over the repository's configuration.
    private static readonly string[] GlobalArguments =
    [
        "--no-pager", "--literal-pathspecs", "--no-optional-locks", "--no-replace-objects",
        "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "safe.bareRepository=explicit",
    ];

    private readonly string program;
    private readonly string folder;

    private GitRepository(string program, string folder)
    {
        this.program = program;
        this.folder = folder;
    }

    /// <summary>Opens the repository that a folder lies in.</summary>
    /// <param name="folder">The folder's full path.</param>
    /// <param name="host">The machine: where programs are.</param>
    /// <returns>The repository.</returns>
    /// <exception cref="UsageException">There is no git, or no repository, or git does not trust its owner.</exception>
    public static GitRepository Open(string folder, CommandHost host)
    {
        var program = FindProgram(host.GetEnvironmentVariable("PATH")) ?? throw new UsageException("There is no 'git' on the PATH. '--since' needs it.");
        var repository = new GitRepository(program, folder);
        var answer = repository.Run(["rev-parse", "--git-dir"]);
        return answer.IsSuccess ? repository : throw new UsageException($"'{folder}' is in no git repository that git would read: {answer.Problem}.");
    }

    /// <summary>
    /// Finds the commit to compare with: where the current branch left a revision, so that what others did there since is not taken for
    /// a change here; the revision itself where nothing is checked out or the two share no history, as in a shallow clone.
    /// </summary>
    /// <param name="revision">A branch, a tag, a commit: whatever git understands, never an option.</param>
    /// <returns>The commit's hash.</returns>
    /// <exception cref="UsageException">There is no such commit.</exception>
    public string FindBase(string revision)
    {
        var commit = FindCommit(revision) ?? throw new UsageException($"There is no commit '{revision}' here. A shallow clone may lack it: fetch it, in GitHub Actions with 'fetch-depth: 0'.");
        var common = Run(["merge-base", commit, "HEAD"]);
        return common.IsSuccess ? common.Text : commit;
    }

    /// <summary>Reads which files a commit has in the folder and below it.</summary>
    /// <param name="commit">A hash.</param>
    /// <returns>The hash of each file's content by its path below the folder, with <c>/</c>.</returns>
    /// <exception cref="UsageException">Git fails.</exception>
    public Dictionary<string, string> ReadTree(string commit)
    {
        var answer = Run(["ls-tree", "-r", "-z", commit]);
        if (!answer.IsSuccess)
        {
            throw new UsageException($"Git cannot list the files of commit '{commit}': {answer.Problem}.");
        }

        // <mode> SP <type> SP <hash> TAB <path> NUL
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var record in answer.Output.Split('\0', StringSplitOptions.RemoveEmptyEntries))
        {
            var tab = record.IndexOf('\t', StringComparison.Ordinal);
            if (tab > 0 && record.AsSpan(0, tab).ToString().Split(' ') is [_, "blob", var hash])
            {
                files[record[(tab + 1)..]] = hash;
            }
        }

        return files;
    }

    /// <summary>Opens the objects of the repository for reading one after the other, through one process.</summary>
    /// <returns>A reader. Dispose of it.</returns>
    /// <exception cref="UsageException">Git cannot be started.</exception>
    public GitObjectReader OpenObjects() => new(Start(["cat-file", "--batch"]));

    /// <summary>
    /// Finds git by the absolute folders of the path alone: to start a program by its bare name also looks into the current folder,
    /// which is a scanned repository.
    /// </summary>
    /// <param name="path">The value of <c>PATH</c>, or null.</param>
    /// <returns>The program's full path, or null.</returns>
    internal static string? FindProgram(string? path)
    {
        var name = OperatingSystem.IsWindows() ? "git.exe" : "git";
        foreach (var candidate in (path ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            if (Path.IsPathFullyQualified(candidate) && Path.Combine(candidate, name) is var file && File.Exists(file))
            {
                return file;
            }
        }

        return null;
    }

    private string? FindCommit(string revision)
    {
        // No revision has these; an argument would end at a NUL.
        if (revision.AsSpan().IndexOfAnyInRange('\0', '\u001f') >= 0)
        {
            return null;
        }

        var answer = Run(["rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"]);
        return answer.IsSuccess && answer.Text.Length > 0 && answer.Text.All(char.IsAsciiHexDigit) ? answer.Text : null;
    }

    private Answer Run(IEnumerable<string> arguments)
    {
        using var process = Start(arguments);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Timeout) || !Task.WaitAll([output, error], Timeout))
        {
            process.Kill(entireProcessTree: true);
            throw new UsageException($"Git did not answer within {Timeout.TotalSeconds} seconds.");
        }

        return new Answer(process.ExitCode == 0, output.Result, error.Result);
    }

    private Process Start(IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, GlobalArguments.Concat(arguments))
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = Encoding.ASCII,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };

        // GIT_DIR, GIT_CONFIG_*, GIT_EXTERNAL_DIFF and their like would lead elsewhere or name programs of their own.
        foreach (var name in start.Environment.Keys.Where(static name => name.StartsWith("GIT_", StringComparison.OrdinalIgnoreCase)).ToArray())
        {
            start.Environment.Remove(name);
        }

        // A partial clone fetches what it lacks, by programs that its configuration names: no protocol is called 'none'.
        start.Environment["GIT_NO_LAZY_FETCH"] = "1";
        start.Environment["GIT_ALLOW_PROTOCOL"] = "none";
        start.Environment["GIT_TERMINAL_PROMPT"] = "0";
        start.Environment["LC_ALL"] = "C";
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception exception)
        {
            throw new UsageException($"Git cannot be started: {exception.Message}.");
        }
    }

    private sealed record Answer(bool IsSuccess, string Output, string Error)
    {
        public string Text => Output.TrimEnd('\n', '\r');

        public string Problem => PrintableText.Escape(Error.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault() ?? "it gives no reason").TrimEnd('.');
    }
}
