using System.Diagnostics;
using OpsLead.Lint.Cli.Files;

namespace OpsLead.Lint.Cli.Tests;

public sealed class GitIgnorePatternTests
{
    [TestCase("a.log", "a.log", ExpectedResult = true)]
    [TestCase("a.log", "logs/a.log", ExpectedResult = true)]
    [TestCase("a.log", "ba.log", ExpectedResult = false)]
    [TestCase("*.log", "logs/deep/a.log", ExpectedResult = true)]
    [TestCase("*.log", ".log", ExpectedResult = true)]
    [TestCase("/a.log", "a.log", ExpectedResult = true)]
    [TestCase("/a.log", "logs/a.log", ExpectedResult = false)]
    [TestCase("logs/a.log", "logs/a.log", ExpectedResult = true)]
    [TestCase("logs/a.log", "x/logs/a.log", ExpectedResult = false)]
    [TestCase("logs/*.log", "logs/deep/a.log", ExpectedResult = false)]
    [TestCase("logs/**", "logs/deep/a.log", ExpectedResult = true)]
    [TestCase("logs/**", "logs", ExpectedResult = false)]
    [TestCase("**/a.log", "a.log", ExpectedResult = true)]
    [TestCase("**/a.log", "x/y/a.log", ExpectedResult = true)]
    [TestCase("x/**/a.log", "x/a.log", ExpectedResult = true)]
    [TestCase("x/**/a.log", "x/y/z/a.log", ExpectedResult = true)]
    [TestCase("x/**/a.log", "x/ya.log", ExpectedResult = false)]
    [TestCase("x/a**b", "x/a/b", ExpectedResult = false)]
    [TestCase("x/a**b", "x/aqqb", ExpectedResult = true)]
    [TestCase("***.x", "da/a.x", ExpectedResult = true)]
    [TestCase("a?c", "abc", ExpectedResult = true)]
    [TestCase("x?y", "x/y", ExpectedResult = false)]
    [TestCase("/x?y", "x/y", ExpectedResult = false)]
    [TestCase("[a-c].x", "b.x", ExpectedResult = true)]
    [TestCase("[!a-c].x", "b.x", ExpectedResult = false)]
    [TestCase("[^a-c].x", "d.x", ExpectedResult = true)]
    [TestCase("[]-].x", "].x", ExpectedResult = true)]
    [TestCase("[[:digit:]_].x", "7.x", ExpectedResult = true)]
    [TestCase("[[:digit:]_].x", "_.x", ExpectedResult = true)]
    [TestCase("/x[!a]y", "x/y", ExpectedResult = false)]
    [TestCase("[ab", "[ab", ExpectedResult = false)]
    [TestCase("\\#a", "#a", ExpectedResult = true)]
    [TestCase("\\!a", "!a", ExpectedResult = true)]
    [TestCase("\\*", "*", ExpectedResult = true)]
    [TestCase("\\*", "a", ExpectedResult = false)]
    [TestCase("a\\", "a\\", ExpectedResult = false)]
    [TestCase("a ", "a", ExpectedResult = true)]
    [TestCase("a\\ ", "a ", ExpectedResult = true)]
    [TestCase("a\t", "a", ExpectedResult = false)]
    public bool A_pattern_names_a_file(string pattern, string path) => GitIgnorePattern.Parse(pattern)!.IsMatch(path, isDirectory: false);

    [Test]
    public void A_slash_at_the_end_names_directories_only()
    {
        var pattern = GitIgnorePattern.Parse("build/")!;

        Assert.That(pattern.IsMatch("x/build", isDirectory: true), Is.True);
        Assert.That(pattern.IsMatch("x/build", isDirectory: false), Is.False);
    }

    [TestCase("")]
    [TestCase("   ")]
    [TestCase("# words")]
    [TestCase("/")]
    [TestCase("!")]
    public void A_line_that_can_match_nothing_is_no_pattern(string line) => Assert.That(GitIgnorePattern.Parse(line), Is.Null);

    [Test]
    public void A_pattern_that_would_backtrack_for_ever_answers()
    {
        var pattern = GitIgnorePattern.Parse(string.Concat(Enumerable.Repeat("*a", 200)) + "b")!;

        Assert.That(pattern.IsMatch(new string('a', 2000), isDirectory: false), Is.False);
    }

    [Test]
    public void Git_itself_gives_the_same_answers()
    {
        Assume.That(HasGit, "git is not installed");
        using var folder = new TemporaryFolder();
        string[] names = ["a", "b", "ab", "a.x", "b.x", "*", "!a", "#b", "a b"];
        string[] atoms = ["a", "b", "*", "**", "/", "/", "?", "[ab]", "[!a]", "\\*", "*.x", "!", "#", "\\ ", "[a-b]", ".", "ab", "***", "[[:alpha:]]"];
        string[] paths = [.. names.SelectMany(outer => names.Select(inner => $"d/{outer}/{inner}"))];
        foreach (var path in paths)
        {
            folder.Add(path);
        }

        Git(folder, "init -q", "");
        var random = new Random(20261123);
        for (var i = 0; i < 150; i++)
        {
            var pattern = string.Concat(Enumerable.Range(0, random.Next(1, 6)).Select(_ => atoms[random.Next(atoms.Length)]));
            folder.Add(".gitignore", pattern + "\n");
            var answers = Git(folder, "check-ignore -v -n -z --stdin", string.Join('\0', paths) + "\0").Split('\0');
            var expected = Enumerable.Range(0, paths.Length).Select(index => $"{paths[index]} {answers[(4 * index) + 2] is not ("" or ['!', ..])}");
            var rules = GitIgnoreRules.Add(pattern + "\n", "", null);

            Assert.That(paths.Select(path => $"{path} {IsIgnored(rules, path)}"), Is.EqualTo(expected), $"pattern '{pattern}'");
        }
    }

    // What is below a directory that is left out is not asked for.
    private static bool IsIgnored(GitIgnoreRules? rules, string path)
    {
        for (var slash = path.IndexOf('/', StringComparison.Ordinal); slash >= 0; slash = path.IndexOf('/', slash + 1))
        {
            if (rules?.IsIgnored("/" + path[..slash], isDirectory: true) == true)
            {
                return true;
            }
        }

        return rules?.IsIgnored("/" + path, isDirectory: false) == true;
    }

    private static bool HasGit => Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Any(static folder => File.Exists(Path.Combine(folder, "git")));

    private static string Git(TemporaryFolder folder, string arguments, string input)
    {
        using var process = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = folder.Path, RedirectStandardInput = true, RedirectStandardOutput = true })!;
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output;
    }
}
