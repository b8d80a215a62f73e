using System.Text;

namespace OpsLead.Lint.Cli.Tests;

/// <summary>One run of the program in this process: a folder, a command line, what it said.</summary>
/// <param name="ExitCode">The exit code.</param>
/// <param name="Output">What went to the standard output.</param>
/// <param name="Error">What went to the standard error.</param>
internal sealed record CommandRun(int ExitCode, string Output, string Error)
{
    public static CommandRun Start(string folder, IReadOnlyList<string> arguments, RuleSet? rules = null, IReadOnlyDictionary<string, string>? environment = null, bool isTerminal = false, byte[]? input = null)
    {
        using var output = new MemoryStream();
        using var error = new StringWriter { NewLine = "\n" };
        var host = new CommandHost
        {
            CurrentDirectory = folder,
            Input = new MemoryStream(input ?? []),
            Output = output,
            Error = error,
            GetEnvironmentVariable = name => environment?.GetValueOrDefault(name),
            IsOutputRedirected = () => !isTerminal,
            CreateRules = () => rules ?? BuiltInRules.Create(),
        };
        var code = new CommandLineApplication(host).Run(arguments);
        return new CommandRun(code, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }
}
