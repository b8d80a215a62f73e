using System.Runtime.InteropServices;
using OpsLead.Lint.Cli.Files;

namespace OpsLead.Lint.Cli.Tests;

public sealed partial class FileDiscoveryTests
{
    private TemporaryFolder folder = null!;

    [SetUp]
    public void SetUp() => folder = new TemporaryFolder();

    [TearDown]
    public void TearDown() => folder.Dispose();

    [Test]
    public void Files_come_in_ordinal_order_with_slashes()
    {
        folder.Add("b/x.yaml").Add("a.yaml").Add("B.yaml").Add(".github/workflows/ci.yml");

        Assert.That(Find(), Is.EqualTo([".github/workflows/ci.yml", "B.yaml", "a.yaml", "b/x.yaml"]));
    }

    [Test]
    public void Version_control_and_installed_packages_are_left_out()
    {
        folder.Add(".git/config").Add("sub/.git", "gitdir: elsewhere").Add("node_modules/x/package.json").Add(".hg/store").Add("a.yaml");

        Assert.That(Find(), Is.EqualTo(["a.yaml"]));
    }

    [Test]
    public void Build_output_is_left_out_beside_a_project_only()
    {
        folder.Add("web/Web.csproj").Add("web/bin/a.json").Add("web/obj/a.json").Add("scripts/bin/deploy.sh");

        Assert.That(Find(), Is.EqualTo(["scripts/bin/deploy.sh", "web/Web.csproj"]));
    }

    [Test]
    public void A_gitignore_holds_below_its_folder_and_the_nearest_one_wins()
    {
        folder.Add(".gitignore", "*.env\nbuild/\n").Add("a.env").Add("web/.gitignore", "!keep.env\n").Add("web/keep.env").Add("web/b.env").Add("web/build/x.yaml").Add("build.yaml");

        Assert.That(Find(), Is.EqualTo([".gitignore", "build.yaml", "web/.gitignore", "web/keep.env"]));
    }

    [Test]
    public void What_lies_below_an_ignored_folder_cannot_come_back()
    {
        folder.Add(".gitignore", "out/\n!out/keep.yaml\n").Add("out/keep.yaml").Add("x/.gitignore", "y/*\n!y/keep.yaml\n").Add("x/y/keep.yaml").Add("x/y/b.yaml");

        Assert.That(Find(), Is.EqualTo([".gitignore", "x/.gitignore", "x/y/keep.yaml"]));
    }

    [Test]
    public void A_gitignore_above_the_folder_holds_up_to_the_repository()
    {
        folder.Add(".gitignore", "far.yaml\n").Add("repo/.git/info/exclude", "excluded.yaml\n").Add("repo/.gitignore", "near.yaml\n")
            .Add("repo/app/near.yaml").Add("repo/app/far.yaml").Add("repo/app/excluded.yaml");

        Assert.That(Find("repo/app"), Is.EqualTo(["far.yaml"]));
    }

    [Test]
    public void A_gitignore_with_CRLF_and_a_byte_order_mark_reads_the_same()
    {
        folder.Add(".gitignore", "\uFEFFa.yaml\r\nb.yaml\r\n").Add("a.yaml").Add("b.yaml").Add("c.yaml");

        Assert.That(Find(), Is.EqualTo([".gitignore", "c.yaml"]));
    }

    [Test]
    [Platform(Exclude = "Win")]
    public void Links_are_not_followed()
    {
        folder.Add("in/a.yaml").Add("outside/b.yaml");
        Directory.CreateSymbolicLink(folder["in/loop"], folder["in"]);
        Directory.CreateSymbolicLink(folder["in/out"], folder["outside"]);
        File.CreateSymbolicLink(folder["in/c.yaml"], folder["outside/b.yaml"]);
        File.CreateSymbolicLink(folder["in/gone.yaml"], folder["nowhere"]);

        Assert.That(Find("in"), Is.EqualTo(["a.yaml"]));
    }

    [Test]
    [Platform(Exclude = "Win")]
    public void A_linked_gitignore_is_not_read()
    {
        folder.Add("outside", "a.yaml\n").Add("in/a.yaml");
        File.CreateSymbolicLink(folder["in/.gitignore"], folder["outside"]);

        Assert.That(Find("in"), Is.EqualTo(["a.yaml"]));
    }

    [Test]
    public void A_folder_that_cannot_be_read_is_said()
    {
        var discovery = new FileDiscovery(new HashSet<string>());

        Assert.That(discovery.Find(folder["gone"]), Is.Empty);
        Assert.That(discovery.Unreadable, Has.One.Items);
    }

    [Test]
    public void The_reports_of_the_run_itself_are_left_out()
    {
        folder.Add("a.yaml").Add("report.json");

        Assert.That(new FileDiscovery(new HashSet<string> { folder["report.json"] }).Find(folder.Path), Is.EqualTo(["a.yaml"]));
    }

    [Test]
    public void A_file_is_read_in_the_encoding_its_mark_names()
    {
        folder.AddBytes("a.yaml", [0xFF, 0xFE, (byte)'a', 0, (byte)'b', 0]);

        Assert.That(FileLoader.Load(folder["a.yaml"]).Text, Is.EqualTo("ab"));
    }

    [Test]
    public void A_file_with_a_NUL_is_binary_and_missed_only_where_rules_would_read_it()
    {
        folder.AddBytes("notes.txt", [1, 0, 2]).AddBytes("a.yaml", [1, 0, 2]);

        Assert.That(() => FileLoader.Load(folder["notes.txt"]), Skips("binary", isExpected: true));
        Assert.That(() => FileLoader.Load(folder["a.yaml"]), Skips("binary", isExpected: false));
    }

    [Test]
    public void A_binary_store_of_keys_is_read_byte_by_byte()
    {
        folder.AddBytes("shop.pfx", [0x30, 0x82, 0x00, 0xFF]);

        Assert.That(FileLoader.Load(folder["shop.pfx"]).Text, Is.EqualTo("0\u0082\0\u00FF"));
    }

    [Test]
    public void A_picture_is_not_even_opened() => Assert.That(() => FileLoader.Load(folder["gone.PNG"]), Skips("binary", isExpected: true));

    [Test]
    public void A_file_over_16_MB_is_skipped_and_one_of_16_MB_is_read()
    {
        folder.Add("Dockerfile").Add("large.yaml");
        using (var file = File.OpenWrite(folder["Dockerfile"]))
        {
            file.SetLength(FileLoader.MaxSize + 1);
        }

        File.WriteAllText(folder["large.yaml"], new string('#', FileLoader.MaxSize));

        Assert.That(() => FileLoader.Load(folder["Dockerfile"]), Skips("over 16 MB", isExpected: false));
        Assert.That(FileLoader.Load(folder["large.yaml"]).Length, Is.EqualTo(FileLoader.MaxSize));
    }

    [Test]
    public void An_empty_file_is_an_empty_text()
    {
        folder.Add("a.yaml");

        Assert.That(FileLoader.Load(folder["a.yaml"]).Length, Is.Zero);
    }

    [Test]
    [Platform(Exclude = "Win")]
    public void A_FIFO_is_skipped_without_waiting_for_its_writer()
    {
        Assume.That(MakeFifo(folder["Dockerfile"], 0x1A4), Is.Zero);

        Assert.That(Find(), Is.EqualTo(["Dockerfile"]));
        Assert.That(() => FileLoader.Load(folder["Dockerfile"]), Skips("not a regular file", isExpected: false));
    }

    [Test]
    public void A_file_that_is_gone_says_so_without_naming_the_machine()
    {
        Assert.That(() => FileLoader.Load(folder["a.yaml"]), Throws.InstanceOf<IOException>().With.Message.EqualTo("the file is gone"));
    }

    private static NUnit.Framework.Constraints.EqualConstraint<bool> Skips(string reason, bool isExpected) =>
        Throws.TypeOf<DocumentSkippedException>().With.Message.EqualTo(reason).And.Property(nameof(DocumentSkippedException.IsExpected)).EqualTo(isExpected);

    private List<string> Find(string name = "") => new FileDiscovery(new HashSet<string>()).Find(Path.TrimEndingDirectorySeparator(folder[name]));

    [LibraryImport("libc", EntryPoint = "mkfifo", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int MakeFifo(string path, uint mode);
}
