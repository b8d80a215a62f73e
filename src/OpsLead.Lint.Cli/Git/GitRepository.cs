using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using OpsLead.Lint.Cli.Reporting;

namespace OpsLead.Lint.Cli.Git;

/// <summary>
/// The git repository around a folder: the only class that starts a program. A repository's own configuration can name programs to
/// run (fsmonitor, hooks, filters, textconv, diff drivers, ssh), so only plumbing that reads objects, and the index as a list of them,
/// is called: no working tree, no attributes, no network.
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
        var program = FindProgram(host.GetEnvironmentVariable("PATH")) ?? throw new UsageException("There is no 'git' on the PATH, which this needs.");
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

    /// <summary>Whether the history ends somewhere because the clone was told so.</summary>
    public bool IsShallow => Run(["rev-parse", "--is-shallow-repository"]).Text == "true";

    /// <summary>The repository's working tree.</summary>
    /// <returns>Its full path with <c>/</c>; null for a bare repository.</returns>
    public string? FindRoot() => Run(["rev-parse", "--show-toplevel"]) is { IsSuccess: true, Text: { Length: > 0 } root } ? root : null;

    /// <summary>Reads which files commits brought, the oldest commit first.</summary>
    /// <param name="range">Commits as <c>git rev-list</c> understands them, such as <c>main..topic</c>; null for all that any branch, tag or stash leads to.</param>
    /// <returns>The files, read while git still writes. A content may come up several times.</returns>
    /// <exception cref="UsageException">There are no such commits, or git fails.</exception>
    /// <exception cref="IOException">Git ended early.</exception>
    public IEnumerable<GitFile> ReadHistory(string? range)
    {
        string[] commits = range is null ? ["--all"] : ["--end-of-options", range];
        if (range?.AsSpan().IndexOfAnyInRange('\0', '\u001f') >= 0 || !Run(["rev-list", "--max-count=1", .. commits]).IsSuccess)
        {
            throw new UsageException($"There are no commits '{range}' here. A shallow clone may lack them: fetch them, in GitHub Actions with 'fetch-depth: 0'.");
        }

        return ReadChanges(["rev-list", "--reverse", "--topo-order", .. commits]);
    }

    /// <summary>Reads which files of the index differ from the current commit: what the next commit would bring.</summary>
    /// <returns>The files.</returns>
    /// <exception cref="UsageException">Git fails.</exception>
    public IReadOnlyList<GitFile> ReadStaged()
    {
        // Before the first commit everything differs from the tree that holds nothing, which git knows without keeping it.
        var before = FindCommit("HEAD") ?? Run(["hash-object", "-t", "tree", "--stdin"]).Text;
        var answer = Run(["diff-index", "--cached", "--raw", "--no-abbrev", "--no-renames", "-z", before]);
        return answer.IsSuccess
            ? [.. GitDifference.Read(new StringReader(answer.Output))]
            : throw new UsageException($"Git cannot read the index: {answer.Problem}.");
    }

    private IEnumerable<GitFile> ReadChanges(IEnumerable<string> commits)
    {
        using var list = Start(commits);
        using var difference = Start(["diff-tree", "--stdin", "--root", "-r", "-m", "--raw", "--no-abbrev", "--no-renames", "-z"]);
        list.StandardInput.Close();
        var errors = new[] { list.StandardError.ReadToEndAsync(), difference.StandardError.ReadToEndAsync() };
        var feeding = Feed(list, difference);
        try
        {
            foreach (var file in GitDifference.Read(difference.StandardOutput))
            {
                yield return file;
            }
        }
        finally
        {
            // Who stops reading early would leave both waiting for ever.
            Stop(list);
            Stop(difference);
        }

        Task.WaitAll([feeding, .. errors]);
        if (list.ExitCode != 0 || difference.ExitCode != 0)
        {
            throw new UsageException($"Git cannot read the history: {new Answer(false, "", errors[0].Result + errors[1].Result).Problem}.");
        }
    }

    private static async Task Feed(Process list, Process difference)
    {
        try
        {
            await list.StandardOutput.BaseStream.CopyToAsync(difference.StandardInput.BaseStream).ConfigureAwait(false);
            difference.StandardInput.Close();
        }
        catch (IOException)
        {
            // The reader ended first; its exit code says why.
        }
    }

    private static void Stop(Process process)
    {
        if (!process.WaitForExit(TimeSpan.FromSeconds(1)))
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }
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
