using System.Buffers;
using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>
/// The values that a repository gives to its charts besides their own <c>values.yaml</c>: further files of values, the <c>--set</c> of the command lines that install
/// them, and Flux' HelmReleases. Which chart they are for is not always said, so that each counts for all.
/// </summary>
internal sealed class SuppliedValues
{
    private const string Option = "--set";
    private const int MaxLength = 1 << 20;
    private const int MaxValue = 4096;

    private static readonly SearchValues<char> Ends = SearchValues.Create(" \t\r\n\"'");

    private readonly HashSet<string> keys = new(StringComparer.Ordinal);
    private readonly List<YamlMapping> trees = [];

    private SuppliedValues()
    {
    }

    /// <summary>Reads what a workspace supplies.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <returns>The values.</returns>
    public static SuppliedValues Read(Workspace workspace)
    {
        var values = new SuppliedValues();
        foreach (var document in workspace.Documents)
        {
            try
            {
                values.Read(document);
            }
            catch (IOException)
            {
                // Said by the engine when it read the file.
            }
        }

        return values;
    }

    /// <summary>Whether somebody gives a value, or one within it.</summary>
    /// <param name="path">Its keys.</param>
    /// <returns>True when a file or a command line does.</returns>
    public bool Has(IReadOnlyList<string> path) => keys.Contains(string.Join('.', path)) || trees.Exists(tree => Has(tree, path));

    private static bool Has(YamlMapping tree, IReadOnlyList<string> path)
    {
        for (var i = 0; i < path.Count; i++)
        {
            if (!tree.TryGetValue(path[i], out var value))
            {
                return false;
            }

            if (i + 1 < path.Count)
            {
                if (value is not YamlMapping next)
                {
                    return false;
                }

                tree = next;
            }
        }

        return true;
    }

    private void Read(SourceDocument document)
    {
        var name = document.FileName;
        var isYaml = name.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".yml", StringComparison.OrdinalIgnoreCase);
        var text = document.GetText();
        if (text.Length > MaxLength)
        {
            return;
        }

        // A chart's own file is what is asked about.
        if (isYaml && name.Contains("values", StringComparison.OrdinalIgnoreCase) && name is not ("values.yaml" or "values.yml"))
        {
            trees.AddRange(YamlStream.Parse(text).Documents.Select(static part => part.Root).OfType<YamlMapping>());
        }
        else if (isYaml && text.Text.Contains("HelmRelease", StringComparison.Ordinal))
        {
            foreach (var part in YamlStream.Parse(text).Documents)
            {
                if (part.Root is YamlMapping root && root.TryGetScalar("kind", out var kind) && kind.Value == "HelmRelease"
                    && root.TryGetMapping("spec", out var spec) && spec.TryGetMapping("values", out var given))
                {
                    trees.Add(given);
                }
            }
        }

        ReadOptions(text.Text);
    }

    // --set a.b=c,d=e, and --set-string, --set-file, --set-json, --set-literal.
    private void ReadOptions(string text)
    {
        for (var at = text.IndexOf(Option, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Option, at + Option.Length, StringComparison.Ordinal))
        {
            var rest = text.AsSpan(at + Option.Length, Math.Min(MaxValue, text.Length - at - Option.Length));
            var end = rest.IndexOfAny(' ', '=', '\n');
            if (end < 0 || (end > 0 && rest[0] != '-'))
            {
                continue;
            }

            rest = rest[(end + 1)..].TrimStart(" \t\\\r\n\"'");
            rest = rest[..(rest.IndexOfAny(Ends) is >= 0 and var stop ? stop : rest.Length)];
            foreach (var range in rest.Split(','))
            {
                var item = rest[range];
                var equals = item.IndexOf('=');
                AddKey(equals < 0 ? item : item[..equals]);
            }
        }
    }

    private void AddKey(ReadOnlySpan<char> key)
    {
        // tolerations[0].key is within tolerations.
        var bracket = key.IndexOf('[');
        key = bracket < 0 ? key : key[..bracket];
        for (var dot = key.IndexOf('.'); dot > 0; dot = key[(dot + 1)..].IndexOf('.') is >= 0 and var next ? dot + 1 + next : -1)
        {
            keys.Add(key[..dot].ToString());
        }

        if (key.Length > 0)
        {
            keys.Add(key.ToString());
        }
    }
}
