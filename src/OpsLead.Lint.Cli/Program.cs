using OpsLead.Lint.Cli;

// Roslyn matches sections of a scanned repository's .editorconfig with regular expressions that backtrack.
AppContext.SetData("REGEX_DEFAULT_MATCH_TIMEOUT", TimeSpan.FromSeconds(2));

using var input = Console.OpenStandardInput();
using var output = Console.OpenStandardOutput();
using var error = CommandHost.CreateWriter(Console.OpenStandardError());
var host = new CommandHost
{
    CurrentDirectory = Environment.CurrentDirectory,
    Input = input,
    Output = output,
    Error = error,
    GetEnvironmentVariable = Environment.GetEnvironmentVariable,
    IsOutputRedirected = static () => Console.IsOutputRedirected,
    IsErrorRedirected = static () => Console.IsErrorRedirected,
    CreateRules = BuiltInRules.Create,
};
return new CommandLineApplication(host).Run(args);
