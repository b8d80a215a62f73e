using System.CommandLine;
using System.CommandLine.Invocation;
using System.Reflection;
using OpsLead.Lint.Cli.Commands;
using OpsLead.Lint.Cli.Reporting;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Cli;

/// <summary>The program: reads the command line, runs the command, answers with an <see cref="ExitCode"/>.</summary>
/// <param name="host">The machine.</param>
internal sealed class CommandLineApplication(CommandHost host)
{
    /// <summary>The program's version, without the commit it was built from.</summary>
    public static string Version { get; } = ReadVersion();

    /// <summary>Runs one command.</summary>
    /// <param name="arguments">The command line after the program's name.</param>
    /// <returns>The exit code.</returns>
    public int Run(IReadOnlyList<string> arguments)
    {
        try
        {
            return Invoke(arguments);
        }
        catch (Exception exception) when (exception is UsageException or UnknownSelectorException)
        {
            WriteError("error", exception);
            return ExitCode.Failure;
        }
        catch (Exception exception)
        {
            // Whatever it is, a build that reads exit codes must be able to tell it from findings.
            WriteInternalError(exception);
            return ExitCode.Failure;
        }
        finally
        {
            host.Error.Flush();
        }
    }

    private int Invoke(IReadOnlyList<string> arguments)
    {
        // The commonest question of scripts; it needs no parser.
        if (arguments is ["--version"])
        {
            WriteVersion();
            return ExitCode.Clean;
        }

        using var output = CommandHost.CreateWriter(host.Output);
        var result = CreateRootCommand().Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null, EnablePosixBundling = false });
        if (result.Action is ParseErrorAction)
        {
            throw new UsageException(Explain(result));
        }

        return result.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, Output = output, Error = host.Error });
    }

    // One sentence about what came first; the parser's own list repeats itself.
    private static string Explain(ParseResult result)
    {
        var command = result.CommandResult.Command;
        if (result.UnmatchedTokens is [var unknown, ..])
        {
            return DescribeUnknown(command, unknown);
        }

        return command.Subcommands.Count > 0 ? $"Name a command: '{string.Join("', '", command.Subcommands.Select(static child => child.Name))}'. See '--help'." : result.Errors[0].Message;
    }

    /// <summary>Says that a command has no such option or command, and which was meant.</summary>
    /// <param name="command">The command.</param>
    /// <param name="unknown">What was written.</param>
    /// <returns>A message for the person who wrote it.</returns>
    internal static string DescribeUnknown(Command command, string unknown)
    {
        var isOption = unknown.StartsWith('-');
        var kind = isOption ? "option" : command.Subcommands.Count > 0 ? "command" : "argument";
        var known = command.Children.Where(child => child is Option == isOption && child is not Argument).Select(static child => child.Name);
        var nearest = NearestName.Find(unknown, known);
        return $"There is no {kind} '{unknown}'." + (nearest is null ? " See '--help'." : $" Did you mean '{nearest}'?");
    }

    private RootCommand CreateRootCommand()
    {
        var root = new RootCommand("Lints what ships: Kubernetes manifests, Dockerfiles, Compose files, workflows, secrets, C#, and how they fit together.")
        {
            new CheckCommand(host),
            new RulesCommand(host),
            new ExplainCommand(host),
            new BaselineCommand(host),
            new SecretsCommand(host),
        };
        root.Add(new CompletionCommand(host, root));
        HelpText.Install(root);
        foreach (var option in root.Options)
        {
            if (option is VersionOption version)
            {
                version.Action = new VersionAction(this);
            }
        }

        return root;
    }

    private void WriteVersion()
    {
        using var output = CommandHost.CreateWriter(host.Output);
        output.WriteLine(Version);
    }

    private void WriteError(string kind, Exception exception) => host.Error.WriteLine($"{kind}: {PrintableText.Escape(exception.Message)}");

    // The message of an exception nobody expected may quote the file it was thrown at, and with it a secret; a failing disk quotes none.
    private void WriteInternalError(Exception exception)
    {
        if (host.GetEnvironmentVariable("OPSLEAD_DEBUG") == "1")
        {
            host.Error.WriteLine($"internal error: {exception}");
            return;
        }

        var place = exception.StackTrace is { } trace ? " " + trace.AsSpan().Trim()[..Math.Max(trace.AsSpan().Trim().IndexOf('('), 0)].ToString() : "";
        host.Error.WriteLine(exception is IOException or UnauthorizedAccessException
            ? $"internal error: {PrintableText.Escape(exception.Message)}"
            : $"internal error: {exception.GetType().Name}{PrintableText.Escape(place)}. Set OPSLEAD_DEBUG=1 to see all of it, which may quote your files.");
    }

    private static string ReadVersion()
    {
        var version = typeof(CommandLineApplication).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0";
        var commit = version.IndexOf('+', StringComparison.Ordinal);
        return commit < 0 ? version : version[..commit];
    }

    private sealed class VersionAction(CommandLineApplication application) : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            application.WriteVersion();
            return ExitCode.Clean;
        }
    }
}
