using OpsLead.Lint.Engine;
using OpsLead.Lint.Syntax.Shell;
using OpsLead.Lint.Text;
using OpsLead.Lint.Workflows;

namespace OpsLead.Lint.Compose;

/// <summary>Finds which Compose files are used together: by <c>-f</c> in scripts, Makefiles and workflows, and by <c>COMPOSE_FILE</c> in <c>.env</c> files.</summary>
internal static class ComposeCommands
{
    public static void Collect(FileAnalysis file)
    {
        if (file.Linter.WorkspaceActions.Count == 0)
        {
            return;
        }

        switch (file.Kind)
        {
            case DocumentKind.Environment:
                CollectEnvironment(file);
                break;
            case DocumentKind.Shell when NamesCompose(file.Text.Text):
                Collect(file, ShellScript.Parse(file.Text.Text, SourceMap.Identity(new TextSpan(0, file.Text.Text.Length))));
                break;
            case DocumentKind.Text when IsMakefile(file.Document.FileName) && NamesCompose(file.Text.Text):
                CollectMakefile(file);
                break;
            case DocumentKind.Workflow when NamesCompose(file.Text.Text):
                CollectWorkflow(file);
                break;
        }
    }

    // Compose reads the `.env` beside its file; other names only when it is told to.
    private static void CollectEnvironment(FileAnalysis file)
    {
        if (file.Document.FileName != ".env")
        {
            return;
        }

        foreach (var line in file.Text.Text.AsSpan().EnumerateLines())
        {
            var equals = line.IndexOf('=');
            var name = equals < 0 ? [] : line[..equals].Trim();
            name = name.StartsWith("export ", StringComparison.Ordinal) ? name[7..].Trim() : name;
            if (name.IsEmpty || name[0] == '#')
            {
                continue;
            }

            file.AddFact(new ComposeEnvironmentFact(file.Document, name.ToString()));
            if (name is "COMPOSE_FILE")
            {
                var paths = line[(equals + 1)..].Trim().Trim("\"'").ToString().Split(line.Contains(';') ? ';' : ':', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
                file.AddFact(new ComposeCommandFact(file.Document, paths, HasProjectFolder: false));
            }
        }
    }

    // Recipes and assignments (COMPOSE = docker compose -f a -f b) hold commands; what make itself replaces stays unknown.
    private static void CollectMakefile(FileAnalysis file)
    {
        var text = file.Text.Text;
        for (var line = 0; line < file.Text.LineCount; line++)
        {
            var span = file.Text.GetLineSpan(line);
            var content = text.AsSpan(span.Start, span.Length).TrimEnd();
            if (!NamesCompose(content))
            {
                continue;
            }

            var start = content[0] == '\t' ? 0 : content.IndexOf('=') + 1;
            var script = content[start..].ToString().TrimStart('\t', ' ', '@', '-', '+');
            if (content[0] == '\t' || start > 0)
            {
                Collect(file, ShellScript.Parse(script, SourceMap.Identity(new TextSpan(span.Start + content.Length - script.Length, script.Length))));
            }
        }
    }

    private static void CollectWorkflow(FileAnalysis file)
    {
        foreach (var document in file.Yaml.Documents)
        {
            if (document.Root is not Syntax.Yaml.YamlMapping root)
            {
                continue;
            }

            foreach (var job in new Workflow(root).Jobs)
            {
                foreach (var step in job.Steps)
                {
                    if (step.Run is { } run && NamesCompose(run.Value) && step.Script is { } script)
                    {
                        Collect(file, script);
                    }
                }
            }
        }
    }

    private static void Collect(FileAnalysis file, ShellScript script)
    {
        foreach (var command in script.EffectiveCommands)
        {
            if (command.Name is not "docker-compose" && !(command.Name is "docker" or "podman" && command.Subcommand == "compose"))
            {
                continue;
            }

            var paths = new List<string>();
            foreach (ref readonly var flag in command.Flags)
            {
                if (flag.Name is "-f" or "--file" && flag.Value is { } path)
                {
                    paths.Add(path);
                }
            }

            if (paths.Count > 0)
            {
                file.AddFact(new ComposeCommandFact(file.Document, paths, command.HasFlag("--project-directory")));
            }
        }
    }

    private static bool NamesCompose(ReadOnlySpan<char> text) =>
        text.Contains("docker-compose", StringComparison.Ordinal) || text.Contains("docker compose", StringComparison.Ordinal) || text.Contains("podman compose", StringComparison.Ordinal);

    private static bool IsMakefile(string name) => name is "Makefile" or "makefile" or "GNUmakefile" || name.EndsWith(".mk", StringComparison.Ordinal);
}
