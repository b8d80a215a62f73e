using System.CommandLine;
using OpsLead.Lint.Cli.Reporting;
using OpsLead.Lint.Engine;

namespace OpsLead.Lint.Cli.Commands;

/// <summary><c>explain RULE</c>: prints a rule's facts and its page. <c>explain FILE:LINE</c>: says what is reported there, what is not, and why.</summary>
internal sealed class ExplainCommand : Command
{
    private readonly CommandHost host;
    // Some rules stand for hundreds of the peers' names; who wants all of them asks for one peer or reads 'rules --format json'.
    private const int MaxAliases = 12;

    private readonly Argument<string> name = new("RULE") { Description = "An id (OPL1001), a name (pin-image-tag), a peer's id (hadolint/DL3006), or a place: FILE:LINE, FILE:LINE:COLUMN." };
    private readonly SelectionOptions selection = new();
    private readonly Option<string> baseline = new("--baseline") { Description = "A file of known findings, which do not count.", HelpName = "FILE" };
    private readonly Option<bool> noForeignConfig = ChangeOptions.CreateNoForeignConfig();

    /// <summary>The command.</summary>
    /// <param name="host">The machine.</param>
    public ExplainCommand(CommandHost host)
        : base("explain", "Explain a rule, or what is reported in a line and what is not.")
    {
        this.host = host;
        Add(name);
        selection.AddTo(this);
        Add(baseline);
        Add(noForeignConfig);
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

        if (found.Count == 0 && AskedPlace.TryParse(asked, host.CurrentDirectory) is { } place)
        {
            return Explain(place, result);
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

    private int Explain(AskedPlace place, ParseResult result)
    {
        var (select, extendSelect, ignore) = selection.Read(result);
        return new PlaceExplanation(host, new CheckOptions
        {
            Input = new InputSettings { Paths = ["."] },
            Select = select,
            ExtendSelect = extendSelect,
            Ignore = ignore,
            Report = new ReportSettings { FailOn = null, Targets = [], Color = ColorMode.Never, IsQuiet = true },
            Jobs = 0,
            Changes = new ChangeSettings { Baseline = result.GetValue(baseline), HonorsForeignConfiguration = !result.GetValue(noForeignConfig) },
        }).Run(place);
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
            WriteFact(output, "aliases", descriptor.Aliases.Count <= MaxAliases ? string.Join(", ", descriptor.Aliases) : CountAliases(descriptor.Aliases));
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

    private static string CountAliases(IReadOnlyList<string> aliases)
    {
        var peers = aliases.GroupBy(static alias => alias[..Math.Max(0, alias.IndexOf('/', StringComparison.Ordinal))], StringComparer.Ordinal).OrderBy(static group => group.Key, StringComparer.Ordinal);
        return $"{string.Join(", ", peers.Select(static group => $"{group.Count()} of {group.Key}"))}; all: rules --format json";
    }

    private static void WriteFact(StreamWriter output, string name, string value) => output.WriteLine($"  {(name.Length == 0 ? "" : name + ":"),-10}{value}");
}
