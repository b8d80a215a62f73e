using System.Collections.Frozen;
using OpsLead.Lint.Syntax.Shell;

namespace OpsLead.Lint.Workflows;

/// <summary>Finds the steps that run a program's tests. Source: the documentation of the test runners, July 2026.</summary>
public static class TestRuns
{
    private static readonly FrozenSet<string> Runners = new[]
    {
        "pytest", "py.test", "tox", "nox", "jest", "vitest", "mocha", "ava", "karma", "rspec", "phpunit", "pest", "ctest", "bats", "ginkgo", "gotestsum", "behave", "cypress", "playwright",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether a job runs tests.</summary>
    /// <param name="job">The job.</param>
    /// <returns>True when one of its steps does.</returns>
    public static bool IsIn(Job job)
    {
        ArgumentNullException.ThrowIfNull(job);
        foreach (var step in job.Steps)
        {
            if (IsTest(step))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a step runs tests, as far as its commands say.</summary>
    /// <param name="step">The step.</param>
    /// <returns>True when it does.</returns>
    public static bool IsTest(Step step)
    {
        ArgumentNullException.ThrowIfNull(step);
        if (step.Uses is { } uses)
        {
            return uses.Name is "cypress-io/github-action";
        }

        if (step.Script is { } script)
        {
            foreach (var command in script.EffectiveCommands)
            {
                if (IsTest(command))
                {
                    return true;
                }
            }
        }
        else if (step.Run is { } run)
        {
            // PowerShell is not parsed; its lines name the same programs.
            return run.Value.Contains("dotnet test", StringComparison.Ordinal) || run.Value.Contains("Invoke-Pester", StringComparison.OrdinalIgnoreCase);
        }

        return false;
    }

    /// <summary>Whether a command runs tests.</summary>
    /// <param name="command">The command.</param>
    /// <returns>True when it does.</returns>
    public static bool IsTest(EffectiveCommand command)
    {
        ArgumentNullException.ThrowIfNull(command);
        return command.Name switch
        {
            null => false,
            "dotnet" => command.Subcommand is "test" or "vstest",
            "npm" or "pnpm" or "yarn" or "bun" => command.Subcommand is "test" or "t" || (command.Subcommand == "run" && Operand(command, 1) is { } script && script.StartsWith("test", StringComparison.Ordinal)),
            "npx" or "uv" or "poetry" or "pipenv" or "bundle" => HasOperand(command, Runners.Contains),
            "python" or "python3" => command.FindFlag("-m") is { Value: "pytest" or "unittest" or "nose2" or "tox" },
            "go" or "cargo" or "swift" or "mix" or "bazel" or "deno" or "stack" or "zig" => command.Subcommand is "test" or "nextest",
            "rails" or "rake" => command.Subcommand is "test" or "spec",
            "mvn" or "mvnw" or "./mvnw" => HasOperand(command, static text => text is "test" or "verify" or "install" or "package"),
            "gradle" or "gradlew" or "./gradlew" => HasOperand(command, static text => text is "test" or "check" or "build" || text.EndsWith(":test", StringComparison.Ordinal)),
            "make" or "just" or "task" => HasOperand(command, static text => text is "test" or "check" or "tests" || text.StartsWith("test-", StringComparison.Ordinal) || text.EndsWith("-test", StringComparison.Ordinal)),
            var name => Runners.Contains(name),
        };
    }

    private static string? Operand(EffectiveCommand command, int index) => command.Operands.Length > index ? command.Operands[index].LiteralText : null;

    private static bool HasOperand(EffectiveCommand command, Func<string, bool> matches)
    {
        foreach (var operand in command.Operands)
        {
            if (operand.LiteralText is { } text && matches(text))
            {
                return true;
            }
        }

        return false;
    }
}
