using OpsLead.Lint.Cli;

using var output = Console.OpenStandardOutput();
using var error = CommandHost.CreateWriter(Console.OpenStandardError());
var host = new CommandHost
{
    CurrentDirectory = Environment.CurrentDirectory,
    Output = output,
    Error = error,
    GetEnvironmentVariable = Environment.GetEnvironmentVariable,
    IsOutputRedirected = static () => Console.IsOutputRedirected,
    CreateRules = BuiltInRules.Create,
};
return new CommandLineApplication(host).Run(args);
