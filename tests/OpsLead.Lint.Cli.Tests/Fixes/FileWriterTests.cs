using OpsLead.Lint.Cli.Fixes;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Cli.Tests.Fixes;

public sealed class FileWriterTests
{
    private TemporaryFolder folder = null!;

    [SetUp]
    public void SetUp() => folder = new TemporaryFolder();

    [TearDown]
    public void TearDown() => folder.Dispose();

    [Test]
    public void A_file_is_replaced_and_nothing_is_left_beside_it()
    {
        folder.Add("a.txt", "old");

        Assert.That(Write("a.txt", "old", "new"), Is.Null);
        Assert.That(File.ReadAllText(folder["a.txt"]), Is.EqualTo("new"));
        Assert.That(Directory.GetFiles(folder.Path), Has.Length.EqualTo(1));
    }

    [Test, Platform("Unix")]
    public void The_mode_stays()
    {
        folder.Add("deploy.sh", "old");
        const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupWrite | UnixFileMode.OtherExecute;
        SetMode("deploy.sh", Mode);

        Write("deploy.sh", "old", "new");

        Assert.That(GetMode("deploy.sh"), Is.EqualTo(Mode));
    }

    [Test, Platform("Unix")]
    public void A_link_inside_of_the_root_stays_a_link()
    {
        folder.Add("real.txt", "old");
        File.CreateSymbolicLink(folder["link.txt"], "real.txt");

        Assert.That(Write("link.txt", "old", "new"), Is.Null);
        Assert.That(File.ReadAllText(folder["real.txt"]), Is.EqualTo("new"));
        Assert.That(new FileInfo(folder["link.txt"]).LinkTarget, Is.EqualTo("real.txt"));
    }

    [Test, Platform("Unix")]
    public void A_link_that_leads_outside_is_not_written_through()
    {
        folder.Add("secret.txt", "old").Add("repo/a.txt");
        File.CreateSymbolicLink(folder["repo/link.txt"], "../secret.txt");

        Assert.That(Write("repo/link.txt", "old", "new", "repo"), Is.EqualTo("it is a link that leads outside"));
        Assert.That(File.ReadAllText(folder["secret.txt"]), Is.EqualTo("old"));
    }

    [Test, Platform("Unix")]
    public void A_folder_that_is_a_link_to_outside_is_not_written_through()
    {
        folder.Add("outside/a.txt", "old").Add("repo/b.txt");
        Directory.CreateSymbolicLink(folder["repo/inside"], folder["outside"]);

        Assert.That(Write("repo/inside/a.txt", "old", "new", "repo"), Is.EqualTo("it is a link that leads outside"));
    }

    [Test, Platform("Unix")]
    public void Links_without_end_are_given_up()
    {
        File.CreateSymbolicLink(folder["a"], "b");
        File.CreateSymbolicLink(folder["b"], "a");

        Assert.That(Write("a", "old", "new"), Is.EqualTo("it is a link that leads outside"));
    }

    [Test]
    public void A_file_that_was_changed_meanwhile_is_left_alone()
    {
        folder.Add("a.txt", "newer");

        Assert.That(Write("a.txt", "old", "new"), Is.EqualTo("it has changed since it was read"));
        Assert.That(File.ReadAllText(folder["a.txt"]), Is.EqualTo("newer"));
    }

    [Test]
    public void A_file_that_is_gone_stays_gone() => Assert.That(Write("a.txt", "old", "new"), Is.EqualTo("the file is gone"));

    private string? Write(string name, string before, string after, string? root = null) =>
        FileWriter.Write(new FileChange(name, folder[name], root is null ? folder.Path : folder[root], SourceText.From(before), SourceText.From(after)));

    private void SetMode(string name, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder[name], mode);
        }
    }

    private UnixFileMode GetMode(string name) => OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(folder[name]);
}
