using System.CommandLine;
using System.Text.Json;
using OpsLead.Lint.Cli.Reporting;
using OpsLead.Lint.Sarif;

namespace OpsLead.Lint.Cli.Commands;

/// <summary><c>rules</c>: lists all rules.</summary>
internal sealed class RulesCommand : Command
{
    private readonly CommandHost host;
    private readonly Option<string> format = ChoiceOption.Create("--format", "How to list them.", "text", "text", "json");

    /// <summary>The command.</summary>
    /// <param name="host">The machine.</param>
    public RulesCommand(CommandHost host)
        : base("rules", "List all rules.")
    {
        this.host = host;
        Add(format);
        SetAction(Run);
    }

    private int Run(ParseResult result)
    {
        var rules = host.CreateRules().GetInfos();
        if (result.GetValue(format) == "json")
        {
            WriteJson(rules, host.Output);
        }
        else
        {
            WriteText(rules, host.Output);
        }

        return ExitCode.Clean;
    }

    private static void WriteText(IReadOnlyList<RuleInfo> rules, Stream output)
    {
        var nameWidth = 0;
        foreach (var rule in rules)
        {
            nameWidth = Math.Max(nameWidth, rule.Name.Length);
        }

        using var writer = CommandHost.CreateWriter(output);
        foreach (var rule in rules)
        {
            writer.WriteLine($"{rule.Descriptor.Id}  {RuleFacts.GetDefault(rule.Descriptor),-7}  {rule.Name.PadRight(nameWidth)}  {rule.Descriptor.Title}");
        }
    }

    private static void WriteJson(IReadOnlyList<RuleInfo> rules, Stream output)
    {
        using (var writer = new Utf8JsonWriter(output, PlainJson.Options))
        {
            writer.WriteStartObject();
            writer.WriteNumber("version", JsonReporter.FormatVersion);
            writer.WriteStartArray("rules");
            foreach (var rule in rules)
            {
                WriteRule(writer, rule);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
    }

    private static void WriteRule(Utf8JsonWriter writer, RuleInfo rule)
    {
        var descriptor = rule.Descriptor;
        writer.WriteStartObject();
        writer.WriteString("id", descriptor.Id);
        writer.WriteString("name", rule.Name);
        writer.WriteString("title", descriptor.Title);
        writer.WriteString("message", descriptor.MessageFormat);
        writer.WriteString("input", RuleFacts.ToKebabCase(rule.Language));
        writer.WriteString("category", RuleFacts.ToKebabCase(descriptor.Category));
        writer.WriteString("practice", descriptor.Practice == Practice.None ? null : RuleFacts.ToKebabCase(descriptor.Practice));
        writer.WriteString("severity", SeverityNames.Of(descriptor.DefaultSeverity));
        writer.WriteBoolean("enabledByDefault", descriptor.IsEnabledByDefault);
        writer.WriteString("precision", RuleFacts.ToKebabCase(descriptor.Precision));
        if (descriptor.SecuritySeverity is { } securitySeverity)
        {
            writer.WriteNumber("securitySeverity", securitySeverity);
        }

        WriteList(writer, "aliases", descriptor.Aliases);
        writer.WriteStartArray("weaknesses");
        foreach (var weakness in descriptor.Weaknesses)
        {
            writer.WriteNumberValue(weakness);
        }

        writer.WriteEndArray();
        WriteList(writer, "supersedes", descriptor.Supersedes);
        WriteOptions(writer, rule);
        writer.WriteEndObject();
    }

    private static void WriteOptions(Utf8JsonWriter writer, RuleInfo rule)
    {
        writer.WriteStartArray("options");
        foreach (var option in rule.Descriptor.Options)
        {
            writer.WriteStartObject();
            writer.WriteString("key", RuleFacts.GetKey(rule, option));
            writer.WriteString("type", RuleFacts.ToKebabCase(option.Type));
            writer.WriteString("default", option.DefaultValue);
            writer.WriteString("description", option.Description);
            WriteList(writer, "peerSettings", option.PeerSettings);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteList(Utf8JsonWriter writer, string name, IReadOnlyList<string> values)
    {
        writer.WriteStartArray(name);
        foreach (var value in values)
        {
            writer.WriteStringValue(value);
        }

        writer.WriteEndArray();
    }
}
