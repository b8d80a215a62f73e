using System.Runtime.CompilerServices;

namespace OpsLead.Lint.Sarif.Tests;

/// <summary>Prepared logs beside the tests; <c>OPSLEAD_UPDATE=1</c> rewrites them.</summary>
internal static class Golden
{
    public static void Verify(string name, string actual, [CallerFilePath] string caller = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(caller)!, "Goldens", name);
        if (Environment.GetEnvironmentVariable("OPSLEAD_UPDATE") == "1")
        {
            File.WriteAllText(path, actual);
        }

        Assert.That(actual, Is.EqualTo(File.ReadAllText(path)));
    }
}
