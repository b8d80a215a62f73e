namespace OpsLead.Lint.Cli.Tests;

/// <summary>Every file of <c>testdata/cli</c> is what the program answers, byte for byte. <c>OPSLEAD_UPDATE=1</c> writes them anew.</summary>
public sealed class TranscriptTests
{
    private static readonly string Folder = Path.Combine(RepositoryRoot.Find(), "testdata", "cli");

    private static IEnumerable<TestCaseData<string>> Files() =>
        Directory.EnumerateFiles(Folder, "*.txt").Order(StringComparer.Ordinal).Select(static file => new TestCaseData<string>(file).SetArgDisplayNames(Path.GetFileNameWithoutExtension(file)));

    [TestCaseSource(nameof(Files))]
    public void The_program_answers_as_the_transcript_says(string file)
    {
        var expected = File.ReadAllText(file);
        using var folder = new TemporaryFolder();

        var actual = Transcript.Parse(expected).Play(folder);

        if (Environment.GetEnvironmentVariable("OPSLEAD_UPDATE") == "1")
        {
            File.WriteAllText(file, actual);
            return;
        }

        Assert.That(actual, Is.EqualTo(expected));
    }
}
