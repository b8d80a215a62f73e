using System.CommandLine;
using OpsLead.Lint.Engine;

namespace OpsLead.Lint.Cli.Commands;

/// <summary><c>explain RULE</c>: prints a rule's facts and its page.</summary>
internal sealed class ExplainCommand : Command
{
    private readonly CommandHost host;
    private readonly Argument<string> name = new("RULE") { Description = "An id (OPL1001), a name (pin-image-tag) or a peer's id (hadolint/DL3006)." };

    /// <summary>The command.</summary>
    /// <param name="host">The machine.</param>
    public ExplainCommand(CommandHost host)
        : base("explain", "Explain a rule: what it finds, why, how to mend it.")
    {
        this.host = host;
        Add(name);
        SetAction(Run);
    }

    private int Run(ParseResult result)
    {
        var asked = result.GetRequiredValue(name);
        var rules = host.CreateRules().GetInfos();
        var found = new List<RuleInfo>();
        foreach (var rule in rules)
        {
            if (IsNamed(rule, asked))
            {
                found.Add(rule);
            }
        }

        if (found.Count == 0)
        {
            throw new UnknownSelectorException(asked, RuleSelector.Nearest(asked, rules));
        }

        using var output = CommandHost.CreateWriter(host.Output);
        foreach (var rule in found)
        {
            if (rule != found[0])
            {
                output.WriteLine();
            }

            Write(output, rule);
        }

        return ExitCode.Clean;
    }

    private static bool IsNamed(RuleInfo rule, string name)
    {
        if (name.Equals(rule.Descriptor.Id, StringComparison.OrdinalIgnoreCase) || name.Equals(rule.Name, StringComparison.OrdinalIgnoreCase)
            || name.Equals(rule.ClassName, StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        foreach (var alias in rule.Descriptor.Aliases)
        {
            if (name.Equals(alias, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static void Write(StreamWriter output, RuleInfo rule)
    {
        var descriptor = rule.Descriptor;
        output.WriteLine($"{descriptor.Id} {rule.Name}");
        WriteFact(output, "default", RuleFacts.GetDefault(descriptor));
        WriteFact(output, "input", RuleFacts.ToKebabCase(rule.Language));
        WriteFact(output, "category", RuleFacts.ToKebabCase(descriptor.Category));
        if (descriptor.Practice != Practice.None)
        {
            WriteFact(output, "practice", RuleFacts.ToKebabCase(descriptor.Practice));
        }

        if (descriptor.Aliases.Count > 0)
        {
            WriteFact(output, "aliases", string.Join(", ", descriptor.Aliases));
        }

        foreach (var option in descriptor.Options)
        {
            WriteFact(output, "option", $"{RuleFacts.GetKey(rule, option)} = {option.DefaultValue}  ({RuleFacts.ToKebabCase(option.Type)}) {option.Description}");
            if (option.PeerSettings.Count > 0)
            {
                WriteFact(output, "", $"set by {string.Join(", ", option.PeerSettings)} too");
            }
        }

        output.WriteLine();
        output.Write(rule.GetPage()?.ReplaceLineEndings("\n") ?? $"# {descriptor.Title}\n");
    }

    private static void WriteFact(StreamWriter output, string name, string value) => output.WriteLine($"  {(name.Length == 0 ? "" : name + ":"),-10}{value}");
}
