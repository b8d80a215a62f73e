using OpsLead.Lint.Syntax.Docker;
using OpsLead.Lint.Testing;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Rules.Docker.Tests;

/// <summary>
/// A fix changes the instruction it is for and no other: the tree of the fixed file is compared with that of the file before, for every fix
/// of every rule's page and of an example that holds the odd forms.
/// </summary>
[TestFixture]
public sealed class FixedTreeTests
{
    private const string Odd =
        """
        # syntax=docker/dockerfile:1
        FROM --platform=$TARGETPLATFORM debian:13 as Build
        MAINTAINER Shop <ops@shop.example>
        ENV A b c
        ENV D "e f"
        LABEL g h
        EXPOSE 80/TCP 127.0.0.1:81:82
        ADD i /j
        COPY k l /m
        RUN sudo apt install \
              curl && RUN make \

              all
        RUN apt-get install -y a && apk add b && pip install c && useradd -u 1234567 d && wget https://e.example
        RUN cd /opt
        RUN <<EOF
        f
        g
        EOF
        HEALTHCHECK CMD h
        HEALTHCHECK CMD i
        CMD ["sh", "-c", "j && k"]
        CMD ["sh", "-c", "l && m"]
        FROM mcr.microsoft.com/dotnet/aspnet:10.0
        COPY --from=Build n /o
        run yum install p && zypper install q
        ENTRYPOINT dotnet r.dll
        """;

    private static readonly Linter Everything = new(new LintOptions { Rules = RuleCatalogue.CreateRules(), Select = ["*"], MaxDegreeOfParallelism = 1 });

    /// <summary>Each fix of each example.</summary>
    public static IEnumerable<TestCaseData> Fixes
    {
        get
        {
            var texts = Directory.EnumerateFiles(Path.Combine(Repository.Root, "rules", "Docker"), "OPL*.md").Order(StringComparer.Ordinal)
                .SelectMany(static page => ReadDockerfiles(page))
                .Prepend((Name: "odd", Text: Odd))
                .Append((Name: "odd with CR LF", Text: Odd.ReplaceLineEndings("\r\n")));
            foreach (var (name, text) in texts)
            {
                var index = 0;
                foreach (var finding in Everything.Lint(Workspace.Create([new SourceDocument("Dockerfile", text)])).Diagnostics)
                {
                    if (finding.Fix is { } fix)
                    {
                        yield return new TestCaseData(text, finding).SetArgDisplayNames(name, $"{finding.Rule.Descriptor.Id} #{index++}: {fix.Title}");
                    }
                }
            }
        }
    }

    [TestCaseSource(nameof(Fixes))]
    public void A_fix_leaves_every_other_instruction_as_it_was(string text, Diagnostic finding)
    {
        var source = SourceText.From(text);
        var before = DockerfileSyntax.Parse(source);
        var after = DockerfileSyntax.Parse(SourceText.From(FixEngine.Apply(source, finding.Fix!.Edits)));
        var edits = finding.Fix.Edits;
        var untouched = before.Instructions.Where(instruction => !edits.Any(edit => Touches(edit, instruction, source)))
            .Select(static instruction => instruction.Source.Text).ToList();
        var remaining = after.Instructions.Select(static instruction => instruction.Source.Text).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(after.Errors.Count, Is.LessThanOrEqualTo(before.Errors.Count), "The fixed file has a new error.");
            Assert.That(IsSubsequence(untouched, remaining), Is.True, $"{string.Join('\n', untouched)}\n---\n{string.Join('\n', remaining)}");
            Assert.That(after.Instructions.Count - before.Instructions.Count, Is.InRange(-1, 1));
            Assert.That(after.Stages.Count, Is.EqualTo(before.Stages.Count));
            Assert.That(after.Instructions.Select(static instruction => instruction.Kind), Has.None.EqualTo(DockerInstructionKind.Unknown));
        });
    }

    [Test]
    public void The_examples_have_fixes_of_every_mechanical_rule()
    {
        var fixedRules = Fixes.Select(static data => ((Diagnostic)data.Arguments[1]!).Rule.Descriptor.Id).ToHashSet();
        string[] expected =
        [
            "OPL2002", "OPL2004", "OPL2005", "OPL2009", "OPL2010", "OPL2011", "OPL2012", "OPL2013", "OPL2018", "OPL2019", "OPL2021", "OPL2022", "OPL2028",
            "OPL2029", "OPL2033", "OPL2035", "OPL2036",
            "OPL2037", "OPL2038", "OPL2039", "OPL2041", "OPL2069", "OPL2070", "OPL2072",
        ];
        Assert.That(expected.Except(fixedRules), Is.Empty);
    }

    // An insertion at the beginning of an instruction stands before it, unless it begins in its line.
    private static bool Touches(TextEdit edit, DockerInstruction instruction, SourceText source) => edit.Span.Length == 0
        ? edit.Span.Start > instruction.Span.Start && edit.Span.Start <= instruction.Span.End && source.Length > 0
        : edit.Span.Start < instruction.Span.End && instruction.Span.Start < edit.Span.End;

    private static bool IsSubsequence(List<string> part, List<string> whole)
    {
        var found = 0;
        foreach (var item in whole)
        {
            found += found < part.Count && part[found] == item ? 1 : 0;
        }

        return found == part.Count;
    }

    private static IEnumerable<(string Name, string Text)> ReadDockerfiles(string page)
    {
        var name = Path.GetFileNameWithoutExtension(page);
        List<string>? lines = null;
        foreach (var line in File.ReadLines(page))
        {
            if (lines is null && line.StartsWith("```dockerfile", StringComparison.Ordinal))
            {
                lines = [];
            }
            else if (lines is not null && line == "```")
            {
                yield return (name, string.Join('\n', lines) + "\n");
                lines = null;
            }
            else
            {
                lines?.Add(line);
            }
        }
    }
}
