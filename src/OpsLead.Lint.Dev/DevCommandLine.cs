using System.CommandLine;
using OpsLead.Lint.Dev.Docs;
using OpsLead.Lint.Dev.NewRule;
using OpsLead.Lint.Dev.Schemas;
using OpsLead.Lint.Dev.Workflows;
using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Dev;

/// <summary>The commands and their arguments.</summary>
internal static class DevCommandLine
{
    public static RootCommand Create() => new("What developers of OpsLead.Lint run.") { CreateNewRule(), CreateDocs(), CreateSchemas(), CreateWorkflowTables() };

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

    private static Command CreateSchemas()
    {
        var modules = new Argument<string>("modules") { Description = "The node_modules folder with kubernetes-models and @kubernetes-models/*" };
        var releases = new Option<string[]>("--release") { Description = "A client of one release: 36=FOLDER", AllowMultipleArgumentsPerToken = true };
        var command = new Command("schemas", "Writes the compact schemas of Kubernetes and of custom resources.") { modules, releases };
        command.SetAction(result => SchemasCommand.Run(
            result.GetRequiredValue(modules), result.GetValue(releases) ?? [], Path.Combine(FindRoot(), "src/OpsLead.Lint.Schemas/Data"), Console.Out));
        return command;
    }

    private static Command CreateWorkflowTables()
    {
        var modules = new Argument<string>("modules") { Description = "The node_modules folder with @actions/workflow-parser" };
        var command = new Command("workflow-tables", "Says what GitHub's schema of workflows has that the tables here do not, and the other way round.") { modules };
        command.SetAction(result => WorkflowTablesCommand.Run(result.GetRequiredValue(modules), Console.Out));
        return command;
    }

    // Where the developer stands, not where the program was built: the two differ in a second working copy.
    private static string FindRoot() => Repository.FindRoot(Environment.CurrentDirectory) ?? Repository.Root;
}
