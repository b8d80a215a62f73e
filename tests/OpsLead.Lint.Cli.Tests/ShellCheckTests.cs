using System.Runtime.Versioning;
namespace OpsLead.Lint.Cli.Tests;

/// <summary>The option <c>--shellcheck</c>, with a program in ShellCheck's place that notes what it is given and answers what a test says.</summary>
[Platform(Exclude = "Win", Reason = "The program in ShellCheck's place is a script of the POSIX shell.")]
[UnsupportedOSPlatform("windows")]
public sealed class ShellCheckTests
{
    private TemporaryFolder folder = null!;

    [SetUp]
    public void CreateFolder()
    {
        folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["repository"]);
    }

    [TearDown]
    public void DeleteFolder() => folder?.Dispose();

    [Test]
    public void A_finding_stands_at_its_characters_behind_a_continuation()
    {
        Install(Comment(line: 1, column: 16, endLine: 1, endColumn: 18, "info", 2086, "Quote this."));
        folder.Add("repository/Dockerfile", "FROM debian:13.1\nRUN true && \\\n  echo $a\n");

        // The script as the shell reads it is 'true &&   echo $a'.
        Assert.That(Check(), Is.EqualTo("Dockerfile:3:8: note OPL9009 ShellCheck's check 'SC2086' says: Quote this. Its wiki page of that name says how to mend it.\n"));
    }

    [Test]
    public void A_finding_stands_at_its_characters_in_a_here_document()
    {
        Install(Comment(line: 2, column: 6, endLine: 2, endColumn: 8, "warning", 2086, "Quote this."));
        folder.Add("repository/Dockerfile", "FROM debian:13.1\nRUN <<EOF\ntrue\necho $a\nEOF\n");

        Assert.That(Check(), Does.StartWith("Dockerfile:4:6: warning OPL9009 ShellCheck's check 'SC2086'"));
    }

    [Test]
    public void A_finding_stands_at_its_characters_in_a_block_scalar()
    {
        Install(Comment(line: 3, column: 6, endLine: 3, endColumn: 8, "error", 2086, "Quote this."));
        folder.Add("repository/.github/workflows/build.yaml", """
            on: push
            permissions: {}
            jobs:
              build:
                runs-on: ubuntu-24.04
                steps:
                  - run: |
                      make ${{ inputs.target }}
                      echo $a

            """);

        Assert.That(Check(), Does.StartWith(".github/workflows/build.yaml:9:16: error OPL9009 ShellCheck's check 'SC2086'"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(ReadInput(), Is.EqualTo("set -e\nmake ____________________\necho $a\n"), "Expressions are words of the same length.");
            Assert.That(ReadArguments(), Does.Contain("--shell bash").And.Contain("--norc").And.Contain("SC2154"));
        }
    }

    [Test]
    public void Columns_count_characters_and_offsets_count_code_units()
    {
        Install(Comment(line: 1, column: 8, endLine: 1, endColumn: 10, "info", 2086, "Quote this."));
        folder.Add("repository/Dockerfile", "FROM debian:13.1\nRUN echo 🐳 $a\n");

        Assert.That(Check(), Does.StartWith("Dockerfile:2:13: note"));
    }

    [Test]
    public void Variables_of_the_Dockerfile_are_in_the_environment()
    {
        Install();
        folder.Add("repository/Dockerfile", "FROM debian:13.1\nARG version=1\nENV mode=fast\nRUN echo \"$version\"\n");
        Check();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(ReadInput(), Is.EqualTo("export mode version\necho \"$version\""));
            Assert.That(ReadArguments(), Does.Contain("--shell sh"));
        }
    }

    [TestCase("SHELL [\"/bin/bash\", \"-c\"]\nRUN echo a", "--shell bash", TestName = "By the SHELL before it")]
    [TestCase("RUN <<EOF\n#!/usr/bin/env bash\necho a\nEOF", "--shell bash", TestName = "By the first line of its script")]
    [TestCase("RUN [\"bash\", \"-c\", \"echo a\"]", "--shell bash", TestName = "By the shell of its array")]
    [TestCase("RUN echo a", "--shell sh", TestName = "The default one")]
    public void Shell(string instruction, string expected)
    {
        Install();
        folder.Add("repository/Dockerfile", $"FROM debian:13.1\n{instruction}\n");
        Check();

        Assert.That(ReadArguments(), Does.Contain(expected));
    }

    [TestCase("RUN [\"echo\", \"$a\"]", TestName = "No shell reads it")]
    [TestCase("SHELL [\"pwsh\", \"-Command\"]\nRUN Get-Date", TestName = "PowerShell reads it")]
    [TestCase("RUN <<EOF\n#!/usr/bin/env python3\nprint(1)\nEOF", TestName = "Python reads it")]
    public void Nothing_is_asked(string instruction)
    {
        Install();
        folder.Add("repository/Dockerfile", $"FROM debian:13.1\n{instruction}\n");
        Check();

        Assert.That(File.Exists(folder["arguments"]), Is.False);
    }

    [Test]
    public void Without_the_option_nothing_is_asked()
    {
        Install();
        folder.Add("repository/Dockerfile", "FROM debian:13.1\nRUN echo a\n");
        Run("check", "--quiet");

        Assert.That(File.Exists(folder["arguments"]), Is.False);
    }

    [Test]
    public void A_comment_silences_a_finding_by_its_code()
    {
        Install(Comment(line: 1, column: 6, endLine: 1, endColumn: 8, "info", 2086, "Quote this."));
        folder.Add("repository/Dockerfile", "FROM debian:13.1\n# hadolint ignore=SC2086\nRUN echo $a\n");

        Assert.That(Check(), Is.Empty);
    }

    [Test]
    public void A_program_that_fails_is_said_once_a_script_and_the_run_goes_on()
    {
        Install(answer: "nonsense");
        folder.Add("repository/Dockerfile", "FROM debian:13.1\nRUN echo a\n");

        Assert.That(Check(), Does.Contain("OPL9006").And.Contain("ShellCheck"));
    }

    [Test]
    public void A_program_that_is_not_installed_is_a_wrong_command_line()
    {
        folder.Add("repository/Dockerfile", "FROM debian:13.1\nRUN echo a\n");
        var run = Run("check", "--shellcheck");

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain("'--shellcheck' needs ShellCheck"));
    }

    [Test]
    public void A_program_in_the_repository_is_not_run()
    {
        Install();
        File.Move(folder["bin/shellcheck"], folder["repository/shellcheck"]);
        folder.Add("repository/Dockerfile", "FROM debian:13.1\nRUN echo a\n");
        var run = CommandRun.Start(folder["repository"], ["check", "--shellcheck"], environment: new Dictionary<string, string> { ["PATH"] = "." });

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(File.Exists(folder["arguments"]), Is.False);
    }

    private static string Comment(int line, int column, int endLine, int endColumn, string level, int code, string message) =>
        $$"""{"file":"-","line":{{line}},"endLine":{{endLine}},"column":{{column}},"endColumn":{{endColumn}},"level":"{{level}}","code":{{code}},"message":"{{message}}","fix":null}""";

    private void Install(string comment = "", string? answer = null)
    {
        folder.Add("answer", answer ?? $$"""{"comments":[{{comment}}]}""");
        folder.Add("bin/shellcheck", $"#!/bin/sh\necho \"$*\" > '{folder["arguments"]}'\n/bin/cat > '{folder["input"]}'\n/bin/cat '{folder["answer"]}'\n");
        File.SetUnixFileMode(folder["bin/shellcheck"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private string Check() => Run("check", "--shellcheck", "--select", "engine", "--format", "concise", "--quiet").Output;

    private CommandRun Run(params string[] arguments) =>
        CommandRun.Start(folder["repository"], arguments, environment: new Dictionary<string, string> { ["PATH"] = folder["bin"] });

    // The preamble moves the lines that the program sees, as it would ShellCheck's.
    private string ReadInput() => File.ReadAllText(folder["input"]);

    private string ReadArguments() => File.ReadAllText(folder["arguments"]);
}
