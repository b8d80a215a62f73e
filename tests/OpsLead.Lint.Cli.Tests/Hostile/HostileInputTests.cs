using System.Runtime.Versioning;
using System.Text;
using OpsLead.Lint.Cli.Files;

namespace OpsLead.Lint.Cli.Tests.Hostile;

/// <summary>Whatever a repository holds, the run ends: every rule is on, none fails, and what is done grows no faster than the input.</summary>
public sealed class HostileInputTests
{
    // Twice the input may cost twice as much and a little, for what grows by doubling its capacity.
    private const double MaxGrowth = 2.6;

    // What is allocated whatever the input is.
    private const long Noise = 200_000;

    private static readonly Linter Linter = AllRules.CreateLinter();

    private static IReadOnlyList<HostileInput> Inputs => HostileInput.All;

    [TestCaseSource(nameof(Inputs))]
    public void No_rule_fails_and_the_work_grows_with_the_input(HostileInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        AllRules.AssertNoFailure(Linter.Lint(input.CreateWorkspace(8)));
        var once = Measure(input, input.Size);
        var twice = Measure(input, input.Size * 2);

        Assert.That(twice, Is.LessThan((once * MaxGrowth) + Noise), $"{once} bytes for {input.Size}, {twice} for twice as much");
    }

    [TestCase("a.yaml", "[")]
    [TestCase("b.yaml", "- ")]
    [TestCase("c.json", "{\"a\":")]
    [TestCase("d/Dockerfile", "FROM a\nRUN $(")]
    [TestCase("e.sh", "$(")]
    [TestCase("f.cs", "class A { int a = (")]
    public void Nesting_of_100_000_overflows_no_stack(string path, string opening) =>
        AllRules.AssertNoFailure(Linter.Lint(Workspace.Create([new SourceDocument(path, opening + Repeat(opening.Split('\n')[^1], 100_000))])));

    [Test]
    public void A_million_tiny_documents_are_read()
    {
        var result = Linter.Lint(Workspace.Create([new SourceDocument("a.yaml", Repeat("a: 1\n---\n", 1_000_000))]));

        AllRules.AssertNoFailure(result);
    }

    [TestCase("a.txt")]
    [TestCase("a.yaml")]
    [TestCase("a.json")]
    [TestCase("Dockerfile")]
    [TestCase("a.sh")]
    [TestCase(".env")]
    public void A_line_of_16_MB_is_read(string path) =>
        AllRules.AssertNoFailure(Linter.Lint(Workspace.Create([new SourceDocument(path, (path == "Dockerfile" ? "FROM a\nRUN " : "a: ") + Repeat("b c=", 4_000_000))])));

    [Test]
    public void A_file_that_grows_while_it_is_read_is_cut_and_not_waited_for()
    {
        using var folder = new TemporaryFolder();
        folder.Add("a.log", "a: 1\n");
        using var stop = new CancellationTokenSource();
        var writer = Task.Run(() =>
        {
            using var file = new FileStream(folder["a.log"], FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
            while (!stop.IsCancellationRequested && file.Length < FileLoader.MaxSize / 2)
            {
                file.Write("a: 1\n"u8);
                file.Flush();
            }
        });
        try
        {
            for (var i = 0; i < 20; i++)
            {
                Assert.That(FileLoader.Load(folder["a.log"]).Text, Does.StartWith("a: 1\n"));
            }
        }
        finally
        {
            stop.Cancel();
            writer.Wait();
        }
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "Windows keeps readers away by other means than a mode.")]
    [UnsupportedOSPlatform("windows")]
    public void A_file_that_may_not_be_read_is_said_and_the_others_are_linted()
    {
        using var folder = new TemporaryFolder();
        folder.Add("a.yaml", "a: 1\n").Add("Dockerfile", "FROM alpine:latest\n");
        File.SetUnixFileMode(folder["a.yaml"], UnixFileMode.None);
        var isReadable = CanRead(folder["a.yaml"]);
        var run = CommandRun.Start(folder.Path, ["check", "--format", "concise"]);
        Assume.That(isReadable, Is.False, "the superuser reads everything");

        Assert.That(run.Output, Does.Contain("OPL9006").And.Contain("Dockerfile:1"));
        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Findings));
    }

    [Test]
    public void A_circle_of_links_is_not_followed()
    {
        Assume.That(OperatingSystem.IsWindows(), Is.False);
        using var folder = new TemporaryFolder();
        folder.Add("a/Dockerfile", "FROM alpine:latest\n");
        Directory.CreateSymbolicLink(folder["a/b"], folder["a"]);
        Directory.CreateSymbolicLink(folder["c"], folder["d"]);
        Directory.CreateSymbolicLink(folder["d"], folder["c"]);

        var run = CommandRun.Start(folder.Path, ["check", "--format", "concise", "--select", "OPL2001"]);

        Assert.That(run.ExitCode, Is.AnyOf(ExitCode.Clean, ExitCode.Findings));
        Assert.That(run.Output, Does.Not.Contain("a/b/"));
    }

    [Test]
    public void Names_that_a_terminal_would_obey_are_escaped()
    {
        Assume.That(OperatingSystem.IsWindows(), Is.False);
        using var folder = new TemporaryFolder();
        folder.Add("\u001b[31m\n::error::x/Dockerfile", "FROM alpine:latest\n");

        var run = CommandRun.Start(folder.Path, ["check", "--select", "*"]);

        Assert.That(run.Output + run.Error, Does.Not.Contain("\u001b").And.Not.Contain("\n::error"));
    }

    [TestCase(2_000)]
    [TestCase(200_000, Explicit = true, Category = "Large")]
    public void A_tree_of_many_files_is_linted(int count)
    {
        using var folder = new TemporaryFolder();
        for (var i = 0; i < count; i++)
        {
            folder.Add($"d{i / 1000}/e{i / 50 % 20}/f{i}.yaml", "a: 1\n");
        }

        var run = CommandRun.Start(folder.Path, ["check", "--select", "*", "--format", "concise"]);

        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Clean));
        Assert.That(run.Error, Does.Contain($"No findings in {count} files."));
    }

    private static long Measure(HostileInput input, int size)
    {
        var workspace = input.CreateWorkspace(size);
        var before = GC.GetTotalAllocatedBytes(precise: true);
        AllRules.AssertNoFailure(Linter.Lint(workspace));
        return GC.GetTotalAllocatedBytes(precise: true) - before;
    }

    private static bool CanRead(string path)
    {
        try
        {
            File.OpenRead(path).Dispose();
            return true;
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static string Repeat(string text, int count) => new StringBuilder(text.Length * count).Insert(0, text, count).ToString();
}
