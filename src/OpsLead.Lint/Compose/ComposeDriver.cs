using OpsLead.Lint.Engine;
using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Compose;

/// <summary>Walks the services of Compose files.</summary>
internal sealed class ComposeDriver : LanguageDriver
{
    private readonly ComposeActions actions = new();

    private bool hasRules;

    public override bool Register(Rule rule, int index, LinterBuilder linter)
    {
        if (rule is not ComposeRule composeRule)
        {
            return false;
        }

        hasRules = true;
        composeRule.Initialize(new ComposeContext(index, linter, actions));
        return true;
    }

    public override void Analyze(FileAnalysis file)
    {
        if (file.Kind != DocumentKind.Compose)
        {
            ComposeCommands.Collect(file);
            return;
        }

        if (!hasRules && file.Linter.WorkspaceActions.Count == 0)
        {
            return;
        }

        foreach (var document in file.Yaml.Documents)
        {
            if (document.Root is not YamlMapping root)
            {
                continue;
            }

            var compose = new ComposeFile(file.Document, file.Text, root);
            ComposeFactCollector.Collect(file, compose);
            foreach (var service in compose.Services)
            {
                actions.Services.Invoke(file, service);
            }

            actions.Files.Invoke(file, compose);
        }
    }
}

/// <summary>The callbacks of the Compose rules by kind of node.</summary>
internal sealed class ComposeActions
{
    public ActionList<NodeContext<ComposeService>> Services { get; } = new();

    public ActionList<NodeContext<ComposeFile>> Files { get; } = new();
}
