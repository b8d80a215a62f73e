using OpsLead.Lint.Docker;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Tests.Docker;

public sealed class DockerIgnoreFileTests
{
    [TestCase("a", "a", ExpectedResult = true, TestName = "A name")]
    [TestCase("/a/", "a", ExpectedResult = true, TestName = "Slashes at the ends do not count")]
    [TestCase("a", "a/b/c", ExpectedResult = true, TestName = "What is in a folder is out with it")]
    [TestCase("a", "b/a", ExpectedResult = false, TestName = "A pattern begins at the root")]
    [TestCase("*", "a/b", ExpectedResult = true, TestName = "A star takes in a folder and so all in it")]
    [TestCase("*.md", "a.md", ExpectedResult = true, TestName = "A star in a name")]
    [TestCase("*.md", "a/b.md", ExpectedResult = false, TestName = "A star ends at a slash")]
    [TestCase("*/b", "a/b", ExpectedResult = true, TestName = "A star for a folder")]
    [TestCase("**/b", "b", ExpectedResult = true, TestName = "Two stars for no folder")]
    [TestCase("**/b", "a/c/b", ExpectedResult = true, TestName = "Two stars for two folders")]
    [TestCase("**/*.js", "a/b.min.js", ExpectedResult = true, TestName = "Two stars and one")]
    [TestCase("a/**", "a/b/c", ExpectedResult = true, TestName = "Two stars at the end")]
    [TestCase("a/**/d", "a/b/c/d", ExpectedResult = true, TestName = "Two stars in the middle")]
    [TestCase("a/**/d", "b/a/c/d", ExpectedResult = false, TestName = "What stands before two stars counts")]
    [TestCase("?.txt", "a.txt", ExpectedResult = true, TestName = "A question mark for one character")]
    [TestCase("?.txt", "ab.txt", ExpectedResult = false, TestName = "A question mark for no more")]
    [TestCase("[a-c]1", "b1", ExpectedResult = true, TestName = "A range of characters")]
    [TestCase("[^a-c]1", "b1", ExpectedResult = false, TestName = "All but a range")]
    [TestCase("a\\*b", "a*b", ExpectedResult = true, TestName = "An escaped star")]
    [TestCase("# a\n\na", "a", ExpectedResult = true, TestName = "Comments and blank lines")]
    [TestCase("*\n!a", "a", ExpectedResult = false, TestName = "Taken in again by the next line")]
    [TestCase("*\n!a\na/b", "a/b", ExpectedResult = true, TestName = "And out by the last")]
    [TestCase("A", "a", ExpectedResult = false, TestName = "Letter case matters")]
    [TestCase("  ./a/../b  \r", "b", ExpectedResult = true, TestName = "A path is cleaned")]
    public bool Patterns(string text, string path) => DockerIgnoreFile.Parse(SourceText.From(text)).IsIgnored(path);

    [TestCase("./a//b/", ExpectedResult = "a/b")]
    [TestCase("/", ExpectedResult = ".")]
    [TestCase("a/./../b", ExpectedResult = "b")]
    public string A_path_has_one_shape(string path) => DockerIgnoreFile.Clean(path);

    [Test]
    public void Many_stars_take_no_longer_than_their_number_times_the_path() =>
        Assert.That(DockerIgnoreFile.Parse(SourceText.From(string.Concat(Enumerable.Repeat("**/*a*", 2_000)))).IsIgnored(new string('a', 2_000) + "/b"),
            Is.False);
}
