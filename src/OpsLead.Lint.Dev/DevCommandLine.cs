using System.CommandLine;
using OpsLead.Lint.Dev.Docs;
using OpsLead.Lint.Dev.NewRule;
using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Dev;

/// <summary>The commands and their arguments.</summary>
internal static class DevCommandLine
{
    public static RootCommand Create() => new("What developers of OpsLead.Lint run.") { CreateNewRule(), CreateDocs() };

    private static Command CreateNewRule()
    {
        string[] folders = [.. RuleTemplate.All.Select(static template => template.Folder)];
        var folder = new Argument<string>("language") { Description = "The folder below rules/: " + string.Join(", ", folders) };
        folder.AcceptOnlyFromAmong(folders);
        var name = new Argument<string>("name") { Description = "The remedy in the imperative, as a class is named: DropCapabilities" };
        var command = new Command("new-rule", "Writes a rule, its page and a red test, and edits no file.") { folder, name };
        command.SetAction(result => NewRuleCommand.Run(FindRoot(), result.GetRequiredValue(folder), result.GetRequiredValue(name), Console.Out, Console.Error));
        return command;
    }

    private static Command CreateDocs()
    {
        var check = new Option<bool>("--check") { Description = "Writes nothing; exit 1 when something is stale." };
        var command = new Command("docs", "Writes the outputs on the rules' pages, and docs/rules.md.") { check };
        command.SetAction(result => new DocsCommand(FindRoot(), DevRules.Create()).Run(result.GetValue(check), Console.Out, Console.Error));
        return command;
    }

    // Where the developer stands, not where the program was built: the two differ in a second working copy.
    private static string FindRoot() => Repository.FindRoot(Environment.CurrentDirectory) ?? Repository.Root;
}
