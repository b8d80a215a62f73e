using System.CommandLine;

namespace OpsLead.Lint.Cli.Commands;

/// <summary>The options that choose rules.</summary>
internal sealed class SelectionOptions
{
    private readonly Option<string[]> select = Create("--select",
        "Run these rules and no others: ids, names, peers' ids (hadolint/DL3008), 'peer/*', input kinds, categories, practices, '*'.");
    private readonly Option<string[]> extendSelect = Create("--extend-select", "Run these rules too.");
    private readonly Option<string[]> ignore = Create("--ignore", "Do not run these rules.");

    /// <summary>Adds the options.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        command.Add(select);
        command.Add(extendSelect);
        command.Add(ignore);
    }

    /// <summary>Reads the options.</summary>
    /// <param name="result">The command line.</param>
    /// <returns>What they choose.</returns>
    public (List<string> Select, List<string> ExtendSelect, List<string> Ignore) Read(ParseResult result) =>
        (CommaSeparated.Split(result.GetValue(select)), CommaSeparated.Split(result.GetValue(extendSelect)), CommaSeparated.Split(result.GetValue(ignore)));

    private static Option<string[]> Create(string name, string description) =>
        new(name) { Description = description, HelpName = "RULES", Arity = ArgumentArity.OneOrMore };
}
