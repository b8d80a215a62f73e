using OpsLead.Lint.Engine;
using OpsLead.Lint.Syntax.Shell;
using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Workflows;

/// <summary>A deployment in a script that people run by hand, as far as the script says.</summary>
/// <param name="Document">The script, the Makefile or the <c>package.json</c>.</param>
/// <param name="Span">The command.</param>
/// <param name="Command">What to call it: <c>kubectl apply</c>.</param>
/// <param name="Target">The target of a Makefile or the name of a package's script; null for a file that is run as a whole.</param>
/// <param name="ReachesEnvironment">Whether it selects a remote cluster, or a name in it says production, staging or release.</param>
public sealed record ManualDeploymentFact(SourceDocument Document, TextSpan Span, string Command, string? Target, bool ReachesEnvironment);

/// <summary>A profile with which Visual Studio publishes to a server.</summary>
/// <param name="Document">The profile.</param>
/// <param name="Span">The method or the address.</param>
/// <param name="Method">The method: <c>MSDeploy</c>, <c>FTP</c>, <c>ZipDeploy</c>, <c>FileSystem</c>.</param>
public sealed record PublishProfileFact(SourceDocument Document, TextSpan Span, string Method);

/// <summary>A word of a workflow's or an action's script that may name a file, a target or a profile.</summary>
/// <param name="Document">The workflow or the action.</param>
/// <param name="Word">The word.</param>
public sealed record CalledWordFact(SourceDocument Document, string Word);

/// <summary>Finds what reaches an environment from somebody's own machine: scripts, Makefiles, package scripts, publish profiles.</summary>
internal static class ManualDeployments
{
    private const int MaxLength = 1_000_000;

    private static readonly string[] EnvironmentWords = ["prod", "staging", "release", "live"];

    private static readonly string[] LocalWords = ["minikube", "k3d", "kind create", "kind load", "kind-", "docker-desktop", "microk8s", "localhost", "colima", "rancher-desktop"];

    public static void Collect(FileAnalysis file)
    {
        var text = file.Text.Text;
        if (text.Length > MaxLength || PathConventions.IsOutsideProduction(file.Document.Path))
        {
            return;
        }

        var name = file.Document.FileName;
        if (file.Kind == DocumentKind.Shell)
        {
            Check(file, ShellScript.Parse(text, SourceMap.Identity(new TextSpan(0, text.Length))), null, text);
        }
        else if (file.Kind == DocumentKind.Text && (name.EndsWith(".ps1", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".cmd", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".bat", StringComparison.OrdinalIgnoreCase)))
        {
            // These are not parsed as what they are; a line that calls a program is written the same way.
            Check(file, ShellScript.Parse(text.Replace('`', '\\').Replace('^', '\\'), SourceMap.Identity(new TextSpan(0, text.Length))), null, text);
        }
        else if (file.Kind == DocumentKind.Text && (name is "Makefile" or "makefile" or "GNUmakefile" || name.EndsWith(".mk", StringComparison.Ordinal)))
        {
            CheckMakefile(file, text);
        }
        else if (file.Kind == DocumentKind.Json && name == "package.json" && file.Yaml.Documents is [{ Root: YamlMapping root }, ..] && root.TryGetMapping("scripts", out var scripts))
        {
            foreach (ref readonly var entry in scripts.Entries)
            {
                if (entry is { Key: YamlScalar key } && entry.Value.Resolve() is YamlScalar script)
                {
                    Check(file, ShellScript.Parse(script.Value, script.Map), key.Value, script.Value);
                }
            }
        }
        else if (file.Kind == DocumentKind.Xml && name.EndsWith(".pubxml", StringComparison.OrdinalIgnoreCase))
        {
            CheckProfile(file, text);
        }
    }

    /// <summary>The words of the scripts of a workflow or an action, so that what they call counts as automated.</summary>
    public static void CollectCalls(FileAnalysis file, IReadOnlyList<Step> steps)
    {
        foreach (var step in steps)
        {
            if (step.Run is not { } run)
            {
                continue;
            }

            var script = step.Script ?? ShellScript.Parse(run.Value, run.Map);
            foreach (var command in script.EffectiveCommands)
            {
                AddCall(file, command.NameWord);
                foreach (var word in command.Arguments)
                {
                    AddCall(file, word);
                }
            }
        }
    }

    private static void AddCall(FileAnalysis file, ShellWord word)
    {
        if (word.StaticPrefix is { Length: > 0 and < 200 } text)
        {
            file.AddFact(new CalledWordFact(file.Document, text));
        }
    }

    // Each recipe is a script of its own; make's own variables read like the shell's substitutions, whose result nobody knows either.
    private static void CheckMakefile(FileAnalysis file, string text)
    {
        var recipe = new System.Text.StringBuilder();
        var map = new SourceMap.Builder();
        string? target = null;
        var start = 0;
        while (start <= text.Length)
        {
            var length = text.AsSpan(start).IndexOf('\n');
            var end = length < 0 ? text.Length : start + length;
            var line = text.AsSpan(start, end - start);
            if (line.StartsWith("\t"))
            {
                var skip = 1 + line[1..].IndexOfAnyExcept("@-+ ");
                if (skip > 0 && target is not null)
                {
                    recipe.Append(line[skip..]).Append('\n');
                    map.AddVerbatim(start + skip, line.Length - skip);
                    map.AddEncoded(new TextSpan(end, end < text.Length ? 1 : 0), 1);
                }
            }
            else if (!line.IsWhiteSpace() && line[0] != '#')
            {
                CheckRecipe();
                var colon = line.IndexOf(':');
                target = colon > 0 && !line[colon..].StartsWith(":=") && !line[..colon].Contains('=') ? line[..colon].Trim().ToString() : null;
            }

            start = end + 1;
        }

        CheckRecipe();

        void CheckRecipe()
        {
            if (target is not null && recipe.Length > 0)
            {
                var script = recipe.ToString();
                Check(file, ShellScript.Parse(script, map.ToSourceMap()), target, script);
            }

            recipe.Clear();
            map = new SourceMap.Builder();
        }
    }

    private static void Check(FileAnalysis file, ShellScript script, string? target, string text)
    {
        if (ContainsAny(text, LocalWords))
        {
            return;
        }

        var reaches = ContainsAny(file.Document.FileName, EnvironmentWords) || (target is not null && ContainsAny(target, EnvironmentWords));
        EffectiveCommand? first = null;
        foreach (var command in script.EffectiveCommands)
        {
            reaches |= SelectsCluster(command);
            if (Deployments.IsDeployment(command) && command.Outer is null)
            {
                first ??= command;
                reaches |= NamesEnvironment(command);
            }
        }

        if (first is not null)
        {
            var words = first.Subcommand is { } subcommand ? $"{first.Name} {subcommand}" : first.Name!;
            file.AddFact(new ManualDeploymentFact(file.Document, script.GetFileSpan(first.Span), words, target, reaches));
        }
    }

    private static bool SelectsCluster(EffectiveCommand command) =>
        command.Is("kubectl", "config", "use-context") || command.Is("az", "aks", "get-credentials") || command.Is("gcloud", "container", "clusters", "get-credentials")
        || command.Is("aws", "eks", "update-kubeconfig") || command.Is("doctl", "kubernetes", "cluster", "kubeconfig", "save");

    private static bool NamesEnvironment(EffectiveCommand command)
    {
        foreach (var word in command.Arguments)
        {
            // `helm --set image.release=…` and the release's own name are no environment.
            if (word.StaticPrefix is var text && (text.Contains("prod", StringComparison.OrdinalIgnoreCase) || text.Contains("staging", StringComparison.OrdinalIgnoreCase)) && !text.Contains("product", StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    // The elements of a profile are flat; a comment may hold one that does not count.
    private static void CheckProfile(FileAnalysis file, string text)
    {
        if (FindElement(text, "WebPublishMethod") is not { } method)
        {
            return;
        }

        var value = text.AsSpan(method.Start, method.Length).Trim();
        var url = FindElement(text, "PublishUrl") ?? FindElement(text, "publishUrl");
        var isRemote = value.Equals("MSDeploy", StringComparison.OrdinalIgnoreCase) || value.Equals("FTP", StringComparison.OrdinalIgnoreCase) || value.Equals("ZipDeploy", StringComparison.OrdinalIgnoreCase)
            || (value.Equals("FileSystem", StringComparison.OrdinalIgnoreCase) && url is { } share && text.AsSpan(share.Start, share.Length).Trim().StartsWith(@"\\"));
        if (isRemote)
        {
            file.AddFact(new PublishProfileFact(file.Document, method, value.ToString()));
        }
    }

    private static TextSpan? FindElement(string text, string name)
    {
        var open = $"<{name}>";
        var comment = text.IndexOf("<!--", StringComparison.Ordinal);
        for (var start = text.IndexOf(open, StringComparison.Ordinal); start >= 0;)
        {
            if (comment >= 0 && comment < start)
            {
                var close = text.IndexOf("-->", comment, StringComparison.Ordinal);
                if (close < 0)
                {
                    return null;
                }

                comment = text.IndexOf("<!--", close, StringComparison.Ordinal);
                start = start < close ? text.IndexOf(open, close, StringComparison.Ordinal) : start;
                continue;
            }

            var end = text.IndexOf('<', start + open.Length);
            return end > start + open.Length ? TextSpan.FromBounds(start + open.Length, end) : null;
        }

        return null;
    }

    private static bool ContainsAny(string text, string[] words)
    {
        foreach (var word in words)
        {
            if (text.Contains(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
