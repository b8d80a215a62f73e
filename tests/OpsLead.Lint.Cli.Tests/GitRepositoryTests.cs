using System.Runtime.Versioning;
using System.Text;
using OpsLead.Lint.Cli.Git;

namespace OpsLead.Lint.Cli.Tests;

/// <summary>No program that a scanned repository names is run. Each planting is proven by git itself, which does run it.</summary>
[Platform(Exclude = "Win", Reason = "The tests plant shell scripts.")]
[UnsupportedOSPlatform("windows")]
[NonParallelizable]
public sealed class GitRepositoryTests
{
    private TestRepository repository = null!;

    [SetUp]
    public void SetUp()
    {
        repository = new TestRepository();
        repository.Folder.Add("a.txt", "one\n").Add("sub/b.txt", "two\n");
    }

    [TearDown]
    public void TearDown() => repository.Dispose();

    [TestCase("core.fsmonitor", "status")]
    [TestCase("diff.external", "diff HEAD")]
    [TestCase("filter.x.clean", "diff HEAD")]
    [TestCase("filter.x.process", "diff HEAD")]
    [TestCase("diff.x.textconv", "diff HEAD")]
    [TestCase("diff.x.command", "diff HEAD")]
    [TestCase("core.hooksPath", "checkout --quiet -b other")]
    [TestCase("alias.own", "own")]
    public void A_program_that_the_configuration_names_is_not_run(string key, string proof)
    {
        repository.Commit();
        var marker = Plant();
        repository.Folder.Add(".gitattributes", "* filter=x diff=x\n").Add("a.txt", "«three»\n");
        repository.Git("config", key, key == "core.hooksPath" ? repository.Folder["hooks"] : (key.StartsWith("alias.", StringComparison.Ordinal) ? "!" : "") + repository.Folder["program"]);

        Assert.That(repository.Check("--since", "HEAD").Output, Does.Contain("a.txt:1:2"));
        Assert.That(File.Exists(marker), Is.False, "our own run");

        repository.Git(proof.Split(' '));
        Assert.That(File.Exists(marker), Is.True, "git's own run: the test plants what it should");
    }

    [Test]
    public void Aliases_and_pagers_of_the_commands_that_are_called_are_not_run()
    {
        repository.Commit();
        var marker = Plant();
        foreach (var command in new[] { "rev-parse", "merge-base", "ls-tree", "cat-file" })
        {
            repository.Git("config", "alias." + command, "!" + repository.Folder["program"]);
            repository.Git("config", "pager." + command, repository.Folder["program"]);
        }

        repository.Git("config", "core.pager", repository.Folder["program"]);

        Assert.That(repository.Check("--since", "HEAD").ExitCode, Is.Zero);
        Assert.That(File.Exists(marker), Is.False);
    }

    [Test]
    public void A_partial_clone_fetches_nothing_and_runs_no_ssh()
    {
        var commit = repository.Commit();
        var marker = Plant();
        var tree = repository.Git("rev-parse", "HEAD:sub").Trim();
        File.Delete(repository.Folder[$".git/objects/{tree[..2]}/{tree[2..]}"]);
        foreach (var (key, value) in new[]
        {
            ("core.repositoryFormatVersion", "1"), ("extensions.partialClone", "origin"), ("remote.origin.promisor", "true"),
            ("remote.origin.url", "ssh://git.example.invalid/x"), ("core.sshCommand", repository.Folder["program"]), ("protocol.ssh.allow", "always"),
        })
        {
            repository.Git("config", key, value);
        }

        Assert.That(repository.Check("--since", commit).ExitCode, Is.EqualTo(2));
        Assert.That(File.Exists(marker), Is.False, "our own run");

        repository.Git("ls-tree", "-r", commit);
        Assert.That(File.Exists(marker), Is.True, "git's own run: the test plants what it should");
    }

    [Test]
    public void Variables_that_lead_git_elsewhere_or_name_programs_do_not_count()
    {
        repository.Commit();
        var marker = Plant();
        repository.Folder.Add("a.txt", "«three»\n");
        var variables = new Dictionary<string, string>
        {
            ["GIT_DIR"] = "/nowhere", ["GIT_WORK_TREE"] = "/nowhere", ["GIT_OBJECT_DIRECTORY"] = "/nowhere", ["GIT_INDEX_FILE"] = "/nowhere",
            ["GIT_EXTERNAL_DIFF"] = repository.Folder["program"], ["GIT_SSH_COMMAND"] = repository.Folder["program"], ["GIT_PAGER"] = repository.Folder["program"],
            ["GIT_CONFIG_COUNT"] = "1", ["GIT_CONFIG_KEY_0"] = "core.fsmonitor", ["GIT_CONFIG_VALUE_0"] = repository.Folder["program"],
        };
        foreach (var (name, value) in variables)
        {
            Environment.SetEnvironmentVariable(name, value);
        }

        try
        {
            Assert.That(repository.Check("--since", "HEAD").Output, Does.Contain("a.txt:1:2"));
        }
        finally
        {
            foreach (var name in variables.Keys)
            {
                Environment.SetEnvironmentVariable(name, null);
            }
        }

        Assert.That(File.Exists(marker), Is.False);
    }

    [Test]
    public void A_program_called_git_in_the_scanned_folder_is_not_the_one_that_is_run()
    {
        repository.Commit();
        var marker = Plant();
        File.Copy(repository.Folder["program"], repository.Folder["git"]);
        var path = Environment.GetEnvironmentVariable("PATH")!;

        Assert.That(repository.Check("--since", "HEAD").ExitCode, Is.Zero);
        Assert.That(File.Exists(marker), Is.False);
        Assert.That(GitRepository.FindProgram($".{Path.PathSeparator}{Path.PathSeparator}sub{Path.PathSeparator}{path}"), Is.EqualTo(GitRepository.FindProgram(path)).And.Not.Null);
        Assert.That(GitRepository.FindProgram($".{Path.PathSeparator}sub"), Is.Null);
    }

    [Test]
    public void A_bare_repository_that_lies_among_the_files_is_none()
    {
        using var folder = new TemporaryFolder();
        repository.Git("init", "--quiet", "--bare", folder["inner"]);
        folder.Add("inner/a.txt", "«1»");

        Assert.That(TestRepository.CheckIn(folder["inner"], "--since", "HEAD").Error, Does.Contain("in no git repository that git would read"));
    }

    [Test]
    public void Objects_are_read_one_after_the_other()
    {
        repository.Folder.AddBytes("binary.bin", [0, 1, 10, 255]).Add("empty.txt");
        var commit = repository.Commit();
        var git = Open();
        var tree = git.ReadTree(commit);
        using var objects = git.OpenObjects();

        Assert.That(tree.Keys, Is.EquivalentTo(["a.txt", "sub/b.txt", "binary.bin", "empty.txt"]));
        Assert.That(objects.Read(tree["sub/b.txt"], 100, out _), Is.EqualTo(new GitObject("blob", [])).Using<GitObject>(static (x, _) => x.Type == "blob" && Encoding.UTF8.GetString(x.Content) == "two\n"));
        Assert.That(objects.Read(tree["binary.bin"], 3, out _), Is.Null, "too long");
        Assert.That(objects.Read(tree["binary.bin"], 4, out _)!.Content, Is.EqualTo(new byte[] { 0, 1, 10, 255 }));
        Assert.That(objects.Read(tree["empty.txt"], 0, out _)!.Content, Is.Empty);
        Assert.That(objects.Read(new string('0', 40), 100, out _), Is.Null, "missing");
        Assert.That(objects.Read(commit, 1000, out _)!.Type, Is.EqualTo("commit"));
        Assert.That(() => objects.Read("HEAD\n" + commit, 100, out _), Throws.ArgumentException);
    }

    [Test]
    public void A_content_has_the_hash_that_git_gives_it()
    {
        repository.Commit();

        Assert.That(GitBlob.Compute("one\n"u8, 40), Is.EqualTo(repository.Git("rev-parse", "HEAD:a.txt").Trim()));
        Assert.That(GitBlob.IsUnchanged(repository.Folder["a.txt"], repository.Git("rev-parse", "HEAD:a.txt").Trim()), Is.True);
        Assert.That(GitBlob.IsUnchanged(repository.Folder["a.txt"], repository.Git("rev-parse", "HEAD:sub/b.txt").Trim()), Is.False);
        Assert.That(GitBlob.IsUnchanged(repository.Folder["none.txt"], repository.Git("rev-parse", "HEAD:a.txt").Trim()), Is.False);
    }

    [Test]
    public void Git_and_ShellCheck_are_the_only_programs_that_are_started()
    {
        var sources = Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Find(), "src"), "*.cs", SearchOption.AllDirectories)
            .Where(static file => File.ReadAllText(file).Contains("ProcessStartInfo", StringComparison.Ordinal) && !file.Contains("OpsLead.Lint.Dev", StringComparison.Ordinal));

        Assert.That(sources.Select(Path.GetFileName), Is.EquivalentTo(["GitRepository.cs", "ShellCheckProgram.cs"]));
    }

    private GitRepository Open() => GitRepository.Open(repository.Folder.Path, new CommandHost
    {
        CurrentDirectory = repository.Folder.Path,
        Output = Stream.Null,
        Error = TextWriter.Null,
        GetEnvironmentVariable = Environment.GetEnvironmentVariable,
        IsOutputRedirected = static () => true,
        CreateRules = static () => new RuleSet([], []),
    });

    /// <summary>Puts a program, also as every hook, that leaves a file behind.</summary>
    private string Plant()
    {
        var marker = repository.Folder["ran"];
        var script = $"#!/bin/sh\ntouch '{marker}'\n";
        foreach (var name in new[] { "program", "hooks/post-checkout", "hooks/post-index-change", "hooks/reference-transaction" })
        {
            repository.Folder.Add(name, script);
            File.SetUnixFileMode(repository.Folder[name], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return marker;
    }
}
