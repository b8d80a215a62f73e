using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace OpsLead.Lint.Cli.Tests;

/// <summary>What the README shows is what happens.</summary>
public sealed partial class ReadmeTests
{
    private static readonly string Readme = File.ReadAllText(Path.Combine(RepositoryRoot.Find(), "README.md")).ReplaceLineEndings("\n");

    [Test]
    public void The_command_prints_what_the_readme_shows()
    {
        var block = GetBlock("console");
        var end = block.IndexOf('\n', StringComparison.Ordinal);
        var command = block[..end];
        Assert.That(command, Does.StartWith("$ dotnet opslead-lint "));

        var run = CommandRun.Start(RepositoryRoot.Find(), command["$ dotnet opslead-lint ".Length..].Split(' '));

        Assert.That(run.Output.TrimEnd('\n'), Is.EqualTo(block[(end + 1)..].TrimEnd('\n')));
    }

    [Test]
    public void The_library_example_compiles_and_prints_what_the_readme_shows()
    {
        var assembly = Compile(GetBlock("csharp"));
        var output = new StringWriter { NewLine = "\n" };
        var console = Console.Out;
        Console.SetOut(output);
        try
        {
            assembly.EntryPoint!.Invoke(null, [Array.Empty<string>()]);
        }
        finally
        {
            Console.SetOut(console);
        }

        Assert.That(output.ToString(), Is.EqualTo(GetBlock("text")));
    }

    [Test]
    public void There_are_two_commands_and_ci_runs_the_second()
    {
        var commands = Fence().Matches(Readme).Where(static match => match.Groups["info"].Value == "sh").Select(static match => match.Groups["text"].Value.Trim()).ToArray();
        var ci = File.ReadAllText(Path.Combine(RepositoryRoot.Find(), ".ci", "run"));

        Assert.That(commands, Has.Length.EqualTo(2));
        Assert.That(commands[0], Does.Contain("check testdata/projects/shop ").And.Contain("sarif="));
        Assert.That(ci, Does.Contain(commands[1]));
    }

    private static string GetBlock(string info) => Fence().Matches(Readme).First(match => match.Groups["info"].Value == info).Groups["text"].Value;

    private static Assembly Compile(string source)
    {
        // What this test process itself may load is what a user's project would reference, and the example wants implicit usings.
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(static path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create(
            "ReadmeExample",
            [CSharpSyntaxTree.ParseText("global using System;\n"), CSharpSyntaxTree.ParseText(source)],
            references,
            new CSharpCompilationOptions(OutputKind.ConsoleApplication));
        using var stream = new MemoryStream();
        var result = compilation.Emit(stream);
        Assert.That(result.Diagnostics.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error), Is.Empty);
        return Assembly.Load(stream.ToArray());
    }

    [GeneratedRegex(@"^```(?<info>\w+)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();
}
