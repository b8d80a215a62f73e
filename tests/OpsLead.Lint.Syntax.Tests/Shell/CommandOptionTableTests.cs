using OpsLead.Lint.Syntax.Shell;

namespace OpsLead.Lint.Syntax.Tests.Shell;

public class CommandOptionTableTests
{
    [Test]
    public void Every_entry_is_a_row_of_options_with_a_blank_around_each()
    {
        foreach (var (command, options) in CommandOptionTable.Entries)
        {
            Assert.That(options.Valued, Does.StartWith(" ").And.EndsWith(" ").And.Not.Contain("  "), command);
            Assert.That(options.Valued.Split(' ', StringSplitOptions.RemoveEmptyEntries), Is.Unique.And.All.StartWith("-"), command);
        }
    }

    [Test]
    public void Every_subcommand_is_reached_through_its_command()
    {
        foreach (var path in CommandOptionTable.Entries.Keys.Where(path => path.Contains(' ', StringComparison.Ordinal)))
        {
            Assert.That(CommandOptionTable.Entries[path[..path.LastIndexOf(' ')]].HasSubcommands, Is.True, path);
        }
    }

    [TestCase("pip3.12", "pip")]
    [TestCase("python3", "python")]
    [TestCase("pipx", "pipx")]
    [TestCase("bsdtar", "tar")]
    [TestCase("apt-get", "apt-get")]
    public void Versions_of_a_program_share_its_options(string command, string expected) =>
        Assert.That(CommandOptionTable.GetFamily(command).ToString(), Is.EqualTo(expected));

    [TestCase("-c", true)]
    [TestCase("--config", true)]
    [TestCase("-config", false)]
    [TestCase("-", false)]
    [TestCase("", false)]
    public void An_option_takes_a_value_only_as_a_whole(string option, bool expected) =>
        Assert.That(new CommandOptions(" --config -c ").TakesValue(option), Is.EqualTo(expected));
}
