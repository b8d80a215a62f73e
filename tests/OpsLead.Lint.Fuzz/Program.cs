using SharpFuzz;

namespace OpsLead.Lint.Fuzz;

/// <summary>
/// Targets for afl-fuzz. <c>instrument FOLDER</c> prepares the assemblies of a copy of this program; <c>TARGET</c> is what afl-fuzz runs;
/// <c>TARGET FILE…</c> replays what it found, without it.
/// </summary>
/// <remarks>
/// <c>dotnet publish tests/OpsLead.Lint.Fuzz -c Release -o fuzz</c>, <c>dotnet fuzz/OpsLead.Lint.Fuzz.dll instrument fuzz</c>,
/// <c>AFL_SKIP_BIN_CHECK=1 afl-fuzz -i testdata/corpora -o findings -t 10000 -m none -- dotnet fuzz/OpsLead.Lint.Fuzz.dll yaml</c>.
/// </remarks>
internal static class Program
{
    public static int Main(string[] arguments)
    {
        switch (arguments)
        {
            case ["instrument", var folder]:
                Instrument(folder);
                return 0;
            case [var name] when FuzzTarget.Find(name) is { } target:
                Fuzzer.OutOfProcess.Run(stream => target.Run(Read(stream)));
                return 0;
            case [var name, .. var files] when files.Length > 0 && FuzzTarget.Find(name) is { } target:
                foreach (var file in files)
                {
                    target.Run(File.ReadAllBytes(file));
                }

                return 0;
            default:
                Console.Error.WriteLine($"usage: (instrument FOLDER | TARGET [FILE…]), TARGET one of {string.Join(", ", FuzzTarget.All.Select(static target => target.Name))}");
                return 2;
        }
    }

    private static void Instrument(string folder)
    {
        foreach (var assembly in Directory.EnumerateFiles(folder, "*.dll").Where(static file => Path.GetFileName(file) is "YamlDotNet.dll" || IsOurs(Path.GetFileName(file))))
        {
            Fuzzer.Instrument(assembly, static _ => true, Options.Value);
        }
    }

    private static bool IsOurs(string name) => name.StartsWith("OpsLead.Lint", StringComparison.Ordinal) && !name.Contains(".Fuzz", StringComparison.Ordinal);

    private static byte[] Read(Stream stream)
    {
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }
}
